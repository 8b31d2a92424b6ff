// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Primitives

/// Turns an invoice, and what was credited of it before, into a credit note: a pure function.
///
/// ```
/// invoice − earlier credit notes ──▶ what is left ──▶ all of it, or a typed net sum with the
///                                                     invoice's own tax category and rate
/// ```
///
/// The last credit note takes exactly what is left, so that whatever parts came before, the
/// credit notes of an invoice add up to its net, tax, rounding and total.
///
/// - Source: billing rules, section 5; EN 16931 BG-3.
package struct CreditNoteDrafter: Sendable {
    /// The frozen document that is corrected.
    package let invoice: InvoiceDocument
    /// The totals of its earlier credit notes.
    package let earlier: [InvoiceTotals]
    package var issueOn: CalendarDate
    /// Empty for a preview: drafts have no number.
    package var number: String

    package init(
        of invoice: InvoiceDocument,
        earlier: [InvoiceTotals],
        issueOn: CalendarDate,
        number: String = ""
    ) {
        self.invoice = invoice
        self.earlier = earlier
        self.issueOn = issueOn
        self.number = number
    }

    /// The net sum that can still be credited.
    package var netLeft: Money { earlier.reduce(invoice.totals.net) { $0 - $1.net } }

    /// The tax that can still be credited.
    package var taxLeft: Money { earlier.reduce(invoice.totals.tax) { $0 - $1.tax } }

    /// Drafts the credit note of all that is left.
    package func full(reason: String) -> InvoiceDraft {
        let exactLeft = earlier.reduce(invoice.totals.exactMicros) { $0 - $1.exactMicros }
        let lines = earlier.isEmpty ? invoice.lines : [line(netLeft, reason, exactLeft)]
        return draft(lines, net: netLeft, tax: taxLeft, exactMicros: exactLeft, reason)
    }

    /// Drafts the credit note of a net sum, which is positive and at most `netLeft`.
    package func part(_ net: Money, reason: String) -> InvoiceDraft {
        precondition(net.micros > 0 && net <= netLeft, "only what is left can be credited")
        guard net < netLeft else { return full(reason: reason) }
        let rate = invoice.taxes.first?.rate ?? .zero
        let tax = min(net.percentage(rate), taxLeft)
        let lines = [line(net, reason, net.micros)]
        return draft(lines, net: net, tax: tax, exactMicros: net.micros, reason)
    }

    /// By the rate of the invoice; the last credit note takes what the others have left.
    private func national(_ tax: Money) -> NationalTax? {
        guard let whole = invoice.totals.national, var part = whole.part(tax) else { return nil }
        if tax == taxLeft {
            part.tax = earlier.compactMap { $0.national?.tax }.reduce(whole.tax) { $0 - $1 }
        }
        return part
    }

    private func line(_ net: Money, _ text: String, _ exactMicros: Int64) -> InvoiceLine {
        var line = InvoiceLine(text: text, net: net)
        line.exactMicros = exactMicros
        return line
    }

    private func draft(
        _ lines: [InvoiceLine],
        net: Money,
        tax: Money,
        exactMicros: Int64,
        _ reason: String
    ) -> InvoiceDraft {
        var document = invoice
        document.kind = .creditNote
        document.number = number
        document.issueOn = issueOn
        document.dueOn = issueOn
        document.paymentReference = number
        document.rechargedMicros = nil
        document.corrects = CorrectedInvoice(invoice, reason: reason)
        document.lines = lines
        document.taxes = invoice.taxes.prefix(1).map { kept in
            var line = kept
            line.taxable = net
            line.tax = tax
            return line
        }
        document.totals = InvoiceTotals(net: net, tax: tax)
        document.totals.exactMicros = exactMicros
        document.totals.national = national(tax)
        return InvoiceDraft(document: document, warnings: [])
    }
}

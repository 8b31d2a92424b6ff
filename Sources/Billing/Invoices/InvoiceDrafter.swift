// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Messaging
import Primitives

/// Turns charges or a typed sum into an invoice: a pure function, so that a preview and the
/// issued document cannot differ in anything but the number.
///
/// ```
/// charges ──▶ lines, each rounded once ──▶ net ──▶ tax, rounded once ──▶ total
///                     └── what rounding moved ──▶ posting
/// ```
///
/// - Source: billing rules, sections 1 and 5; EN 16931 BR-CO-10 to BR-CO-17.
package struct InvoiceDrafter: Sendable {
    package var client: Client
    package var enterprise: Enterprise
    package var brand: Brand
    package var issueOn: CalendarDate
    /// Empty for a preview: drafts have no number.
    package var number: String
    /// The hash of the enterprise's document template.
    package var templateHash: String?
    /// How tax is told in the enterprise's own currency, where the client's is another.
    package var nationalConversion: ExchangeConversion?

    package init(
        client: Client,
        enterprise: Enterprise,
        brand: Brand,
        issueOn: CalendarDate,
        number: String = ""
    ) {
        self.client = client
        self.enterprise = enterprise
        self.brand = brand
        self.issueOn = issueOn
        self.number = number
    }

    /// Drafts the invoice of a period's charges.
    ///
    /// Charges come in any order; those of one destination, basis and price become one line.
    /// Messages of the period whose outcome is not known yet are warned about.
    /// Corrected prices come with it as far as the sum does not fall below zero; the others wait
    /// for the next invoice.
    package func usage(
        _ period: BillingPeriod,
        charges: [UsageCharge],
        messagesStillHeld: Int64 = 0,
        corrections: [InvoiceLine] = []
    ) -> InvoiceDraft {
        var lines = UsageCharge.merged(charges).map { $0.line(client.currency) }
        lines = Self.adding(corrections, to: lines)
        var draft = finish(document(.usage, period), lines: lines)
        if lines.isEmpty { draft.warnings.append(.nothingToBill) }
        if messagesStillHeld > 0 { draft.warnings.append(.messagesStillHeld(messagesStillHeld)) }
        return draft
    }

    /// Adds what fits, what the client owes more first, each at the end of its account's lines.
    private static func adding(
        _ corrections: [InvoiceLine],
        to lines: [InvoiceLine]
    ) -> [InvoiceLine] {
        var lines = lines
        var net = lines.reduce(0) { $0 + $1.net.micros }
        let inOrder =
            corrections.filter { $0.exactMicros > 0 } + corrections.filter { $0.exactMicros <= 0 }
        for line in inOrder where net + line.net.micros >= 0 {
            net += line.net.micros
            let place = lines.lastIndex { $0.account?.id == line.account?.id }
            lines.insert(line, at: place.map { $0 + 1 } ?? (line.account == nil ? 0 : lines.count))
        }
        return lines
    }

    /// Drafts an invoice or proforma for a typed sum.
    ///
    /// A usage invoice is a programmer fault: it is drafted from charges.
    package func amount(_ kind: InvoiceKind, _ amount: Money, text: String) -> InvoiceDraft {
        precondition(
            kind == .amount || kind == .proforma,
            "usage invoices are drafted from charges, credit notes from invoices"
        )
        precondition(amount.currency == client.currency, "an invoice is in its client's currency")
        var line = InvoiceLine(text: text, net: amount.rounded())
        line.exactMicros = line.net.micros
        var draft = finish(document(kind, nil), lines: [line])
        if amount.micros <= 0 { draft.warnings.append(.nothingToBill) }
        return draft
    }

    /// The currency that the tax of the client's documents must be told in as well; nil when it
    /// is the documents' own, or no tax is charged.
    package var nationalCurrency: Currency? {
        guard let currency = enterprise.taxCurrency, currency != client.currency else { return nil }
        let decision = TaxRules.decide(
            seller: enterprise,
            buyer: client.company,
            given: client.invoicing.tax
        )
        return decision.rate == .zero ? nil : currency
    }

    private func document(_ kind: InvoiceKind, _ period: BillingPeriod?) -> InvoiceDocument {
        let days = client.invoicing.paymentTermsDays ?? enterprise.paymentTermsDays
        var document = InvoiceDocument(
            heading: InvoiceHeading(
                kind: kind,
                number: number,
                dates: (issue: issueOn, due: issueOn.adding(days: days)),
                currency: client.currency,
                language: client.invoicing.language ?? enterprise.documentLanguage,
                period: period
            ),
            seller: SellerDetails(enterprise: enterprise, brand: brand),
            buyer: BuyerDetails(client: client)
        )
        document.note = enterprise.invoiceNote
        document.templateHash = templateHash
        return document
    }

    private func finish(_ heading: InvoiceDocument, lines: [InvoiceLine]) -> InvoiceDraft {
        var document = heading
        let zero = Money.zero(client.currency)
        let net = lines.reduce(zero) { $0 + $1.net }
        let decision = TaxRules.decide(
            seller: enterprise,
            buyer: client.company,
            given: client.invoicing.tax
        )
        let tax = decision.line(on: net, language: document.language)
        document.lines = lines
        document.taxes = [tax]
        document.totals = InvoiceTotals(net: net, tax: tax.tax)
        document.totals.exactMicros = lines.reduce(0) { $0 + $1.exactMicros }
        // A request for payment is no tax document.
        if document.kind != .proforma, !tax.tax.isZero {
            document.totals.national = nationalConversion.flatMap { NationalTax(tax.tax, by: $0) }
        }
        return InvoiceDraft(document: document, warnings: warnings(decision))
    }

    private func warnings(_ decision: TaxDecision) -> [InvoiceWarning] {
        var warnings: [InvoiceWarning] = []
        if client.company.name.isEmpty { warnings.append(.companyMissing) }
        if ![.none, .exempt].contains(enterprise.taxScheme), enterprise.taxID.isEmpty {
            warnings.append(.sellerTaxIDMissing)
        }
        if let warning = decision.warning { warnings.append(.tax(warning)) }
        return warnings
    }
}

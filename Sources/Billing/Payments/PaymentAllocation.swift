// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Primitives

/// Which invoices a client's money settles: the linked one first, else the oldest open.
///
/// Money that went back (a negative payment) settles nothing and lessens what later payments
/// and invoices may use, the newest payments first. Proformas are no debts: they are never
/// settled here.
///
/// - Source: billing rules, section 6.
package enum PaymentAllocation {
    /// A payment as far as it has not settled anything yet.
    package struct Source: Hashable, Sendable {
        package var paymentID: PaymentID
        /// Negative for money that went back.
        package var unallocatedMicros: Int64
        package var linkedInvoiceID: InvoiceID?

        package init(
            paymentID: PaymentID,
            unallocatedMicros: Int64,
            linkedInvoiceID: InvoiceID? = nil
        ) {
            self.paymentID = paymentID
            self.unallocatedMicros = unallocatedMicros
            self.linkedInvoiceID = linkedInvoiceID
        }
    }

    /// An invoice as far as it is not settled.
    package struct Target: Hashable, Sendable {
        package var invoiceID: InvoiceID
        package var outstandingMicros: Int64

        package init(invoiceID: InvoiceID, outstandingMicros: Int64) {
            self.invoiceID = invoiceID
            self.outstandingMicros = outstandingMicros
        }
    }

    /// What a payment settles of an invoice.
    package struct Part: Hashable, Sendable {
        package let paymentID: PaymentID
        package let invoiceID: InvoiceID
        /// Positive.
        package let micros: Int64

        package init(paymentID: PaymentID, invoiceID: InvoiceID, micros: Int64) {
            self.paymentID = paymentID
            self.invoiceID = invoiceID
            self.micros = micros
        }
    }

    /// Distributes what is unallocated over what is outstanding.
    ///
    /// - Parameters:
    ///   - sources: one client's payments, oldest first.
    ///   - targets: the client's open invoices, oldest first.
    /// - Returns: At most one part per payment and invoice.
    package static func allocate(_ sources: [Source], over targets: [Target]) -> [Part] {
        var left = usable(sources)
        var owed = targets
        var parts: [Part] = []
        for index in left.indices {
            guard let linked = left[index].linkedInvoiceID,
                let target = owed.firstIndex(where: { $0.invoiceID == linked })
            else { continue }
            settle(&left[index], &owed[target], &parts)
        }
        for index in left.indices {
            for target in owed.indices { settle(&left[index], &owed[target], &parts) }
        }
        return parts
    }

    /// Positive payments, lessened by what went back.
    private static func usable(_ sources: [Source]) -> [Source] {
        var wentBack = sources.reduce(Int64(0)) { $0 - min(0, $1.unallocatedMicros) }
        var usable = sources.filter { $0.unallocatedMicros > 0 }
        for index in usable.indices.reversed() where wentBack > 0 {
            let part = min(wentBack, usable[index].unallocatedMicros)
            usable[index].unallocatedMicros -= part
            wentBack -= part
        }
        return usable
    }

    private static func settle(
        _ source: inout Source,
        _ target: inout Target,
        _ parts: inout [Part]
    ) {
        let micros = min(source.unallocatedMicros, target.outstandingMicros)
        guard micros > 0 else { return }
        source.unallocatedMicros -= micros
        target.outstandingMicros -= micros
        parts.append(
            Part(paymentID: source.paymentID, invoiceID: target.invoiceID, micros: micros)
        )
    }
}

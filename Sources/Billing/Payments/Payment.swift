// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Primitives

/// Money that came in from a client (or went back, when negative).
///
/// It moves the balance when it is created; amount and invoice link are final, the rest can
/// be edited and every edit is in the history.
///
/// - Source: billing rules, section 6.
package struct Payment: Hashable, Sendable {
    package var id: PaymentID
    package var clientID: ClientID
    package var amount: Money
    /// A record that the money really came in; does not move the balance.
    package var isPaid: Bool
    /// A label of the payment methods library; empty when none was chosen.
    package var method: String
    package var paidOn: CalendarDate
    package var invoiceID: InvoiceID?
    package var comment: String
    package var recordedAt: Instant
    /// The payment that this one undoes.
    package var reversesID: PaymentID?
    /// The part of the amount that has settled invoices.
    package var allocated: Money

    package init(
        id: PaymentID,
        clientID: ClientID,
        amount: Money,
        paidOn: CalendarDate,
        recordedAt: Instant
    ) {
        self.id = id
        self.clientID = clientID
        self.amount = amount
        self.paidOn = paidOn
        self.recordedAt = recordedAt
        isPaid = true
        method = ""
        invoiceID = nil
        reversesID = nil
        comment = ""
        allocated = .zero(amount.currency)
    }

    /// What has not settled an invoice yet.
    package var unallocated: Money { amount - allocated }
}

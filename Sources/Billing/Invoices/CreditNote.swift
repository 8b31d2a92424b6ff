// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Primitives

/// An issued credit note as lists show it; its content is a frozen `InvoiceDocument`.
///
/// Its sums are positive: they are what the client owes less.
///
/// - Source: billing rules, section 5; EN 16931, type code 381.
package struct CreditNote: Hashable, Sendable {
    package var id: CreditNoteID
    package var clientID: ClientID
    package var enterpriseID: EnterpriseID
    /// The invoice it takes back, wholly or in part.
    package var invoiceID: InvoiceID
    package var number: String
    package var issueOn: CalendarDate
    package var net: Money
    package var tax: Money
    package var total: Money
    package var reason: String
    /// Whether nothing is left of the invoice after it.
    package var isFull: Bool
    package var isVisibleToClient: Bool
    package var issuedAt: Instant
    package var documentHash: String

    /// Creates a record with its sums; the rest is set afterwards.
    package init(
        _ id: CreditNoteID,
        of invoice: InvoiceID,
        for clientID: ClientID,
        by enterpriseID: EnterpriseID,
        net: Money,
        tax: Money
    ) {
        self.id = id
        self.clientID = clientID
        self.enterpriseID = enterpriseID
        invoiceID = invoice
        number = ""
        issueOn = Instant.epoch.utcDate
        self.net = net
        self.tax = tax
        total = net + tax
        reason = ""
        isFull = false
        isVisibleToClient = false
        issuedAt = .epoch
        documentHash = ""
    }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// What an account of the ledger is for.
package enum LedgerAccountKind: String, Hashable, Sendable, CaseIterable, Codable {
    /// What we owe a client: its payments less what it was charged.
    case client
    /// Charges for messages.
    case revenue
    /// Amount invoices.
    case fees
    case tax
    /// What rounding moved between the exact charges and the papers.
    case rounding
    /// Money that came in.
    case cash
    /// What we owe a supplier.
    case supplier
    /// What messages cost us.
    case cost
    /// Credit that was granted without money: monthly top-ups.
    case credits
}

/// The name of an account: one per kind, owner and currency.
///
/// - Invariant: `ownerID` is the client or supplier of the kinds `client`, `supplier`; other
///   kinds belong to the operator, whose owner id is 0, or to an enterprise.
package struct LedgerAccountKey: Hashable, Sendable {
    package let kind: LedgerAccountKind
    package let ownerID: Int64
    package let currency: Currency

    package init(kind: LedgerAccountKind, ownerID: Int64 = 0, currency: Currency) {
        self.kind = kind
        self.ownerID = ownerID
        self.currency = currency
    }
}

/// Sums of an account's transfers.
///
/// - Units: micros of the account's currency.
package struct LedgerBalance: Hashable, Sendable {
    package var debitsMicros: Int64 = 0
    package var creditsMicros: Int64 = 0
    /// Pending debits.
    package var heldMicros: Int64 = 0

    package init() {}

    /// Posted credits minus posted debits.
    package var micros: Int64 { creditsMicros - debitsMicros }
}

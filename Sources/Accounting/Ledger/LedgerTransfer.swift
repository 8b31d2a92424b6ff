// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// Why money moved between two accounts.
package enum TransferCode: String, Hashable, Sendable, CaseIterable, Codable {
    /// A message's price, client to revenue.
    case charge
    /// An invoice's tax, client to tax.
    case tax
    /// What rounding an invoice moved, either way.
    case rounding
    /// An amount invoice's net sum, client to fees.
    case fee
    /// Money in, cash to client; money back the other way.
    case payment
    /// A supplier's price, cost to supplier.
    case cost
    /// A credit note's net sum, revenue or fees to client; back again when the period of a
    /// credited invoice is billed anew.
    case credit
    /// A correction, dated now.
    case adjustment
}

/// An immutable double entry.
package struct LedgerTransfer: Hashable, Sendable {
    package var id: Int64
    package var debit: LedgerAccountKey
    package var credit: LedgerAccountKey
    /// Positive; the direction is in the two accounts.
    package var amountMicros: Int64
    package var code: TransferCode
    package var phase: Phase

    /// Whether money moves now or is reserved first.
    package enum Phase: Hashable, Sendable {
        case posted
        case pending
        /// Posts a pending transfer in full.
        case post(pending: Int64)
        /// Gives a pending transfer up.
        case void(pending: Int64)
    }

    package init(
        id: Int64,
        debit: LedgerAccountKey,
        credit: LedgerAccountKey,
        amountMicros: Int64,
        code: TransferCode,
        phase: Phase = .posted
    ) {
        self.id = id
        self.debit = debit
        self.credit = credit
        self.amountMicros = amountMicros
        self.code = code
        self.phase = phase
    }
}

/// What became of a transfer; the first case that applies, in this order, is the answer.
package enum TransferStatus: Hashable, Sendable, CaseIterable {
    /// The same transfer was there already; nothing happened again.
    case exists
    /// Another transfer has this id.
    case existsWithOtherContent
    case accountsAreTheSame
    case currenciesDiffer
    case debitAccountNotFound
    case creditAccountNotFound
    case amountNotPositive
    case pendingTransferNotFound
    /// The pending transfer moves another amount or other accounts.
    case pendingTransferDiffers
    case pendingTransferAlreadyPosted
    case pendingTransferAlreadyVoided
    /// A sum would leave the range of `Int64`.
    case overflows
    /// The debit account may not owe that much.
    case exceedsLimit
    case created
}

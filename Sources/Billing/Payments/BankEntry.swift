// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Primitives

/// One movement on a bank account, as a statement of the bank lists it.
package struct BankEntry: Hashable, Sendable {
    package var id: BankEntryID
    package var statementID: BankStatementID
    /// The same for the same movement in every file that has it; nothing is booked twice.
    package var key: String
    /// Where in the file it stands, such as `line 7` or `entry 3`.
    package var place: String
    package var bookedOn: CalendarDate
    /// Negative for money that left.
    package var amount: Money
    /// A structured reference such as `RF18 5390 0754 7034`; may be empty.
    package var reference: String
    package var payer: String
    /// The text of the transfer.
    package var description: String
    package var state: BankEntryState
    /// The payment that it became.
    package var paymentID: PaymentID?

    /// Creates an entry that nobody has looked at.
    package init(
        id: BankEntryID,
        statementID: BankStatementID,
        key: String,
        read: ReadBankEntry
    ) {
        self.id = id
        self.statementID = statementID
        self.key = key
        place = read.place
        bookedOn = read.bookedOn
        amount = read.amount
        reference = read.reference
        payer = read.payer
        description = read.description
        state = .open
        paymentID = nil
    }
}

/// What has been done about an entry of a statement.
package enum BankEntryState: String, Hashable, Sendable, CaseIterable {
    case open
    case booked
    /// Set aside: no payment of a client.
    case ignored
}

/// An entry as it is read from a file.
package struct ReadBankEntry: Hashable, Sendable {
    package var place: String
    package var bookedOn: CalendarDate
    package var amount: Money
    package var reference = ""
    package var payer = ""
    package var description = ""
    /// What the bank calls the movement; empty when it has no name for it.
    package var bankID = ""
    /// The account that the statement is of; empty when the file does not say.
    package var account = ""

    package init(place: String, bookedOn: CalendarDate, amount: Money) {
        self.place = place
        self.bookedOn = bookedOn
        self.amount = amount
    }
}

/// A file that was imported.
package struct BankStatement: Hashable, Sendable {
    package var id: BankStatementID
    package var name: String
    /// `csv` or `camt.053`.
    package var format: String
    /// SHA-256 of the file.
    package var contentHash: String
    /// Entries that an earlier file had already.
    package var knownEntries: Int
    package var importedAt: Instant
    package var importedBy: String

    package init(
        id: BankStatementID,
        name: String,
        format: String,
        contentHash: String,
        importedAt: Instant,
        importedBy: String
    ) {
        self.id = id
        self.name = name
        self.format = format
        self.contentHash = contentHash
        knownEntries = 0
        self.importedAt = importedAt
        self.importedBy = importedBy
    }
}

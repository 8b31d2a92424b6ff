// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import Primitives
import SQLInterface

/// What a batch does to the ledger: holds and double entries.
struct JournalEntries {
    var heldMicros: [PayerKey: Int64]
    var postings: [Posting] = []

    /// One double entry of a batch.
    struct Posting {
        var debit: LedgerAccountKey
        var credit: LedgerAccountKey
        var micros: Int64
        var code: TransferCode
        var occurredAt: Instant
    }

    /// What a batch adds to one account's balance.
    struct Move {
        var debits: Int64 = 0
        var credits: Int64 = 0
        var held: Int64 = 0
    }

    static let transfers = BulkTable(
        "ledger_transfers",
        [
            "id", "debit_account_id", "credit_account_id", "amount_micros", "currency", "code",
            "reference_id", "occurred_at", "recorded_at",
        ]
    )

    static let moveText = """
        UPDATE balances SET debits_micros = debits_micros + $1,
            credits_micros = credits_micros + $2, held_micros = held_micros + $3
        WHERE account_id = $4
        """
}

extension JournalEntries.Posting {
    func values(
        _ id: TransferID,
        _ debit: AccountID,
        _ credit: AccountID,
        recordedAt: Instant
    ) -> [SQLValue] {
        [
            id.sqlValue, debit.sqlValue, credit.sqlValue, .integer(micros),
            .text(self.debit.currency.code), .text(code.rawValue), .integer(0),
            occurredAt.sqlValue, recordedAt.sqlValue,
        ]
    }
}

extension JournalEntries.Move {
    func values(of account: AccountID) -> [SQLValue] {
        [.integer(debits), .integer(credits), .integer(held), account.sqlValue]
    }
}

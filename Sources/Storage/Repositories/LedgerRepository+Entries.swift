// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import Primitives
import SQLInterface

extension LedgerRepository {
    /// The balance of an account just before an instant: credits less debits.
    package static func balanceMicros(
        of key: LedgerAccountKey,
        before instant: Instant,
        in transaction: any SQLTransaction
    ) throws -> Int64 {
        guard let id = try find(key, in: transaction) else { return 0 }
        return try transaction.scalar(
            """
            SELECT
                (SELECT CAST(COALESCE(SUM(amount_micros), 0) AS BIGINT)
                    FROM ledger_transfers
                    WHERE credit_account_id = \(id) AND occurred_at < \(instant))
                - (SELECT CAST(COALESCE(SUM(amount_micros), 0) AS BIGINT)
                    FROM ledger_transfers
                    WHERE debit_account_id = \(id) AND occurred_at < \(instant))
            """
        )
    }

    /// What moved an account in `[start, end)`, oldest first.
    ///
    /// Transfers of the same instant, code and reference come as one entry: charges are posted
    /// for quarter-hours, so a day of traffic has at most 96 entries.
    package static func entries(
        of key: LedgerAccountKey,
        from start: Instant,
        before end: Instant,
        in transaction: any SQLTransaction
    ) throws -> [LedgerEntry] {
        guard let id = try find(key, in: transaction) else { return [] }
        return try transaction.models(
            """
            SELECT occurred_at, code, reference_id, MIN(first_id) AS first_id,
                CAST(SUM(micros) AS BIGINT) AS micros
            FROM (
                SELECT occurred_at, code, reference_id, id AS first_id,
                    amount_micros AS micros
                FROM ledger_transfers
                WHERE credit_account_id = \(id)
                    AND occurred_at >= \(start) AND occurred_at < \(end)
                UNION ALL
                SELECT occurred_at, code, reference_id, id, -amount_micros
                FROM ledger_transfers
                WHERE debit_account_id = \(id)
                    AND occurred_at >= \(start) AND occurred_at < \(end)
            ) AS sides
            GROUP BY occurred_at, code, reference_id
            ORDER BY occurred_at, first_id
            """
        )
    }

    /// The sums of every account as balances and as its transfers say, where they differ.
    package static func wrongBalances(
        in transaction: any SQLTransaction
    ) throws -> [WrongBalance] {
        try transaction.models(
            """
            SELECT id, debits_micros, credits_micros, debit_sum, credit_sum FROM (
                SELECT a.id, b.debits_micros, b.credits_micros,
                    (SELECT CAST(COALESCE(SUM(amount_micros), 0) AS BIGINT)
                        FROM ledger_transfers WHERE debit_account_id = a.id) AS debit_sum,
                    (SELECT CAST(COALESCE(SUM(amount_micros), 0) AS BIGINT)
                        FROM ledger_transfers WHERE credit_account_id = a.id) AS credit_sum
                FROM ledger_accounts a JOIN balances b ON b.account_id = a.id
            ) AS sums
            WHERE debits_micros <> debit_sum OR credits_micros <> credit_sum
            ORDER BY id
            """
        )
    }

    /// Debits and credits of all balances per currency; the audit finds them equal.
    package static func currencySums(
        in transaction: any SQLTransaction
    ) throws -> [Currency: LedgerBalance] {
        var sums: [Currency: LedgerBalance] = [:]
        try transaction.forEach(
            """
            SELECT a.currency, CAST(SUM(b.debits_micros) AS BIGINT),
                CAST(SUM(b.credits_micros) AS BIGINT), CAST(SUM(b.held_micros) AS BIGINT)
            FROM ledger_accounts a JOIN balances b ON b.account_id = a.id
            GROUP BY a.currency
            """
        ) { row in
            sums[try row.get(0)] = try LedgerBalance(row, from: 1)
        }
        return sums
    }
}

/// What moved an account at one instant for one reason.
package struct LedgerEntry: Hashable, Sendable {
    package let occurredAt: Instant
    package let code: TransferCode
    /// The invoice, payment or other object behind it; 0 for none.
    package let referenceID: Int64
    /// Positive when it credits the account, negative when it debits it.
    package let micros: Int64
}

/// An account whose balance is not the sum of its transfers.
package struct WrongBalance: Hashable, Sendable {
    package let accountID: AccountID
    package let stored: LedgerBalance
    package let summed: LedgerBalance
}

extension LedgerEntry: RowReadable {
    static let table = "ledger_transfers"

    init(_ row: StoredRow) throws {
        occurredAt = try row.get("occurred_at")
        code = try row.get("code")
        referenceID = try row.get("reference_id")
        micros = try row.get("micros")
    }
}

extension WrongBalance: RowReadable {
    static let table = "balances"

    init(_ row: StoredRow) throws {
        accountID = try row.get("id")
        var stored = LedgerBalance()
        stored.debitsMicros = try row.get("debits_micros")
        stored.creditsMicros = try row.get("credits_micros")
        var summed = LedgerBalance()
        summed.debitsMicros = try row.get("debit_sum")
        summed.creditsMicros = try row.get("credit_sum")
        self.stored = stored
        self.summed = summed
    }
}

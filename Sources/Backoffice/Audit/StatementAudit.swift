// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Primitives
import SQLInterface
import Storage

/// Proves that statements of account follow from each other and end in the ledger's balance.
enum StatementAudit {
    static func check(_ transaction: any SQLTransaction, _ report: inout AuditReport) throws {
        for client in try ClientRepository.list(in: transaction) where client.mainClientID == nil {
            let billed = try BilledClient(client.id, in: transaction)
            try check(billed, &report)
        }
    }

    private static func check(_ billed: BilledClient, _ report: inout AuditReport) throws {
        let account = LedgerAccountKey(
            kind: .client,
            ownerID: billed.client.id.rawValue,
            currency: billed.client.currency
        )
        guard let span = try span(of: account, in: billed.transaction) else { return }
        var month = billed.calendar.localDate(of: span.lowerBound).firstOfMonth
        var closing: Int64 = 0
        while billed.calendar.midnight(of: month) <= span.upperBound {
            let next = month.firstOfNextMonth
            let period = billed.calendar.period(from: month, through: next.adding(days: -1))
            if let period {
                let statement = try billed.statement(period)
                if statement.openingMicros != closing {
                    report.add("statement of \(billed.client.login) from \(month) opens wrongly")
                }
                closing = statement.closingMicros
            }
            month = next
        }
        let balance = try LedgerRepository.balance(of: account, in: billed.transaction).micros
        if balance != closing {
            report.add("statements of \(billed.client.login) close with \(closing), not \(balance)")
        }
    }

    private static func span(
        of account: LedgerAccountKey,
        in transaction: any SQLTransaction
    ) throws -> ClosedRange<Instant>? {
        guard let id = try LedgerRepository.find(account, in: transaction) else { return nil }
        let row = try transaction.first(
            """
            SELECT MIN(occurred_at), MAX(occurred_at) FROM ledger_transfers
            WHERE debit_account_id = \(id) OR credit_account_id = \(id)
            """
        )
        guard let row, let first: Instant = try row.get(0), let last: Instant = try row.get(1)
        else { return nil }
        return first...last
    }
}

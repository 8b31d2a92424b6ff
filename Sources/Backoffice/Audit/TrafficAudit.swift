// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import SQLInterface

/// Rules about messages and the money that they hold or cost.
///
/// Messages that retention has dropped count by the sums that were kept of them.
enum TrafficAudit {
    static func checkCharges(
        _ transaction: any SQLTransaction,
        _ sums: MessageSums,
        _ report: inout AuditReport
    ) throws {
        report.add(sums.unequalRollups)
        try compareLedger(transaction, sums, &report)
        try report.add(
            "rollup is not price x segments",
            """
            SELECT client_id, quarter_at, country, network, sender, basis, price_micros,
                charged_segments, charged_micros
            FROM rollups WHERE charged_micros <> price_micros * charged_segments
            """,
            in: transaction
        )
    }

    static func checkHolds(
        _ transaction: any SQLTransaction,
        _ sums: MessageSums,
        _ report: inout AuditReport
    ) throws {
        try compareBalances(transaction, sums, &report)
        guard sums.misfits > 0 else { return }
        try report.add(
            "message's money does not fit its phase",
            """
            SELECT client_id, id, phase, money, money_at FROM messages
            WHERE (phase = 'blocked' AND money <> 'none')
                OR (phase = 'closed' AND money = 'held')
                OR (money <> 'none' AND money_at IS NULL)
                OR (money = 'none' AND phase <> 'blocked')
            """,
            in: transaction
        )
    }

    /// Per quarter-hour, so that a charge in the wrong one is seen as well.
    private static func compareLedger(
        _ transaction: any SQLTransaction,
        _ sums: MessageSums,
        _ report: inout AuditReport
    ) throws {
        var rest = sums.charged
        try transaction.forEach(
            """
            SELECT a.owner_id, t.occurred_at, SUM(t.amount_micros)
            FROM ledger_transfers t JOIN ledger_accounts a ON a.id = t.debit_account_id
            WHERE t.code = 'charge' AND a.kind = 'client'
            GROUP BY a.owner_id, t.occurred_at
            """
        ) { row in
            let key = MessageSums.PayerQuarter(payer: try row.get(0), quarter: try row.get(1))
            rest[key, default: 0] -= try row.get(2, as: Int64.self)
        }
        var findings = AuditFindings()
        for (key, micros) in rest.sorted(by: { $0.key < $1.key }) where micros != 0 {
            findings.add(
                "messages less ledger",
                [
                    ("payer_id", key.payer.sqlValue), ("quarter_at", key.quarter.sqlValue),
                    ("micros", .integer(micros)),
                ]
            )
        }
        report.add(findings)
    }

    private static func compareBalances(
        _ transaction: any SQLTransaction,
        _ sums: MessageSums,
        _ report: inout AuditReport
    ) throws {
        var rest = sums.held
        try transaction.forEach(
            """
            SELECT a.owner_id, SUM(b.held_micros)
            FROM balances b JOIN ledger_accounts a ON a.id = b.account_id
            WHERE a.kind = 'client' GROUP BY a.owner_id
            """
        ) { row in
            rest[try row.get(0), default: 0] -= try row.get(1, as: Int64.self)
        }
        var findings = AuditFindings()
        for (payer, micros) in rest.sorted(by: { $0.key < $1.key }) where micros != 0 {
            findings.add(
                "held in messages less held in balances",
                [("payer_id", payer.sqlValue), ("micros", .integer(micros))]
            )
        }
        report.add(findings)
    }
}

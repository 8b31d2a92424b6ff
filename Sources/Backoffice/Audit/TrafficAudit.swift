// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import SQLInterface

/// Rules about messages and the money that they hold or cost.
///
/// Messages that retention has dropped count by the sums that were kept of them.
enum TrafficAudit {
    static func checkCharges(
        _ transaction: any SQLTransaction,
        _ report: inout AuditReport
    ) throws {
        try report.add("messages less rollups", messagesLessRollups, in: transaction)
        try report.add("messages less ledger", messagesLessLedger, in: transaction)
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
        _ report: inout AuditReport
    ) throws {
        try report.add("held in messages less held in balances", heldLessBalances, in: transaction)
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
    private static let messagesLessRollups: SQL = """
        SELECT client_id, quarter_at, country, network, basis, price_micros,
            SUM(n) AS messages, SUM(s) AS segments, SUM(m) AS micros
        FROM (
            SELECT client_id, money_at - money_at % 900000000 AS quarter_at, country, network,
                basis, price_micros, 1 AS n, segments AS s, price_micros * segments AS m
            FROM messages WHERE money = 'charged'
            UNION ALL
            SELECT client_id, money_quarter_at, country, network, basis, price_micros, messages,
                segments, amount_micros FROM dropped_messages WHERE money = 'charged'
            UNION ALL
            SELECT client_id, quarter_at, country, network, basis, price_micros,
                -charged_messages, -charged_segments, -charged_micros
            FROM rollups WHERE charged_messages <> 0 OR charged_micros <> 0
        ) AS facts
        GROUP BY client_id, quarter_at, country, network, basis, price_micros
        HAVING SUM(n) <> 0 OR SUM(s) <> 0 OR SUM(m) <> 0
        """

    private static let messagesLessLedger: SQL = """
        SELECT payer_id, quarter_at, SUM(m) AS micros
        FROM (
            SELECT billing_client_id AS payer_id,
                money_at - money_at % 900000000 AS quarter_at, price_micros * segments AS m
            FROM messages WHERE money = 'charged'
            UNION ALL
            SELECT billing_client_id, money_quarter_at, amount_micros
            FROM dropped_messages WHERE money = 'charged'
            UNION ALL
            SELECT a.owner_id, t.occurred_at, -t.amount_micros
            FROM ledger_transfers t JOIN ledger_accounts a ON a.id = t.debit_account_id
            WHERE t.code = 'charge' AND a.kind = 'client'
        ) AS facts
        GROUP BY payer_id, quarter_at HAVING SUM(m) <> 0
        """

    private static let heldLessBalances: SQL = """
        SELECT payer_id, SUM(m) AS micros
        FROM (
            SELECT billing_client_id AS payer_id, price_micros * segments AS m
            FROM messages WHERE money = 'held'
            UNION ALL
            SELECT a.owner_id, -b.held_micros
            FROM balances b JOIN ledger_accounts a ON a.id = b.account_id
            WHERE a.kind = 'client'
        ) AS facts
        GROUP BY payer_id HAVING SUM(m) <> 0
        """
}

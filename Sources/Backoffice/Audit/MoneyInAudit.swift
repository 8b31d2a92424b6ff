// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import SQLInterface
import Storage

/// Rules about top-ups, bank statements and reminders; parts of rule 9.
enum MoneyInAudit {
    static func check(_ transaction: any SQLTransaction, _ report: inout AuditReport) throws {
        try report.add("top-up is not in the ledger as recorded", topUps, in: transaction)
        try report.add(
            "top-up is not on the first of a month or in the client's currency",
            """
            SELECT t.client_id, t.month_on, t.currency FROM top_ups t
            JOIN clients c ON c.id = t.client_id
            WHERE t.month_on NOT LIKE '%-01' OR t.currency <> c.currency
            """,
            in: transaction
        )
        try report.add(
            "booked entry of a bank statement is not its payment",
            """
            SELECT e.id, e.amount_micros AS amount, e.currency, p.id AS payment,
                p.amount_micros AS paid, p.currency AS paid_currency
            FROM bank_entries e LEFT JOIN payments p ON p.id = e.payment_id
            WHERE e.state = 'booked' AND (p.id IS NULL OR p.amount_micros <> e.amount_micros
                OR p.currency <> e.currency OR p.reverses_id IS NOT NULL)
            """,
            in: transaction
        )
        try report.add(
            "reminder of another client, of a proforma or without its letter",
            """
            SELECT r.client_id, r.invoice_id, r.step FROM dunning_reminders r
            JOIN invoices i ON i.id = r.invoice_id
            LEFT JOIN mail_outbox m ON m.id = r.mail_id
            WHERE i.client_id <> r.client_id OR i.kind = 'proforma'
                OR (r.mail_id IS NOT NULL AND (m.id IS NULL OR m.client_id <> r.client_id))
            """,
            in: transaction
        )
    }

    /// Every top-up is one credit, taken back once when it was undone; the account of credits
    /// has nothing else.
    private static let topUps: SQL = """
        SELECT id, SUM(m) AS micros, SUM(n) AS entries
        FROM (
            SELECT id, CASE WHEN undone_at IS NULL THEN amount_micros ELSE 0 END AS m,
                CASE WHEN undone_at IS NULL THEN 1 ELSE 2 END AS n
            FROM top_ups
            UNION ALL
            SELECT t.reference_id, -t.amount_micros, -1 FROM ledger_transfers t
            JOIN ledger_accounts d ON d.id = t.debit_account_id
            JOIN ledger_accounts c ON c.id = t.credit_account_id
            WHERE d.kind = 'credits' AND c.kind = 'client' AND t.code = 'adjustment'
            UNION ALL
            SELECT t.reference_id, t.amount_micros, -1 FROM ledger_transfers t
            JOIN ledger_accounts d ON d.id = t.debit_account_id
            JOIN ledger_accounts c ON c.id = t.credit_account_id
            WHERE c.kind = 'credits' AND d.kind = 'client' AND t.code = 'adjustment'
        ) AS facts
        GROUP BY id HAVING SUM(m) <> 0 OR SUM(n) <> 0
        """
}

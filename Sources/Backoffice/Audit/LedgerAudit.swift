// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import SQLInterface
import Storage

/// Rules about the books, payments and the log of changes.
enum LedgerAudit {
    static func checkDoubleEntry(
        _ transaction: any SQLTransaction,
        _ report: inout AuditReport
    ) throws {
        try report.add(
            "debits are not credits",
            """
            SELECT a.currency, SUM(b.debits_micros) AS debits, SUM(b.credits_micros) AS credits
            FROM balances b JOIN ledger_accounts a ON a.id = b.account_id
            GROUP BY a.currency HAVING SUM(b.debits_micros) <> SUM(b.credits_micros)
            """,
            in: transaction
        )
        try report.add("balance is not the sum of its entries", balances, in: transaction)
        try report.add(
            "entry in another currency than its accounts",
            """
            SELECT t.id, t.currency, d.currency AS debit, c.currency AS credit
            FROM ledger_transfers t
            JOIN ledger_accounts d ON d.id = t.debit_account_id
            JOIN ledger_accounts c ON c.id = t.credit_account_id
            WHERE t.currency <> d.currency OR t.currency <> c.currency
            """,
            in: transaction
        )
    }

    static func checkPayments(
        _ transaction: any SQLTransaction,
        _ report: inout AuditReport
    ) throws {
        try report.add("payment is not its allocations and the rest", allocations, in: transaction)
        try report.add("invoice is settled by more or less than it says", settled, in: transaction)
        try report.add(
            "allocation between two clients or currencies",
            """
            SELECT a.client_id, a.payment_id, a.invoice_id FROM payment_allocations a
            JOIN payments p ON p.id = a.payment_id JOIN invoices i ON i.id = a.invoice_id
            WHERE p.client_id <> a.client_id OR i.client_id <> a.client_id
                OR p.currency <> i.currency OR i.kind = 'proforma'
            """,
            in: transaction
        )
        try report.add("payment is not in the ledger as recorded", postedPayments, in: transaction)
        try MoneyInAudit.check(transaction, &report)
        try StatementAudit.check(transaction, &report)
    }

    static func checkAuditLog(
        _ transaction: any SQLTransaction,
        _ report: inout AuditReport
    ) throws {
        let verification = try AuditLogRepository.verify(in: transaction)
        if let sequence = verification.brokenSequence {
            report.add("audit log entry \(sequence) does not follow from the one before")
        }
        try CorrectionAudit.checkLog(transaction, &report)
        for (kind, table) in [
            ("invoice", "invoices"), ("payment", "payments"), ("credit_note", "credit_notes"),
            ("top_up", "top_ups"), ("bank_statement", "bank_statements"),
        ] {
            try report.add(
                "\(kind) without an entry in the audit log",
                """
                SELECT t.id FROM \(raw: SQL(trusted: table)) t
                WHERE NOT EXISTS (SELECT 1 FROM audit_log l
                    WHERE l.object_kind = \(kind) AND l.object_id = CAST(t.id AS TEXT))
                """,
                in: transaction
            )
        }
    }

    private static let balances: SQL = """
        SELECT a.id, a.kind, a.owner_id, a.currency, b.debits_micros AS debits,
            COALESCE(d.total, 0) AS debit_entries, b.credits_micros AS credits,
            COALESCE(c.total, 0) AS credit_entries
        FROM ledger_accounts a
        LEFT JOIN balances b ON b.account_id = a.id
        LEFT JOIN (SELECT debit_account_id AS id, SUM(amount_micros) AS total
            FROM ledger_transfers GROUP BY debit_account_id) d ON d.id = a.id
        LEFT JOIN (SELECT credit_account_id AS id, SUM(amount_micros) AS total
            FROM ledger_transfers GROUP BY credit_account_id) c ON c.id = a.id
        WHERE b.account_id IS NULL OR b.debits_micros <> COALESCE(d.total, 0)
            OR b.credits_micros <> COALESCE(c.total, 0)
        """

    private static let allocations: SQL = """
        SELECT p.client_id, p.id, p.amount_micros AS amount, p.allocated_micros AS allocated,
            COALESCE(SUM(a.amount_micros), 0) AS allocations
        FROM payments p LEFT JOIN payment_allocations a ON a.payment_id = p.id
        GROUP BY p.client_id, p.id, p.amount_micros, p.allocated_micros
        HAVING p.allocated_micros <> COALESCE(SUM(a.amount_micros), 0)
            OR p.allocated_micros < CASE WHEN p.amount_micros < 0 THEN p.amount_micros ELSE 0 END
            OR p.allocated_micros > CASE WHEN p.amount_micros > 0 THEN p.amount_micros ELSE 0 END
        """

    /// A proforma is settled by the payments that are linked to it, which stay unallocated.
    private static let settled: SQL = """
        SELECT i.client_id, i.number, i.total_micros AS total, i.paid_micros AS paid,
            COALESCE(a.total, 0) AS settled
        FROM invoices i LEFT JOIN (SELECT invoice_id, SUM(amount_micros) AS total
            FROM payment_allocations GROUP BY invoice_id) a ON a.invoice_id = i.id
        WHERE (i.kind <> 'proforma' AND i.paid_micros <> COALESCE(a.total, 0))
            OR i.paid_micros + i.credited_micros > i.total_micros OR i.paid_micros < 0
        """

    private static let postedPayments: SQL = """
        SELECT id, SUM(m) AS micros
        FROM (
            SELECT id, amount_micros AS m FROM payments
            UNION ALL
            SELECT t.reference_id, CASE WHEN c.kind = 'client'
                THEN -t.amount_micros ELSE t.amount_micros END
            FROM ledger_transfers t JOIN ledger_accounts c ON c.id = t.credit_account_id
            WHERE t.code = 'payment'
        ) AS facts
        GROUP BY id HAVING SUM(m) <> 0
        """
}

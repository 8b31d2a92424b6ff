// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import SQLInterface

/// Rules about corrected prices and exchange rates: what they moved, and the papers that say so.
enum CorrectionAudit {
    static func check(_ transaction: any SQLTransaction, _ report: inout AuditReport) throws {
        try report.add(
            "corrected prices are not in the ledger as recorded",
            """
            SELECT id, client_id, SUM(m) AS micros
            FROM (
                SELECT rerating_id AS id, client_id, new_micros - old_micros AS m
                FROM rerating_lines
                UNION ALL
                SELECT t.reference_id, a.owner_id, CASE WHEN a.id = t.debit_account_id
                    THEN -t.amount_micros ELSE t.amount_micros END
                FROM ledger_transfers t JOIN ledger_accounts a
                    ON a.id = t.debit_account_id OR a.id = t.credit_account_id
                WHERE t.code = 'adjustment' AND a.kind = 'client'
                    AND t.reference_id IN (SELECT id FROM reratings)
            ) AS facts
            GROUP BY id, client_id HAVING SUM(m) <> 0
            """,
            in: transaction
        )
        try report.add(
            "correction has nothing that it corrects",
            """
            SELECT id FROM reratings r
            WHERE NOT EXISTS (SELECT 1 FROM rerating_lines l WHERE l.rerating_id = r.id)
            """,
            in: transaction
        )
    }

    /// A dispute that ended with a credit note has one of its own client.
    static func checkDisputes(
        _ transaction: any SQLTransaction,
        _ report: inout AuditReport
    ) throws {
        try report.add(
            "dispute ended with a credit note of somebody else",
            """
            SELECT d.id, d.party_id, n.client_id FROM disputes d
            JOIN credit_notes n ON n.id = d.credit_note_id
            WHERE d.party_kind <> 'client' OR n.client_id <> d.party_id
                OR n.invoice_id <> d.invoice_id
            """,
            in: transaction
        )
        try report.add(
            "dispute without an entry in the audit log",
            """
            SELECT d.id FROM disputes d WHERE NOT EXISTS (SELECT 1 FROM audit_log l
                WHERE l.object_kind = 'dispute' AND l.object_id = CAST(d.id AS TEXT))
            """,
            in: transaction
        )
    }

    /// Corrections are in the audit log like any other change of money.
    static func checkLog(_ transaction: any SQLTransaction, _ report: inout AuditReport) throws {
        try checkDisputes(transaction, &report)
        try report.add(
            "rerating without an entry in the audit log",
            """
            SELECT r.id FROM reratings r WHERE NOT EXISTS (SELECT 1 FROM audit_log l
                WHERE l.object_kind = 'rerating' AND l.object_id = CAST(r.id AS TEXT))
            """,
            in: transaction
        )
    }

    /// What does not fit between a document's lines about corrected prices and the corrections.
    static func faults(
        _ document: InvoiceDocument,
        of id: InvoiceID,
        _ transaction: any SQLTransaction
    ) throws -> [String] {
        let lines = document.lines.filter { $0.correction != nil }
        var faults: [String] = []
        for line in lines {
            guard let correction = line.correction else { continue }
            let row = try transaction.first(
                """
                SELECT new_micros - old_micros AS difference FROM rerating_lines
                WHERE rerating_id = \(correction.reratingID) AND line = \(correction.line)
                """
            )
            if try row?.get(0, as: Int64.self) != line.exactMicros {
                faults.append("a corrected price is another than what was recorded")
            }
        }
        let row = try transaction.first(
            """
            SELECT (SELECT COUNT(*) FROM rerating_lines WHERE invoice_id = \(id)) AS lines,
                is_credited FROM invoices WHERE id = \(id)
            """
        )
        let isCredited: Bool = try row?.get(1) ?? false
        if try row?.get(0, as: Int.self) != (isCredited ? 0 : lines.count) {
            faults.append("the corrected prices on it are not those that name it")
        }
        return faults + (try rateFaults(document, transaction))
    }

    /// Tax is told in another currency by rates that are kept and fixed.
    private static func rateFaults(
        _ document: InvoiceDocument,
        _ transaction: any SQLTransaction
    ) throws -> [String] {
        guard let national = document.totals.national else { return [] }
        var faults: [String] = []
        if NationalTax(document.totals.tax, by: national.conversion)?.tax != national.tax {
            faults.append("the tax in \(national.tax.currency) is not that of its rate")
        }
        for rate in national.conversion.rates {
            let kept = try transaction.first(
                """
                SELECT 1 FROM exchange_rates WHERE base = \(rate.base) AND quote = \(rate.quote)
                    AND effective_on = \(rate.on) AND rate_micros = \(rate.micros) AND is_used = 1
                """
            )
            if kept == nil { faults.append("the exchange rate \(rate) is not kept") }
        }
        return faults
    }
}

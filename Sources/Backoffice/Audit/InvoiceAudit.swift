// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import SQLInterface

/// Rules about invoices: what they cover, their numbers and their frozen content.
enum InvoiceAudit {
    static func checkBilledOnce(
        _ transaction: any SQLTransaction,
        _ report: inout AuditReport
    ) throws {
        try report.add("charges before the last cut on no invoice", unbilled, in: transaction)
        try report.add(
            "two invoices of overlapping periods",
            """
            SELECT a.client_id, a.number, b.number AS other FROM invoices a
            JOIN invoices b ON b.client_id = a.client_id AND b.id > a.id
            WHERE a.kind = 'usage' AND b.kind = 'usage'
                AND a.is_credited = 0 AND b.is_credited = 0
                AND a.period_start < b.period_end AND b.period_start < a.period_end
            """,
            in: transaction
        )
        try report.add(
            "two cuts overlap",
            """
            SELECT a.client_id, a.period_end, b.period_start FROM invoice_cuts a
            JOIN invoice_cuts b ON b.client_id = a.client_id AND b.period_end > a.period_end
            WHERE b.period_start < a.period_end
            """,
            in: transaction
        )
    }

    static func checkNumbers(
        _ transaction: any SQLTransaction,
        _ report: inout AuditReport
    ) throws {
        try report.add("series with a gap, or ahead of its invoices", gaps, in: transaction)
        try report.add(
            "number given twice",
            """
            SELECT enterprise_id, number, COUNT(*) AS times FROM (
                SELECT enterprise_id, number FROM invoices
                UNION ALL SELECT enterprise_id, number FROM credit_notes
            ) AS documents
            GROUP BY enterprise_id, number HAVING COUNT(*) > 1
            """,
            in: transaction
        )
    }

    static func checkFrozen(
        _ transaction: any SQLTransaction,
        _ report: inout AuditReport
    ) throws {
        try transaction.forEach("SELECT number, document, document_hash FROM invoices") { row in
            let number: String = try row.get(0)
            if StoredText.hash(of: try row.get(1)) != (try row.get(2, as: String.self)) {
                report.add("document of invoice \(number) is not what was issued")
            }
        }
        try transaction.forEach(
            "SELECT number, document, document_hash FROM credit_notes"
        ) { row in
            let number: String = try row.get(0)
            if StoredText.hash(of: try row.get(1)) != (try row.get(2, as: String.self)) {
                report.add("document of credit note \(number) is not what was issued")
            }
        }
        try transaction.forEach(
            "SELECT id, content, content_hash FROM statistics_reports"
        ) { row in
            let id: Int64 = try row.get(0)
            if StoredText.hash(of: try row.get(1)) != (try row.get(2, as: String.self)) {
                report.add("content of statistics report \(id) is not what was made")
            }
        }
    }

    /// Related accounts are billed with their main client.
    private static let unbilled: SQL = """
        SELECT COALESCE(c.main_client_id, c.id) AS client_id, r.quarter_at,
            SUM(r.charged_micros) AS micros
        FROM rollups r JOIN clients c ON c.id = r.client_id
        WHERE r.charged_messages > 0
            AND r.quarter_at < (SELECT MAX(k.period_end) FROM invoice_cuts k
                WHERE k.client_id = COALESCE(c.main_client_id, c.id))
            AND NOT EXISTS (SELECT 1 FROM invoices i
                WHERE i.client_id = COALESCE(c.main_client_id, c.id) AND i.kind = 'usage'
                AND r.quarter_at >= i.period_start AND r.quarter_at < i.period_end)
        GROUP BY COALESCE(c.main_client_id, c.id), r.quarter_at
        """

    private static let gaps: SQL = """
        SELECT enterprise_id, kind, scope, MAX(last) AS last_number, SUM(n) AS invoices,
            MAX(highest) AS highest
        FROM (
            SELECT enterprise_id, kind, scope, last_number AS last, 0 AS n, 0 AS highest
            FROM number_series
            UNION ALL
            SELECT enterprise_id, series_kind, series_scope, 0, 1, series_number FROM invoices
            UNION ALL
            SELECT enterprise_id, series_kind, series_scope, 0, 1, series_number
            FROM credit_notes
        ) AS facts
        GROUP BY enterprise_id, kind, scope
        HAVING MAX(last) <> SUM(n) OR MAX(last) <> MAX(highest)
        """
}

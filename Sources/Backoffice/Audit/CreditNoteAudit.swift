// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import SQLInterface

/// Rules about credit notes: their sums, their ledger entries, and what they leave of invoices.
enum CreditNoteAudit {
    static func check(_ transaction: any SQLTransaction, _ report: inout AuditReport) throws {
        try report.add("invoice is credited by more or less than it says", sums, in: transaction)
        try report.add("credit notes in full that are not", unequal, in: transaction)
        let rows = try transaction.query(
            """
            SELECT id, number, document, net_micros, tax_micros, total_micros, exact_micros
            FROM credit_notes ORDER BY id
            """
        )
        for row in rows {
            let number: String = try row.get("number")
            let text: String = try row.get("document")
            guard let document = try? StoredText.read(text, as: InvoiceDocument.self) else {
                report.add("credit note \(number): its document cannot be read")
                continue
            }
            let totals = document.totals
            let stored = try ["net_micros", "tax_micros", "total_micros", "exact_micros"]
                .map { try row.get($0, as: Int64.self) }
            let frozen = [totals.net, totals.tax, totals.total].map(\.micros)
            if document.number != number || stored != frozen + [totals.exactMicros] {
                report.add("credit note \(number): the list shows something else")
            }
            if document.lines.reduce(0, { $0 + $1.net.micros }) != totals.net.micros {
                report.add("credit note \(number): the net sum is not that of the lines")
            }
            if try postings(row.get("id"), transaction) != expected(document) {
                report.add("credit note \(number): the ledger entries are not its sums")
            }
        }
    }

    private static func expected(_ document: InvoiceDocument) -> [String: Int64] {
        let draft = InvoiceDraft(document: document, warnings: [])
        return Dictionary(draft.postings.map { ($0.code.rawValue, $0.debitMicros) }) { $0 + $1 }
    }

    private static func postings(
        _ id: Int64,
        _ transaction: any SQLTransaction
    ) throws -> [String: Int64] {
        let rows = try transaction.query(
            """
            SELECT t.code, SUM(CASE WHEN d.kind = 'client'
                THEN t.amount_micros ELSE -t.amount_micros END)
            FROM ledger_transfers t JOIN ledger_accounts d ON d.id = t.debit_account_id
            WHERE t.reference_id = \(id) AND t.code IN ('tax', 'rounding', 'credit')
            GROUP BY t.code
            """
        )
        var sums: [String: Int64] = [:]
        for row in rows { sums[try row.get(0)] = try row.get(1, as: Int64.self) }
        return sums
    }

    private static let sums: SQL = """
        SELECT i.client_id, i.number, i.credited_micros AS credited,
            COALESCE(SUM(n.total_micros), 0) AS notes
        FROM invoices i LEFT JOIN credit_notes n ON n.invoice_id = i.id
        GROUP BY i.client_id, i.number, i.credited_micros, i.is_credited
        HAVING i.credited_micros <> COALESCE(SUM(n.total_micros), 0)
            OR i.is_credited <> COALESCE(MAX(n.is_full), 0)
        """

    /// Credit notes that take all back add up to net, tax and exact charges of the invoice.
    private static let unequal: SQL = """
        SELECT i.client_id, i.number FROM invoices i
        JOIN credit_notes n ON n.invoice_id = i.id
        WHERE i.is_credited = 1
        GROUP BY i.client_id, i.number, i.net_micros, i.tax_micros, i.exact_micros
        HAVING SUM(n.net_micros) <> i.net_micros OR SUM(n.tax_micros) <> i.tax_micros
            OR SUM(n.exact_micros) <> i.exact_micros
        """
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import Primitives
import SQLInterface

/// Reads and adds issued credit notes; nothing of them ever changes.
package enum CreditNoteRepository {
    /// Adds a credit note and what it takes back of its invoice.
    ///
    /// - Throws: `SQLError` of kind `uniqueViolation` when the number is taken;
    ///   `StorageError.overAllocated` when the invoice has less left than it takes back, with
    ///   what is paid.
    package static func insert(_ new: NewCreditNote, in transaction: any SQLTransaction) throws {
        let note = new.note
        try transaction.execute(
            .insert(
                into: "credit_notes",
                [
                    "client_id": note.clientID, "id": note.id,
                    "enterprise_id": note.enterpriseID, "invoice_id": note.invoiceID,
                    "number": note.number, "series_kind": new.series.kind,
                    "series_scope": new.series.scope, "series_number": new.seriesNumber,
                    "issue_on": note.issueOn, "currency": note.total.currency,
                    "net_micros": note.net.micros, "tax_micros": note.tax.micros,
                    "total_micros": note.total.micros,
                    "exact_micros": new.document.totals.exactMicros, "reason": note.reason,
                    "is_full": note.isFull, "is_visible_to_client": note.isVisibleToClient,
                    "issued_at": note.issuedAt, "document": new.frozen.text,
                    "document_hash": new.frozen.hash,
                ]
            )
        )
        let changed = try transaction.execute(
            """
            UPDATE invoices SET credited_micros = credited_micros + \(note.total.micros),
                is_credited = \(note.isFull)
            WHERE id = \(note.invoiceID) AND is_credited = 0
                AND paid_micros + credited_micros + \(note.total.micros) <= total_micros
            """
        )
        guard changed == 1 else {
            throw StorageError.overAllocated(
                table: Invoice.table,
                id: note.invoiceID.description
            )
        }
    }

    /// Finds a credit note.
    package static func find(
        _ id: CreditNoteID,
        in transaction: any SQLTransaction
    ) throws -> CreditNote? {
        try transaction.model("SELECT * FROM credit_notes WHERE id = \(id)")
    }

    /// Reads a credit note's frozen document.
    ///
    /// - Throws: `StorageError.corruptedRow` when it was touched.
    package static func document(
        of id: CreditNoteID,
        in transaction: any SQLTransaction
    ) throws -> InvoiceDocument? {
        let row = try transaction.first(
            "SELECT document, document_hash FROM credit_notes WHERE id = \(id)"
        )
        guard let row else { return nil }
        return try FrozenText<InvoiceDocument>.thaw(
            StoredRow(row, of: CreditNote.table),
            text: "document",
            hash: "document_hash"
        )
    }

    /// The credit notes of an invoice, oldest first.
    package static func list(
        of invoice: InvoiceID,
        in transaction: any SQLTransaction
    ) throws -> [CreditNote] {
        try transaction.models(
            "SELECT * FROM credit_notes WHERE invoice_id = \(invoice) ORDER BY id"
        )
    }

    /// A page of a client's credit notes, or of everybody's, the latest first.
    package static func page(
        of client: ClientID?,
        onlyVisibleToClient: Bool = false,
        after id: CreditNoteID? = nil,
        limit: Int,
        in transaction: any SQLTransaction
    ) throws -> [CreditNote] {
        var conditions: [SQL] = []
        if let client { conditions.append("client_id = \(client)") }
        if let id { conditions.append("id < \(id)") }
        if onlyVisibleToClient { conditions.append("is_visible_to_client = 1") }
        return try transaction.models(
            """
            SELECT * FROM credit_notes \(raw: .filter(conditions))
            ORDER BY id DESC LIMIT \(limit)
            """
        )
    }

    /// What was charged in `[start, end)` on usage invoices that were credited in full, so
    /// that it was given back; `members` are the client and its related accounts.
    package static func givenBackMicros(
        _ client: ClientID,
        members: [ClientID],
        from start: Instant,
        before end: Instant,
        in transaction: any SQLTransaction
    ) throws -> Int64 {
        try transaction.scalar(
            """
            SELECT CAST(COALESCE(SUM(r.charged_micros), 0) AS BIGINT) FROM rollups r
            WHERE r.client_id IN (\(raw: .list(members)))
                AND r.quarter_at >= \(start) AND r.quarter_at < \(end)
                AND EXISTS (SELECT 1 FROM invoices i
                    WHERE i.client_id = \(client) AND i.kind = \(InvoiceKind.usage)
                        AND i.is_credited = 1 AND i.period_start <= r.quarter_at
                        AND i.period_end > r.quarter_at)
            """
        )
    }
}

/// A credit note that is being issued, with its frozen document and its place in the series.
package struct NewCreditNote: Sendable {
    package var note: CreditNote
    package let document: InvoiceDocument
    package let frozen: FrozenText<InvoiceDocument>
    package let series: NumberSeries
    package let seriesNumber: Int64

    /// Freezes a document and makes its record.
    package init(
        id: CreditNoteID,
        of invoice: Invoice,
        document: InvoiceDocument,
        isFull: Bool,
        number: (series: NumberSeries, number: Int64),
        issuedAt: Instant
    ) throws {
        frozen = try FrozenText(document)
        self.document = document
        series = number.series
        seriesNumber = number.number
        var note = CreditNote(
            id,
            of: invoice.id,
            for: invoice.clientID,
            by: invoice.enterpriseID,
            net: document.totals.net,
            tax: document.totals.tax
        )
        note.number = document.number
        note.issueOn = document.issueOn
        note.reason = document.corrects?.reason ?? ""
        note.isFull = isFull
        note.issuedAt = issuedAt
        note.documentHash = frozen.hash
        self.note = note
    }
}

extension CreditNote: RowReadable {
    static let table = "credit_notes"

    init(_ row: StoredRow) throws {
        let currency: Currency = try row.get("currency")
        self.init(
            try row.get("id"),
            of: try row.get("invoice_id"),
            for: try row.get("client_id"),
            by: try row.get("enterprise_id"),
            net: try row.money("net_micros", currency),
            tax: try row.money("tax_micros", currency)
        )
        number = try row.get("number")
        issueOn = try row.get("issue_on")
        reason = try row.get("reason")
        isFull = try row.get("is_full")
        isVisibleToClient = try row.get("is_visible_to_client")
        issuedAt = try row.get("issued_at")
        documentHash = try row.get("document_hash")
    }
}

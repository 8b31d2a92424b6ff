// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import Primitives
import SQLInterface

/// Reads and adds issued invoices.
///
/// Only what was paid, who sees it and the report change.
package enum InvoiceRepository {
    /// Adds an invoice with its lines and the first entry of its timeline.
    ///
    /// - Throws: `SQLError` of kind `uniqueViolation` when the number, or the client's period,
    ///   was invoiced already.
    package static func insert(
        _ new: NewInvoice,
        by actor: String,
        in transaction: any SQLTransaction
    ) throws {
        try insertRow(new, in: transaction)
        for (index, line) in new.document.lines.enumerated() {
            try insert(line, number: index + 1, of: new.invoice, in: transaction)
        }
        try note(
            .issued,
            new.invoice.number,
            of: new.invoice,
            by: InvoiceEvent.Stamp(at: new.invoice.issuedAt, actor: actor),
            in: transaction
        )
    }

    /// Finds an invoice.
    package static func find(
        _ id: InvoiceID,
        in transaction: any SQLTransaction
    ) throws -> Invoice? {
        try transaction.model("SELECT \(raw: columns) FROM invoices i WHERE i.id = \(id)")
    }

    /// Finds an invoice by its number.
    package static func find(
        number: String,
        of enterprise: EnterpriseID,
        in transaction: any SQLTransaction
    ) throws -> Invoice? {
        try transaction.model(
            """
            SELECT \(raw: columns) FROM invoices i
            WHERE i.enterprise_id = \(enterprise) AND i.number = \(number)
            """
        )
    }

    /// Reads an invoice's frozen document.
    ///
    /// - Throws: `StorageError.corruptedRow` when it was touched.
    package static func document(
        of id: InvoiceID,
        in transaction: any SQLTransaction
    ) throws -> InvoiceDocument? {
        let row = try transaction.first(
            "SELECT document, document_hash FROM invoices WHERE id = \(id)"
        )
        guard let row else { return nil }
        return try FrozenText<InvoiceDocument>.thaw(
            StoredRow(row, of: Invoice.table),
            text: "document",
            hash: "document_hash"
        )
    }

    /// The latest date of an enterprise's documents that share a kind of numbers.
    package static func lastIssueDate(
        of enterprise: EnterpriseID,
        _ kind: NumberSeriesKind,
        in transaction: any SQLTransaction
    ) throws -> CalendarDate? {
        try transaction.first(
            """
            SELECT MAX(issue_on) FROM invoices
            WHERE enterprise_id = \(enterprise) AND series_kind = \(kind)
            """
        )?.get(0)
    }

    /// The usage invoices of a client whose periods overlap `[start, end)`, oldest first; those
    /// that were credited in full are no obstacle any more.
    package static func overlapping(
        _ client: ClientID,
        from start: Instant,
        before end: Instant,
        in transaction: any SQLTransaction
    ) throws -> [Invoice] {
        try transaction.models(
            """
            SELECT \(raw: columns) FROM invoices i
            WHERE i.client_id = \(client) AND i.kind = \(InvoiceKind.usage)
                AND i.is_credited = 0
                AND i.period_start < \(end) AND i.period_end > \(start)
            ORDER BY i.period_start
            """
        )
    }

    /// What a client owes on: invoices that are not settled, oldest first, without proformas.
    package static func outstanding(
        of client: ClientID,
        in transaction: any SQLTransaction
    ) throws -> [Invoice] {
        try transaction.models(
            """
            SELECT \(raw: columns) FROM invoices i
            WHERE i.client_id = \(client) AND i.kind <> \(InvoiceKind.proforma)
                AND i.total_micros > i.paid_micros + i.credited_micros
            ORDER BY i.issue_on, i.id
            """
        )
    }

    /// A client's invoices that payments have settled, wholly or in part, the latest first.
    package static func settled(
        of client: ClientID,
        in transaction: any SQLTransaction
    ) throws -> [Invoice] {
        try transaction.models(
            """
            SELECT \(raw: columns) FROM invoices i
            WHERE i.client_id = \(client) AND i.kind <> \(InvoiceKind.proforma)
                AND i.paid_micros > 0
            ORDER BY i.issue_on DESC, i.id DESC
            """
        )
    }

    /// Settles a part of an invoice, or takes a part back when negative.
    ///
    /// - Throws: `StorageError.overAllocated` when that is more than is owed.
    package static func addPaid(
        _ micros: Int64,
        to id: InvoiceID,
        in transaction: any SQLTransaction
    ) throws {
        let changed = try transaction.execute(
            """
            UPDATE invoices SET paid_micros = paid_micros + \(micros)
            WHERE id = \(id)
                AND paid_micros + \(micros) BETWEEN 0 AND total_micros - credited_micros
            """
        )
        guard changed == 1 else {
            throw StorageError.overAllocated(table: Invoice.table, id: id.description)
        }
    }

    /// Shows an invoice in the client's panel, or hides it.
    package static func setVisible(
        _ isVisible: Bool,
        _ id: InvoiceID,
        in transaction: any SQLTransaction
    ) throws {
        try transaction.change(
            Invoice.table,
            id: id,
            "UPDATE invoices SET is_visible_to_client = \(isVisible) WHERE id = \(id)"
        )
    }

    /// Notes when an invoice was first sent: by a mail server, or as a person says.
    package static func setSent(
        at now: Instant,
        _ id: InvoiceID,
        in transaction: any SQLTransaction
    ) throws {
        try transaction.change(
            Invoice.table,
            id: id,
            "UPDATE invoices SET sent_at = COALESCE(sent_at, \(now)) WHERE id = \(id)"
        )
    }

    /// Links an invoice to its statistics.
    package static func setReport(
        _ report: ReportID,
        of id: InvoiceID,
        in transaction: any SQLTransaction
    ) throws {
        try transaction.change(
            Invoice.table,
            id: id,
            "UPDATE invoices SET report_id = \(report) WHERE id = \(id)"
        )
    }

    /// Everything but the frozen document, which is long.
    static let columns: SQL = """
        i.client_id, i.id, i.enterprise_id, i.kind, i.number, i.issue_on, i.due_on, \
        i.period_start, i.period_end, i.period_first_on, i.period_last_on, i.period_zone, \
        i.period_start_offset, i.period_end_offset, i.currency, i.net_micros, i.tax_micros, \
        i.total_micros, i.paid_micros, i.credited_micros, i.is_credited, i.sent_at, \
        i.is_visible_to_client, i.report_id, i.issued_at, i.document_hash
        """

    private static func insertRow(
        _ new: NewInvoice,
        in transaction: any SQLTransaction
    ) throws {
        let invoice = new.invoice
        try transaction.execute(
            """
            INSERT INTO invoices (client_id, id, enterprise_id, kind, number, series_kind,
                series_scope, series_number, issue_on, due_on,
                \(raw: BillingPeriod.columnNames), currency, net_micros, tax_micros,
                total_micros, exact_micros, recharged_micros, paid_micros,
                is_visible_to_client, report_id, origin, issued_at, document, document_hash)
            VALUES (\(invoice.clientID), \(invoice.id), \(invoice.enterpriseID),
                \(invoice.kind), \(invoice.number), \(new.series.kind), \(new.series.scope),
                \(new.seriesNumber), \(invoice.issueOn), \(invoice.dueOn),
                \(raw: BillingPeriod.values(invoice.period)), \(invoice.total.currency),
                \(invoice.net.micros), \(invoice.tax.micros), \(invoice.total.micros),
                \(new.document.totals.exactMicros), \(new.document.rechargedMicros ?? 0),
                \(invoice.paid.micros),
                \(invoice.isVisibleToClient), \(invoice.reportID), \(new.origin),
                \(invoice.issuedAt), \(new.frozen.text), \(new.frozen.hash))
            """
        )
    }

    private static func insert(
        _ line: InvoiceLine,
        number: Int,
        of invoice: Invoice,
        in transaction: any SQLTransaction
    ) throws {
        try transaction.execute(
            .insert(
                into: "invoice_lines",
                [
                    "client_id": invoice.clientID, "invoice_id": invoice.id, "line": number,
                    "country": EmptyText(line.country), "network": EmptyText(line.network),
                    "basis": EmptyText(line.basis), "price_micros": line.unitPriceMicros,
                    "messages": line.messages, "quantity": line.quantity,
                    "exact_micros": line.exactMicros, "net_micros": line.net.micros,
                    "account_id": line.account?.id,
                ]
            )
        )
    }
}

/// An invoice that is being issued, with its frozen document and its place in the series.
package struct NewInvoice: Sendable {
    package var invoice: Invoice
    package let document: InvoiceDocument
    package let frozen: FrozenText<InvoiceDocument>
    package let series: NumberSeries
    package let seriesNumber: Int64
    package var origin: InvoiceOrigin = .manual

    /// Freezes a document and makes its record.
    ///
    /// `seriesNumber` is what `NumberSeriesRepository.takeNext` gave.
    package init(
        id: InvoiceID,
        clientID: ClientID,
        document: InvoiceDocument,
        series: NumberSeries,
        seriesNumber: Int64,
        issuedAt: Instant
    ) throws {
        frozen = try FrozenText(document)
        self.document = document
        self.series = series
        self.seriesNumber = seriesNumber
        invoice = Invoice(
            id: id,
            clientID: clientID,
            enterpriseID: series.enterpriseID,
            document: document,
            issuedAt: issuedAt,
            documentHash: frozen.hash
        )
    }
}

/// Who issued an invoice.
package enum InvoiceOrigin: String, Hashable, Sendable, CaseIterable, SQLValueConvertible {
    /// A person, in the panel or by command.
    case manual
    /// The run, on one of the client's dates.
    case automatic
}

extension Invoice: RowReadable {
    static let table = "invoices"

    init(_ row: StoredRow) throws {
        let currency: Currency = try row.get("currency")
        self.init(
            id: try row.get("id"),
            clientID: try row.get("client_id"),
            enterpriseID: try row.get("enterprise_id"),
            document: try InvoiceDocument(summaryOf: row, currency),
            issuedAt: try row.get("issued_at"),
            documentHash: try row.get("document_hash")
        )
        paid = try row.money("paid_micros", currency)
        total = try row.money("total_micros", currency)
        credited = try row.money("credited_micros", currency)
        isCredited = try row.get("is_credited")
        sentAt = try row.get("sent_at")
        isVisibleToClient = try row.get("is_visible_to_client")
        reportID = try row.get("report_id")
    }
}

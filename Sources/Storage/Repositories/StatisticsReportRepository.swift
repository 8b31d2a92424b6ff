// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Primitives
import SQLInterface

/// Reads and adds frozen statistics; who sees them is all that changes.
package enum StatisticsReportRepository {
    /// Freezes a report and adds it.
    package static func insert(
        _ report: StatisticsReport,
        as record: StatisticsRecord,
        in transaction: any SQLTransaction
    ) throws {
        let frozen = try FrozenText(report)
        try transaction.execute(
            """
            INSERT INTO statistics_reports (client_id, id, invoice_id,
                \(raw: BillingPeriod.columnNames), is_visible_to_client, created_at,
                content, content_hash)
            VALUES (\(record.clientID), \(record.id), \(record.invoiceID),
                \(raw: BillingPeriod.values(record.period)), \(record.isVisibleToClient),
                \(record.createdAt), \(frozen.text), \(frozen.hash))
            """
        )
    }

    /// Finds a report's record.
    package static func find(
        _ id: ReportID,
        in transaction: any SQLTransaction
    ) throws -> StatisticsRecord? {
        try transaction.model(
            "SELECT \(raw: columns) FROM statistics_reports WHERE id = \(id)"
        )
    }

    /// Reads a report.
    ///
    /// - Throws: `StorageError.corruptedRow` when it was touched.
    package static func content(
        of id: ReportID,
        in transaction: any SQLTransaction
    ) throws -> StatisticsReport? {
        let row = try transaction.first(
            "SELECT content, content_hash FROM statistics_reports WHERE id = \(id)"
        )
        guard let row else { return nil }
        return try FrozenText<StatisticsReport>.thaw(
            StoredRow(row, of: StatisticsRecord.table),
            text: "content",
            hash: "content_hash"
        )
    }

    /// Reports newest first, of one client or of all.
    ///
    /// `id` is where the page before ended; nil for the first one.
    package static func page(
        of client: ClientID? = nil,
        onlyVisibleToClient: Bool = false,
        after id: ReportID? = nil,
        limit: Int,
        in transaction: any SQLTransaction
    ) throws -> [StatisticsRecord] {
        var conditions: [SQL] = []
        if let client { conditions.append("client_id = \(client)") }
        if onlyVisibleToClient { conditions.append("is_visible_to_client = 1") }
        if let id { conditions.append("id < \(id)") }
        return try transaction.models(
            """
            SELECT \(raw: columns) FROM statistics_reports \(raw: .filter(conditions))
            ORDER BY id DESC LIMIT \(limit)
            """
        )
    }

    /// Shows a report in the client's panel, or hides it.
    package static func setVisible(
        _ isVisible: Bool,
        _ id: ReportID,
        in transaction: any SQLTransaction
    ) throws {
        try transaction.change(
            StatisticsRecord.table,
            id: id,
            """
            UPDATE statistics_reports SET is_visible_to_client = \(isVisible)
            WHERE id = \(id)
            """
        )
    }

    private static let columns: SQL = """
        client_id, id, invoice_id, \(raw: BillingPeriod.columnNames), \
        is_visible_to_client, created_at
        """
}

/// A statistics report as lists show it.
package struct StatisticsRecord: Hashable, Sendable {
    package var id: ReportID
    package var clientID: ClientID
    /// Nil for statistics alone.
    package var invoiceID: InvoiceID?
    package var period: BillingPeriod
    package var isVisibleToClient: Bool
    package var createdAt: Instant

    package init(
        id: ReportID,
        clientID: ClientID,
        invoiceID: InvoiceID?,
        period: BillingPeriod,
        isVisibleToClient: Bool,
        createdAt: Instant
    ) {
        self.id = id
        self.clientID = clientID
        self.invoiceID = invoiceID
        self.period = period
        self.isVisibleToClient = isVisibleToClient
        self.createdAt = createdAt
    }
}

extension StatisticsRecord: RowReadable {
    static let table = "statistics_reports"

    init(_ row: StoredRow) throws {
        guard let period = try BillingPeriod.read(row) else {
            throw row.corrupted("period_start", "there is none")
        }
        self.init(
            id: try row.get("id"),
            clientID: try row.get("client_id"),
            invoiceID: try row.get("invoice_id"),
            period: period,
            isVisibleToClient: try row.get("is_visible_to_client"),
            createdAt: try row.get("created_at")
        )
    }
}

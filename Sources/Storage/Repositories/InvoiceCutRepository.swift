// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Primitives
import SQLInterface

/// Remembers up to when each client's charges have been invoiced.
///
/// The primary key lets the period that ends at an instant be cut once, whoever tries.
package enum InvoiceCutRepository {
    /// The latest cut of a client.
    package static func last(
        of client: ClientID,
        in transaction: any SQLTransaction
    ) throws -> InvoiceCut? {
        try transaction.model(
            """
            SELECT * FROM invoice_cuts WHERE client_id = \(client)
            ORDER BY period_end DESC LIMIT 1
            """
        )
    }

    /// The newest end of any client's cut; no charge may be dated before it any more.
    package static func newestEnd(in transaction: any SQLTransaction) throws -> Instant? {
        try transaction.first("SELECT MAX(period_end) FROM invoice_cuts")?.get(0)
    }

    /// Adds a cut.
    ///
    /// - Throws: `SQLError` of kind `uniqueViolation` when the period was cut already.
    package static func insert(_ cut: InvoiceCut, in transaction: any SQLTransaction) throws {
        try transaction.execute(
            .insert(
                into: "invoice_cuts",
                [
                    "client_id": cut.clientID, "period_start": cut.start,
                    "period_end": cut.end, "invoice_id": cut.invoiceID,
                    "recorded_at": cut.recordedAt,
                ]
            )
        )
    }
}

/// A span of a client's time that was invoiced, or found empty.
package struct InvoiceCut: Hashable, Sendable {
    package var clientID: ClientID
    package var start: Instant
    package var end: Instant
    /// Nil when there was nothing to bill.
    package var invoiceID: InvoiceID?
    package var recordedAt: Instant

    package init(
        clientID: ClientID,
        start: Instant,
        end: Instant,
        invoiceID: InvoiceID?,
        recordedAt: Instant
    ) {
        self.clientID = clientID
        self.start = start
        self.end = end
        self.invoiceID = invoiceID
        self.recordedAt = recordedAt
    }
}

extension InvoiceCut: RowReadable {
    static let table = "invoice_cuts"

    init(_ row: StoredRow) throws {
        self.init(
            clientID: try row.get("client_id"),
            start: try row.get("period_start"),
            end: try row.get("period_end"),
            invoiceID: try row.get("invoice_id"),
            recordedAt: try row.get("recorded_at")
        )
    }
}

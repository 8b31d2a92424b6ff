// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Primitives
import SQLInterface

/// Keeps notices of price changes as they were sent; none is ever changed.
///
/// What a notice says, the layer that draws documents knows; here it is any frozen value.
package enum PriceNoticeRepository {
    /// Adds a notice.
    package static func insert(
        _ record: PriceNoticeRecord,
        content: some Codable,
        in transaction: any SQLTransaction
    ) throws {
        let frozen = try FrozenText(content)
        try transaction.execute(
            .insert(
                into: "price_notices",
                [
                    "id": record.id, "client_id": record.clientID,
                    "through_price_id": record.throughPriceID, "changes": record.changes,
                    "content": frozen.text, "hash": frozen.hash, "sent_at": record.sentAt,
                    "sent_by": record.sentBy,
                ]
            )
        )
    }

    /// The latest notices of a client, the newest first.
    package static func list(
        of client: ClientID,
        limit: Int,
        in transaction: any SQLTransaction
    ) throws -> [PriceNoticeRecord] {
        try transaction.models(
            """
            SELECT * FROM price_notices WHERE client_id = \(client)
            ORDER BY id DESC LIMIT \(limit)
            """
        )
    }

    /// Finds a notice.
    package static func find(
        _ id: PriceNoticeID,
        in transaction: any SQLTransaction
    ) throws -> PriceNoticeRecord? {
        try transaction.model("SELECT * FROM price_notices WHERE id = \(id)")
    }

    /// What a notice says; nil when there is none.
    ///
    /// - Throws: `StorageError.corruptedRow` when the stored text was touched.
    package static func content<Content: Codable>(
        of id: PriceNoticeID,
        as type: Content.Type,
        in transaction: any SQLTransaction
    ) throws -> Content? {
        try transaction.frozen(
            "SELECT * FROM price_notices WHERE id = \(id)",
            of: PriceNoticeRecord.table
        )
    }
}

/// A notice that was sent, without its content.
package struct PriceNoticeRecord: Hashable, Sendable {
    /// Its identifier.
    package let id: PriceNoticeID
    /// Who was told.
    package let clientID: ClientID
    /// Price rows up to this one are known to the client.
    package let throughPriceID: PriceRowID
    /// How many changes it names.
    package let changes: Int64
    /// When it was sent.
    package let sentAt: Instant
    /// Who sent it.
    package let sentBy: String

    /// Creates a record.
    package init(
        id: PriceNoticeID,
        clientID: ClientID,
        throughPriceID: PriceRowID,
        changes: Int64,
        sentAt: Instant,
        sentBy: String
    ) {
        self.id = id
        self.clientID = clientID
        self.throughPriceID = throughPriceID
        self.changes = changes
        self.sentAt = sentAt
        self.sentBy = sentBy
    }
}

extension PriceNoticeRecord: RowReadable {
    static let table = "price_notices"

    init(_ row: StoredRow) throws {
        self.init(
            id: try row.get("id"),
            clientID: try row.get("client_id"),
            throughPriceID: try row.get("through_price_id"),
            changes: try row.get("changes"),
            sentAt: try row.get("sent_at"),
            sentBy: try row.get("sent_by")
        )
    }
}

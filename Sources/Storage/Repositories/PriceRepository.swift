// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import Messaging
import Primitives
import SQLInterface

/// Reads and adds price rows; rows are never changed or removed.
package enum PriceRepository {
    /// Adds rows.
    package static func append(
        _ rows: some Sequence<PriceRow>,
        in transaction: any SQLTransaction
    ) throws {
        let statement = try transaction.prepare(
            """
            INSERT INTO prices (id, owner_kind, owner_id, country, network, message_type,
                basis, price_micros, currency, effective_from, is_closed, sells_to_negative,
                recorded_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
            """
        )
        for row in rows {
            try statement.execute([
                row.id.sqlValue, .text(row.owner.kind), .integer(row.owner.id),
                row.destination.country.sqlValue,
                EmptyText(row.destination.network).sqlValue, row.messageType.sqlValue,
                row.basis.sqlValue, .integer(row.price.micros), row.price.currency.sqlValue,
                row.effectiveFrom.sqlValue, row.isClosed.sqlValue,
                row.sellsToNegative.sqlValue, row.recordedAt.sqlValue,
            ])
        }
    }

    /// Finds a row.
    package static func find(
        _ id: PriceRowID,
        in transaction: any SQLTransaction
    ) throws -> PriceRow? {
        try transaction.model("SELECT * FROM prices WHERE id = \(id)")
    }

    /// Every row there is, for the price book.
    package static func all(in transaction: any SQLTransaction) throws -> [PriceRow] {
        try transaction.models("SELECT * FROM prices ORDER BY id")
    }

    /// The row in force at an instant for each destination of an owner, closed ones included.
    package static func current(
        of owner: PriceOwner,
        at instant: Instant,
        in transaction: any SQLTransaction
    ) throws -> [PriceRow] {
        try transaction.models(
            """
            SELECT * FROM (
                SELECT prices.*, ROW_NUMBER() OVER (
                    PARTITION BY country, network, message_type
                    ORDER BY effective_from DESC, id DESC) AS age
                FROM prices
                WHERE \(raw: isOf(owner)) AND effective_from <= \(instant)
            ) AS newest
            WHERE age = 1
            ORDER BY country, network, message_type
            """
        )
    }

    /// Every row of an owner, oldest first.
    package static func rows(
        of owner: PriceOwner,
        in transaction: any SQLTransaction
    ) throws -> [PriceRow] {
        try transaction.models("SELECT * FROM prices WHERE \(raw: isOf(owner)) ORDER BY id")
    }

    /// Every row of one destination, newest effective instant first.
    package static func history(
        of owner: PriceOwner,
        _ destination: Destination,
        _ type: MessageType = .sms,
        in transaction: any SQLTransaction
    ) throws -> [PriceRow] {
        try transaction.models(
            """
            SELECT * FROM prices
            WHERE \(raw: isOf(owner)) AND country = \(destination.country)
                AND network = \(EmptyText(destination.network)) AND message_type = \(type)
            ORDER BY effective_from DESC, id DESC
            """
        )
    }

    /// The rows dated ahead of an instant, soonest first.
    package static func future(
        of owner: PriceOwner,
        after instant: Instant,
        limit: Int = .max,
        in transaction: any SQLTransaction
    ) throws -> [PriceRow] {
        try transaction.models(
            """
            SELECT * FROM prices
            WHERE \(raw: isOf(owner)) AND effective_from > \(instant)
            ORDER BY effective_from, country, network, message_type, id LIMIT \(limit)
            """
        )
    }

    static func isOf(_ owner: PriceOwner) -> SQL {
        "owner_kind = \(owner.kind) AND owner_id = \(owner.id)"
    }
}

extension PriceOwner {
    fileprivate var kind: String {
        switch self {
        case .client: "client"
        case .product: "product"
        case .supplier: "supplier"
        }
    }

    fileprivate var id: Int64 {
        switch self {
        case .client(let id): id.rawValue
        case .product(let id): id.rawValue
        case .supplier(let id): id.rawValue
        }
    }

    fileprivate init(_ row: StoredRow) throws {
        switch try row.get("owner_kind", as: String.self) {
        case "client": self = .client(try row.get("owner_id"))
        case "product": self = .product(try row.get("owner_id"))
        case "supplier": self = .supplier(try row.get("owner_id"))
        case let kind: throw row.corrupted("owner_kind", "“\(kind)” owns no prices")
        }
    }
}

extension PriceRow: RowReadable {
    static let table = "prices"

    init(_ row: StoredRow) throws {
        let micros: Int64 = try row.get("price_micros")
        guard micros >= 0 else { throw row.corrupted("price_micros", "it is negative") }
        self.init(
            id: try row.get("id"),
            owner: try PriceOwner(row),
            destination: try row.knownDestination(),
            price: Price(micros: micros, try row.get("currency")),
            basis: try row.get("basis"),
            effectiveFrom: try row.get("effective_from")
        )
        messageType = try row.get("message_type")
        isClosed = try row.get("is_closed")
        sellsToNegative = try row.get("sells_to_negative")
        recordedAt = try row.get("recorded_at")
    }
}

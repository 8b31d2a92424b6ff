// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Messaging
import Primitives
import SQLInterface

/// Reads price lists in pages: an imported deck has a hundred thousand rows.
extension PriceRepository {
    /// A page of the open prices in force at an instant, by destination.
    ///
    /// `position` is the last destination of the page before; nil for the first one. `country`
    /// narrows the list down.
    package static func open(
        of owner: PriceOwner,
        at instant: Instant,
        country: CountryCode? = nil,
        after position: Destination? = nil,
        limit: Int,
        in transaction: any SQLTransaction
    ) throws -> [PriceRow] {
        var conditions: [SQL] = []
        if let country { conditions.append("country = \(country)") }
        if let position {
            conditions.append(
                """
                (country, network) > (\(position.country), \(EmptyText(position.network)))
                """
            )
        }
        let rows: SQL = newest(of: owner, at: instant, conditions)
        return try transaction.models(
            """
            SELECT * FROM (\(raw: rows)) AS newest WHERE age = 1 AND is_closed = 0
            ORDER BY country, network LIMIT \(limit)
            """
        )
    }

    /// How many prices are open at an instant.
    package static func openCount(
        of owner: PriceOwner,
        at instant: Instant,
        country: CountryCode? = nil,
        in transaction: any SQLTransaction
    ) throws -> Int {
        let conditions: [SQL] = country.map { ["country = \($0)"] } ?? []
        let rows: SQL = newest(of: owner, at: instant, conditions)
        return try transaction.scalar(
            "SELECT COUNT(*) FROM (\(raw: rows)) AS newest WHERE age = 1 AND is_closed = 0"
        )
    }

    /// The rows of an owner that have begun and were superseded or closed since, newest first.
    package static func superseded(
        of owner: PriceOwner,
        at instant: Instant,
        limit: Int,
        in transaction: any SQLTransaction
    ) throws -> [PriceRow] {
        try transaction.models(
            """
            SELECT * FROM (\(raw: newest(of: owner, at: instant, []))) AS newest
            WHERE age > 1 OR is_closed = 1
            ORDER BY effective_from DESC, id DESC LIMIT \(limit)
            """
        )
    }

    /// How many rows an owner has that have begun, and how many that have not.
    package static func counts(
        of owner: PriceOwner,
        at instant: Instant,
        in transaction: any SQLTransaction
    ) throws -> (begun: Int, ahead: Int) {
        let row = try transaction.first(
            """
            SELECT CAST(COALESCE(SUM(CASE WHEN effective_from <= \(instant)
                        AND message_type = \(MessageType.sms) THEN 1 ELSE 0 END), 0) AS BIGINT),
                CAST(COALESCE(SUM(CASE WHEN effective_from > \(instant) THEN 1 ELSE 0 END), 0)
                    AS BIGINT)
            FROM prices WHERE \(raw: isOf(owner))
            """
        )
        guard let row else { return (0, 0) }
        return (try row.get(0), try row.get(1))
    }

    /// When rows that have not begun were recorded, and how many at each time, the latest first.
    package static func aheadByRecording(
        of owner: PriceOwner,
        after instant: Instant,
        limit: Int,
        in transaction: any SQLTransaction
    ) throws -> [(recordedAt: Instant, count: Int)] {
        try transaction.query(
            """
            SELECT recorded_at, COUNT(*) FROM prices
            WHERE \(raw: isOf(owner)) AND effective_from > \(instant)
            GROUP BY recorded_at ORDER BY recorded_at DESC LIMIT \(limit)
            """
        ).map { (try $0.get(0), try $0.get(1)) }
    }

    /// The rows of messages that have begun; `age` counts from the newest of each destination.
    private static func newest(
        of owner: PriceOwner,
        at instant: Instant,
        _ conditions: [SQL]
    ) -> SQL {
        let all: [SQL] =
            [isOf(owner), "effective_from <= \(instant)", "message_type = \(MessageType.sms)"]
            + conditions
        return """
            SELECT prices.*, ROW_NUMBER() OVER (
                PARTITION BY country, network
                ORDER BY effective_from DESC, id DESC) AS age
            FROM prices \(raw: .filter(all))
            """
    }
}

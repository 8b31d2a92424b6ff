// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Primitives
import SQLInterface

/// Reads the quarter-hour rollups for invoices and statistics.
///
/// Clients are given as a list: a main client's invoices cover its related accounts.
package enum RollupRepository {
    /// The captured charges in `[start, end)`, summed per destination, basis and price.
    package static func charges(
        of clients: [ClientID],
        from start: Instant,
        before end: Instant,
        in transaction: any SQLTransaction
    ) throws -> [UsageCharge] {
        try transaction.models(
            """
            SELECT country, network, basis, price_micros,
                CAST(SUM(charged_messages) AS BIGINT) AS messages,
                CAST(SUM(charged_segments) AS BIGINT) AS segments
            FROM rollups
            WHERE \(raw: isOf(clients, start, end)) AND charged_messages > 0
            GROUP BY country, network, basis, price_micros
            ORDER BY country, network, basis, price_micros
            """
        )
    }

    /// The exact sum of the captured charges in `[start, end)`.
    package static func chargedMicros(
        of clients: [ClientID],
        from start: Instant,
        before end: Instant,
        in transaction: any SQLTransaction
    ) throws -> Int64 {
        try transaction.scalar(
            """
            SELECT CAST(COALESCE(SUM(charged_micros), 0) AS BIGINT) FROM rollups
            WHERE \(raw: isOf(clients, start, end))
            """
        )
    }

    /// Every quarter-hour in `[start, end)`, by client and time, for a statistics report.
    package static func quarters(
        of clients: [ClientID],
        from start: Instant,
        before end: Instant,
        in transaction: any SQLTransaction
    ) throws -> [TrafficRollup] {
        try transaction.models(
            """
            SELECT * FROM rollups WHERE \(raw: isOf(clients, start, end))
            ORDER BY client_id, quarter_at, country, network, sender, basis, price_micros
            """
        )
    }

    private static func isOf(
        _ clients: [ClientID],
        _ start: Instant,
        _ end: Instant
    ) -> SQL {
        precondition(!clients.isEmpty, "traffic of nobody was asked for")
        return """
            client_id IN (\(raw: .list(clients)))
            AND quarter_at >= \(start) AND quarter_at < \(end)
            """
    }
}

extension UsageCharge: RowReadable {
    static let table = "rollups"

    init(_ row: StoredRow) throws {
        self.init(
            destination: try row.knownDestination(),
            basis: try row.get("basis"),
            priceMicros: try row.get("price_micros"),
            messages: try row.get("messages"),
            segments: try row.get("segments")
        )
    }
}

extension TrafficRollup: RowReadable {
    static let table = "rollups"

    init(_ row: StoredRow) throws {
        self.init(
            quarterAt: try row.get("quarter_at"),
            destination: try row.destination(),
            sender: try row.get("sender"),
            basis: try row.get("basis"),
            priceMicros: try row.get("price_micros")
        )
        counts.submitted = try row.get("submitted")
        counts.delivered = try row.get("delivered")
        counts.failed = try row.get("failed")
        chargedMessages = try row.get("charged_messages")
        chargedSegments = try row.get("charged_segments")
        chargedMicros = try row.get("charged_micros")
    }
}

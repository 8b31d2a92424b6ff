// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import Messaging
import Primitives
import SQLInterface

/// Counts of messages as the rollups have them.
struct TrafficSums: Sendable, Equatable {
    /// Taken; those that were refused at once are not among them.
    var submitted: Int64 = 0
    /// Refused at once.
    var blocked: Int64 = 0
    var delivered: Int64 = 0
    var failed: Int64 = 0
    var chargedSegments: Int64 = 0
    var chargedMicros: Int64 = 0

    /// Submitted, and neither delivered nor failed yet; never below zero.
    var pending: Int64 { known - delivered - failed }

    /// What a share of delivery is taken of: what was submitted.
    ///
    /// Outcomes are counted when they come. Where more ended in a span than was submitted in
    /// it, the rest was submitted before, and the share is that of what ended.
    var known: Int64 { max(submitted, delivered + failed) }

    static func += (left: inout TrafficSums, right: TrafficSums) {
        left.submitted += right.submitted
        left.blocked += right.blocked
        left.delivered += right.delivered
        left.failed += right.failed
        left.chargedSegments += right.chargedSegments
        left.chargedMicros += right.chargedMicros
    }
}

/// Which traffic is asked for.
struct TrafficFilter: Sendable {
    var start: Instant
    var end: Instant
    var clientID: ClientID?
    /// Part of a client's login or company, in any case; empty for all.
    var clientText = ""
    var country: CountryCode?
    var network: Network?
    var sender: String = ""

    fileprivate var conditions: [SQL] {
        var conditions: [SQL] = ["r.quarter_at >= \(start)", "r.quarter_at < \(end)"]
        if let clientID { conditions.append("r.client_id = \(clientID)") }
        if !clientText.isEmpty {
            // INSTR's sibling POSITION differs between engines; LIKE with escapes does not.
            let pattern = likePattern(clientText)
            conditions.append(
                """
                r.client_id IN (SELECT id FROM clients
                    WHERE LOWER(login) LIKE \(pattern) ESCAPE '!'
                        OR LOWER(company) LIKE \(pattern) ESCAPE '!')
                """
            )
        }
        if let country { conditions.append("r.country = \(country.code)") }
        if let network { conditions.append("r.network = \(network.text)") }
        if !sender.isEmpty { conditions.append("r.sender = \(sender)") }
        return conditions
    }
}

/// A LIKE pattern that finds text anywhere, taken literally.
private func likePattern(_ text: String) -> String {
    let escaped = text.lowercased().map { "%_!".contains($0) ? "!\($0)" : "\($0)" }.joined()
    return "%\(escaped)%"
}

/// By what traffic is grouped in the statistics.
enum TrafficDimension: String, CaseIterable, Sendable {
    case day, client, country, network, sender

    fileprivate var expression: SQL {
        switch self {
        case .day: "r.quarter_at"
        case .client: "r.client_id"
        case .country: "r.country"
        case .network: "r.country || ' ' || r.network"
        case .sender: "r.sender"
        }
    }
}

/// Reads traffic sums from the rollups; never from the messages.
enum TrafficQuery {
    private static let sums: SQL = """
        CAST(SUM(r.submitted) AS BIGINT) AS submitted, \
        CAST(SUM(r.blocked) AS BIGINT) AS blocked, \
        CAST(SUM(r.delivered) AS BIGINT) AS delivered, \
        CAST(SUM(r.failed) AS BIGINT) AS failed, \
        CAST(SUM(r.charged_segments) AS BIGINT) AS segments, \
        CAST(SUM(r.charged_micros) AS BIGINT) AS micros
        """

    /// Sums by quarter-hour, for charts; the money of several currencies is not in them.
    static func byQuarter(
        _ filter: TrafficFilter,
        in transaction: any SQLTransaction
    ) throws -> [(at: Instant, sums: TrafficSums)] {
        try transaction.query(
            """
            SELECT r.quarter_at AS at, \(raw: sums) FROM rollups r
            \(raw: .filter(filter.conditions)) GROUP BY r.quarter_at ORDER BY r.quarter_at
            """
        ).map { row in (try row.get("at"), try read(row)) }
    }

    /// Sums by one dimension and currency.
    static func by(
        _ dimension: TrafficDimension,
        _ filter: TrafficFilter,
        in transaction: any SQLTransaction
    ) throws -> [(key: String, currency: Currency, sums: TrafficSums)] {
        try transaction.query(
            """
            SELECT CAST(\(raw: dimension.expression) AS TEXT) AS key, c.currency AS currency,
                \(raw: sums)
            FROM rollups r JOIN clients c ON c.id = r.client_id
            \(raw: .filter(filter.conditions))
            GROUP BY \(raw: dimension.expression), c.currency
            """
        ).compactMap { row in
            guard let currency = Currency(try row.get("currency", as: String.self)) else {
                return nil
            }
            return (try row.get("key"), currency, try read(row))
        }
    }

    /// Charges per currency of a span.
    static func revenue(
        _ filter: TrafficFilter,
        in transaction: any SQLTransaction
    ) throws -> [Money] {
        try transaction.query(
            """
            SELECT c.currency AS currency, CAST(SUM(r.charged_micros) AS BIGINT) AS micros
            FROM rollups r JOIN clients c ON c.id = r.client_id
            \(raw: .filter(filter.conditions)) GROUP BY c.currency ORDER BY c.currency
            """
        ).compactMap { row in
            guard let currency = Currency(try row.get("currency", as: String.self)) else {
                return nil
            }
            return Money(micros: try row.get("micros"), currency)
        }
    }

    private static func read(_ row: SQLRow) throws -> TrafficSums {
        var sums = TrafficSums()
        sums.submitted = try row.get("submitted")
        sums.blocked = try row.get("blocked")
        sums.delivered = try row.get("delivered")
        sums.failed = try row.get("failed")
        sums.chargedSegments = try row.get("segments")
        sums.chargedMicros = try row.get("micros")
        return sums
    }
}

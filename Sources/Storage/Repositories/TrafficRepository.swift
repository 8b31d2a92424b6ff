// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import Messaging
import Primitives
import SQLInterface

/// Sums the rollups for dashboards and statistics, over any spans of time.
package enum TrafficRepository {
    /// Traffic and charges, one row per span and combination of the asked dimensions.
    ///
    /// Amounts are never summed across currencies: a row has one. Rows come in order of span.
    package static func traffic(
        _ query: TrafficQuery,
        in transaction: any SQLTransaction
    ) throws -> [TrafficSummary] {
        guard !query.spans.isEmpty else { return [] }
        let keys = query.keys(TrafficDimension.ofTraffic)
        return try transaction.models(
            """
            WITH spans (span, span_start, span_end) AS (\(raw: query.spanRows))
            SELECT s.span, c.currency, \(raw: keys.selected),
                CAST(SUM(r.submitted) AS BIGINT) AS submitted,
                CAST(SUM(r.submitted_segments) AS BIGINT) AS submitted_segments,
                CAST(SUM(r.blocked) AS BIGINT) AS blocked,
                CAST(SUM(r.delivered) AS BIGINT) AS delivered,
                CAST(SUM(r.failed) AS BIGINT) AS failed,
                CAST(SUM(r.charged_messages) AS BIGINT) AS charged_messages,
                CAST(SUM(r.charged_segments) AS BIGINT) AS charged_segments,
                CAST(SUM(r.charged_micros) AS BIGINT) AS charged_micros
            FROM spans s CROSS JOIN clients c CROSS JOIN rollups r
            \(raw: .filter(query.conditions))
            GROUP BY s.span, c.currency \(raw: keys.grouped)
            ORDER BY s.span, c.currency \(raw: keys.grouped)
            """
        )
    }

    /// Costs, one row per span and combination of the asked dimensions; senders are not known
    /// here, and suppliers are.
    package static func costs(
        _ query: TrafficQuery,
        in transaction: any SQLTransaction
    ) throws -> [CostSummary] {
        guard !query.spans.isEmpty else { return [] }
        let keys = query.keys(TrafficDimension.ofCosts)
        return try transaction.models(
            """
            WITH spans (span, span_start, span_end) AS (\(raw: query.spanRows))
            SELECT s.span, r.currency, \(raw: keys.selected),
                CAST(SUM(r.messages) AS BIGINT) AS messages,
                CAST(SUM(r.segments) AS BIGINT) AS segments,
                CAST(SUM(r.cost_micros) AS BIGINT) AS cost_micros
            FROM spans s CROSS JOIN clients c CROSS JOIN cost_rollups r
            \(raw: .filter(query.conditions))
            GROUP BY s.span, r.currency \(raw: keys.grouped)
            ORDER BY s.span, r.currency \(raw: keys.grouped)
            """
        )
    }

    /// What corrections of prices gave back (negative) or charged anew, by when they were made;
    /// senders are not known here.
    private static func corrections(
        _ query: TrafficQuery,
        in transaction: any SQLTransaction
    ) throws -> [CorrectionSummary] {
        guard !query.spans.isEmpty, query.sender == nil else { return [] }
        let keys = query.keys([.client, .country, .network, .basis])
        var conditions: [SQL] = ["r.recorded_at >= s.span_start AND r.recorded_at < s.span_end"]
        if let clients = query.clients {
            conditions.append("r.client_id IN (\(raw: .list(clients)))")
        }
        if let country = query.country { conditions.append("r.country = \(country)") }
        if let network = query.network { conditions.append("r.network = \(network)") }
        return try transaction.models(
            """
            WITH spans (span, span_start, span_end) AS (\(raw: query.spanRows)),
            corrected AS (
                SELECT l.account_id AS client_id, l.country, l.network, l.basis, l.currency,
                    l.new_micros - l.old_micros AS micros, g.recorded_at
                FROM rerating_lines l JOIN reratings g ON g.id = l.rerating_id
            )
            SELECT s.span, r.currency, \(raw: keys.selected),
                CAST(SUM(r.micros) AS BIGINT) AS micros
            FROM spans s CROSS JOIN corrected r \(raw: .filter(conditions))
            GROUP BY s.span, r.currency \(raw: keys.grouped)
            ORDER BY s.span, r.currency \(raw: keys.grouped)
            """
        )
    }

    /// Charges, what corrections changed of charges, and costs side by side, per span, client and
    /// destination as asked; each in its own currencies, for whoever knows the exchange rates.
    package static func margins(
        _ query: TrafficQuery,
        in transaction: any SQLTransaction
    ) throws -> [MarginSummary] {
        var query = query
        query.dimensions.formIntersection([.client, .country, .network])
        var margins: [TrafficKey: MarginSummary] = [:]
        for row in try traffic(query, in: transaction) {
            margins[row.key, default: MarginSummary(row.key)].charged.append(row.charged)
            margins[row.key]?.segments += row.chargedSegments
        }
        for row in try corrections(query, in: transaction) {
            margins[row.key, default: MarginSummary(row.key)].corrected.append(row.amount)
        }
        for row in try costs(query, in: transaction) {
            margins[row.key, default: MarginSummary(row.key)].cost.append(row.cost)
        }
        return margins.values.sorted { $0.key.sortText < $1.key.sortText }
    }
}

/// What to sum, over which spans of time, by which dimensions.
package struct TrafficQuery: Sendable {
    /// Half-open spans, such as the days of a zone; one span for a mere total.
    package var spans: [Range<Instant>]
    package var dimensions: Set<TrafficDimension>
    /// Nil for everybody's.
    package var clients: [ClientID]?
    package var country: CountryCode?
    package var network: Network?
    package var sender: String?

    /// Creates a query without conditions.
    package init(spans: [Range<Instant>], by dimensions: Set<TrafficDimension> = []) {
        self.spans = spans
        self.dimensions = dimensions
    }

    var conditions: [SQL] {
        // SQLite reads a CROSS JOIN in the written order: by client and time, as the rows lie.
        var conditions: [SQL] = [
            "r.client_id = c.id",
            "r.quarter_at >= s.span_start AND r.quarter_at < s.span_end",
        ]
        if let clients { conditions.append("c.id IN (\(raw: .list(clients)))") }
        if let country { conditions.append("r.country = \(country)") }
        if let network { conditions.append("r.network = \(network)") }
        if let sender { conditions.append("r.sender = \(sender)") }
        return conditions
    }

    var spanRows: SQL {
        let rows = spans.enumerated().map { index, span in
            """
            (CAST(\(index) AS BIGINT), CAST(\(span.lowerBound) AS BIGINT), \
            CAST(\(span.upperBound) AS BIGINT))
            """ as SQL
        }
        return "VALUES \(raw: .joined(rows, separator: ", "))"
    }

    func keys(_ known: [TrafficDimension]) -> (selected: SQL, grouped: SQL) {
        let asked = known.filter(dimensions.contains)
        let missing = TrafficDimension.allCases.filter { !asked.contains($0) }
        let selected =
            asked.map { "r.\(raw: $0.column)" as SQL }
            + missing.map { "NULL AS \(raw: $0.column)" as SQL }
        return (
            .joined(selected, separator: ", "),
            .joined(asked.map { ", r.\(raw: $0.column)" as SQL }, separator: "")
        )
    }
}

/// What traffic can be told apart by.
package enum TrafficDimension: Hashable, Sendable, CaseIterable {
    case client
    case supplier
    case country
    case network
    case sender
    case basis

    static let ofTraffic: [TrafficDimension] = [.client, .country, .network, .sender, .basis]
    static let ofCosts: [TrafficDimension] = [.client, .supplier, .country, .network, .basis]

    var column: SQL {
        switch self {
        case .client: "client_id"
        case .supplier: "supplier_id"
        case .country: "country"
        case .network: "network"
        case .sender: "sender"
        case .basis: "basis"
        }
    }
}

/// The span and dimensions of a sum; nil where it was not told apart, or nothing is known.
package struct TrafficKey: Hashable, Sendable {
    /// Index into the query's spans.
    package var span: Int
    package var clientID: ClientID?
    package var supplierID: SupplierID?
    package var country: CountryCode?
    package var network: Network?
    package var sender: String?
    package var basis: BillingBasis?

    init(_ row: StoredRow) throws {
        span = try row.get("span")
        clientID = try row.get("client_id")
        supplierID = try row.get("supplier_id")
        country = try row.get("country", as: EmptyText<CountryCode>?.self)?.value
        network = try row.get("network", as: EmptyText<Network>?.self)?.value
        sender = try row.get("sender")
        basis = try row.get("basis")
    }

    fileprivate var sortText: String {
        let client = clientID.map { padded(Int($0.rawValue), to: 19) } ?? ""
        return "\(padded(span, to: 9)) \(client) \(country?.code ?? "") \(network?.text ?? "")"
    }
}

/// Traffic and charges of one span and combination of dimensions.
package struct TrafficSummary: Hashable, Sendable {
    package let key: TrafficKey
    package let counts: TrafficCounts
    package let submittedSegments: Int64
    package let blocked: Int64
    package let chargedMessages: Int64
    package let chargedSegments: Int64
    package let charged: Money
}

/// Costs of one span and combination of dimensions.
package struct CostSummary: Hashable, Sendable {
    package let key: TrafficKey
    package let messages: Int64
    package let segments: Int64
    package let cost: Money
}

/// What corrections changed of one combination's charges.
private struct CorrectionSummary: RowReadable {
    static let table = "rerating_lines"

    let key: TrafficKey
    let amount: Money

    init(_ row: StoredRow) throws {
        key = try TrafficKey(row)
        amount = try row.money("micros", try row.get("currency"))
    }
}

/// Charges and costs of one span and combination of dimensions, one sum per currency.
package struct MarginSummary: Hashable, Sendable {
    package let key: TrafficKey
    /// Segments that were charged.
    package fileprivate(set) var segments: Int64 = 0
    package fileprivate(set) var charged: [Money] = []
    /// What corrections that were made in the span changed of earlier charges.
    package fileprivate(set) var corrected: [Money] = []
    package fileprivate(set) var cost: [Money] = []

    fileprivate init(_ key: TrafficKey) {
        self.key = key
    }
}

extension TrafficSummary: RowReadable {
    static let table = "rollups"

    init(_ row: StoredRow) throws {
        key = try TrafficKey(row)
        var counts = TrafficCounts()
        counts.submitted = try row.get("submitted")
        counts.delivered = try row.get("delivered")
        counts.failed = try row.get("failed")
        self.counts = counts
        submittedSegments = try row.get("submitted_segments")
        blocked = try row.get("blocked")
        chargedMessages = try row.get("charged_messages")
        chargedSegments = try row.get("charged_segments")
        charged = try row.money("charged_micros", try row.get("currency"))
    }
}

extension CostSummary: RowReadable {
    static let table = "cost_rollups"

    init(_ row: StoredRow) throws {
        key = try TrafficKey(row)
        messages = try row.get("messages")
        segments = try row.get("segments")
        cost = try row.money("cost_micros", try row.get("currency"))
    }
}

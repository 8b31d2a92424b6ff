// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import Messaging
import Primitives
import SQLInterface
import Storage

/// What statistics are grouped by.
enum TrafficGroup: String, Sendable, CaseIterable {
    case day, country, network, sender

    fileprivate var dimensions: Set<TrafficDimension> {
        switch self {
        case .day: []
        case .country: [.country]
        case .network: [.country, .network]
        case .sender: [.sender]
        }
    }
}

/// A client's traffic by one group, over a range of days.
struct TrafficTable: Sendable {
    var group: TrafficGroup
    var rows: [Row]

    /// The counts of one value of the group.
    struct Row: Sendable {
        var key: Key
        var sums: Sums
    }

    /// What a row is about.
    enum Key: Sendable, Hashable {
        case day(CalendarDate)
        case country(CountryCode?)
        case network(CountryCode?, Network?)
        case sender(String)
    }

    /// Counts of messages and what they cost.
    struct Sums: Sendable, Equatable {
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

        fileprivate init(_ summary: TrafficSummary) {
            submitted = summary.counts.submitted
            blocked = summary.blocked
            delivered = summary.counts.delivered
            failed = summary.counts.failed
            chargedSegments = summary.chargedSegments
            chargedMicros = summary.charged.micros
        }

        init() {}

        static func += (left: inout Sums, right: Sums) {
            left.submitted += right.submitted
            left.blocked += right.blocked
            left.delivered += right.delivered
            left.failed += right.failed
            left.chargedSegments += right.chargedSegments
            left.chargedMicros += right.chargedMicros
        }
    }

    var total: Sums { rows.reduce(into: Sums()) { $0 += $1.sums } }
}

extension ClientScope {
    /// The client's traffic by a group; days without any are in it when days are the group.
    func trafficTable(
        by group: TrafficGroup,
        _ range: DayRange,
        _ calendar: BillingCalendar,
        in transaction: any SQLTransaction
    ) throws -> TrafficTable {
        let spans = group == .day ? range.daySpans(calendar) : [range.span(calendar)]
        let found = try traffic(
            TrafficQuery(spans: spans, by: group.dimensions),
            in: transaction
        )
        guard group == .day else {
            let rows = found.map { summary in
                TrafficTable.Row(key: .init(summary.key, group), sums: .init(summary))
            }
            return TrafficTable(
                group: group,
                rows: rows.sorted { $0.sums.submitted > $1.sums.submitted }
            )
        }
        var sums: [Int: TrafficTable.Sums] = [:]
        for summary in found { sums[summary.key.span, default: .init()] += .init(summary) }
        let rows = range.days.enumerated().map { index, day in
            TrafficTable.Row(key: .day(day), sums: sums[index] ?? .init())
        }
        return TrafficTable(group: group, rows: rows)
    }
}

extension TrafficTable.Key {
    fileprivate init(_ key: TrafficKey, _ group: TrafficGroup) {
        self =
            switch group {
            case .network: .network(key.country, key.network)
            case .sender: .sender(key.sender ?? "")
            case .country, .day: .country(key.country)
            }
    }
}

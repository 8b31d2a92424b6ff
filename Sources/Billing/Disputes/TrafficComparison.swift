// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Messaging
import Primitives

/// Somebody's count of one day and network, or of one message.
package struct TrafficClaim: Hashable, Sendable {
    package var on: CalendarDate
    package var destination: Destination
    /// Empty for a sum.
    package var messageID: String
    package var messages: Int64
    package var segments: Int64
    /// In micros; nil where the file has no amounts.
    package var amountMicros: Int64?

    package init(on: CalendarDate, destination: Destination, messageID: String = "") {
        self.on = on
        self.destination = destination
        self.messageID = messageID
        messages = 1
        segments = 1
    }
}

/// What was counted of one day and network.
package struct TrafficCount: Hashable, Sendable {
    package var messages: Int64 = 0
    package var segments: Int64 = 0
    package var micros: Int64 = 0

    package init() {}

    package static func += (left: inout TrafficCount, right: TrafficCount) {
        left.messages += right.messages
        left.segments += right.segments
        left.micros += right.micros
    }
}

/// Ours and somebody else's counts side by side, by day and network.
package struct TrafficComparison: Hashable, Sendable {
    /// By day and destination.
    package let rows: [Row]
    /// Whether the other side says amounts.
    package let hasAmounts: Bool

    /// One day and network.
    package struct Row: Hashable, Sendable {
        package let on: CalendarDate
        package let destination: Destination
        package fileprivate(set) var ours = TrafficCount()
        package fileprivate(set) var theirs = TrafficCount()
        /// Whether they differ by more than is tolerated.
        package fileprivate(set) var differs = false
    }

    private struct Key: Hashable {
        var on: CalendarDate
        var destination: Destination
    }

    /// Compares counts; a difference of at most `tolerance` of ours is none.
    ///
    /// Where the other side names no network of a country, ours are summed up by country.
    package init(
        ours: [(on: CalendarDate, destination: Destination, count: TrafficCount)],
        theirs: [TrafficClaim],
        tolerance: BasisPoints
    ) {
        let byCountry = Set(theirs.map(\.destination.country)).subtracting(
            theirs.filter { $0.destination.network != nil }.map(\.destination.country)
        )
        var rows: [Key: Row] = [:]
        func row(_ on: CalendarDate, _ destination: Destination) -> Key {
            let isWhole = byCountry.contains(destination.country)
            let place = isWhole ? Destination(country: destination.country) : destination
            let key = Key(on: on, destination: place)
            if rows[key] == nil { rows[key] = Row(on: on, destination: place) }
            return key
        }
        for count in ours { rows[row(count.on, count.destination)]?.ours += count.count }
        for claim in theirs {
            var count = TrafficCount()
            count.messages = claim.messages
            count.segments = claim.segments
            count.micros = claim.amountMicros ?? 0
            rows[row(claim.on, claim.destination)]?.theirs += count
        }
        let hasAmounts = theirs.contains { $0.amountMicros != nil }
        self.hasAmounts = hasAmounts
        self.rows = rows.values.map { row in
            var row = row
            row.differs =
                Self.differ(row.ours.segments, row.theirs.segments, tolerance)
                || hasAmounts && Self.differ(row.ours.micros, row.theirs.micros, tolerance)
            return row
        }.sorted { ($0.on, $0.destination) < ($1.on, $1.destination) }
    }

    /// The rows that differ.
    package var differences: [Row] { rows.filter(\.differs) }

    /// The sums of both sides.
    package var totals: (ours: TrafficCount, theirs: TrafficCount) {
        rows.reduce(into: (TrafficCount(), TrafficCount())) { sums, row in
            sums.0 += row.ours
            sums.1 += row.theirs
        }
    }

    private static func differ(_ ours: Int64, _ theirs: Int64, _ tolerance: BasisPoints) -> Bool {
        let difference = (Int128(ours) - Int128(theirs)).magnitude
        return difference * 10_000 > UInt128(ours.magnitude) * UInt128(tolerance.value)
    }
}

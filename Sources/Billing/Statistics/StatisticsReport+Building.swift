// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Messaging
import Primitives

extension StatisticsReport {
    /// The dimensions of a row.
    fileprivate struct Key: Hashable {
        var on: CalendarDate
        var account: String?
        var destination: Destination
        var sender: String
        var basis: BillingBasis
        var priceMicros: Int64
    }

    /// Sums quarter-hours of a period into rows per local day, destination, sender and price.
    ///
    /// Quarter-hours outside of the period and traffic without a destination, which never
    /// costs anything, are left out.
    package static func rows(
        _ rollups: some Sequence<TrafficRollup>,
        period: BillingPeriod,
        calendar: BillingCalendar,
        operatorName: (Destination) -> String
    ) -> [StatisticsRow] {
        var days = LocalDays(calendar)
        var rows: [Key: StatisticsRow] = [:]
        for rollup in rollups {
            guard let destination = rollup.destination, rollup.quarterAt >= period.start,
                rollup.quarterAt < period.end, !rollup.isEmpty
            else { continue }
            let key = Key(
                on: days.date(of: rollup.quarterAt),
                account: rollup.account?.name,
                destination: destination,
                sender: rollup.sender,
                basis: rollup.basis,
                priceMicros: rollup.priceMicros
            )
            rows[key, default: StatisticsRow(key, operatorName(destination))].add(rollup)
        }
        return rows.sorted { $0.key.precedes($1.key) }.map(\.value)
    }
}

extension StatisticsReport.Key {
    fileprivate func precedes(_ other: Self) -> Bool {
        if on != other.on { return on < other.on }
        if account != other.account { return (account ?? "") < (other.account ?? "") }
        if destination != other.destination { return destination < other.destination }
        return (sender, basis.rawValue, priceMicros)
            < (other.sender, other.basis.rawValue, other.priceMicros)
    }
}

extension StatisticsRow {
    fileprivate init(_ key: StatisticsReport.Key, _ operatorName: String) {
        self.init(
            on: key.on,
            destination: key.destination,
            operatorName: operatorName,
            sender: key.sender,
            basis: key.basis,
            priceMicros: key.priceMicros
        )
        account = key.account
    }

    fileprivate mutating func add(_ rollup: TrafficRollup) {
        counts.submitted += rollup.counts.submitted
        counts.delivered += rollup.counts.delivered
        counts.failed += rollup.counts.failed
        chargedMessages += rollup.chargedMessages
        chargedSegments += rollup.chargedSegments
        amountMicros += rollup.chargedMicros
    }
}

extension TrafficRollup {
    fileprivate var isEmpty: Bool { counts == TrafficCounts() && chargedMessages == 0 }
}

/// Local dates of rising or falling instants, resolving the zone once a day.
private struct LocalDays {
    private let calendar: BillingCalendar
    private var day: (date: CalendarDate, span: Range<Instant>)?

    init(_ calendar: BillingCalendar) {
        self.calendar = calendar
    }

    mutating func date(of instant: Instant) -> CalendarDate {
        if let day, day.span.contains(instant) { return day.date }
        let date = calendar.localDate(of: instant)
        let span = calendar.midnight(of: date)..<calendar.midnight(of: date.adding(days: 1))
        day = (date, span)
        return date
    }
}

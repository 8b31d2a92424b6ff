// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Primitives
import WebSupport

/// The days a page is about, both included.
struct DayRange: Sendable, Equatable {
    var first: CalendarDate
    var last: CalendarDate

    /// A year and a day; more days make a page that nobody reads.
    static let daysMax = 366

    /// Reads `from` and `through`; what is missing comes from the default, and days in the
    /// wrong order change places.
    init(_ query: QueryValues, default days: ClosedRange<CalendarDate>) {
        let from =
            query.date("from") ?? min(days.lowerBound, query.date("through") ?? days.lowerBound)
        let through = query.date("through") ?? max(days.upperBound, from)
        first = min(from, through)
        last = min(max(from, through), first.adding(days: Self.daysMax - 1))
    }

    /// The instants of the days in a zone.
    func span(_ calendar: BillingCalendar) -> Range<Instant> {
        calendar.midnight(of: first)..<calendar.midnight(of: last.adding(days: 1))
    }

    var days: [CalendarDate] {
        (first.daysSince1970...last.daysSince1970).map { CalendarDate(daysSince1970: $0) }
    }

    /// One span of instants for each day.
    func daySpans(_ calendar: BillingCalendar) -> [Range<Instant>] {
        days.map { calendar.midnight(of: $0)..<calendar.midnight(of: $0.adding(days: 1)) }
    }

    /// The range as the values of a link or form.
    var values: [String: String] { ["from": first.description, "through": last.description] }
}

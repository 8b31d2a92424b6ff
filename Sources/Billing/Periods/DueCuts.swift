// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Primitives

/// Which periods of a client are due to be invoiced: a pure function, so that a dry run and the
/// real run cannot differ.
///
/// ```
///   first day or last cut     date        date     now
///   ──┼────────────────────────┼───────────┼────────┼──▶
///     └──── one period ────────┴─ another ─┘ not due yet
/// ```
package struct DueCuts: Sendable {
    package var dates: InvoiceDates
    package var calendar: BillingCalendar
    /// Where the first period begins.
    package var firstDay: CalendarDate
    /// The end of the last period that was cut, by hand or by itself.
    package var lastCut: Instant?
    /// When the dates were set; dates before that local day are not caught up.
    package var datesSince: Instant?

    package init(
        dates: InvoiceDates,
        calendar: BillingCalendar,
        firstDay: CalendarDate,
        lastCut: Instant?,
        datesSince: Instant?
    ) {
        self.dates = dates
        self.calendar = calendar
        self.firstDay = firstDay
        self.lastCut = lastCut
        self.datesSince = datesSince
    }

    /// Where the next period begins.
    package var nextStart: Instant { lastCut ?? calendar.midnight(of: firstDay) }

    /// The periods due by an instant, oldest first; each missed date has its own.
    package func periods(now: Instant) -> [BillingPeriod] {
        cuts(through: calendar.localDate(of: now))
    }

    /// The next period that will become due after an instant, if the dates have one.
    package func upcoming(now: Instant) -> (on: CalendarDate, period: BillingPeriod)? {
        let today = calendar.localDate(of: now)
        guard let date = dates.next(after: today, count: 1).first else { return nil }
        let start = max(nextStart, periods(now: now).last?.end ?? nextStart)
        guard let period = calendar.period(from: start, before: calendar.midnight(of: date))
        else { return nil }
        return (date, period)
    }

    private func cuts(through today: CalendarDate) -> [BillingPeriod] {
        var start = nextStart
        var first = calendar.localDate(of: start)
        if let since = datesSince { first = max(first, calendar.localDate(of: since)) }
        var periods: [BillingPeriod] = []
        for date in dates.dates(from: first, through: today) {
            let end = calendar.midnight(of: date)
            guard let period = calendar.period(from: start, before: end) else { continue }
            periods.append(period)
            start = end
        }
        return periods
    }
}

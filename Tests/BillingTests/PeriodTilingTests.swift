// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Foundation
import Primitives
import Testing

/// Periods tile the time line, in every zone that this machine knows, from 1990 to 2037.
@Suite("Periods tile the time line")
struct PeriodTilingTests {
    private static let years = 1990...2037

    /// A seed of one's own with `SEED`; printed with every failure.
    private static let seed =
        UInt64(ProcessInfo.processInfo.environment["SEED"] ?? "") ?? 20_261_125

    private static let zones = TimeZone.knownTimeZoneIdentifiers.filter {
        $0.contains("/") || $0 == "UTC"
    }

    private static func day(_ year: Int, _ month: Int, _ day: Int) -> CalendarDate {
        CalendarDate(year: year, month: month, day: day)
            ?? CalendarDate(daysSince1970: 0)
    }

    @Test("Days around every change of clocks meet, and each instant is in the day it shows")
    func changes() throws {
        #expect(Self.zones.count > 400)
        let first = Self.day(1990, 1, 1).daysSince1970
        let last = Self.day(2037, 12, 31).daysSince1970
        var changes = 0
        for zone in Self.zones {
            let calendar = try BillingCalendar(zone: zone)
            var before = offset(calendar, first)
            // A week is shorter than the time between two changes that cancel each other.
            for week in stride(from: first, through: last, by: 7) {
                let after = offset(calendar, week + 7)
                if before != after {
                    changes += 1
                    for number in (week - 1)...(week + 8) { check(number, calendar) }
                }
                before = after
            }
        }
        #expect(changes > 10_000)
    }

    private func offset(_ calendar: BillingCalendar, _ day: Int) -> Int64 {
        calendar.offsetSeconds(at: Instant(seconds: Int64(day) * 86_400))
    }

    private func check(_ number: Int, _ calendar: BillingCalendar) {
        let date = CalendarDate(daysSince1970: number)
        let start = calendar.midnight(of: date)
        let end = calendar.midnight(of: date.adding(days: 1))
        let hours = end.microseconds(since: start) / 3_600_000_000
        // Days have 0 hours (skipped), 22 to 26, or 48 (repeated); stations in Antarctica that
        // changed their base's time have 17.
        guard hours != 0 else { return }
        if !(16...48).contains(hours) { Issue.record("\(calendar.zone) \(date): \(hours) hours") }
        if BillingCalendar.quarterHour(at: start) != start {
            Issue.record("\(calendar.zone) \(date) begins within a quarter-hour: \(start)")
        }
        let inside = [start, Instant(microseconds: end.microseconds - 1)]
        for instant in inside where calendar.localDate(of: instant) != date {
            Issue.record("\(calendar.zone): \(instant) is not in \(date)")
        }
    }

    @Test("Whatever the dates, the cuts of a client follow each other without gap or overlap")
    func cuts() throws {
        var random = SeededGenerator(seed: Self.seed)
        for _ in 0..<400 {
            let calendar = try BillingCalendar(zone: zone(&random))
            let first = date(&random)
            let dates = try InvoiceDates(dates(&random))
            let until = first.adding(days: random.number(in: 1...500))
            let due = DueCuts(
                dates: dates,
                calendar: calendar,
                firstDay: first,
                lastCut: nil,
                datesSince: nil
            )
            var position = calendar.midnight(of: first)
            for period in due.periods(now: calendar.midnight(of: until)) {
                let words = "seed \(Self.seed), \(calendar.zone), \(first), \(period.firstOn)"
                #expect(period.start == position, "\(words)")
                #expect(period.end > period.start, "\(words)")
                #expect(
                    period.end == calendar.midnight(of: period.lastOn.adding(days: 1)),
                    "\(words)"
                )
                position = period.end
            }
        }
    }

    @Test("A zone or dates that change in the middle of a period leave no gap and no overlap")
    func changedInTheMiddle() throws {
        var random = SeededGenerator(seed: Self.seed &+ 1)
        for _ in 0..<150 {
            let first = date(&random)
            var calendar = try BillingCalendar(zone: zone(&random))
            var typed = try InvoiceDates(dates(&random))
            var now = calendar.midnight(of: first)
            let start = now
            var since: Instant?
            var cuts: [BillingPeriod] = []
            for _ in 0..<40 {
                now = now.adding(seconds: Int64(random.number(in: 1...20 * 86_400)))
                let due = DueCuts(
                    dates: typed,
                    calendar: calendar,
                    firstDay: first,
                    lastCut: cuts.last?.end,
                    datesSince: since
                )
                cuts += due.periods(now: now)
                switch random.number(in: 0...3) {
                case 0: calendar = try BillingCalendar(zone: zone(&random))
                case 1:
                    typed = try InvoiceDates(dates(&random))
                    since = now
                default: break
                }
            }
            let words = "seed \(Self.seed), first day \(first)"
            // The zone of the first cut may be another than the one at the start.
            let opening = try #require(cuts.first, "\(words)").start
            #expect(abs(opening.microseconds(since: start)) < 27 * 3_600_000_000, "\(words)")
            for (left, right) in zip(cuts, cuts.dropFirst()) {
                #expect(left.end == right.start, "\(words)")
                #expect(right.start < right.end, "\(words)")
            }
            #expect(cuts.allSatisfy { $0.end <= now }, "\(words)")
        }
    }

    private func zone(_ random: inout SeededGenerator) -> String {
        Self.zones[random.number(in: 0...Self.zones.count - 1)]
    }

    private func date(_ random: inout SeededGenerator) -> CalendarDate {
        let year = random.number(in: Self.years.lowerBound...Self.years.upperBound - 2)
        return Self.day(year, 1, 1).adding(days: random.number(in: 0...365))
    }

    private func dates(_ random: inout SeededGenerator) -> String {
        let forms = ["1", "1,16", "29,30,31", "31", "last", "mon", "sun,15", "2,last,fri"]
        return forms[random.number(in: 0...forms.count - 1)]
    }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Primitives
import Testing

@Suite("Billing calendar")
struct BillingCalendarTests {
    @Test(
        "Midnights of known days are where the law has them",
        arguments: [
            ("UTC", "2026-03-29", "2026-03-29T00:00:00.000Z"),
            ("Europe/Kyiv", "2026-03-29", "2026-03-28T22:00:00.000Z"),
            ("Europe/Kyiv", "2026-03-30", "2026-03-29T21:00:00.000Z"),
            ("Europe/Kyiv", "2026-10-26", "2026-10-25T22:00:00.000Z"),
            ("Asia/Kathmandu", "2026-11-01", "2026-10-31T18:15:00.000Z"),
            ("Asia/Kolkata", "2026-11-01", "2026-10-31T18:30:00.000Z"),
            // Midnight does not exist: clocks jump from 00:00 to 01:00.
            ("America/Sao_Paulo", "2018-11-04", "2018-11-04T03:00:00.000Z"),
            ("Asia/Beirut", "2021-03-28", "2021-03-27T22:00:00.000Z"),
            ("America/Havana", "2024-03-10", "2024-03-10T05:00:00.000Z"),
            // Clocks go back from 00:00 to 23:00: the day begins at the second midnight.
            ("America/Sao_Paulo", "2019-02-17", "2019-02-17T03:00:00.000Z"),
            // Midnight happens twice, from 01:00 back to 00:00: the day begins at the first.
            ("America/Havana", "2024-11-03", "2024-11-03T04:00:00.000Z"),
            // Clocks went back at 00:01: the day had begun a minute before.
            ("America/St_Johns", "2009-11-01", "2009-11-01T02:30:00.000Z"),
        ]
    )
    func midnights(zone: String, date: String, expected: String) throws {
        let calendar = try BillingCalendar(zone: zone)
        let midnight = calendar.midnight(of: try #require(CalendarDate(date)))
        #expect(midnight.description == expected)
    }

    @Test(
        "Days at both edges of summer time have 23 and 25 hours",
        arguments: [
            ("Europe/Kyiv", "2026-03-29", 23), ("Europe/Kyiv", "2026-10-25", 25),
            ("Europe/Kyiv", "2026-11-25", 24), ("America/New_York", "2026-03-08", 23),
            ("America/New_York", "2026-11-01", 25), ("Asia/Kathmandu", "2026-03-29", 24),
        ]
    )
    func lengths(zone: String, date: String, hours: Int64) throws {
        let calendar = try BillingCalendar(zone: zone)
        let day = try #require(CalendarDate(date))
        let period = try #require(calendar.period(from: day, through: day))
        #expect(period.end.microseconds(since: period.start) == hours * 3_600_000_000)
        #expect(period.firstOn == day)
        #expect(period.lastOn == day)
        #expect(period.endsAtMidnight)
    }

    @Test("A day that a zone skipped is empty and its neighbours still meet")
    func skippedDay() throws {
        let calendar = try BillingCalendar(zone: "Pacific/Apia")
        let skipped = try #require(CalendarDate("2011-12-30"))
        #expect(calendar.period(from: skipped, through: skipped) == nil)
        let midnight = calendar.midnight(of: skipped)
        #expect(calendar.midnight(of: skipped.adding(days: 1)) == midnight)
        #expect(calendar.localDate(of: midnight) == skipped.adding(days: 1))
        #expect(calendar.localDate(of: midnight.adding(seconds: -1)) == skipped.adding(days: -1))
    }

    @Test("A month in Kyiv carries the offsets of both its ends")
    func offsets() throws {
        let calendar = try BillingCalendar(zone: "Europe/Kyiv")
        let first = try #require(CalendarDate("2026-10-01"))
        let last = try #require(CalendarDate("2026-10-31"))
        let period = try #require(calendar.period(from: first, through: last))
        #expect(period.startOffsetMinutes == 180)
        #expect(period.endOffsetMinutes == 120)
        #expect(period.zone == "Europe/Kyiv")
    }

    @Test("A period that was cut now ends at a quarter-hour of its last day")
    func cutNow() throws {
        let calendar = try BillingCalendar(zone: "Asia/Kathmandu")
        let start = calendar.midnight(of: try #require(CalendarDate("2026-11-01")))
        let now = Instant(seconds: 1_795_599_503)
        let period = try #require(
            calendar.period(from: start, before: BillingCalendar.quarterHour(at: now))
        )
        #expect(period.end.description == "2026-11-25T09:30:00.000Z")
        #expect(period.lastOn.description == "2026-11-25")
        #expect(!period.endsAtMidnight)
        #expect(calendar.period(from: start, before: start) == nil)
    }

    @Test(
        "The days of every zone tile the time line, on quarter-hours",
        arguments: [2026, 2031, 2012]
    )
    func tiling(year: Int) throws {
        let first = try #require(CalendarDate(year: year, month: 1, day: 1))
        #expect(BillingCalendar.zoneNames.count > 300)
        for zone in BillingCalendar.zoneNames {
            let calendar = try BillingCalendar(zone: zone)
            var start = calendar.midnight(of: first)
            for day in 0..<366 {
                let date = first.adding(days: day)
                let end = calendar.midnight(of: date.adding(days: 1))
                let hours = end.microseconds(since: start) / 3_600_000_000
                let last = Instant(microseconds: end.microseconds - 1)
                let isRight =
                    (21...27).contains(hours) && end.seconds % 900 == 0
                    && calendar.localDate(of: start) == date
                    && calendar.localDate(of: last) == date
                if !isRight { Issue.record("\(zone) \(date): \(start) to \(end)") }
                start = end
            }
        }
    }

    @Test("Random instants lie in the span of their local date", arguments: [41, 42])
    func localDates(seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(seed))
        for _ in 0..<5_000 {
            let zone = random.pick(BillingCalendar.zoneNames)
            let calendar = try BillingCalendar(zone: zone)
            let instant = Instant(seconds: Int64(random.number(in: 300_000_000...2_200_000_000)))
            let date = calendar.localDate(of: instant)
            let span = calendar.midnight(of: date)..<calendar.midnight(of: date.adding(days: 1))
            if !span.contains(instant) {
                Issue.record("seed \(seed): \(zone) \(instant) is not in \(date)")
            }
        }
    }

    @Test(
        "Names that are no zones do not resolve",
        arguments: [
            "", "Kyiv", "Europe/Atlantis", "GMT+3", "+03:00", "EST", "../etc/passwd", "Europe/Київ",
        ]
    )
    func unknownZones(zone: String) {
        #expect(throws: ZoneError(zone: zone)) { try BillingCalendar(zone: zone) }
    }

    @Test("The self-check passes where zone data is present")
    func selfCheck() throws {
        try BillingCalendar.checkZones()
    }
}

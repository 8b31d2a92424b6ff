// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Primitives
import Testing

@Suite("Dates for invoices")
struct InvoiceDatesTests {
    @Test(
        "Typed dates come out on the right days",
        arguments: [
            ("1", "2026-12-01 2027-01-01 2027-02-01"),
            ("1,16", "2026-12-01 2026-12-16 2027-01-01"),
            (" 16 , 1 ", "2026-12-01 2026-12-16 2027-01-01"),
            ("31", "2026-11-30 2026-12-31 2027-01-31 2027-02-28"),
            ("29,30,31", "2026-11-29 2026-11-30 2026-12-29 2026-12-30 2026-12-31"),
            ("last", "2026-11-30 2026-12-31 2027-01-31 2027-02-28 2027-03-31"),
            ("mon", "2026-11-30 2026-12-07 2026-12-14"),
            ("Sun,TUE", "2026-11-29 2026-12-01 2026-12-06 2026-12-08"),
            ("2026-12-31", "2026-12-31"), ("2026-11-25", ""), ("2020-01-01", ""), ("", ""),
            ("2026-12-31,1", "2026-12-01 2026-12-31 2027-01-01"), ("07", "2026-12-07 2027-01-07"),
        ]
    )
    func next(text: String, expected: String) throws {
        let dates = try InvoiceDates(text)
        let days = expected.split(separator: " ").map(String.init)
        let today = try #require(CalendarDate("2026-11-25"))
        #expect(dates.next(after: today, count: max(1, days.count)).map(\.description) == days)
    }

    @Test(
        "Bad text is refused with the position of the item",
        arguments: [
            ("0", .noSuchDay("0"), 1), ("32", .noSuchDay("32"), 1), ("1,32", .noSuchDay("32"), 3),
            ("1, 100", .noSuchDay("100"), 4), ("1,,2", .nothing, 3), ("1,", .nothing, 3),
            (",", .nothing, 1), ("1;2", .notUnderstood("1;2"), 1),
            ("foo", .notUnderstood("foo"), 1),
            ("1, Monday", .notUnderstood("Monday"), 4),
            ("2026-02-30", .noSuchDate("2026-02-30"), 1),
            ("2026-1-1", .noSuchDate("2026-1-1"), 1), ("-1", .notUnderstood("-1"), 1),
            ("1 2", .notUnderstood("1 2"), 1), ("31.12.2026", .notUnderstood("31.12.2026"), 1),
            ("１", .notUnderstood("１"), 1),
        ] as [(String, InvoiceDatesError.Reason, Int)]
    )
    func refused(text: String, reason: InvoiceDatesError.Reason, position: Int) {
        let error = #expect(throws: InvoiceDatesError.self) { try InvoiceDates(text) }
        #expect(error?.reason == reason)
        #expect(error?.position == position)
        #expect(error?.description.contains("position \(position)") == true)
        #expect(error?.description.contains("2026-12-31") == true)
    }

    @Test("A long list is refused")
    func tooMany() throws {
        let start = try #require(CalendarDate("2026-01-01"))
        let text = (0...64).map { start.adding(days: $0).description }.joined(separator: ",")
        let error = #expect(throws: InvoiceDatesError.self) { try InvoiceDates(text) }
        #expect(error?.reason == .tooMany(limit: 64))
    }

    @Test("What 31 means in February is told only where it matters")
    func february() throws {
        #expect(try InvoiceDates("1,28,last,mon").shortMonthNote(year: 2027) == nil)
        let note = try #require(try InvoiceDates("1,31").shortMonthNote(year: 2027))
        #expect(note.english.hasSuffix("28 February 2027."))
        let leap = try #require(try InvoiceDates("29").shortMonthNote(year: 2028))
        #expect(leap.english.hasSuffix("29 February 2028."))
    }

    @Test("Asking for the next dates and for a span gives the same days", arguments: 1...30)
    func consistency(seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(seed))
        let items = ["1", "5", "16", "28", "29", "30", "31", "last", "mon", "sun", "2026-06-15"]
        let text = (0..<random.number(in: 1...4)).map { _ in random.pick(items) }
            .joined(separator: ",")
        let dates = try InvoiceDates(text)
        let start = CalendarDate(daysSince1970: random.number(in: 20_000...21_000))
        let next = dates.next(after: start, count: 20)
        guard let last = next.last else { return }
        #expect(dates.dates(from: start.adding(days: 1), through: last) == next, "\(text)")
    }
}

@Suite("Due cuts")
struct DueCutsTests {
    private func cuts(
        _ dates: String,
        zone: String = "Europe/Kyiv",
        firstDay: String = "2026-09-10",
        lastCut: String? = nil,
        since: String? = nil
    ) throws -> DueCuts {
        let calendar = try BillingCalendar(zone: zone)
        func midnight(_ text: String?) throws -> Instant? {
            try text.map { calendar.midnight(of: try #require(CalendarDate($0))) }
        }
        return DueCuts(
            dates: try InvoiceDates(dates),
            calendar: calendar,
            firstDay: try #require(CalendarDate(firstDay)),
            lastCut: try midnight(lastCut),
            datesSince: try midnight(since)
        )
    }

    private func days(_ cuts: DueCuts, at now: String) throws -> String {
        let instant = cuts.calendar.midnight(of: try #require(CalendarDate(now)))
        return cuts.periods(now: instant).map { "\($0.firstOn)/\($0.lastOn)" }
            .joined(separator: " ")
    }

    @Test(
        "Each missed date has its own period",
        arguments: [
            ("1", nil, nil, "2026-09-30", ""),
            ("1", nil, nil, "2026-10-01", "2026-09-10/2026-09-30"),
            (
                "1", nil, nil, "2026-12-24",
                "2026-09-10/2026-09-30 2026-10-01/2026-10-31 2026-11-01/2026-11-30"
            ),
            ("1", "2026-10-01", nil, "2026-11-15", "2026-10-01/2026-10-31"),
            ("1", "2026-11-15", nil, "2026-12-01", "2026-11-15/2026-11-30"),
            ("1,16", "2026-12-16", nil, "2026-12-31", ""),
            ("10", nil, nil, "2026-09-10", ""), ("", nil, nil, "2026-12-24", ""),
            // Dates set on 5 November: October and September stay together, not caught up.
            ("1", nil, "2026-11-05", "2026-11-30", ""),
            ("1", nil, "2026-11-05", "2026-12-01", "2026-09-10/2026-11-30"),
            ("5", nil, "2026-11-05", "2026-11-05", "2026-09-10/2026-11-04"),
            ("2026-11-20", "2026-11-01", nil, "2027-01-01", "2026-11-01/2026-11-19"),
        ] as [(String, String?, String?, String, String)]
    )
    func table(
        dates: String,
        lastCut: String?,
        since: String?,
        now: String,
        expected: String
    ) throws {
        let cuts = try cuts(dates, lastCut: lastCut, since: since)
        #expect(try days(cuts, at: now) == expected)
    }

    @Test("A date becomes due at the client's own midnight and not a microsecond before")
    func midnight() throws {
        let cuts = try cuts("1", zone: "Asia/Kathmandu", firstDay: "2026-10-01")
        let midnight = try #require(CalendarDate("2026-11-01"))
        let due = cuts.calendar.midnight(of: midnight)
        #expect(cuts.periods(now: Instant(microseconds: due.microseconds - 1)).isEmpty)
        #expect(cuts.periods(now: due).count == 1)
        #expect(due.description == "2026-10-31T18:15:00.000Z")
    }

    @Test("After a cut in the middle of a day the next period begins there")
    func cutNow() throws {
        var cuts = try cuts("1")
        let now = Instant(seconds: 1_795_599_900)
        cuts.lastCut = now
        let first = try #require(
            cuts.periods(now: now.adding(seconds: 30 * 86_400)).first
        )
        #expect(first.start == now)
        #expect(first.lastOn.description == "2026-11-30")
    }

    @Test("The upcoming period follows what is due already")
    func upcoming() throws {
        let cuts = try cuts("1")
        let now = cuts.calendar.midnight(of: try #require(CalendarDate("2026-11-25")))
        let upcoming = try #require(cuts.upcoming(now: now))
        #expect(upcoming.on.description == "2026-12-01")
        #expect(upcoming.period.firstOn.description == "2026-11-01")
        #expect(try self.cuts("2020-01-01").upcoming(now: now) == nil)
    }

    @Test(
        "Running often or seldom cuts the same periods, without gap or overlap",
        arguments: 1...40
    )
    func tiling(seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(seed))
        let zone = random.pick([
            "Europe/Kyiv", "Asia/Kathmandu", "America/New_York", "Pacific/Chatham", "UTC",
            "Australia/Lord_Howe", "Africa/Cairo",
        ])
        let text = random.pick(["1", "1,16", "31", "last,mon", "tue,fri", "2026-12-24,15"])
        let whole = try cuts(text, zone: zone, firstDay: "2026-01-05")
        let end = Instant(seconds: 1_830_000_000)
        let atOnce = whole.periods(now: end)
        var stepwise = whole
        var found: [BillingPeriod] = []
        var now = Instant(seconds: 1_767_600_000)
        while now < end {
            now = min(end, now.adding(seconds: Int64(random.number(in: 3_600...4_000_000))))
            for period in stepwise.periods(now: now) {
                #expect(period.start == stepwise.nextStart, "seed \(seed)")
                #expect(period.end <= now)
                found.append(period)
                stepwise.lastCut = period.end
            }
        }
        #expect(found == atOnce, "seed \(seed) \(zone) \(text)")
        #expect(found.count > 5)
    }

    @Test("The limit counts what was typed, also what is there twice")
    func itemLimit() throws {
        let most = Array(repeating: "1", count: InvoiceDates.itemLimit).joined(separator: ",")
        #expect(try InvoiceDates(most).rules.count == 1)
        #expect(throws: InvoiceDatesError.self) { try InvoiceDates(most + ",1") }
    }
}

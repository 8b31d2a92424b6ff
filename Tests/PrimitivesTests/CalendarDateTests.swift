// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Primitives
import Testing

@Suite("Calendar dates")
struct CalendarDateTests {
    @Test("Every day from 1899 to 2101 follows the one before it")
    func daysFollowEachOther() throws {
        let start = try #require(CalendarDate(year: 1899, month: 1, day: 1)).daysSince1970
        let end = try #require(CalendarDate(year: 2101, month: 12, day: 31)).daysSince1970
        var previous = CalendarDate(daysSince1970: start)
        for number in (start + 1)...end {
            let date = CalendarDate(daysSince1970: number)
            #expect(date.daysSince1970 == number)
            let isNextDay = date.month == previous.month && date.day == previous.day + 1
            let isNextMonth = date.day == 1 && previous.day == previous.daysInMonth
            if !(isNextDay || isNextMonth) || previous >= date {
                Issue.record("\(date) does not follow \(previous)")
            }
            previous = date
        }
    }

    @Test(
        "Known days have their weekday",
        arguments: [
            ("1970-01-01", Weekday.thursday), ("2000-02-29", .tuesday), ("2026-11-25", .wednesday),
            ("1969-12-31", .wednesday), ("2100-03-01", .monday),
        ]
    )
    func weekdays(text: String, expected: Weekday) throws {
        #expect(try #require(CalendarDate(text)).weekday == expected)
    }

    @Test(
        "Text that is no date is refused",
        arguments: [
            "", "2026-2-03", "2026-02-30", "2025-02-29", "2026-13-01", "2026-00-10", "26-01-01",
            "2026-01-01 ", "2026/01/01", "+026-01-01", "2026-01-00", "0000-01-01", "２026-01-01",
        ]
    )
    func refusedText(text: String) {
        #expect(CalendarDate(text) == nil)
    }

    @Test(
        "Text goes in and comes out unchanged",
        arguments: ["0001-01-01", "2024-02-29", "9999-12-31"]
    )
    func roundTrip(text: String) throws {
        #expect(try #require(CalendarDate(text)).description == text)
    }

    @Test("The first of the next month passes the end of the year")
    func nextMonth() throws {
        let date = try #require(CalendarDate("2026-12-17"))
        #expect(date.firstOfMonth.description == "2026-12-01")
        #expect(date.firstOfNextMonth.description == "2027-01-01")
        #expect(date.adding(days: -17).description == "2026-11-30")
    }
}

@Suite("Instants")
struct InstantTests {
    @Test(
        "An instant is written in ISO 8601",
        arguments: [
            (0, "1970-01-01T00:00:00.000Z"), (1_795_599_503_041_999, "2026-11-25T09:38:23.041Z"),
            (-1, "1969-12-31T23:59:59.999Z"), (951_782_400_000_000, "2000-02-29T00:00:00.000Z"),
        ] as [(Int64, String)]
    )
    func writing(microseconds: Int64, expected: String) {
        #expect(Instant(microseconds: microseconds).description == expected)
    }

    @Test("Seconds and days round towards the past")
    func rounding() {
        #expect(Instant(microseconds: -1).seconds == -1)
        #expect(Instant(microseconds: -1_000_000).seconds == -1)
        #expect(Instant(microseconds: -1).utcDate.description == "1969-12-31")
        #expect(floorDivide(-1, 900) == -1)
        #expect(floorDivide(-900, 900) == -1)
        #expect(floorDivide(899, 900) == 0)
    }
}

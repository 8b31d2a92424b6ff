// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Primitives
import Testing
import WebSupport

/// How lists write a period: by its days, and by clock times where a day was cut.
@Suite struct PeriodTextTests {
    @Test(
        "a cut during a day is written with its time",
        arguments: [
            (0, 24 * 6, "2026-11-25 – 2026-11-30"), (0, 24, "2026-11-25"),
            (17, 24 * 6, "2026-11-25 17:00 – 2026-11-30"),
            (0, 24 * 5 + 9, "2026-11-25 – 2026-11-30 09:00"),
            (17, 24, "2026-11-25 17:00 – 24:00"), (17, 18, "2026-11-25 17:00 – 18:00"),
            (0, 9, "2026-11-25 00:00 – 09:00"),
        ]
    )
    func periods(startHour: Int, endHour: Int, expected: String) throws {
        let calendar = try BillingCalendar(zone: "Europe/Kyiv")
        let midnight = calendar.midnight(of: try #require(CalendarDate("2026-11-25")))
        let period = try #require(
            calendar.period(
                from: midnight.adding(seconds: Int64(startHour) * 3_600),
                before: midnight.adding(seconds: Int64(endHour) * 3_600)
            )
        )
        let markup = Show(zone: "UTC").period(period).text
        let text = markup.replacing(#/<[^>]*>/#, with: "")
        #expect(text == expected)
    }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Messaging
import Primitives
import Testing

@Suite struct SMPPTimeTests {
    private static let now = Instant(seconds: 1_795_599_503)  // 2026-11-25T09:38:23Z

    @Test(
        "A time leads to an instant",
        arguments: [
            ("261125093823000+", "2026-11-25T09:38:23.000Z"),
            ("261125093823508+", "2026-11-25T07:38:23.500Z"),
            ("261125093823020-", "2026-11-25T14:38:23.000Z"),
            ("000000000030000R", "2026-11-25T09:38:53.000Z"),
            ("000000020000000R", "2026-11-25T11:38:23.000Z"),
            ("000007000000000R", "2026-12-02T09:38:23.000Z"),
            ("000300000000000R", "2027-02-25T09:38:23.000Z"),
            ("010100000000000R", "2027-12-25T09:38:23.000Z"),
        ]
    )
    func reading(text: String, instant: String) throws {
        let time = try #require(SMPPTime(text))
        #expect(time.instant(from: Self.now).description == instant)
    }

    @Test("A month without the day ends on its last")
    func monthEnd() throws {
        let date = try #require(CalendarDate(year: 2027, month: 1, day: 31))
        let time = try #require(SMPPTime("000100000000000R"))
        let reached = time.instant(from: Instant(utcMidnightOf: date))
        #expect(reached.utcDate.description == "2027-02-28")
    }

    @Test(
        "Malformed times are refused",
        arguments: [
            "", "261125093823000", "261125093823000Z", "26112509382300+", "261325093823000+",
            "261131093823000+", "261125243823000+", "261125096023000+", "261125093860000+",
            "261125093823057+", "2611250938230x0+", "261125093823000r",
        ]
    )
    func refused(text: String) {
        #expect(SMPPTime(text) == nil)
    }

    @Test("Writing is undone by reading")
    func roundTrip() {
        let absolute = SMPPTime.absolute(Self.now.adding(milliseconds: 700))
        #expect(absolute.formatted == "261125093823700+")
        #expect(SMPPTime(absolute.formatted) == absolute)
        let relative = SMPPTime.relative(SMPPTime.Span(days: 2, seconds: 3_723))
        #expect(relative.formatted == "000002010203000R")
        #expect(SMPPTime(relative.formatted) == relative)
    }

    @Test("A receipt's time is an instant once its zone is known")
    func receiptTime() throws {
        let time = try #require(ReceiptTime("2611251138"))
        #expect(
            time.instant(utcOffsetSeconds: 7_200)?.description == "2026-11-25T09:38:00.000Z"
        )
        #expect(ReceiptTime("2613251138") == nil)
        #expect(ReceiptTime("261125") == nil)
        #expect(ReceiptTime("202611251138")?.formatted() == "2611251138")
    }
}

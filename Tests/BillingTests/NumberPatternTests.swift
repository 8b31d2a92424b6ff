// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Primitives
import Testing

@Suite("Number patterns")
struct NumberPatternTests {
    @Test(
        "Numbers are written as the pattern says, counted per scope",
        arguments: [
            ("INV-{YYYY}-{00000}", 7, "INV-2026-00007", "2026"),
            ("{YY}/{MM}/{000}", 12, "26/03/012", "2026-03"), ("{0}", 1_234, "1234", ""),
            ("A{000}B", 12_345, "A12345B", ""), ("{YY}{0000}", 1, "260001", "2026"),
            ("РФ-{000000}", 42, "РФ-000042", ""),
        ] as [(String, Int64, String, String)]
    )
    func writing(pattern: String, number: Int64, expected: String, scope: String) throws {
        let date = try #require(CalendarDate("2026-03-29"))
        let parsed = try NumberPattern(pattern)
        #expect(parsed.format(number, on: date) == expected)
        #expect(parsed.scope(on: date) == scope)
    }

    @Test(
        "A pattern that could repeat or not count is refused",
        arguments: [
            ("INV-{YYYY}", .noCounter), ("{00}{00}", .severalCounters),
            ("{MM}-{00}", .monthWithoutYear),
            ("{DD}{00}", .unknownField("DD")), ("{}{0}", .unknownField("")),
            ("{00", .unbalancedBraces),
            ("00}", .unbalancedBraces), ("{{0}}", .unknownField("{0")), ("{0}}", .unbalancedBraces),
            ("", .noCounter), ("{01}", .unknownField("01")),
            (String(repeating: "x", count: 40) + "{0}", .tooLong(limit: 40)),
        ] as [(String, NumberPatternError)]
    )
    func refused(pattern: String, expected: NumberPatternError) {
        #expect(throws: expected) { try NumberPattern(pattern) }
    }

    @Test("A new year starts a new scope, so the count begins anew")
    func yearReset() throws {
        let pattern = try NumberPattern("{YYYY}-{000}")
        let old = try #require(CalendarDate("2026-12-31"))
        #expect(pattern.scope(on: old) != pattern.scope(on: old.adding(days: 1)))
        #expect(pattern.format(1, on: old.adding(days: 1)) == "2027-001")
    }

    @Test(
        "No two numbers of a pattern are alike over years",
        arguments: ["{YYYY}-{000}", "{YY}{MM}-{00}", "X{0}"]
    )
    func unique(pattern: String) throws {
        let parsed = try NumberPattern(pattern)
        var counters: [String: Int64] = [:]
        var seen: Set<String> = []
        let start = try #require(CalendarDate("2025-11-15"))
        for day in 0..<900 {
            let date = start.adding(days: day)
            counters[parsed.scope(on: date), default: 0] += 1
            let number = counters[parsed.scope(on: date)] ?? 0
            #expect(seen.insert(parsed.format(number, on: date)).inserted)
        }
    }
}

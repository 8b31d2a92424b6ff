// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import API
import Primitives
import Testing

/// JSON as requests are read and answers written.
struct JSONTests {
    @Test(
        arguments: [
            ("null", JSON.null), (" true ", true), ("0", 0), ("-12", -12),
            ("9223372036854775807", .integer(.max)),
            ("9223372036854775808", .number("9223372036854775808")),
            ("1.50", .number("1.50")), ("1e3", .number("1e3")), (#""a\u0041\n\/""#, "aA\n/"),
            (#""\ud83d\udc4b""#, "👋"), ("[]", []), ("[1, [2]]", [1, [2]]),
            (#"{"a": {"b": null}}"#, ["a": ["b": .null]]),
        ] as [(String, JSON)]
    ) func reads(text: String, value: JSON) throws {
        #expect(try JSON(reading: text) == value)
    }

    @Test(arguments: [
        "", "nul", "01", "1.", "+1", ".5", "1e", "[1,]", "[1 2]", "{a: 1}", #"{"a" 1}"#,
        #"{"a": 1,}"#, #"{"a": 1, "a": 2}"#, #""a"#, "\"a\n\"", #""\x""#, #""\u12""#,
        #""\ud83d""#, #""\ude00""#, "1 2", "NaN", String(repeating: "[", count: 100),
    ]) func refuses(text: String) {
        #expect(throws: JSONError.self) { try JSON(reading: text) }
    }

    @Test(arguments: [UInt64(1), 2, 3]) func whatIsWrittenIsReadBack(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<300 {
            let value = Self.value(&random, depth: 0)
            #expect(try JSON(reading: value.written()) == value, "seed \(seed)")
            #expect(try JSON(reading: value.written(isPretty: true)) == value, "seed \(seed)")
        }
    }

    private static func value(_ random: inout SeededGenerator, depth: Int) -> JSON {
        switch random.number(in: 0...(depth < 4 ? 6 : 4)) {
        case 0: return .null
        case 1: return .bool(random.chance(percent: 50))
        case 2: return .integer(Int64(random.number(in: -1_000_000...1_000_000)))
        case 3: return .number("\(random.number(in: 0...99)).\(random.number(in: 10...99))")
        case 4: return .string(text(&random))
        case 5:
            return .array(
                (0..<random.number(in: 0...4)).map { _ in value(&random, depth: depth + 1) }
            )
        default:
            return .object(
                (0..<random.number(in: 0...4)).map { index in
                    .init("\(index)\(text(&random))", value(&random, depth: depth + 1))
                }
            )
        }
    }

    private static func text(_ random: inout SeededGenerator) -> String {
        let scalars: [Unicode.Scalar] = ["a", "\"", "\\", "\n", "\u{1}", "é", "👋", "/"]
        return (0..<random.number(in: 0...6)).reduce(into: "") { text, _ in
            text.unicodeScalars.append(scalars[random.number(in: 0...(scalars.count - 1))])
        }
    }

    @Test(
        arguments: [
            ("2026-11-25T12:03:20Z", Int64(1_795_608_200_000_000)),
            ("2026-11-25T14:03:20.5+02:00", 1_795_608_200_500_000),
            ("2026-11-25t06:33:20.0000019-05:30", 1_795_608_200_000_001),
        ] as [(String, Int64)]
    ) func timesAreReadWithTheirOffsets(text: String, microseconds: Int64) {
        #expect(Instant(rfc3339: text)?.microseconds == microseconds)
    }

    @Test(arguments: [
        "2026-11-25", "2026-11-25T12:03:20", "2026-02-30T00:00:00Z", "2026-11-25T24:00:00Z",
        "2026-11-25T12:60:00Z", "2026-11-25T12:03:20.Z", "2026-11-25T12:03:20+2", "now",
        "2026-11-25T12:03:20Zx",
    ]) func whatIsNoTimeIsRefused(text: String) {
        #expect(Instant(rfc3339: text) == nil)
    }
}

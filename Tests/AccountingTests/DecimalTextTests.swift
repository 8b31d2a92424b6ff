// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Primitives
import Testing

@Suite("Decimal text")
struct DecimalTextTests {
    @Test(
        "Typed numbers become micros exactly",
        arguments: [
            ("12", 12_000_000), ("0.00043", 430), ("-0.00425", -4_250), ("1234,5", 1_234_500_000),
            (" 7.50 ", 7_500_000), ("+3", 3_000_000), (".5", 500_000), ("5.", 5_000_000),
            ("9223372036854.775807", .max), ("-9223372036854.775807", -.max),
            ("0000001", 1_000_000), ("1.000", 1_000_000), ("0,042", 42_000), (",125", 125_000),
            ("1,0000", 1_000_000), ("12,50", 12_500_000), ("1234,567", 1_234_567_000),
        ] as [(String, Int64)]
    )
    func parsing(text: String, expected: Int64) throws {
        #expect(try DecimalText.micros(text) == expected)
    }

    @Test(
        "Anything else is refused with the reason",
        arguments: [
            ("", .empty), ("  ", .empty), ("-", .empty), (".", .empty),
            ("1.2.3", .unexpectedCharacter(".", offset: 3)),
            ("1,234.50", .unexpectedCharacter(".", offset: 5)),
            ("12 000", .unexpectedCharacter(" ", offset: 2)),
            ("1e3", .unexpectedCharacter("e", offset: 1)),
            ("1,000", .ambiguousComma), ("-12,500", .ambiguousComma),
            (" 999,999 ", .ambiguousComma), ("1,000,000", .unexpectedCharacter(",", offset: 5)),
            ("0.0000001", .tooManyDecimals(allowed: 6)), ("9223372036854.775808", .outOfRange),
            ("99999999999999999999999999", .outOfRange),
            ("१", .unexpectedCharacter("१", offset: 0)),
        ] as [(String, DecimalTextError)]
    )
    func refusing(text: String, expected: DecimalTextError) {
        #expect(throws: expected) { try DecimalText.micros(text) }
    }

    @Test(
        "Amounts are written with the currency's decimals and no more than needed",
        arguments: [
            ("EUR", 1_500_000, "1.50"), ("EUR", 4_250, "0.00425"), ("EUR", -10_000, "-0.01"),
            ("JPY", 1_000_000, "1"), ("JPY", 1_500_000, "1.5"), ("KWD", 1_500_000, "1.500"),
            ("EUR", .min, "-9223372036854.775808"), ("EUR", 0, "0.00"),
        ] as [(String, Int64, String)]
    )
    func writing(code: String, micros: Int64, expected: String) throws {
        let currency = try #require(Currency(code))
        #expect(Money(micros: micros, currency).decimalText == expected)
    }

    @Test("What is written is read back", arguments: [1, 2, 3] as [UInt64])
    func roundTrip(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let euro = try #require(Currency("EUR"))
        for _ in 0..<2_000 {
            let shift = UInt64(random.number(in: 1...62))
            let micros = Int64(bitPattern: random.next()) >> shift
            let money = Money(micros: micros, euro)
            #expect(try DecimalText.micros(money.decimalText) == micros, "seed \(seed)")
        }
    }

    @Test("A sum or price that nobody can mean is refused with the limit")
    func limits() throws {
        let euro = try #require(Currency("EUR"))
        #expect(try Money(decimal: "1000000000000", euro).micros == Money.typedLimitMicros)
        for text in ["1000000000000.000001", "-1000000000001", "9223372036854.775807"] {
            #expect(throws: DecimalTextError.aboveLimit(micros: Money.typedLimitMicros)) {
                try Money(decimal: text, euro)
            }
        }
        #expect(try Price(decimal: "1000000", euro).micros == Price.typedLimitMicros)
        #expect(throws: DecimalTextError.aboveLimit(micros: Price.typedLimitMicros)) {
            try Price(decimal: "1000000.000001", euro)
        }
    }

    @Test("A price may not be negative")
    func negativePrice() throws {
        let euro = try #require(Currency("EUR"))
        #expect(throws: DecimalTextError.negative) { try Price(decimal: "-0.01", euro) }
        #expect(try Price(decimal: "0.00043", euro).micros == 430)
    }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Primitives
import Testing

@Suite("Money")
struct MoneyTests {
    @Test(
        "Rounding to the minor unit takes exact halves away from zero",
        arguments: [
            ("EUR", 1_005_000, 1_010_000), ("EUR", -1_005_000, -1_010_000),
            ("EUR", 1_004_999, 1_000_000), ("EUR", 4_999, 0), ("EUR", 5_000, 10_000),
            ("EUR", -4_999, 0), ("JPY", 1_499_999, 1_000_000), ("JPY", 1_500_000, 2_000_000),
            ("JPY", -500_000, -1_000_000), ("KWD", 1_500, 2_000), ("KWD", 1_499, 1_000),
            ("CLF", 50, 100), ("CLF", 49, 0),
        ] as [(String, Int64, Int64)]
    )
    func rounding(code: String, micros: Int64, expected: Int64) throws {
        let currency = try #require(Currency(code))
        #expect(Money(micros: micros, currency).rounded().micros == expected)
    }

    @Test(
        "A percentage is rounded once, to the minor unit",
        arguments: [
            ("EUR", 10_000_000, 2_100, 2_100_000), ("EUR", 10_010_000, 2_100, 2_100_000),
            ("EUR", 23_810_000, 2_100, 5_000_000), ("EUR", 50_000, 2_000, 10_000),
            ("EUR", 20_000, 2_500, 10_000), ("EUR", -20_000, 2_500, -10_000),
            ("JPY", 15_000_000, 1_000, 2_000_000), ("JPY", 14_000_000, 1_000, 1_000_000),
            ("KWD", 1_010_000, 500, 51_000), ("EUR", 0, 2_100, 0), ("EUR", 7_000_000, 0, 0),
        ] as [(String, Int64, Int, Int64)]
    )
    func percentage(code: String, micros: Int64, rate: Int, expected: Int64) throws {
        let currency = try #require(Currency(code))
        #expect(Money(micros: micros, currency).percentage(BasisPoints(rate)).micros == expected)
    }

    @Test("A price times segments goes through 128 bits and stays exact")
    func priceTimesSegments() throws {
        let euro = try #require(Currency("EUR"))
        #expect(Price(micros: 430, euro).amount(segments: 1_000_003).micros == 430_001_290)
        #expect(
            Price(micros: 9_223_372_036_854, euro).amount(segments: 1_000_000).micros
                == 9_223_372_036_854_000_000
        )
    }

    @Test("A price times segments beyond the range is nil in the checked form")
    func priceBeyondTheRange() throws {
        let euro = try #require(Currency("EUR"))
        #expect(Price(micros: .max, euro).checkedAmount(segments: 2) == nil)
        #expect(Price(micros: .max, euro).checkedAmount(segments: 1)?.micros == .max)
    }

    @Test("A sum of two currencies or beyond the range is nil in the checked form")
    func checkedSum() throws {
        let euro = try #require(Currency("EUR"))
        let yen = try #require(Currency("JPY"))
        let largest = Money(micros: .max, euro)
        #expect(Money(micros: 1, euro).checkedSum(Money(micros: 1, yen)) == nil)
        #expect(largest.checkedSum(Money(micros: 1, euro)) == nil)
        #expect(largest.checkedSum(Money(micros: -1, euro))?.micros == Int64.max - 1)
    }

    @Test("Adding two currencies traps")
    func mixedCurrenciesTrap() async {
        await #expect(processExitsWith: .failure) {
            guard let euro = Currency("EUR"), let yen = Currency("JPY") else { return }
            _ = Money(micros: 1, euro) + Money(micros: 1, yen)
        }
    }

    @Test("A negative price traps")
    func negativePriceTraps() async {
        await #expect(processExitsWith: .failure) {
            guard let euro = Currency("EUR") else { return }
            _ = Price(micros: -1, euro)
        }
    }

    @Test(
        "A currency knows its minor unit",
        arguments: [
            ("EUR", 2, 10_000), ("JPY", 0, 1_000_000), ("KWD", 3, 1_000), ("UYW", 4, 100),
        ] as [(String, Int, Int64)]
    )
    func minorUnits(code: String, digits: Int, micros: Int64) throws {
        let currency = try #require(Currency(code))
        #expect(currency.minorUnitDigits == digits)
        #expect(currency.microsPerMinorUnit == micros)
        #expect(currency.code == code)
    }

    @Test(
        "Codes that ISO 4217 does not have are no currencies",
        arguments: ["", "EU", "eur", "XXX"]
    )
    func unknownCurrencies(code: String) {
        #expect(Currency(code) == nil)
    }
}

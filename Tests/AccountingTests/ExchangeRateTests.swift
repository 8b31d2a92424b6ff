// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Primitives
import Testing

@Suite("Exchange rates")
struct ExchangeRateTests {
    private let day = CalendarDate(daysSince1970: 20_000)

    private func currency(_ code: String) throws -> Currency { try #require(Currency(code)) }

    private func rate(_ base: String, _ quote: String, _ text: String) throws -> ExchangeRate {
        ExchangeRate(
            base: try currency(base),
            quote: try currency(quote),
            micros: try DecimalText.micros(text),
            on: day
        )
    }

    @Test(
        "Amounts are converted exactly and rounded once, half away from zero",
        arguments: [
            ("EUR", "PLN", [("EUR", "PLN", "4.2567")], "100.00", "425.67"),
            ("EUR", "PLN", [("EUR", "PLN", "4.2567")], "0.01", "0.04"),
            ("PLN", "EUR", [("EUR", "PLN", "4.2567")], "425.67", "100.00"),
            ("USD", "PLN", [("EUR", "USD", "1.05"), ("EUR", "PLN", "4.2")], "10.50", "42.00"),
            ("EUR", "JPY", [("EUR", "JPY", "158.5")], "1.00", "159"),
            ("EUR", "JPY", [("EUR", "JPY", "158.5")], "-1.00", "-159"),
            ("EUR", "KWD", [("EUR", "KWD", "0.32015")], "10.00", "3.202"),
        ] as [(String, String, [(String, String, String)], String, String)]
    )
    func conversions(
        _ row: (String, String, [(String, String, String)], String, String)
    ) throws {
        let conversion = try #require(
            ExchangeConversion(
                from: try currency(row.0),
                to: try currency(row.1),
                rates: try row.2.map { try rate($0.0, $0.1, $0.2) }
            )
        )
        let amount = try Money(decimal: row.3, try currency(row.0))
        #expect(conversion.convert(amount)?.decimalText == row.4)
        #expect(conversion.convert(.zero(try currency("CHF"))) == nil)
    }

    @Test("Rates that lead nowhere make no conversion, and what leaves the range is nothing")
    func limits() throws {
        let euro = try currency("EUR")
        let zloty = try currency("PLN")
        let dollar = try #require(Currency("USD"))
        #expect(ExchangeConversion(from: euro, to: dollar, rates: []) == nil)
        let other = try rate("EUR", "PLN", "4")
        #expect(ExchangeConversion(from: euro, to: dollar, rates: [other]) == nil)
        #expect(ExchangeConversion(from: euro, to: zloty, rates: [other, other]) == nil)
        let huge = ExchangeRate(
            base: euro,
            quote: zloty,
            micros: ExchangeRate.limitMicros,
            on: day
        )
        let conversion = try #require(ExchangeConversion(from: euro, to: zloty, rates: [huge]))
        #expect(conversion.convert(Money(micros: .max, euro)) == nil)
        #expect("\(other)" == "1 EUR = 4 PLN")
    }

    @Test("Sums that nobody owes are rounded to a micro alone")
    func micros() throws {
        let conversion = try #require(
            ExchangeConversion(
                from: try currency("UAH"),
                to: try currency("EUR"),
                rates: [try rate("EUR", "UAH", "48.5")]
            )
        )
        let money = try Money(decimal: "0.01", try currency("UAH"))
        #expect(conversion.convert(money)?.micros == 0)
        #expect(conversion.convertToMicros(money)?.micros == 206)
        #expect(conversion.convertToMicros(try Money(decimal: "1", try currency("EUR"))) == nil)
    }
}

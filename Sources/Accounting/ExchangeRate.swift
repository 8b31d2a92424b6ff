// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Primitives

/// What one unit of a currency is worth in another from a day on.
///
/// - Units: micros of `quote` for one unit of `base`; up to six decimals.
/// - Invariant: above zero, and between two currencies.
package struct ExchangeRate: Hashable, Sendable, Codable {
    package let base: Currency
    package let quote: Currency
    package let micros: Int64
    /// The first day it is in force; it stays so until the next one.
    package let on: CalendarDate

    /// Creates a rate; one that is not positive, or of one currency, is a programmer fault.
    package init(base: Currency, quote: Currency, micros: Int64, on: CalendarDate) {
        precondition(micros > 0 && base != quote, "a rate is positive and between two currencies")
        self.base = base
        self.quote = quote
        self.micros = micros
        self.on = on
    }

    /// The highest rate that may be typed: 1,000,000,000.
    ///
    /// With the largest typed sum its product stays inside of 128 bits.
    package static let limitMicros: Int64 = 1_000_000_000 * 1_000_000

    /// Plain decimal digits, such as `4.2567`.
    package var decimalText: String {
        DecimalText.string(micros: micros, minimumDecimals: 0)
    }
}

extension ExchangeRate: CustomStringConvertible {
    /// Such as `1 EUR = 4.2567 PLN`.
    package var description: String { "1 \(base) = \(decimalText) \(quote)" }
}

/// How money of one currency becomes money of another: by a rate, by its inverse, or through a
/// third currency that both have a rate to.
package struct ExchangeConversion: Hashable, Sendable, Codable {
    package let from: Currency
    package let to: Currency
    /// The stored rates it is made of: one, or two that share their base.
    package let rates: [ExchangeRate]

    /// Creates a conversion, or nil when the rates do not lead from one currency to the other.
    package init?(from: Currency, to: Currency, rates: [ExchangeRate]) {
        self.from = from
        self.to = to
        self.rates = rates
        guard rates.count == 1 else {
            guard rates.count == 2, rates[0].base == rates[1].base, rates[0].quote == from,
                rates[1].quote == to
            else { return nil }
            return
        }
        let pair = (rates[0].base, rates[0].quote)
        guard pair == (from, to) || pair == (to, from) else { return nil }
    }

    /// The amount in the other currency, rounded once to its minor unit; nil when it leaves the
    /// range of money or the amount is not of `from`.
    package func convert(_ amount: Money) -> Money? {
        convert(amount, unit: Int128(to.microsPerMinorUnit))
    }

    /// The amount in the other currency, rounded once to a micro.
    ///
    /// For sums of many amounts that nobody owes. Nil as of `convert`.
    package func convertToMicros(_ amount: Money) -> Money? { convert(amount, unit: 1) }

    private func convert(_ amount: Money, unit: Int128) -> Money? {
        guard amount.currency == from else { return nil }
        let (product, overflow) = Int128(amount.micros).multipliedReportingOverflow(by: multiplier)
        let (divisor, isTooLarge) = divisor.multipliedReportingOverflow(by: unit)
        guard !overflow, !isTooLarge else { return nil }
        let units = Rounding.halfAwayFromZero.divide(product, by: divisor)
        let (micros, leaves) = units.multipliedReportingOverflow(by: unit)
        guard !leaves, let exact = Int64(exactly: micros) else { return nil }
        return Money(micros: exact, to)
    }

    private var multiplier: Int128 {
        if rates.count == 2 { return Int128(rates[1].micros) }
        return rates[0].base == from ? Int128(rates[0].micros) : 1_000_000
    }

    private var divisor: Int128 {
        if rates.count == 2 { return Int128(rates[0].micros) }
        return rates[0].base == from ? 1_000_000 : Int128(rates[0].micros)
    }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// An exact amount of one currency.
///
/// Mixing two currencies, or leaving the range of `Int64` micros, is a programmer fault and
/// traps in every build: a wrong amount must never be written. Values from outside go through
/// the checked forms (`init(decimal:)`, `checkedSum`).
///
/// - Units: micros, 1e-6 of the currency unit.
/// - Source: billing rules, section 1.
package struct Money: Hashable, Sendable, Codable {
    package let micros: Int64
    package let currency: Currency

    package init(micros: Int64, _ currency: Currency) {
        self.micros = micros
        self.currency = currency
    }

    /// Nothing, in a currency.
    package static func zero(_ currency: Currency) -> Money {
        Money(micros: 0, currency)
    }

    package var isZero: Bool { micros == 0 }
    package var isNegative: Bool { micros < 0 }

    package static func + (left: Money, right: Money) -> Money {
        precondition(left.currency == right.currency, "money of two currencies was added")
        return Money(micros: left.micros + right.micros, left.currency)
    }

    package static func - (left: Money, right: Money) -> Money {
        precondition(left.currency == right.currency, "money of two currencies was subtracted")
        return Money(micros: left.micros - right.micros, left.currency)
    }

    package static prefix func - (money: Money) -> Money {
        Money(micros: -money.micros, money.currency)
    }

    package static func += (left: inout Money, right: Money) {
        left = left + right
    }

    package static func -= (left: inout Money, right: Money) {
        left = left - right
    }

    /// The sum, or nil when the currencies differ or the result leaves the range.
    package func checkedSum(_ other: Money) -> Money? {
        guard currency == other.currency else { return nil }
        let (sum, overflow) = micros.addingReportingOverflow(other.micros)
        return overflow ? nil : Money(micros: sum, currency)
    }

    /// The nearest whole number of minor units, as money: 1.005 EUR becomes 1.01 EUR.
    package func rounded(_ rounding: Rounding = .halfAwayFromZero) -> Money {
        let unit = currency.microsPerMinorUnit
        let units = rounding.divide(Int128(micros), by: Int128(unit))
        return Money(micros: Int64(units) * unit, currency)
    }

    /// This percentage of the amount, rounded once to the minor unit.
    package func percentage(_ rate: BasisPoints) -> Money {
        let unit = Int128(currency.microsPerMinorUnit)
        let units = Rounding.halfAwayFromZero.divide(
            Int128(micros) * Int128(rate.value),
            by: 10_000 * unit
        )
        return Money(micros: Int64(units * unit), currency)
    }
}

extension Money: Comparable {
    package static func < (left: Money, right: Money) -> Bool {
        precondition(left.currency == right.currency, "money of two currencies was compared")
        return left.micros < right.micros
    }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import Primitives

/// How numbers, money and dates are written in a document's language.
///
/// - Source: Unicode CLDR number and date patterns (plain facts).
package struct DocumentFormat: Hashable, Sendable {
    /// The language of separators, names and order.
    package let language: DocumentLanguage

    /// Creates the format of a language.
    package init(_ language: DocumentLanguage) {
        self.language = language
    }

    private var groupSeparator: String {
        switch language {
        case .english, .arabic: ","
        case .german, .spanish: "."
        case .french: "\u{202F}"
        case .russian, .ukrainian, .polish: "\u{A0}"
        }
    }

    private var decimalSeparator: String {
        switch language {
        case .english, .arabic: "."
        default: ","
        }
    }

    /// Polish and Spanish group from five digits on.
    private var smallestGroupedCount: Int {
        switch language {
        case .polish, .spanish: 5
        default: 4
        }
    }

    /// Writes a count with grouped thousands.
    package func count(_ value: Int64) -> String {
        sign(value) + grouped(String(value.magnitude))
    }

    /// Writes micros with at least this many decimals and no more than needed.
    package func decimal(micros: Int64, minimumDecimals: Int) -> String {
        let plain = DecimalText.string(micros: micros, minimumDecimals: minimumDecimals)
        let parts = plain.drop { $0 == "-" }.split(separator: ".")
        let whole = grouped(String(parts[0]))
        return sign(micros) + (parts.count > 1 ? whole + decimalSeparator + parts[1] : whole)
    }

    /// Writes an amount without its currency, for columns whose currency the header names.
    package func amount(_ money: Money) -> String {
        decimal(micros: money.micros, minimumDecimals: money.currency.minorUnitDigits)
    }

    /// Writes an amount with its currency: `EUR 1,234.50`, but `1 234,50 EUR`.
    package func money(_ money: Money) -> String {
        switch language {
        case .english: "\(money.currency.code)\u{A0}\(amount(money))"
        default: "\(amount(money))\u{A0}\(money.currency.code)"
        }
    }

    /// Writes a percentage: `21%`, but `21 %`.
    package func percent(_ rate: BasisPoints) -> String {
        let number = decimal(micros: Int64(rate.value) * 10_000, minimumDecimals: 0)
        switch language {
        case .english, .arabic, .polish: return number + "%"
        case .french: return number + "\u{202F}%"
        default: return number + "\u{A0}%"
        }
    }

    private func sign(_ value: Int64) -> String { value < 0 ? "\u{2212}" : "" }

    private func grouped(_ digits: String) -> String {
        if digits.count < smallestGroupedCount { return digits }
        var result = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { result += groupSeparator }
            result.append(digit)
        }
        return result
    }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing

/// Amounts written out, where the language's customs want them on invoices.
///
/// Whole units are words and the minor unit stays in digits, as accountants write it:
/// `Одна тысяча двести тридцать четыре евро 50 центов`.
package enum AmountInWords {
    /// The words; nil in languages without the custom, for currencies whose forms are not
    /// known here, and for negative amounts or those of more than two decimals.
    package static func text(_ money: Money, in language: DocumentLanguage) -> String? {
        guard let grammar = Grammar.of(language),
            let name = grammar.currencies[money.currency.code],
            money.micros >= 0, money.micros % 10_000 == 0
        else { return nil }
        let units = money.micros / 1_000_000
        let minor = money.micros % 1_000_000 / 10_000
        guard units < 1_000_000_000_000 else { return nil }
        let words = grammar.words(units, isFeminine: name.isFeminine)
        var text = "\(words) \(name.unit[Grammar.form(units)])"
        if money.currency.minorUnitDigits > 0 {
            let digits = minor < 10 ? "0\(minor)" : "\(minor)"
            text += " \(digits) \(name.minor[Grammar.form(minor)])"
        }
        return text.prefix(1).uppercased() + text.dropFirst()
    }
}

/// How an East Slavic language counts.
struct Grammar: Sendable {
    /// Zero to nineteen, masculine.
    let small: [String]
    /// One and two before feminine words.
    let feminine: [String]
    /// Twenty, thirty and so on.
    let tens: [String]
    /// A hundred, two hundred and so on.
    let hundreds: [String]
    /// Thousand, million and milliard in the three forms; thousands are feminine.
    let powers: [[String]]
    let currencies: [String: CurrencyName]

    /// A currency's unit and its hundredth, after one, after two to four, and after five.
    struct CurrencyName: Sendable {
        let unit: [String]
        let minor: [String]
        let isFeminine: Bool

        /// Forms parted by `/`.
        init(_ unit: String, _ minor: String, isFeminine: Bool = false) {
            self.unit = Self.forms(unit)
            self.minor = Self.forms(minor)
            self.isFeminine = isFeminine
        }

        private static func forms(_ text: String) -> [String] {
            let forms = text.split(separator: "/").map(String.init)
            return forms.count == 3 ? forms : [text, text, text]
        }
    }

    static func of(_ language: DocumentLanguage) -> Grammar? {
        switch language {
        case .russian: .russian
        case .ukrainian: .ukrainian
        default: nil
        }
    }

    /// Which of three forms stands after a number.
    static func form(_ number: Int64) -> Int {
        if (11...14).contains(number % 100) { return 2 }
        switch number % 10 {
        case 1: return 0
        case 2...4: return 1
        default: return 2
        }
    }

    func words(_ number: Int64, isFeminine: Bool) -> String {
        if number == 0 { return small[0] }
        var words: [String] = []
        var rest = number
        for (index, power) in powers.enumerated().reversed() {
            let size = Self.size(index + 1)
            let count = rest / size
            rest %= size
            if count == 0 { continue }
            words += group(count, isFeminine: index == 0) + [power[Self.form(count)]]
        }
        return (words + group(rest, isFeminine: isFeminine)).joined(separator: " ")
    }

    private static func size(_ power: Int) -> Int64 {
        (0..<power).reduce(1) { size, _ in size * 1_000 }
    }

    /// Up to 999.
    private func group(_ number: Int64, isFeminine: Bool) -> [String] {
        var words: [String] = []
        if number >= 100 { words.append(hundreds[Int(number / 100) - 1]) }
        var rest = Int(number % 100)
        if rest >= 20 {
            words.append(tens[rest / 10 - 2])
            rest %= 10
        }
        if rest > 0 {
            words.append(isFeminine && rest <= 2 ? feminine[rest - 1] : small[rest])
        }
        return words
    }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// The check digits of tax numbers, where their rule is public.
///
/// A number that fails its own check belongs to nobody: it was mistyped. One that passes may
/// still not be registered.
///
/// - Source: European Commission, BMF document on VAT number algorithms; the registries of
///   Great Britain, Norway, Switzerland, Serbia and Ukraine (plain facts).
enum VATCheckDigits {
    /// Whether a number without its prefix, whose shape is right, passes its country's check;
    /// true where no rule is known.
    static func hold(_ number: Substring, country: String) -> Bool {
        let digits = number.compactMap { $0.isASCII ? $0.wholeNumberValue : nil }
        if let rule = weighted[country] { return rule.holds(digits) }
        switch country {
        case "AT": return (luhn(digits.dropLast()) + digits[7]) % 10 == 6
        case "IT": return luhn(digits) == 0
        case "SE": return luhn(Array(digits.prefix(10))) == 0
        case "DE", "HR", "RS": return isMod11And10(digits)
        case "BE": return 97 - value(digits.prefix(8)) % 97 == value(digits.suffix(2))
        case "LU": return value(digits.prefix(6)) % 89 == value(digits.suffix(2))
        case "SK": return value(digits[...]) % 11 == 0
        case "NL": return dutch(number, digits)
        case "GB": return british(digits)
        case "LV": return digits[0] <= 3 || latvianRule.holds(digits)
        case "FR": return french(number)
        case "GR": return greek(digits)
        default: return national(number, digits, country)
        }
    }

    private static func national(_ number: Substring, _ digits: [Int], _ country: String) -> Bool {
        switch country {
        case "BG": digits.count != 9 || twice(digits, first: 1, again: 3)
        case "CY": cypriot(number)
        case "CZ": digits.count != 8 || czech(digits)
        case "ES": spanish(number)
        case "IE": irish(number)
        case "LT": lithuanian(digits)
        case "RO": romanian(digits)
        case "UA": digits.count != 8 || ukrainian(digits)
        default: true
        }
    }

    /// Sums of digits times weights that must leave a certain rest.
    private struct Weighted {
        var weights: [Int]
        var modulus: Int
        var rest = 0
        /// A check digit of ten is written as zero.
        var tenIsZero = false

        func holds(_ digits: [Int]) -> Bool {
            guard digits.count == weights.count else { return false }
            let sum = zip(weights, digits).reduce(0) { $0 + $1.0 * $1.1 }
            let left = ((sum % modulus) + modulus) % modulus
            return left == rest || tenIsZero && left == 1 && digits.last == 0
        }
    }

    private static let weighted: [String: Weighted] = [
        "CH": Weighted(weights: [5, 4, 3, 2, 7, 6, 5, 4, 1], modulus: 11),
        "DK": Weighted(weights: [2, 7, 6, 5, 4, 3, 2, 1], modulus: 11),
        "EE": Weighted(weights: [3, 7, 1, 3, 7, 1, 3, 7, 1], modulus: 10),
        "FI": Weighted(weights: [7, 9, 10, 5, 8, 4, 2, 1], modulus: 11),
        "HU": Weighted(weights: [9, 7, 3, 1, 9, 7, 3, 1], modulus: 10),
        "MT": Weighted(weights: [3, 4, 6, 7, 8, 9, 10, 1], modulus: 37),
        "NO": Weighted(weights: [3, 2, 7, 6, 5, 4, 3, 2, 1], modulus: 11),
        "PL": Weighted(weights: [6, 5, 7, 2, 3, 4, 5, 6, 7, -1], modulus: 11),
        "PT": Weighted(weights: [9, 8, 7, 6, 5, 4, 3, 2, 1], modulus: 11, tenIsZero: true),
        "SI": Weighted(weights: [8, 7, 6, 5, 4, 3, 2, 1], modulus: 11, tenIsZero: true),
    ]

    /// Of legal persons, whose numbers begin with 4 to 9.
    private static let latvianRule = Weighted(
        weights: [9, 1, 4, 8, 3, 10, 2, 5, 7, 6, 1],
        modulus: 11,
        rest: 3
    )

    private static func value(_ digits: ArraySlice<Int>) -> Int {
        digits.reduce(0) { $0 * 10 + $1 }
    }

    /// - Source: ISO/IEC 7812-1, annex B.
    private static func luhn(_ digits: [Int]) -> Int {
        digits.reversed().enumerated().reduce(0) { sum, place in
            let doubled = place.offset % 2 == 0 ? place.element : place.element * 2
            return sum + doubled / 10 + doubled % 10
        } % 10
    }

    /// - Source: ISO/IEC 7064, MOD 11,10.
    private static func isMod11And10(_ digits: [Int]) -> Bool {
        digits.reduce(5) { (($0 == 0 ? 10 : $0) * 2 % 11 + $1) % 10 } == 1
    }

    private static func dutch(_ number: Substring, _ digits: [Int]) -> Bool {
        let person = Weighted(weights: [9, 8, 7, 6, 5, 4, 3, 2, -1], modulus: 11)
        if person.holds(Array(digits.prefix(9))) { return true }
        // Numbers given since 2020: ISO/IEC 7064 MOD 97-10 over the letters' numbers as well.
        return "NL\(number)".reduce(0) { rest, character in
            let value = character.hexOrLetterValue
            return (rest * (value > 9 ? 100 : 10) + value) % 97
        } == 1
    }

    private static func british(_ digits: [Int]) -> Bool {
        // Government departments and health authorities have three digits and no check.
        guard digits.count >= 9 else { return true }
        let weights = [8, 7, 6, 5, 4, 3, 2, 10, 1]
        let rest = zip(weights, digits).reduce(0) { $0 + $1.0 * $1.1 } % 97
        return rest == 0 || value(digits.prefix(3)) >= 100 && [42, 55].contains(rest)
    }

    private static func french(_ number: Substring) -> Bool {
        // Keys with letters follow a rule that is not published.
        guard let key = Int(number.prefix(2)), let siren = Int(number.dropFirst(2)) else {
            return true
        }
        return (siren * 100 + 12) % 97 == key
    }

    private static func greek(_ digits: [Int]) -> Bool {
        digits.prefix(8).reduce(0) { $0 * 2 + $1 } * 2 % 11 % 10 == digits[8]
    }
}

// MARK: - Rules of one country each

extension VATCheckDigits {
    /// Rising weights; a rest of ten is computed again with others.
    private static func twice(_ digits: [Int], first: Int, again: Int) -> Bool {
        func rest(_ start: Int) -> Int {
            digits.dropLast().enumerated().reduce(0) { $0 + ($1.offset + start) * $1.element } % 11
        }
        let check = rest(first)
        return (check == 10 ? rest(again) % 10 : check) == digits.last
    }

    private static func cypriot(_ number: Substring) -> Bool {
        let odd = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21]
        let digits = number.prefix(8).compactMap(\.wholeNumberValue)
        guard digits.count == 8, let letter = number.last?.asciiValue else { return false }
        let sum = digits.enumerated().reduce(0) {
            $0 + ($1.offset % 2 == 0 ? odd[$1.element] : $1.element)
        }
        return Int(letter) - 65 == sum % 26
    }

    private static func czech(_ digits: [Int]) -> Bool {
        let sum = zip([8, 7, 6, 5, 4, 3, 2], digits).reduce(0) { $0 + $1.0 * $1.1 }
        let check = (11 - sum % 11) % 11
        return (check == 0 ? 1 : check) % 10 == digits[7]
    }

    private static func spanish(_ number: Substring) -> Bool {
        let letters = Array("TRWAGMYFPDXBNJZSQVHLCKE")
        guard let first = number.first, let last = number.last else { return false }
        let middle = number.dropFirst().dropLast()
        if first.isNumber { return Int(number.dropLast()).map { letters[$0 % 23] } == last }
        if let foreigner = "XYZ".firstIndex(of: first) {
            let digit = "XYZ".distance(from: "XYZ".startIndex, to: foreigner)
            return Int("\(digit)\(middle)").map { letters[$0 % 23] } == last
        }
        if "KLM".contains(first) { return Int(middle).map { letters[$0 % 23] } == last }
        let digits = middle.compactMap(\.wholeNumberValue)
        let check = (10 - luhn(digits + [0])) % 10
        return last == Array("JABCDEFGHI")[check] || last.wholeNumberValue == check
    }

    private static func irish(_ number: Substring) -> Bool {
        let alphabet = Array("WABCDEFGHIJKLMNOPQRSTUV")
        let characters = Array(number)
        var digits = characters.prefix(7).compactMap(\.wholeNumberValue)
        var second = 0
        if digits.count == 7 {
            if characters.count > 8 { second = alphabet.firstIndex(of: characters[8]) ?? 0 }
        } else {
            // The old form: the first digit comes after the others.
            digits = [0] + (characters[2...6] + characters[...0]).compactMap(\.wholeNumberValue)
        }
        let sum = digits.enumerated().reduce(9 * second) { $0 + (8 - $1.offset) * $1.element }
        return alphabet[sum % 23] == characters[7]
    }

    private static func lithuanian(_ digits: [Int]) -> Bool {
        func rest(_ shift: Int) -> Int {
            digits.dropLast().enumerated()
                .reduce(0) { $0 + (1 + ($1.offset + shift) % 9) * $1.element } % 11
        }
        let check = rest(0)
        return (check == 10 ? rest(2) % 10 : check) == digits.last
    }

    private static func romanian(_ digits: [Int]) -> Bool {
        let body = Array(repeating: 0, count: 10 - digits.count) + digits.dropLast()
        let sum = zip([7, 5, 3, 2, 1, 7, 5, 3, 2], body).reduce(0) { $0 + $1.0 * $1.1 }
        return sum * 10 % 11 % 10 == digits.last
    }

    private static func ukrainian(_ digits: [Int]) -> Bool {
        let weights = (3...5).contains(digits[0]) ? [7, 1, 2, 3, 4, 5, 6] : [1, 2, 3, 4, 5, 6, 7]
        func rest(_ more: Int) -> Int {
            zip(weights, digits).reduce(0) { $0 + ($1.0 + more) * $1.1 } % 11
        }
        let check = rest(0)
        return (check == 10 ? rest(2) % 10 : check) == digits[7]
    }
}

extension Character {
    /// 0 to 9, then 10 to 35 for A to Z, as ISO/IEC 7064 counts.
    fileprivate var hexOrLetterValue: Int {
        wholeNumberValue ?? (asciiValue.map { Int($0) - 55 } ?? 0)
    }
}

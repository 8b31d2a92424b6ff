// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Messaging

/// The VAT area of the European Union and the shapes of its VAT identification numbers.
///
/// - Source: European Commission, VIES, structure of VAT identification numbers (plain facts).
package enum EuropeanUnion {
    /// Whether a country is a member state.
    package static func contains(_ country: CountryCode) -> Bool {
        shapes[country.code] != nil
    }

    /// The member states, by code.
    package static let members: [String] = shapes.keys.sorted()

    /// What a typed VAT number is for a country.
    ///
    /// Its shape and check digits are looked at: whether it is registered, VIES alone can say.
    package static func check(_ text: String, country: CountryCode) -> VATNumberStatus {
        let number = normalised(text)
        if number.isEmpty { return .missing }
        guard let shapes = shapes[country.code] else { return .notEuropean }
        // Greece writes EL.
        let prefix = country.code == "GR" ? "EL" : country.code
        guard number.hasPrefix(prefix) else { return .wrongPrefix(expected: prefix) }
        let rest = number.dropFirst(2)
        guard shapes.contains(where: { matches(rest, $0) }) else { return .malformed }
        return VATCheckDigits.hold(rest, country: country.code) ? .wellFormed : .wrongCheckDigit
    }

    /// Capitals without blanks, dots and dashes.
    package static func normalised(_ text: String) -> String {
        text.uppercased().filter { !$0.isWhitespace && $0 != "." && $0 != "-" }
    }

    /// `9` is a digit, `A` a letter, `*` either, `?` those or the signs `+` and `*`; all else
    /// is itself.
    private static func matches(_ number: Substring, _ shape: String) -> Bool {
        number.count == shape.count
            && zip(number, shape).allSatisfy { character, place in
                switch place {
                case "9": character.isASCII && character.isNumber
                case "A": character.isASCII && character.isLetter
                case "*": character.isASCII && (character.isLetter || character.isNumber)
                case "?":
                    character.isASCII
                        && (character.isLetter || character.isNumber || "+*".contains(character))
                default: character == place
                }
            }
    }

    private static let shapes: [String: [String]] = [
        "AT": ["U99999999"],
        "BE": ["0999999999", "1999999999"],
        "BG": ["999999999", "9999999999"],
        "CY": ["99999999A"],
        "CZ": ["99999999", "999999999", "9999999999"],
        "DE": ["999999999"],
        "DK": ["99999999"],
        "EE": ["999999999"],
        "ES": ["A9999999A", "A99999999", "99999999A"],
        "FI": ["99999999"],
        "FR": ["**999999999"],
        "GR": ["999999999"],
        "HR": ["99999999999"],
        "HU": ["99999999"],
        "IE": ["9999999A", "9999999AA", "9?99999A"],
        "IT": ["99999999999"],
        "LT": ["999999999", "999999999999"],
        "LU": ["99999999"],
        "LV": ["99999999999"],
        "MT": ["99999999"],
        "NL": ["999999999B99"],
        "PL": ["9999999999"],
        "PT": ["999999999"],
        "RO": (2...10).map { String(repeating: "9", count: $0) },
        "SE": ["999999999999"],
        "SI": ["99999999"],
        "SK": ["9999999999"],
    ]
}

/// What a VAT number looks like.
package enum VATNumberStatus: Hashable, Sendable {
    case wellFormed
    case missing
    /// Numbers of that country begin otherwise.
    case wrongPrefix(expected: String)
    case malformed
    /// Its shape is right and its own check digits are not, so it was mistyped.
    case wrongCheckDigit
    /// The country is no member state, so nothing is known about its numbers.
    case notEuropean
}

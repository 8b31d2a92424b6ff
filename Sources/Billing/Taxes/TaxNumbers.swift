// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Messaging
import Primitives

/// Tax numbers beyond the Union whose form is public, and those of the Union.
///
/// - Source: HMRC, Brønnøysundregistrene, the Swiss UID register, the Serbian and Ukrainian tax
///   services (plain facts).
package enum TaxNumbers {
    /// What a typed tax number is for a country, by its shape and its check digits.
    package static func check(_ text: String, country: CountryCode) -> VATNumberStatus {
        if EuropeanUnion.contains(country) { return EuropeanUnion.check(text, country: country) }
        let number = EuropeanUnion.normalised(text)
        if number.isEmpty { return .missing }
        guard let form = forms[country.code] else { return .notEuropean }
        var rest = Substring(number)
        if let prefix = form.prefixes.first(where: { number.hasPrefix($0) }) {
            rest = rest.dropFirst(prefix.count)
        }
        if let suffix = form.suffixes.first(where: { rest.hasSuffix($0) }) {
            rest = rest.dropLast(suffix.count)
        }
        let isShaped =
            form.lengths.contains(rest.count)
            && rest.allSatisfy { $0.isASCII && $0.isNumber }
        guard isShaped else { return .malformed }
        return VATCheckDigits.hold(rest, country: form.rule) ? .wellFormed : .wrongCheckDigit
    }

    /// Why a typed number cannot be one of a country, in a sentence; nil when it can.
    ///
    /// Only what claims to be a VAT number is judged: in the Union that is one with the country's
    /// prefix, since companies there also have other tax numbers.
    package static func refusal(_ text: String, country: CountryCode) -> Phrase? {
        let number = EuropeanUnion.normalised(text)
        switch check(text, country: country) {
        case .wrongCheckDigit:
            return "\(number) was mistyped: its check digits do not fit the others."
        case .malformed where EuropeanUnion.contains(country):
            return "\(number) does not have the form of a VAT number of \(country.code)."
        default: return nil
        }
    }

    private struct Form {
        var prefixes: [String]
        var suffixes: [String] = []
        var lengths: Set<Int>
        /// Whose check digits it has.
        var rule: String
    }

    private static let swiss = Form(
        prefixes: ["CHE"],
        suffixes: ["MWST", "TVA", "IVA"],
        lengths: [9],
        rule: "CH"
    )

    private static let forms: [String: Form] = [
        "CH": swiss, "LI": swiss,
        "GB": Form(prefixes: ["GBGD", "GBHA", "GB", "XI"], lengths: [3, 9, 12], rule: "GB"),
        "NO": Form(prefixes: ["NO"], suffixes: ["MVA"], lengths: [9], rule: "NO"),
        "RS": Form(prefixes: ["RS"], lengths: [9], rule: "RS"),
        "UA": Form(prefixes: ["UA"], lengths: [8, 10, 12], rule: "UA"),
    ]
}

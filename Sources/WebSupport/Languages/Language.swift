// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Messaging
import Primitives

/// A language of the panels.
///
/// Documents have languages of their own, by client.
package enum Language: String, Hashable, Sendable, CaseIterable {
    case english = "en"
    case russian = "ru"
    case ukrainian = "uk"

    /// The language that the present request is answered in.
    @TaskLocal package static var current = Language.english

    /// The language's own name for itself.
    package var ownName: String {
        switch self {
        case .english: "English"
        case .russian: "Русский"
        case .ukrainian: "Українська"
        }
    }

    /// The names of countries in this language.
    package var ofNames: NameLanguage {
        switch self {
        case .english: .english
        case .russian: .russian
        case .ukrainian: .ukrainian
        }
    }

    /// The shapes of numbers in this language.
    package var ofDocuments: DocumentLanguage {
        switch self {
        case .english: .english
        case .russian: .russian
        case .ukrainian: .ukrainian
        }
    }

    /// The first language of an `Accept-Language` header that the panels speak.
    ///
    /// - Source: RFC 9110, 12.5.4; of equal weights the earlier one counts.
    package static func accepted(by header: String) -> Language {
        let wanted = header.split(separator: ",").prefix(20).compactMap { item in
            let parts = item.split(separator: ";").map { $0.filter { $0 != " " } }
            let weight = parts.dropFirst().first { $0.hasPrefix("q=") }
                .flatMap { Double($0.dropFirst(2)) }
            return parts.first.map { (tag: $0.lowercased(), weight: weight ?? 1) }
        }
        let spoken = wanted.filter { $0.weight > 0 }.compactMap { item in
            Language(rawValue: String(item.tag.prefix { $0 != "-" })).map { ($0, item.weight) }
        }
        let best = spoken.map(\.1).max()
        return spoken.first { $0.1 == best }?.0 ?? .english
    }

    /// Which of a translation's forms goes with a whole number: one, few or many.
    ///
    /// - Source: Unicode CLDR plural rules, cardinal, of integers.
    func pluralForm(of number: Int64) -> Int {
        let last = number % 10
        let lastTwo = number % 100
        switch self {
        case .english: return number == 1 ? 0 : 1
        case .russian, .ukrainian:
            if last == 1, lastTwo != 11 { return 0 }
            return (2...4).contains(last) && !(12...14).contains(lastTwo) ? 1 : 2
        }
    }
}

extension Phrase {
    /// The phrase in the language of the present request.
    package var said: String { said(in: .current) }

    /// The phrase in a language; in English where a translation is missing.
    package func said(in language: Language) -> String {
        guard language != .english else { return english }
        let values = parts.compactMap { part in
            switch part {
            case .words: nil as String?
            case .text(let text): text
            case .phrase(let phrase): phrase.said(in: language)
            }
        }
        return Catalogue.translation(of: key, in: language).filled(with: values, language)
    }
}

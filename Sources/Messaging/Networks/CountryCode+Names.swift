// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// A language that country names exist in.
package enum NameLanguage: String, Hashable, Sendable, CaseIterable {
    /// English.
    case english = "en"
    /// Russian.
    case russian = "ru"
    /// Ukrainian.
    case ukrainian = "uk"
    /// German.
    case german = "de"
    /// Polish.
    case polish = "pl"
    /// Spanish.
    case spanish = "es"
    /// French.
    case french = "fr"
    /// Arabic.
    case arabic = "ar"
}

extension CountryCode {
    /// Every country that has a name, by code.
    package static let all: [CountryCode] =
        CountryNames.builtIn[.english]?.keys.sorted() ?? []

    /// The country's name, such as `Ukraine`, `Украина`, `Україна`; the code when it has none.
    package func name(in language: NameLanguage) -> String {
        CountryNames.builtIn[language]?[self] ?? code
    }
}

/// The names of all countries in each language.
enum CountryNames {
    /// Read once, from lines such as `UA Ukraine`.
    static let builtIn: [NameLanguage: [CountryCode: String]] = [
        .english: read(CountryNamesData.english),
        .russian: read(CountryNamesData.russian),
        .ukrainian: read(CountryNamesData.ukrainian),
        .german: read(CountryNamesData.german),
        .polish: read(CountryNamesData.polish),
        .spanish: read(CountryNamesData.spanish),
        .french: read(CountryNamesData.french),
        .arabic: read(CountryNamesData.arabic),
    ]

    private static func read(_ table: String) -> [CountryCode: String] {
        var names: [CountryCode: String] = [:]
        for line in table.split(separator: "\n") {
            guard let country = CountryCode(line.prefix(2)) else { continue }
            names[country] = String(line.dropFirst(3))
        }
        return names
    }
}

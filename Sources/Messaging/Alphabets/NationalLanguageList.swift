// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// Languages with tables of their own, as an operator lists them: `turkish, spanish`.
package struct NationalLanguageList: Hashable, Sendable, CustomStringConvertible {
    /// The languages in their order.
    package let languages: [NationalLanguage]

    /// Reads a list; upper and lower case are equal.
    ///
    /// - Throws: `NationalLanguageListError` with the first entry that is no such language.
    package init(_ text: String) throws(NationalLanguageListError) {
        var languages: [NationalLanguage] = []
        for entry in text.split(whereSeparator: { $0 == "," || $0.isWhitespace }) {
            let language = NationalLanguage.allCases.first { $0.name == entry.lowercased() }
            guard let language else { throw NationalLanguageListError(entry: String(entry)) }
            if !languages.contains(language) { languages.append(language) }
        }
        self.languages = languages
    }

    /// The names, separated by commas.
    package var description: String { languages.map(\.name).joined(separator: ", ") }
}

/// An entry of a list of languages that could not be read.
package struct NationalLanguageListError: Error, Hashable, Sendable {
    package let entry: String
}

extension NationalLanguage {
    /// The English name in lower case.
    package var name: String { "\(self)" }
}

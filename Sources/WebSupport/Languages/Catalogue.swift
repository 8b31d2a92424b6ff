// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Synchronization

/// The panels' words in every language but English, whose words are the keys.
package enum Catalogue {
    /// A table's format: entries separated by an empty line; in each the English words, then a
    /// line for each language that begins with its tag, such as `ru Сохранить`.
    static let tables: [String] = [
        commonWords, adminWords, pageWords, featureWords, moneyWords, connectionWords, deskWords,
        billingWords, sentences, stateWords,
    ]

    /// Translations by language and English words.
    static let entries: [Language: [String: Translation]] = {
        var entries: [Language: [String: Translation]] = [:]
        for entry in written {
            for (language, text) in entry.texts {
                entries[language, default: [:]][entry.key] = Translation(text)
            }
        }
        return entries
    }()

    /// One entry of a table as it is written.
    package struct Entry: Sendable {
        package var key: String
        package var texts: [Language: String]
    }

    /// Every entry as it is written, for checks.
    package static var written: [Entry] {
        tables.flatMap { table in
            table.split(separator: "\n\n").map { block in
                let lines = block.split(separator: "\n")
                var entry = Entry(key: String(lines[0]), texts: [:])
                for line in lines.dropFirst() {
                    guard let language = Language(rawValue: String(line.prefix(2))) else {
                        preconditionFailure("a table's line begins with a language: \(line)")
                    }
                    entry.texts[language] = String(line.dropFirst(3))
                }
                return entry
            }
        }
    }

    private static let unknown = Mutex<[Language: Set<String>]>([:])

    /// The words that were wanted in a language since the start and are not in the catalogue.
    package static func missing(in language: Language) -> Set<String> {
        unknown.withLock { $0[language] ?? [] }
    }

    /// The translation of words; the words themselves where there is none.
    static func translation(of key: String, in language: Language) -> Translation {
        if let known = entries[language]?[key] { return known }
        if Self.hasWords(key) {
            _ = unknown.withLock { $0[language, default: []].insert(key) }
        }
        return Translation(untranslated: key)
    }

    /// Whether a text has anything that a language could change.
    static func hasWords(_ text: String) -> Bool {
        text.unicodeScalars.contains { $0.properties.isAlphabetic }
    }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// Words of ours in English, kept apart from the values in them, so that they can be said in
/// another language.
///
/// ```swift
/// let sentence: Phrase = "Client \(login) was saved."   // key "Client {0} was saved."
/// ```
///
/// The English words are the key of the translation, as with gettext. Interpolated texts are
/// data and stay as they are; an interpolated phrase is translated by itself.
package struct Phrase: Sendable {
    /// A piece of a phrase.
    package indirect enum Part: Sendable {
        /// Our words.
        case words(String)
        /// Somebody's data, or a number.
        case text(String)
        /// A phrase within the phrase.
        case phrase(Phrase)
    }

    /// The pieces in their English order.
    package private(set) var parts: [Part]

    /// Makes a phrase of data that no language changes.
    package init(verbatim text: String) {
        parts = [.text(text)]
    }

    /// Makes a phrase of words that are known elsewhere as a key of the catalogue.
    package init(key words: String) {
        parts = [.words(words)]
    }

    /// The words with `{0}`, `{1}`… where values stand.
    package var key: String {
        var count = 0
        return parts.reduce(into: "") { key, part in
            if case .words(let words) = part {
                key += words
            } else {
                key += "{\(count)}"
                count += 1
            }
        }
    }

    /// The phrase in English.
    package var english: String {
        parts.reduce(into: "") { text, part in
            switch part {
            case .words(let words), .text(let words): text += words
            case .phrase(let phrase): text += phrase.english
            }
        }
    }

    /// Whether there is nothing to say.
    package var isEmpty: Bool { english.isEmpty }

    /// Whether the phrase says some words, in English.
    package func contains(_ words: some StringProtocol) -> Bool { english.contains(words) }

    /// One phrase after another, as one key.
    package static func + (left: Phrase, right: Phrase) -> Phrase {
        var whole = left
        whole.parts += right.parts
        return whole
    }
}

extension Phrase: ExpressibleByStringInterpolation {
    package init(stringLiteral value: String) {
        parts = [.words(value)]
    }

    package init(stringInterpolation: Interpolation) {
        parts = stringInterpolation.parts
    }

    /// Gathers the pieces of a literal.
    package struct Interpolation: StringInterpolationProtocol {
        fileprivate var parts: [Part] = []

        package init(literalCapacity: Int, interpolationCount: Int) {
            parts.reserveCapacity(interpolationCount * 2 + 1)
        }

        /// Adds our words.
        package mutating func appendLiteral(_ literal: String) {
            if !literal.isEmpty { parts.append(.words(literal)) }
        }

        /// Adds a phrase that is translated by itself.
        package mutating func appendInterpolation(_ phrase: Phrase) {
            parts.append(.phrase(phrase))
        }

        /// Adds data by its description.
        package mutating func appendInterpolation(_ value: some CustomStringConvertible) {
            parts.append(.text(value.description))
        }
    }
}

extension Phrase: Hashable, CustomStringConvertible {
    /// The phrase in English.
    package var description: String { english }

    /// Phrases are the same when they say the same.
    package static func == (left: Phrase, right: Phrase) -> Bool {
        left.english == right.english
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(english)
    }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Synchronization

/// A literal of markup in another language: its tags as they are, its words translated.
///
/// The words between two tags are one message, with the values in it, and so are the words of
/// attributes that people read or hear. A tag within a sentence stays in its message.
struct MarkupTemplate: Sendable {
    private enum Piece: Sendable {
        case markup(String)
        case value(Int)
        /// A message, and which of the literal's values it has.
        case message(Translation, [Int])
    }

    private var pieces: [Piece] = []

    /// Stands for the value of this number in a literal's text.
    static func marker(_ index: Int) -> Unicode.Scalar {
        // Private use, which no literal of ours has.
        Unicode.Scalar(0xE000 + UInt32(index)) ?? "\u{E000}"
    }

    private static let known = Mutex<[Language: [String: MarkupTemplate]]>([:])

    /// Writes a literal in a language.
    ///
    /// Each literal is read once; there are only as many as the sources have.
    static func write(_ literal: String, _ values: [String], in language: Language) -> String {
        let stored = known.withLock { $0[language]?[literal] }
        let template = stored ?? MarkupTemplate(literal, language)
        if stored == nil {
            known.withLock { $0[language, default: [:]][literal] = template }
        }
        return template.filled(with: values, language)
    }

    init(_ literal: String, _ language: Language) {
        var sentence: [MarkupToken] = []
        for token in MarkupToken.tokens(of: literal) {
            if token.belongsToSentences {
                sentence.append(token)
            } else {
                finish(&sentence, language)
                add(token, language)
            }
        }
        finish(&sentence, language)
    }

    private func filled(with values: [String], _ language: Language) -> String {
        pieces.reduce(into: "") { text, piece in
            switch piece {
            case .markup(let markup): text += markup
            case .value(let index): text += values[index]
            case .message(let translation, let indices):
                text += translation.filled(with: indices.map { values[$0] }, language)
            }
        }
    }

    /// Ends a run of text and tags within sentences: one message when there are words outside of
    /// its tags, or else each text by itself.
    private mutating func finish(_ sentence: inout [MarkupToken], _ language: Language) {
        let hasTags = sentence.contains { $0.isTag }
        let isWhole = sentence.hasWordsOutsideTags
        if hasTags, isWhole {
            addMessage(sentence.map(\.text).joined(), language)
        } else {
            for token in sentence { add(token, language) }
        }
        sentence = []
    }

    private mutating func add(_ token: MarkupToken, _ language: Language) {
        switch token {
        case .text(let text): addMessage(text, language)
        case .tag(let tag):
            for part in MarkupToken.attributes(of: tag) {
                if part.isWords {
                    addMessage(part.text, language)
                } else {
                    addMarkup(part.text)
                }
            }
        }
    }

    /// Adds a text whose words are translated; the space around it stays.
    private mutating func addMessage(_ text: String, _ language: Language) {
        guard Catalogue.hasWords(text.withoutReferences) else { return addMarkup(text) }
        let lead = text.prefix { $0.isWhitespace }
        let trail = text.reversed().prefix { $0.isWhitespace }.reversed()
        let core = text.dropFirst(lead.count).dropLast(trail.count)
        var key = ""
        var indices: [Int] = []
        var wasSpace = false
        for scalar in core.unicodeScalars {
            if let index = scalar.markedIndex {
                key += "{\(indices.count)}"
                indices.append(index)
                wasSpace = false
            } else if scalar == " " || scalar == "\n" {
                if !wasSpace { key += " " }
                wasSpace = true
            } else {
                key.unicodeScalars.append(scalar)
                wasSpace = false
            }
        }
        addMarkup(String(lead))
        pieces.append(.message(Catalogue.translation(of: key, in: language), indices))
        addMarkup(String(trail))
    }

    private mutating func addMarkup(_ text: String) {
        var markup = ""
        for scalar in text.unicodeScalars {
            guard let index = scalar.markedIndex else {
                markup.unicodeScalars.append(scalar)
                continue
            }
            if !markup.isEmpty { pieces.append(.markup(markup)) }
            markup = ""
            pieces.append(.value(index))
        }
        if !markup.isEmpty { pieces.append(.markup(markup)) }
    }
}

extension Unicode.Scalar {
    /// The number of the value that this stands for in a literal; nil for text.
    var markedIndex: Int? {
        (0xE000...0xF8FF).contains(value) ? Int(value - 0xE000) : nil
    }
}

extension String {
    /// The text without character references, which are no words.
    fileprivate var withoutReferences: String {
        var result = ""
        var rest = self[...]
        while let start = rest.firstIndex(of: "&") {
            result += rest[..<start]
            let end = rest[start...].firstIndex(of: ";") ?? start
            rest = rest[rest.index(after: end)...]
        }
        return result + rest
    }
}

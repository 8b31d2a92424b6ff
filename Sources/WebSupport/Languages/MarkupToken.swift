// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// A piece of a literal of markup.
enum MarkupToken {
    case text(String)
    /// From `<` to `>`.
    case tag(String)

    /// Elements that stand within a sentence.
    private static let inline: Set<String> = ["a", "b", "code", "em", "i", "kbd", "strong"]
    /// Attributes that people read or hear.
    private static let worded = ["alt", "aria-label", "data-label", "placeholder", "title"]

    var text: String {
        switch self {
        case .text(let text), .tag(let text): text
        }
    }

    var isTag: Bool { if case .tag = self { true } else { false } }

    var isClosing: Bool { isTag && text.hasPrefix("</") }

    /// Whether it is text, or a tag that may stand in the middle of a sentence.
    var belongsToSentences: Bool {
        guard case .tag(let tag) = self else { return true }
        let name = tag.drop { $0 == "<" || $0 == "/" }.prefix { $0.isLetter || $0.isNumber }
        return Self.inline.contains(String(name))
    }

    /// Cuts a literal into text and tags.
    ///
    /// A literal that is an attribute alone is one tag.
    static func tokens(of literal: String) -> [MarkupToken] {
        if literal.isAttributes { return [.tag(literal)] }
        var tokens: [MarkupToken] = []
        var rest = literal[...]
        while let start = rest.firstIndex(of: "<") {
            if start > rest.startIndex { tokens.append(.text(String(rest[..<start]))) }
            let end = rest[start...].firstIndex(of: ">") ?? rest.index(before: rest.endIndex)
            tokens.append(.tag(String(rest[start...end])))
            rest = rest[rest.index(after: end)...]
        }
        if !rest.isEmpty { tokens.append(.text(String(rest))) }
        return tokens
    }

    /// Cuts a tag before and behind the words of its attributes.
    static func attributes(of tag: String) -> [(text: String, isWords: Bool)] {
        var parts: [(text: String, isWords: Bool)] = []
        var rest = tag[...]
        while let opening = rest.firstRange(of: "=\"") {
            let name = rest[..<opening.lowerBound].reversed()
                .prefix { $0.isLetter || $0 == "-" }.reversed()
            let value = rest[opening.upperBound...]
            let end = value.firstIndex(of: "\"") ?? value.endIndex
            parts.append((String(rest[..<opening.upperBound]), false))
            parts.append((String(value[..<end]), worded.contains(String(name))))
            rest = value[end...]
        }
        parts.append((String(rest), false))
        return parts
    }
}

extension [MarkupToken] {
    /// Whether any text with words is not inside a tag of the run.
    var hasWordsOutsideTags: Bool {
        var depth = 0
        for token in self {
            if token.isTag {
                depth += token.isClosing ? -1 : 1
            } else if depth <= 0, Catalogue.hasWords(token.text.filter { !$0.isMarker }) {
                return true
            }
        }
        return false
    }
}

extension String {
    /// Whether this is the middle of a tag, such as ` class="num"`.
    fileprivate var isAttributes: Bool {
        let name = drop { $0 == " " }.prefix { $0.isLetter || $0 == "-" }
        let rest = self[name.endIndex...]
        if rest.isEmpty { return hasPrefix(" ") && Self.switches.contains(String(name)) }
        return !name.isEmpty && rest.hasPrefix("=\"")
    }

    /// Attributes that have no value.
    private static let switches: Set<String> = [
        "autofocus", "checked", "disabled", "hidden", "multiple", "open", "required", "selected",
    ]
}

extension Character {
    fileprivate var isMarker: Bool { unicodeScalars.allSatisfy { $0.markedIndex != nil } }
}

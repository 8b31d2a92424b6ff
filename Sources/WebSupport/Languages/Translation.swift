// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// A translated text with places for values, in one form or in one for each plural.
///
/// `{0}` is the first value. Forms are separated by `|`; the first value that is a whole number
/// chooses between them.
struct Translation: Sendable, Hashable {
    private enum Piece: Sendable, Hashable {
        case words(String)
        case value(Int)
    }

    private let forms: [[Piece]]

    /// Reads a text of the catalogue.
    init(_ text: String) {
        forms = text.split(separator: "|", omittingEmptySubsequences: false).map(Self.pieces)
    }

    /// Makes the translation of a text that stays as it is, bars and all.
    init(untranslated text: String) {
        forms = [Self.pieces(text[...])]
    }

    /// Which values it uses, for checks of the catalogue.
    var values: [Set<Int>] {
        forms.map { form in
            Set(
                form.compactMap { piece in
                    if case .value(let index) = piece { index } else { nil }
                }
            )
        }
    }

    /// The text with its values.
    func filled(with values: [String], _ language: Language) -> String {
        var form = forms[0]
        if forms.count > 1 {
            let number = values.lazy.compactMap(Self.number).first ?? 0
            form = forms[min(language.pluralForm(of: number), forms.count - 1)]
        }
        return form.reduce(into: "") { text, piece in
            switch piece {
            case .words(let words): text += words
            case .value(let index): text += index < values.count ? values[index] : ""
            }
        }
    }

    /// A whole number however its thousands are grouped; nil for other texts.
    private static func number(_ text: String) -> Int64? {
        guard let first = text.utf8.first, (0x30...0x39).contains(first) else { return nil }
        let separators: Set<Character> = [",", "\u{A0}", "\u{202F}", " "]
        return Int64(text.filter { !separators.contains($0) })
    }

    private static func pieces(_ text: Substring) -> [Piece] {
        var pieces: [Piece] = []
        var words = ""
        var rest = text
        while let character = rest.first {
            if let (index, end) = place(rest) {
                if !words.isEmpty { pieces.append(.words(words)) }
                words = ""
                pieces.append(.value(index))
                rest = rest[end...]
            } else {
                words.append(character)
                rest.removeFirst()
            }
        }
        if !words.isEmpty { pieces.append(.words(words)) }
        return pieces
    }

    /// The index of a place such as `{0}` that a text begins with, and where it ends.
    ///
    /// `{000}` is no place: number patterns are written so.
    private static func place(_ text: Substring) -> (Int, Substring.Index)? {
        guard text.first == "{", let end = text.firstIndex(of: "}") else { return nil }
        let digits = text[text.index(after: text.startIndex)..<end]
        guard digits.utf8.count <= 2, let index = Int(digits), String(index) == digits else {
            return nil
        }
        return (index, text.index(after: end))
    }
}

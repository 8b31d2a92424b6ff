// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import SQLInterface

extension SQL {
    /// A condition that one of the columns contains a text, in small or capital letters.
    ///
    /// The engines' own `LOWER` knows only Latin letters on SQLite, so the text is also looked
    /// for as it was typed and with a capital first letter.
    static func contains(_ text: String, in columns: [SQL]) -> SQL {
        let lowered = text.lowercased()
        let forms: Set = [text, lowered, lowered.prefix(1).uppercased() + lowered.dropFirst()]
        var conditions: [SQL] = []
        for column in columns {
            conditions.append("LOWER(\(raw: column)) LIKE \(pattern(lowered)) ESCAPE '\\'")
            guard !text.allSatisfy(\.isASCII) else { continue }
            for form in forms.sorted() {
                conditions.append("\(raw: column) LIKE \(pattern(form)) ESCAPE '\\'")
            }
        }
        return joined(conditions, separator: " OR ")
    }

    private static func pattern(_ text: String) -> String {
        var escaped = ""
        for character in text {
            if character == "%" || character == "_" || character == "\\" { escaped += "\\" }
            escaped.append(character)
        }
        return "%\(escaped)%"
    }
}

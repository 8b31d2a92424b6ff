// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// The lines of a CSV text as fields, with quotation marks and either kind of line end.
///
/// - Source: RFC 4180; semicolon and tab as spreadsheets write them.
struct CSVLines {
    /// One record.
    struct Line {
        /// Where it begins, counted from 1.
        var line: Int
        /// The fields without quotation marks and without white space around them.
        var fields: [String]
        /// False when the text ended inside of quotation marks.
        var isComplete: Bool
    }

    private let scalars: [Unicode.Scalar]
    private let separator: Unicode.Scalar
    private var position = 0
    private var line = 1

    init(_ text: String) {
        var scalars = Array(text.unicodeScalars)
        if scalars.first == "\u{FEFF}" { scalars.removeFirst() }
        self.scalars = scalars
        let header = scalars.prefix { $0 != "\n" && $0 != "\r" }
        let candidates: [Unicode.Scalar] = [",", ";", "\t"]
        separator =
            candidates.max { left, right in
                header.count { $0 == left } < header.count { $0 == right }
            } ?? ","
    }

    mutating func next() -> Line? {
        guard position < scalars.count else { return nil }
        var result = Line(line: line, fields: [], isComplete: true)
        var field = String.UnicodeScalarView()
        var isQuoted = false
        while position < scalars.count {
            let scalar = scalars[position]
            position += 1
            if scalar == "\n" { line += 1 }
            switch scalar {
            case "\"" where isQuoted && position < scalars.count && scalars[position] == "\"":
                field.append(scalar)
                position += 1
            case "\"":
                isQuoted.toggle()
            case separator where !isQuoted:
                result.fields.append(CSVLines.trimmed(field))
                field = String.UnicodeScalarView()
            case "\n" where !isQuoted:
                result.fields.append(CSVLines.trimmed(field))
                return result
            case "\r" where !isQuoted:
                continue
            default:
                field.append(scalar)
            }
        }
        result.fields.append(CSVLines.trimmed(field))
        result.isComplete = !isQuoted
        return result
    }

    private static func trimmed(_ field: String.UnicodeScalarView) -> String {
        var text = String(field)[...]
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Primitives

/// A line of comma, semicolon or tab separated text that could not be used.
package struct LineProblem: Error, Hashable, Sendable {
    /// Counted from 1, as editors and spreadsheets do.
    package let line: Int
    package let sentence: Phrase
}

/// What is wrong with a file, line by line; nothing of it was applied.
package struct ImportErrors: Error, Hashable, Sendable {
    /// The first problems, at most `limit` of them.
    package let problems: [LineProblem]
    /// How many problems there were in all.
    package let count: Int

    /// More problems than this help nobody.
    package static let limit = 50

    init(_ problems: [LineProblem]) {
        count = problems.count
        self.problems = Array(problems.prefix(Self.limit))
    }
}

/// Text of a CSV or TXT file, split into its lines and cells.
///
/// The separator is whichever of tab, semicolon and comma the first line has. A comma in a
/// price is a decimal sign when the separator is another one.
struct SeparatedText {
    let header: [String]
    /// Whether cells are separated by commas, so that a comma inside of one is no decimal sign.
    let hasCommas: Bool
    /// Line numbers and cells of the lines that are not blank.
    let rows: [(line: Int, cells: [String])]

    /// Rows above this are refused, so that a mistaken upload cannot fill the memory.
    static let rowLimit = 200_000

    /// Reads text whose first line names the columns.
    init(_ text: String) throws(ImportErrors) {
        var lines = Self.lines(of: text)
        while let first = lines.first, trimmed(first.text).isEmpty { lines.removeFirst() }
        guard let first = lines.first else {
            throw ImportErrors([LineProblem(line: 1, sentence: "The file is empty.")])
        }
        let separator = ["\t", ";", ","].first { first.text.contains($0) } ?? ","
        let character = Character(separator)
        hasCommas = separator == ","
        header = Self.cells(of: first.text, character).map { $0.lowercased() }
        rows = lines.dropFirst().compactMap { number, line in
            trimmed(line).isEmpty ? nil : (number, Self.cells(of: line, character))
        }
        guard rows.count <= Self.rowLimit else {
            throw ImportErrors([
                LineProblem(
                    line: Self.rowLimit + 2,
                    sentence: "A file has at most \(Self.rowLimit) lines; split it."
                )
            ])
        }
    }

    /// Takes the rows of a spreadsheet, whose first row that is not blank names the columns.
    init(rows table: [[String]]) throws(ImportErrors) {
        let numbered = table.enumerated().map {
            (line: $0.offset + 1, cells: $0.element.map(trimmed))
        }
        .filter { !$0.cells.allSatisfy(\.isEmpty) }
        guard let first = numbered.first else {
            throw ImportErrors([LineProblem(line: 1, sentence: "The file is empty.")])
        }
        header = first.cells.map { $0.lowercased() }
        hasCommas = false
        rows = Array(numbered.dropFirst())
    }

    /// The index of the first column that has one of the names.
    func column(_ names: String...) -> Int? { column(names) }

    /// The index of the first column that has one of the names.
    func column(_ names: [String]) -> Int? {
        header.firstIndex { names.contains($0) }
    }

    private static func lines(of text: String) -> [(line: Int, text: Substring)] {
        let text = text.hasPrefix("\u{FEFF}") ? Substring(text.dropFirst()) : Substring(text)
        return text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
            .enumerated().map { ($0.offset + 1, $0.element) }
    }

    private static func cells(of line: Substring, _ separator: Character) -> [String] {
        var cells = [""]
        var isQuoted = false
        for character in line {
            switch character {
            case "\"": isQuoted.toggle()
            case separator where !isQuoted: cells.append("")
            default: cells[cells.count - 1].append(character)
            }
        }
        return cells.map(trimmed)
    }
}

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
        let separators = [UInt8(ascii: "\t"), UInt8(ascii: ";"), UInt8(ascii: ",")]
        let separator =
            separators.first { first.text.utf8.contains($0) } ?? UInt8(ascii: ",")
        hasCommas = separator == UInt8(ascii: ",")
        header = Self.cells(of: first.text, separator).map { $0.lowercased() }
        rows = lines.dropFirst().compactMap { number, line in
            trimmed(line).isEmpty ? nil : (number, Self.cells(of: line, separator))
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

    /// The lines with their numbers; octets are compared, which is enough for line ends.
    private static func lines(of text: String) -> [(line: Int, text: Substring)] {
        let octets = text.utf8
        var lines: [(line: Int, text: Substring)] = []
        var start =
            text.hasPrefix("\u{FEFF}") ? text.index(after: text.startIndex) : text.startIndex
        var index = start
        while index < octets.endIndex {
            let octet = octets[index]
            guard octet == Self.newLine || octet == Self.carriageReturn else {
                octets.formIndex(after: &index)
                continue
            }
            lines.append((lines.count + 1, text[start..<index]))
            octets.formIndex(after: &index)
            if octet == Self.carriageReturn, index < octets.endIndex, octets[index] == Self.newLine
            {
                octets.formIndex(after: &index)
            }
            start = index
        }
        lines.append((lines.count + 1, text[start...]))
        return lines
    }

    private static let newLine = UInt8(ascii: "\n")
    private static let carriageReturn = UInt8(ascii: "\r")
    private static let quote = UInt8(ascii: "\"")

    private static func cells(of line: Substring, _ separator: UInt8) -> [String] {
        guard line.utf8.contains(Self.quote) else {
            return line.utf8.split(separator: separator, omittingEmptySubsequences: false)
                .map { trimmed(Substring($0)) }
        }
        var cells: [[UInt8]] = [[]]
        var isQuoted = false
        for octet in line.utf8 {
            if octet == Self.quote {
                isQuoted.toggle()
            } else if octet == separator, !isQuoted {
                cells.append([])
            } else {
                cells[cells.count - 1].append(octet)
            }
        }
        return cells.map { trimmed(String(decoding: $0, as: UTF8.self)) }
    }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Documents
import Primitives

/// A price file that is a spreadsheet, as the text that a form can show and mend: the first
/// sheet, with tabs between the cells.
package enum PriceSpreadsheet {
    /// Whether a file begins as a spreadsheet does.
    package static func isOne(_ bytes: [UInt8]) -> Bool { SpreadsheetReader.isSpreadsheet(bytes) }

    /// Reads the first sheet.
    ///
    /// - Throws: `ImportErrors` when it cannot be read or a number is none that a price can be.
    package static func text(_ bytes: [UInt8]) throws(ImportErrors) -> String {
        let rows: [[String]]
        do throws(SpreadsheetProblem) {
            rows = try SpreadsheetReader.rows(bytes)
        } catch {
            throw ImportErrors([LineProblem(line: 1, sentence: error.sentence)])
        }
        var text = ""
        for row in rows {
            var isFirst = true
            for cell in row {
                if !isFirst { text.append("\t") }
                isFirst = false
                append(cell, to: &text)
            }
            text.append("\n")
        }
        return text
    }

    /// A cell without what would end it; a number as the decimal that the spreadsheet shows.
    private static func append(_ cell: String, to text: inout String) {
        if let decimal = decimal(cell) {
            text.append(decimal)
        } else if cell.utf8.contains(where: isSeparator) {
            text.append(contentsOf: cell.map { "\t\n\r\"\r\n".contains($0) ? " " : $0 })
        } else {
            text.append(cell)
        }
    }

    private static func isSeparator(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
            || byte == UInt8(ascii: "\"")
    }

    /// A cell's number as a person would write it.
    ///
    /// Spreadsheets keep 0.0425 as a binary fraction and may write it `4.2500000000000003E-2`.
    /// Six decimals are all that a price has; a number that needs more is left as it is, and
    /// refused where prices are read.
    private static func decimal(_ cell: String) -> String? {
        guard cell.utf8.contains(UInt8(ascii: ".")) || cell.utf8.contains(UInt8(ascii: "E")),
            let first = cell.utf8.first,
            first == UInt8(ascii: "-") || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first),
            let number = Double(cell), abs(number) < 1_000_000_000
        else { return nil }
        let micros = (number * 1_000_000).rounded()
        guard abs(number * 1_000_000 - micros) < 0.001 else { return nil }
        return DecimalText.string(micros: Int64(micros), minimumDecimals: 0)
    }
}

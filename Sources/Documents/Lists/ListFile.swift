// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Foundation
import Primitives

/// A list of a panel as a file: plain values between commas, or a spreadsheet with typed cells.
package struct ListFile: Sendable {
    /// The name of the spreadsheet's sheet, at most 31 characters.
    package let name: String
    /// What stands above the columns: names for programs, in English.
    package let columns: [String]

    /// One value.
    package enum Cell: Hashable, Sendable {
        case text(String)
        case count(Int64)
        /// Millionths of a unit, with at least so many decimals.
        case decimal(micros: Int64, minimumDecimals: Int)
        case date(CalendarDate)
        /// Nothing to say.
        case none

        /// An amount in the decimals of its currency, or more where it has them.
        package static func money(_ money: Money) -> Cell {
            .decimal(
                micros: money.micros,
                minimumDecimals: money.currency.minorUnitDigits
            )
        }

        /// The value as it stands between commas: no separators of thousands, days by ISO 8601.
        var plain: String {
            switch self {
            case .text(let text): text
            case .count(let count): "\(count)"
            case .decimal(let micros, let digits):
                DecimalText.string(micros: micros, minimumDecimals: digits)
            case .date(let date): "\(date)"
            case .none: ""
            }
        }
    }

    /// Names a list and its columns.
    package init(name: String, columns: [String]) {
        self.name = String(name.prefix(31))
        self.columns = columns
    }

    /// The line of the columns' names.
    package var csvHeader: [UInt8] { csv([columns.map { .text($0) }]) }

    /// Some lines, without that of the columns' names: a long list is written part by part.
    package func csv(_ rows: some Sequence<[Cell]>) -> [UInt8] {
        var writer = CSVWriter()
        for row in rows { writer.writeRow(row.map(\.plain)) }
        return writer.takeBytes()
    }

    /// The whole list as a spreadsheet: a header that stays, filters, numbers and days as such.
    ///
    /// - Throws: `DocumentError.spreadsheet`, when there is no room for the file.
    package func xlsx(
        _ rows: [[Cell]],
        at now: Instant
    ) throws(DocumentError) -> [UInt8] {
        try SpreadsheetBook.bytes { book throws(DocumentError) in
            book.setProperties(title: name, author: "Tollgate", created: now)
            let sheet = try book.addSheet(name)
            let header = try book.addFormat(isHeader: true)
            for (column, title) in columns.enumerated() {
                try sheet.write(title, row: 0, column: column, format: header)
            }
            let formats = try Formats(book)
            for (index, row) in rows.enumerated() {
                for (column, cell) in row.enumerated() {
                    let place = Place(row: index + 1, column: column)
                    try write(cell, to: sheet, at: place, formats)
                }
            }
            try sheet.setWidths(columns.map { max(12, $0.count + 4) })
            try sheet.freezeHeader(rows: max(1, rows.count), columns: columns.count)
        }
    }

    private struct Place {
        var row: Int
        var column: Int
    }

    private struct Formats {
        var text: SpreadsheetFormat
        var count: SpreadsheetFormat
        var day: SpreadsheetFormat
        /// By their least number of decimals, 0 to 6.
        var decimals: [SpreadsheetFormat] = []

        init(_ book: SpreadsheetBook) throws(DocumentError) {
            text = try book.addFormat()
            count = try book.addFormat(number: "0")
            day = try book.addFormat(number: "yyyy-mm-dd")
            for digits in 0...6 {
                let zeros = String(repeating: "0", count: digits)
                let more = String(repeating: "#", count: 6 - digits)
                decimals.append(try book.addFormat(number: "#,##0.\(zeros)\(more)"))
            }
        }
    }

    private func write(
        _ cell: Cell,
        to sheet: SpreadsheetSheet,
        at place: Place,
        _ formats: Formats
    ) throws(DocumentError) {
        let (row, column) = (place.row, place.column)
        switch cell {
        case .none: return
        case .text(let text):
            try sheet.write(text, row: row, column: column, format: formats.text)
        case .count(let count):
            try sheet.write(count: count, row: row, column: column, format: formats.count)
        case .date(let date):
            try sheet.write(date: date, row: row, column: column, format: formats.day)
        case .decimal(let micros, let digits):
            let format = formats.decimals[min(max(digits, 0), 6)]
            try sheet.write(micros: micros, row: row, column: column, format: format)
        }
    }
}

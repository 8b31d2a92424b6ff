// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import CXLSXWriter
import Primitives

/// One sheet of a spreadsheet.
struct SpreadsheetSheet {
    /// A text longer than this is cut by every spreadsheet program; ours are far shorter.
    static let maximumTextLength = 32_767

    private let pointer: UnsafeMutablePointer<lxw_worksheet>

    init(_ pointer: UnsafeMutablePointer<lxw_worksheet>) {
        self.pointer = pointer
    }

    /// Writes a text cell, also when it looks like a formula.
    func write(
        _ text: String,
        row: Int,
        column: Int,
        format: SpreadsheetFormat
    ) throws(DocumentError) {
        let text = String(text.prefix(Self.maximumTextLength))
        try check(
            worksheet_write_string(
                pointer,
                UInt32(row),
                UInt16(column),
                text,
                format.pointer
            )
        )
    }

    /// Writes a count.
    func write(
        count: Int64,
        row: Int,
        column: Int,
        format: SpreadsheetFormat
    ) throws(DocumentError) {
        try write(number: Double(count), row: row, column: column, format: format)
    }

    /// Writes micros as a number of units.
    ///
    /// A spreadsheet's number is a binary double. One correctly rounded division gives the
    /// double nearest to the decimal, and the file says the decimal itself: exact up to
    /// fifteen digits, that is below a thousand million units.
    func write(
        micros: Int64,
        row: Int,
        column: Int,
        format: SpreadsheetFormat
    ) throws(DocumentError) {
        let number = Double(micros) / 1_000_000
        try write(number: number, row: row, column: column, format: format)
    }

    /// Writes a date cell.
    func write(
        date: CalendarDate,
        row: Int,
        column: Int,
        format: SpreadsheetFormat
    ) throws(DocumentError) {
        var value = lxw_datetime()
        value.year = Int32(date.year)
        value.month = Int32(date.month)
        value.day = Int32(date.day)
        try check(
            worksheet_write_datetime(
                pointer,
                UInt32(row),
                UInt16(column),
                &value,
                format.pointer
            )
        )
    }

    /// Sets the widths of columns from the first on, in characters.
    func setWidths(_ widths: [Int]) throws(DocumentError) {
        for (column, width) in widths.enumerated() {
            let index = UInt16(column)
            try check(worksheet_set_column(pointer, index, index, Double(width), nil))
        }
    }

    func setHeight(ofRow row: Int, points: Int) throws(DocumentError) {
        try check(worksheet_set_row(pointer, UInt32(row), Double(points), nil))
    }

    /// Keeps the first row in sight and offers filters over the rows below it.
    func freezeHeader(rows: Int, columns: Int) throws(DocumentError) {
        worksheet_freeze_panes(pointer, 1, 0)
        let last = (row: UInt32(rows), column: UInt16(columns - 1))
        try check(worksheet_autofilter(pointer, 0, 0, last.row, last.column))
    }

    /// Puts a chart on the sheet, its corner in a cell.
    func insert(
        _ chart: UnsafeMutablePointer<lxw_chart>,
        row: Int,
        column: Int
    ) throws(DocumentError) {
        var options = lxw_chart_options()
        options.x_scale = 1.4
        options.y_scale = 1.2
        try check(
            worksheet_insert_chart_opt(pointer, UInt32(row), UInt16(column), chart, &options)
        )
    }

    private func write(
        number: Double,
        row: Int,
        column: Int,
        format: SpreadsheetFormat
    ) throws(DocumentError) {
        try check(
            worksheet_write_number(
                pointer,
                UInt32(row),
                UInt16(column),
                number,
                format.pointer
            )
        )
    }
}

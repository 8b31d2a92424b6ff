// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import Messaging
import Primitives

/// Fills the sheets of a statistics workbook.
struct StatisticsSheets {
    /// Rows of a sheet; the format ends at 1,048,576, and header and totals need theirs.
    static let maximumRows = 1_000_000

    let report: StatisticsReport
    let book: SpreadsheetBook

    var texts: StatisticsTexts { StatisticsTexts.of(report.language) }
    private var names: DestinationNames { DestinationNames(language: report.language) }
    private var decimals: Int { report.currency.minorUnitDigits }

    /// Writes client, period, zone, invoice and the totals by destination.
    func writeSummary() throws(DocumentError) {
        let formats = try StatisticsFormats(book, report: report)
        let sheet = try book.addSheet(texts.summary)
        try sheet.setWidths([30, 30, 26, 20, 20, 18])
        try sheet.write(texts.title, row: 0, column: 0, format: formats.title)
        var row = 2
        for (label, value) in facts {
            try sheet.write(label, row: row, column: 0, format: formats.strong)
            try sheet.write(value, row: row, column: 1, format: formats.text)
            row += 1
        }
        try writeDestinations(sheet, from: row + 1, formats: formats)
        try addChart(to: sheet)
    }

    /// Writes every row, on as many sheets as it takes, and the totals under the last.
    func writeDetails() throws(DocumentError) {
        let formats = try StatisticsFormats(book, report: report)
        var start = 0
        var number = 1
        repeat {
            let end = min(start + Self.maximumRows, report.rows.count)
            let name = number == 1 ? texts.details : "\(texts.details) \(number)"
            let sheet = try book.addSheet(name)
            try writeHeader(sheet, rows: end - start, formats: formats)
            for index in start..<end {
                try writeRow(index, at: index - start + 1, on: sheet, formats: formats)
            }
            if end == report.rows.count {
                try writeTotals(sheet, at: end - start + 1, formats: formats)
            }
            start = end
            number += 1
        } while start < report.rows.count
    }

    private var facts: [(String, String)] {
        let format = DocumentFormat(report.language)
        var facts = [
            (texts.client, "\(report.clientName) (\(report.clientReference))"),
            (texts.period, format.period(report.period)),
            (texts.zone, format.zone(report.period)),
            (texts.currency, report.currency.code),
        ]
        if !report.invoiceNumber.isEmpty {
            facts.append((texts.invoice, report.invoiceNumber))
        }
        return facts
    }

    private func writeDestinations(
        _ sheet: SpreadsheetSheet,
        from first: Int,
        formats: StatisticsFormats
    ) throws(DocumentError) {
        let titles = [
            texts.table.country, texts.table.operatorName, texts.networkDigits,
            texts.chargedMessages, texts.chargedSegments, texts.table.amount,
        ]
        for (column, title) in titles.enumerated() {
            try sheet.write(title, row: first, column: column, format: formats.header)
        }
        var row = first + 1
        for sum in DestinationSum.all(in: report) {
            let cells: [StatisticsColumn.Value] = [
                .text(names.country(sum.country)), .text(sum.operatorName),
                .text(names.digits(sum.network)), .count(sum.messages),
                .count(sum.segments), .decimal(sum.amountMicros),
            ]
            for (column, cell) in cells.enumerated() {
                try write(cell, on: sheet, at: (row, column), formats: formats.plain)
            }
            row += 1
        }
        let messages = StatisticsColumn.chargedMessages.total(report.rows) ?? .count(0)
        let totals: [StatisticsColumn.Value] = [
            .text(texts.total), .text(""), .text(""), messages,
            .count(report.chargedSegments), .decimal(report.amountMicros),
        ]
        for (column, cell) in totals.enumerated() {
            try write(cell, on: sheet, at: (row, column), formats: formats.total)
        }
    }

    private func writeHeader(
        _ sheet: SpreadsheetSheet,
        rows: Int,
        formats: StatisticsFormats
    ) throws(DocumentError) {
        let columns = StatisticsColumn.columns(of: report)
        try sheet.setWidths(columns.map(width))
        try sheet.setHeight(ofRow: 0, points: 30)
        for (index, column) in columns.enumerated() {
            let title = texts.title(of: column)
            try sheet.write(title, row: 0, column: index, format: formats.header)
        }
        try sheet.freezeHeader(rows: rows, columns: columns.count)
    }

    private func writeRow(
        _ index: Int,
        at row: Int,
        on sheet: SpreadsheetSheet,
        formats: StatisticsFormats
    ) throws(DocumentError) {
        for (place, column) in StatisticsColumn.columns(of: report).enumerated() {
            let value = column.value(in: report.rows[index], names: names, texts: texts)
            var cells = formats.plain
            if column == .price { cells.decimal = formats.price }
            try write(value, on: sheet, at: (row, place), formats: cells)
        }
    }

    private func writeTotals(
        _ sheet: SpreadsheetSheet,
        at row: Int,
        formats: StatisticsFormats
    ) throws(DocumentError) {
        try sheet.write(texts.total, row: row, column: 0, format: formats.total.text)
        for (place, column) in StatisticsColumn.columns(of: report).enumerated().dropFirst() {
            let value = column.total(report.rows) ?? .text("")
            try write(value, on: sheet, at: (row, place), formats: formats.total)
        }
    }

    func write(
        _ value: StatisticsColumn.Value,
        on sheet: SpreadsheetSheet,
        at cell: (row: Int, column: Int),
        formats: CellFormats
    ) throws(DocumentError) {
        let (row, column) = cell
        switch value {
        case .text(let text):
            try sheet.write(text, row: row, column: column, format: formats.text)
        case .day(let date):
            try sheet.write(date: date, row: row, column: column, format: formats.day)
        case .count(let count):
            try sheet.write(count: count, row: row, column: column, format: formats.count)
        case .decimal(let micros):
            try sheet.write(micros: micros, row: row, column: column, format: formats.decimal)
        }
    }

    func width(of column: StatisticsColumn) -> Int {
        switch column {
        case .day: 12
        case .country, .operatorName: 24
        case .network: 12
        case .account, .sender, .amount: 16
        case .basis, .submitted, .delivered, .failed, .price: 13
        case .chargedMessages, .chargedSegments: 16
        }
    }
}

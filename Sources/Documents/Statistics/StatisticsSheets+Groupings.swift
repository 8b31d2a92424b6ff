// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing

/// The sheets that sum the rows up by day, destination and sender.
extension StatisticsSheets {
    /// Writes one sheet a grouping, each with its totals.
    func writeGroupings() throws(DocumentError) {
        let formats = try StatisticsFormats(book, report: report)
        for grouping in StatisticsGrouping.allCases {
            try write(grouping, formats: formats)
        }
    }

    private static let figures: [StatisticsColumn] = [
        .submitted, .delivered, .failed, .chargedMessages, .chargedSegments, .amount,
    ]

    private func write(
        _ grouping: StatisticsGrouping,
        formats: StatisticsFormats
    ) throws(DocumentError) {
        let sheet = try book.addSheet(grouping.title(texts))
        let columns = grouping.columns + Self.figures
        let sums = grouping.sums(report, texts: texts)
        try sheet.setWidths(columns.map(width))
        try sheet.setHeight(ofRow: 0, points: 30)
        for (index, column) in columns.enumerated() {
            let title = texts.title(of: column)
            try sheet.write(title, row: 0, column: index, format: formats.header)
        }
        try sheet.freezeHeader(rows: sums.count, columns: columns.count)
        for (index, sum) in sums.enumerated() {
            for (column, value) in (sum.labels + sum.figures).enumerated() {
                try write(value, on: sheet, at: (index + 1, column), formats: formats.plain)
            }
        }
        let row = sums.count + 1
        try sheet.write(texts.total, row: row, column: 0, format: formats.total.text)
        for (index, column) in Self.figures.enumerated() {
            let value = column.total(report.rows) ?? .text("")
            let cell = (row, grouping.columns.count + index)
            try write(value, on: sheet, at: cell, formats: formats.total)
        }
    }

    /// Draws the amounts of the days beside the summary.
    func addChart(to sheet: SpreadsheetSheet) throws(DocumentError) {
        let days = StatisticsGrouping.day.sums(report, texts: texts).count
        guard days > 1 else { return }
        try book.addColumnChart(
            title: "\(texts.share), \(report.currency.code)",
            data: texts.byDay,
            rows: days,
            valueColumn: Self.figures.count,
            on: sheet
        )
    }
}

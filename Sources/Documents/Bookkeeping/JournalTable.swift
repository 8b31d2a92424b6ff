// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import Foundation
import Primitives

/// A journal as a table: a row per line of a double entry, with fixed English names.
struct JournalTable {
    private let journal: Journal

    private static let columns = [
        "date", "document", "kind", "corrects", "due", "client", "company", "account", "debit",
        "credit", "currency", "tax_category", "tax_rate", "text",
    ]

    init(_ journal: Journal) {
        self.journal = journal
    }

    /// As comma-separated text.
    var csv: [UInt8] {
        var writer = CSVWriter()
        writer.writeRow(Self.columns)
        for entry in journal.entries {
            for line in entry.lines { writer.writeRow(cells(entry, line)) }
        }
        return writer.takeBytes()
    }

    private func cells(_ entry: JournalEntry, _ line: JournalLine) -> [String] {
        [
            entry.on.description, entry.document, entry.kind.rawValue, entry.corrects,
            entry.dueOn?.description ?? "", entry.client, entry.company, line.account,
            line.debit.isZero ? "" : line.debit.decimalText,
            line.credit.isZero ? "" : line.credit.decimalText, entry.currency.code,
            entry.tax?.category.rawValue ?? "", entry.tax.map { percent($0.rate) } ?? "",
            entry.text,
        ]
    }

    /// As a spreadsheet, with dates and sums as such.
    ///
    /// - Throws: `DocumentError.spreadsheet`.
    func xlsx() throws(DocumentError) -> [UInt8] {
        try SpreadsheetBook.bytes { book throws(DocumentError) in
            book.setProperties(
                title: "Journal",
                author: journal.enterprise.name,
                created: Instant(utcMidnightOf: journal.lastOn)
            )
            try fill(book)
        }
    }

    private func fill(_ book: SpreadsheetBook) throws(DocumentError) {
        let header = try book.addFormat(isHeader: true)
        let text = try book.addFormat()
        let day = try book.addFormat(number: "yyyy-mm-dd")
        let sum = try book.addFormat(number: "#,##0.00###")
        let sheet = try book.addSheet("Journal")
        try sheet.setWidths([12, 20, 12, 20, 12, 18, 30, 12, 14, 14, 10, 12, 10, 40])
        for (column, name) in Self.columns.enumerated() {
            try sheet.write(name, row: 0, column: column, format: header)
        }
        var row = 0
        for entry in journal.entries {
            for line in entry.lines {
                row += 1
                for (column, cell) in cells(entry, line).enumerated() where !cell.isEmpty {
                    switch Self.columns[column] {
                    case "date":
                        try sheet.write(date: entry.on, row: row, column: column, format: day)
                    case "due":
                        let due = entry.dueOn ?? entry.on
                        try sheet.write(date: due, row: row, column: column, format: day)
                    case "debit", "credit":
                        let money = line.debit.isZero ? line.credit : line.debit
                        try sheet.write(micros: money.micros, row: row, column: column, format: sum)
                    default: try sheet.write(cell, row: row, column: column, format: text)
                    }
                }
            }
        }
        try sheet.freezeHeader(rows: row, columns: Self.columns.count)
    }
}

/// A percentage such as `19` or `7.7`.
func percent(_ rate: BasisPoints) -> String {
    DecimalText.string(micros: Int64(rate.value) * 10_000, minimumDecimals: 0)
}

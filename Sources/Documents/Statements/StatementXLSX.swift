// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import Foundation
import Primitives

/// A statement of account as a spreadsheet, with dates and numbers as such.
package enum StatementXLSX {
    /// Renders a statement; same data, same bytes.
    ///
    /// - Throws: `DocumentError.spreadsheet`, when there is no room for the files.
    package static func render(
        _ statement: StatementOfAccount,
        language: DocumentLanguage
    ) throws(DocumentError) -> [UInt8] {
        try SpreadsheetBook.bytes { book throws(DocumentError) in
            let letters = LetterTexts.of(language)
            book.setProperties(
                title: letters.statement,
                author: statement.clientName,
                created: statement.period.end
            )
            let sheet = try Sheet(statement, letters, InvoiceTexts.of(language), book)
            try sheet.write()
        }
    }

    private struct Sheet {
        private let statement: StatementOfAccount
        private let letters: LetterTexts
        private let words: InvoiceTexts
        private let sheet: SpreadsheetSheet
        private let header: SpreadsheetFormat
        private let text: SpreadsheetFormat
        private let day: SpreadsheetFormat
        private let amount: SpreadsheetFormat
        private let strong: SpreadsheetFormat
        private let sum: SpreadsheetFormat

        init(
            _ statement: StatementOfAccount,
            _ letters: LetterTexts,
            _ words: InvoiceTexts,
            _ book: SpreadsheetBook
        ) throws(DocumentError) {
            self.statement = statement
            self.letters = letters
            self.words = words
            // A sheet's name has at most 31 characters.
            sheet = try book.addSheet(String(letters.statement.prefix(31)))
            // Charges are exact to the micro, so more decimals than the currency's are shown
            // where there are any.
            let minimum = statement.currency.minorUnitDigits
            let zeros = String(repeating: "0", count: minimum)
            let more = String(repeating: "#", count: 6 - minimum)
            let pattern = "#,##0.\(zeros)\(more)"
            header = try book.addFormat(isHeader: true)
            text = try book.addFormat()
            day = try book.addFormat(number: "yyyy-mm-dd")
            amount = try book.addFormat(number: pattern)
            strong = try book.addFormat(isBold: true)
            sum = try book.addFormat(number: pattern, isBold: true)
        }

        func write() throws(DocumentError) {
            let titles = [
                letters.date, letters.movement, words.paymentReference, letters.debit,
                letters.credit, "\(letters.balance), \(statement.currency.code)",
            ]
            for (column, title) in titles.enumerated() {
                try sheet.write(title, row: 0, column: column, format: header)
            }
            try balance(
                letters.openingBalance,
                statement.period.firstOn,
                statement.openingMicros,
                row: 1
            )
            for (index, entry) in statement.entries.enumerated() {
                try write(entry, row: index + 2)
            }
            try balance(
                letters.closingBalance,
                statement.period.lastOn,
                statement.closingMicros,
                row: statement.entries.count + 2
            )
            try sheet.setWidths([12, 18, 36, 14, 14, 16])
            try sheet.freezeHeader(rows: statement.entries.count + 2, columns: titles.count)
        }

        private func write(
            _ entry: StatementOfAccount.Entry,
            row: Int
        ) throws(DocumentError) {
            let movement = entry.movement
            try sheet.write(date: movement.on, row: row, column: 0, format: day)
            let name = letters.name(of: movement.code)
            try sheet.write(name, row: row, column: 1, format: text)
            try sheet.write(movement.reference, row: row, column: 2, format: text)
            let column = movement.micros < 0 ? 3 : 4
            let micros = movement.micros < 0 ? -movement.micros : movement.micros
            try sheet.write(micros: micros, row: row, column: column, format: amount)
            try sheet.write(micros: entry.balanceMicros, row: row, column: 5, format: amount)
        }

        private func balance(
            _ name: String,
            _ date: CalendarDate,
            _ micros: Int64,
            row: Int
        ) throws(DocumentError) {
            try sheet.write(date: date, row: row, column: 0, format: day)
            try sheet.write(name, row: row, column: 1, format: strong)
            try sheet.write(micros: micros, row: row, column: 5, format: sum)
        }
    }
}

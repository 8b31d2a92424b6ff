// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import Primitives

extension PriceNotice {
    /// Draws it.
    ///
    /// - Returns: a PDF/A-3b.
    /// - Throws: `DocumentError`.
    package func pdf(logo: [UInt8]? = nil) throws(DocumentError) -> [UInt8] {
        try head.render(layout, logo: logo, paper: paper)
    }

    /// The changes as comma-separated values: plain numbers, days by ISO 8601.
    ///
    /// - Source: RFC 4180, UTF-8.
    package func csv() -> [UInt8] {
        func decimal(_ micros: Int64?) -> String {
            micros.map {
                DecimalText.string(micros: $0, minimumDecimals: currency.minorUnitDigits)
            } ?? ""
        }
        let names = DestinationNames(language: head.language)
        var writer = CSVWriter()
        writer.writeRow(titles + ["currency"])
        for change in changes {
            writer.writeRow([
                names.country(change.destination.country),
                change.destination.network?.text ?? "", change.operatorName,
                decimal(change.oldMicros),
                decimal(change.newMicros), decimal(change.differenceMicros), word(change.status),
                "\(change.validFrom)",
                currency.code,
            ])
        }
        return writer.takeBytes()
    }

    /// The changes as a spreadsheet: typed cells, a header that stays, filters.
    ///
    /// - Throws: `DocumentError.spreadsheet`, when there is no room for the file.
    package func xlsx() throws(DocumentError) -> [UInt8] {
        try SpreadsheetBook.bytes { book throws(DocumentError) in
            book.setProperties(
                title: title,
                author: head.seller.name,
                created: Instant(utcMidnightOf: head.on)
            )
            let sheet = try book.addSheet("Prices")
            let header = try book.addFormat(isHeader: true)
            for (column, title) in titles.enumerated() {
                try sheet.write(title, row: 0, column: column, format: header)
            }
            let cells = try Cells(book, decimals: decimals)
            for (index, change) in changes.enumerated() {
                try write(change, row: index + 1, to: sheet, cells)
            }
            try sheet.setWidths([22, 12, 26, 16, 16, 14, 12, 14])
            try sheet.freezeHeader(rows: changes.count, columns: titles.count)
        }
    }

    private struct Cells {
        var text: SpreadsheetFormat
        var price: SpreadsheetFormat
        var day: SpreadsheetFormat

        init(_ book: SpreadsheetBook, decimals: Int) throws(DocumentError) {
            let zeros = String(repeating: "0", count: decimals)
            text = try book.addFormat()
            price = try book.addFormat(number: decimals == 0 ? "#,##0" : "#,##0.\(zeros)")
            day = try book.addFormat(number: "yyyy-mm-dd")
        }
    }

    private func write(
        _ change: Change,
        row: Int,
        to sheet: SpreadsheetSheet,
        _ cells: Cells
    ) throws(DocumentError) {
        let names = DestinationNames(language: head.language)
        let texts = [
            names.country(change.destination.country), change.destination.network?.text ?? "",
            change.operatorName,
        ]
        for (column, text) in texts.enumerated() {
            try sheet.write(text, row: row, column: column, format: cells.text)
        }
        let prices = [change.oldMicros, change.newMicros, change.differenceMicros]
        for (index, micros) in prices.enumerated() {
            guard let micros else { continue }
            try sheet.write(micros: micros, row: row, column: 3 + index, format: cells.price)
        }
        try sheet.write(word(change.status), row: row, column: 6, format: cells.text)
        try sheet.write(date: change.validFrom, row: row, column: 7, format: cells.day)
    }

    /// The words above the columns.
    private var titles: [String] {
        let table = head.words.table
        let letters = head.letters
        return [
            table.country, table.network, table.operatorName,
            "\(letters.oldPrice), \(currency.code)", "\(letters.newPrice), \(currency.code)",
            letters.difference, letters.change, letters.validFrom,
        ]
    }

    // MARK: - The letter

    var layout: InvoiceLayout {
        let letters = head.letters
        let format = head.format
        var layout = head.layout(title: title, number: format.date(head.on), table: table)
        layout.introduction = [body]
        layout.facts = [
            .init(label: letters.date, value: format.date(head.on)),
            .init(label: letters.change, value: format.count(Int64(changes.count))),
        ]
        if let first = changes.map(\.validFrom).min() {
            layout.facts.append(
                .init(label: letters.validFrom, value: format.date(first), isEmphasised: true)
            )
        }
        return layout
    }

    private var table: TableBlock {
        let names = DestinationNames(language: head.language)
        let decimals = decimals
        func price(_ micros: Int64?) -> String {
            micros.map { head.format.decimal(micros: $0, minimumDecimals: decimals) } ?? "–"
        }
        let rows = changes.map { change in
            TableRow(cells: [
                names.country(change.destination.country),
                names.codes(change.destination.network), change.operatorName,
                price(change.oldMicros), price(change.newMicros),
                price(change.differenceMicros), word(change.status),
                head.format.date(change.validFrom),
            ])
        }
        let contents: [TableColumn.Content] = [
            .country, .network, .operatorName, .figure, .figure, .figure, .text, .text,
        ]
        return TableBlock(
            heading: "",
            columns: zip(titles, contents).map { TableColumn(title: $0, content: $1) },
            rows: rows
        )
    }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing

/// The formats of each kind of cell in one row style.
struct CellFormats {
    var text: SpreadsheetFormat
    var day: SpreadsheetFormat
    var count: SpreadsheetFormat
    var decimal: SpreadsheetFormat
}

/// The cell formats of a statistics workbook, with as many decimals as its values need.
struct StatisticsFormats {
    let title: SpreadsheetFormat
    let header: SpreadsheetFormat
    let strong: SpreadsheetFormat
    let text: SpreadsheetFormat
    let price: SpreadsheetFormat
    let plain: CellFormats
    let total: CellFormats

    init(_ book: SpreadsheetBook, report: StatisticsReport) throws(DocumentError) {
        let minimum = report.currency.minorUnitDigits
        let price = report.rows.map { decimalsNeeded($0.priceMicros, minimum: minimum) }.max()
        let amount = report.rows.map { decimalsNeeded($0.amountMicros, minimum: minimum) }.max()
        title = try book.addFormat(isBold: true, size: 14)
        header = try book.addFormat(isHeader: true)
        strong = try book.addFormat(isBold: true)
        text = try book.addFormat()
        self.price = try book.addFormat(number: Self.pattern(price ?? minimum))
        plain = try Self.cells(book, decimals: amount ?? minimum, isBold: false)
        total = try Self.cells(book, decimals: amount ?? minimum, isBold: true)
    }

    private static func cells(
        _ book: SpreadsheetBook,
        decimals: Int,
        isBold: Bool
    ) throws(DocumentError) -> CellFormats {
        CellFormats(
            text: try book.addFormat(isBold: isBold),
            day: try book.addFormat(number: "yyyy-mm-dd", isBold: isBold),
            count: try book.addFormat(number: "#,##0", isBold: isBold),
            decimal: try book.addFormat(number: pattern(decimals), isBold: isBold)
        )
    }

    private static func pattern(_ decimals: Int) -> String {
        decimals == 0 ? "#,##0" : "#,##0." + String(repeating: "0", count: decimals)
    }
}

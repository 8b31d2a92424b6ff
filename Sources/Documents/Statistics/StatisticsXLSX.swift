// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import Primitives

/// The statistics of a period as a spreadsheet: a summary and the details.
package enum StatisticsXLSX {
    /// Renders a report; same data, same bytes.
    ///
    /// - Throws: `DocumentError.spreadsheet`, when there is no room for the files.
    package static func render(
        _ report: StatisticsReport
    ) throws(DocumentError) -> [UInt8] {
        try SpreadsheetBook.bytes { book throws(DocumentError) in
            book.setProperties(
                title: StatisticsTexts.of(report.language).title,
                author: report.clientName,
                created: report.period.end
            )
            let sheets = StatisticsSheets(report: report, book: book)
            try sheets.writeSummary()
            try sheets.writeGroupings()
            try sheets.writeDetails()
        }
    }
}

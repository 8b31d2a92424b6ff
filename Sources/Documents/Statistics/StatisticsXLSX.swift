// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import CXLSXWriter
import Foundation
import Primitives

/// The statistics of a period as a spreadsheet: a summary and the details.
package enum StatisticsXLSX {
    /// Renders a report; same data, same bytes.
    ///
    /// The library writes through files, so a private temporary folder is made and removed.
    ///
    /// - Throws: `DocumentError.spreadsheet`, when there is no room for the files.
    package static func render(
        _ report: StatisticsReport
    ) throws(DocumentError) -> [UInt8] {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let path = folder.path + "/statistics.xlsx"
        let book = try SpreadsheetBook(path: path, temporaryFolder: folder.path)
        book.setProperties(
            title: StatisticsTexts.of(report.language).title,
            author: report.clientName,
            created: report.period.end
        )
        let sheets = StatisticsSheets(report: report, book: book)
        try sheets.writeSummary()
        try sheets.writeGroupings()
        try sheets.writeDetails()
        try book.close()
        guard let data = FileManager.default.contents(atPath: path) else {
            throw .spreadsheet("the finished file could not be read")
        }
        return Array(data)
    }
}

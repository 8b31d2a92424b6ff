// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// The forms of a price notice, by the ends of their names.
package enum PriceNoticeFile: String, Hashable, Sendable, CaseIterable {
    case pdf
    case spreadsheet = "xlsx"
    case table = "csv"

    /// The media type.
    package var mediaType: String {
        switch self {
        case .pdf: "application/pdf"
        case .spreadsheet: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        case .table: "text/csv; charset=utf-8"
        }
    }

    /// Writes a notice in this form.
    ///
    /// - Throws: `DocumentError`.
    package func render(
        _ notice: PriceNotice,
        logo: [UInt8]?
    ) throws(DocumentError) -> [UInt8] {
        switch self {
        case .pdf: try notice.pdf(logo: logo)
        case .spreadsheet: try notice.xlsx()
        case .table: notice.csv()
        }
    }
}

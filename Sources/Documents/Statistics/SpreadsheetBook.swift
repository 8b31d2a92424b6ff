// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import CXLSXWriter
import Primitives

/// A spreadsheet being written through libxlsxwriter, rows in rising order.
///
/// Constant memory: a row leaves memory when the next one begins.
final class SpreadsheetBook {
    private var workbook: UnsafeMutablePointer<lxw_workbook>?

    init(path: String, temporaryFolder: String) throws(DocumentError) {
        workbook = temporaryFolder.withCString { folder in
            var options = lxw_workbook_options(
                constant_memory: 1,
                tmpdir: UnsafeMutablePointer(mutating: folder),
                use_zip64: 0
            )
            return workbook_new_opt(path, &options)
        }
        if workbook == nil { throw .spreadsheet("no workbook could be made") }
    }

    deinit {
        if let workbook { _ = workbook_close(workbook) }
    }

    func setProperties(title: String, author: String, created: Instant) {
        title.withCString { title in
            author.withCString { author in
                var properties = lxw_doc_properties()
                properties.title = UnsafeMutablePointer(mutating: title)
                properties.author = UnsafeMutablePointer(mutating: author)
                properties.created = time_t(created.seconds)
                _ = workbook_set_properties(workbook, &properties)
            }
        }
    }

    func addSheet(_ name: String) throws(DocumentError) -> SpreadsheetSheet {
        guard let sheet = workbook_add_worksheet(workbook, name) else {
            throw .spreadsheet("the sheet \(name) could not be made")
        }
        return SpreadsheetSheet(sheet)
    }

    /// A cell format; `number` is a pattern such as `#,##0.00`.
    func addFormat(
        number: String? = nil,
        isBold: Bool = false,
        isHeader: Bool = false,
        size: Double = 10
    ) throws(DocumentError) -> SpreadsheetFormat {
        guard let format = workbook_add_format(workbook) else {
            throw .spreadsheet("a cell format could not be made")
        }
        format_set_font_size(format, size)
        if let number { format_set_num_format(format, number) }
        if isBold || isHeader { format_set_bold(format) }
        if isHeader {
            format_set_bg_color(format, 0xEE_F1_F6)
            format_set_bottom(format, UInt8(LXW_BORDER_THIN.rawValue))
            format_set_text_wrap(format)
            format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_CENTER.rawValue))
        }
        return SpreadsheetFormat(pointer: format)
    }

    /// A chart of columns that is on no sheet yet.
    func addChart() -> UnsafeMutablePointer<lxw_chart>? {
        workbook_add_chart(workbook, UInt8(LXW_CHART_COLUMN.rawValue))
    }

    /// Writes everything out; the book takes no more after that.
    func close() throws(DocumentError) {
        let book = workbook
        workbook = nil
        try check(workbook_close(book))
    }
}

/// A format of one book, valid until it is closed.
struct SpreadsheetFormat {
    let pointer: UnsafeMutablePointer<lxw_format>
}

/// Throws the library's own words for a failure.
func check(_ code: lxw_error) throws(DocumentError) {
    guard code != LXW_NO_ERROR else { return }
    throw .spreadsheet(lxw_strerror(code).map { String(cString: $0) } ?? "unknown failure")
}

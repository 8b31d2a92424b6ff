// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Foundation

extension SpreadsheetBook {
    /// Fills a book and hands its file over; same content, same bytes.
    ///
    /// The library writes through files, so a private temporary folder is made and removed.
    ///
    /// - Throws: `DocumentError.spreadsheet`, when there is no room for the files.
    static func bytes(
        _ fill: (SpreadsheetBook) throws(DocumentError) -> Void
    ) throws(DocumentError) -> [UInt8] {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let path = folder.path + "/book.xlsx"
        let book = try SpreadsheetBook(path: path, temporaryFolder: folder.path)
        try fill(book)
        try book.close()
        guard let data = FileManager.default.contents(atPath: path) else {
            throw .spreadsheet("the finished file could not be read")
        }
        return Array(data)
    }
}

/// A folder of its own for one rendering.
private struct TemporaryFolder {
    let path: String

    init() throws(DocumentError) {
        let root = FileManager.default.temporaryDirectory.path
        var template = Array("\(root)/tollgate-xlsx-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else {
            throw .spreadsheet("no temporary folder could be made in \(root)")
        }
        path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// Removes the folder and what is in it; a leftover harms nothing but space.
    func remove() {
        try? FileManager.default.removeItem(atPath: path)
    }
}

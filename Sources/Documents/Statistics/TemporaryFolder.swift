// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Foundation

/// A folder of its own for one rendering.
struct TemporaryFolder {
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

// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Foundation
import Testing

/// The page that tells clients what the server answers, row by row on the wire.
@Suite("The page of replies", .serialized)
struct ReplyTableTests {
    static let rows = ReplyTable.sessions + ReplyTable.framing + ReplyTable.traffic

    @Test("Each row is what a client sees", arguments: rows)
    func row(_ row: ReplyRow) async throws {
        for one in row.cases { try await one.run() }
    }

    @Test("Each row of the page has its cases, and nothing is shown that is not on the page")
    func complete() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        let page = try String(
            contentsOf: root.appending(path: "docs/reference/smpp-replies.md"),
            encoding: .utf8
        )
        var written: [String] = []
        var section = ""
        for line in page.split(separator: "\n") {
            if line.hasPrefix("## ") { section = String(line.dropFirst(3)) }
            guard ["Sessions", "Framing and bodies", "Traffic"].contains(section),
                line.hasPrefix("| "), !line.hasPrefix("| A client")
            else { continue }
            let cell = line.split(separator: "|")[0]
            written.append(cell.trimmingCharacters(in: .whitespaces))
        }
        #expect(Set(written).count == written.count)
        #expect(Set(written) == Set(Self.rows.map { $0.text }))
    }
}

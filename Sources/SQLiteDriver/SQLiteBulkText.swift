// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import SQLInterface
import Synchronization

/// Inserts of several rows at once.
///
/// A statement begins and ends, and finds its place in the table, once for all of its rows: rows
/// that follow each other then take two thirds of the time.
enum SQLiteBulkText {
    /// Rows of one statement; more gain little, and all their values must be bound at once.
    static let rows = 16

    private static let texts = Mutex<[String: String]>([:])

    /// The statement that inserts `rows` rows, made once for each table.
    static func insert(into table: BulkTable) -> String {
        texts.withLock { texts in
            if let known = texts[table.insertText] { return known }
            let count = table.columns.count
            let places = (0..<rows).map { row in
                let row = (0..<count).map { "$\(row * count + $0 + 1)" }
                return "(\(row.joined(separator: ", ")))"
            }
            let text = """
                INSERT INTO \(table.name) (\(table.columns.joined(separator: ", ")))
                VALUES \(places.joined(separator: ", "))
                """
            texts[table.insertText] = text
            return text
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// A table and its columns, for inserting many rows at once.
package struct BulkTable: Sendable, Equatable {
    package let name: String
    package let columns: [String]
    /// One row's insert, with `$1 … $n` in the order of the columns.
    package let insertText: String
    /// PostgreSQL's way to take many rows.
    package let copyText: String

    /// Names the columns that are given; names are part of the program, never typed.
    package init(_ name: String, _ columns: [String]) {
        self.name = name
        self.columns = columns
        let names = columns.joined(separator: ", ")
        let places = columns.indices.map { "$\($0 + 1)" }.joined(separator: ", ")
        insertText = "INSERT INTO \(name) (\(names)) VALUES (\(places))"
        copyText = "COPY \(name) (\(names)) FROM STDIN (FORMAT binary)"
    }
}

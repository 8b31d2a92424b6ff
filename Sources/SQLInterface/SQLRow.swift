// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// One row of a result.
package struct SQLRow: Sendable {
    /// The result's columns, shared by all of its rows.
    package let columns: SQLColumns
    /// The values, in the order of the columns.
    package let values: [SQLValue]

    /// Creates a row; there are as many values as columns.
    package init(columns: SQLColumns, values: [SQLValue]) {
        self.columns = columns
        self.values = values
    }

    /// Reads the column with this name.
    ///
    /// - Throws: `SQLRowError` when there is no such column, or its value is not of the type.
    package func get<Value: SQLValueConvertible>(
        _ name: String,
        as type: Value.Type = Value.self
    ) throws(SQLRowError) -> Value {
        guard let index = columns.index(of: name) else {
            throw SQLRowError(column: name, found: nil, expected: "\(type)")
        }
        return try get(index)
    }

    /// Reads the column at this index.
    ///
    /// - Throws: `SQLRowError` when there is no such column, or its value is not of the type.
    package func get<Value: SQLValueConvertible>(
        _ index: Int,
        as type: Value.Type = Value.self
    ) throws(SQLRowError) -> Value {
        guard values.indices.contains(index) else {
            throw SQLRowError(column: "#\(index)", found: nil, expected: "\(type)")
        }
        guard let value = Value(sqlValue: values[index]) else {
            throw SQLRowError(
                column: columns.names[index],
                found: values[index],
                expected: "\(type)"
            )
        }
        return value
    }
}

/// The names of a result's columns.
package struct SQLColumns: Sendable {
    package let names: [String]
    private let indices: [String: Int]

    /// Creates the columns of a result; of equal names the first is found.
    package init(names: [String]) {
        self.names = names
        indices = Dictionary(
            names.enumerated().map { ($1, $0) },
            uniquingKeysWith: { first, _ in first }
        )
    }

    /// The place of the column with this name.
    package func index(of name: String) -> Int? {
        indices[name]
    }
}

/// A column that is missing, or holds something else than was expected.
package struct SQLRowError: Error, Equatable, CustomStringConvertible {
    package let column: String
    /// Nil when the result has no such column.
    package let found: SQLValue?
    package let expected: String

    /// Creates the error of a column.
    package init(column: String, found: SQLValue?, expected: String) {
        self.column = column
        self.found = found
        self.expected = expected
    }

    package var description: String {
        guard let found else { return "the result has no column \(column)" }
        if case .text(let text) = found {
            return "column \(column) holds “\(text)”, which is no \(expected)"
        }
        return "column \(column) holds \(found.kindName), which is no \(expected)"
    }
}

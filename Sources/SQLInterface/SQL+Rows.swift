// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

extension SQL {
    /// Column names with the values for them, as one writes a dictionary.
    package typealias Columns = KeyValuePairs<SQL, any SQLValueConvertible>

    /// `INSERT INTO table (…) VALUES (…)`.
    package static func insert(into table: SQL, _ columns: Columns) -> SQL {
        let names = joined(columns.map(\.key), separator: ", ")
        let values = list(columns.map(\.value.sqlValue))
        return "INSERT INTO \(raw: table) (\(raw: names)) VALUES (\(raw: values))"
    }

    /// `UPDATE table SET …`, without a condition.
    package static func update(_ table: SQL, set columns: Columns) -> SQL {
        let assignments = columns.map { "\(raw: $0.key) = \($0.value.sqlValue)" as SQL }
        return "UPDATE \(raw: table) SET \(raw: joined(assignments, separator: ", "))"
    }

    /// Adds another part behind a space.
    package func then(_ other: SQL) -> SQL {
        "\(raw: self) \(raw: other)"
    }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import SQLInterface

/// A row of a known table, whose errors name table and column.
package struct StoredRow {
    package let table: String
    package let row: SQLRow

    package init(_ row: SQLRow, of table: String) {
        self.table = table
        self.row = row
    }

    /// Reads a column.
    ///
    /// - Throws: `StorageError.corruptedRow` when it holds something else.
    package func get<Value: SQLValueConvertible>(
        _ column: String,
        as type: Value.Type = Value.self
    ) throws -> Value {
        do {
            return try row.get(column)
        } catch {
            throw StorageError.corruptedRow(table: table, reason: error.description)
        }
    }

    /// Makes the error of a column whose text means nothing.
    func corrupted(_ column: String, _ reason: String) -> StorageError {
        .corruptedRow(table: table, reason: "column \(column): \(reason)")
    }
}

/// A model that is read from the rows of one table.
protocol RowReadable {
    static var table: String { get }

    init(_ row: StoredRow) throws
}

extension SQLTransaction {
    /// Runs a query and maps its rows to models.
    func models<Model: RowReadable>(
        _ sql: SQL,
        as type: Model.Type = Model.self
    ) throws -> [Model] {
        var models: [Model] = []
        try forEach(sql) { models.append(try Model(StoredRow($0, of: Model.table))) }
        return models
    }

    /// Runs a query and maps its first row to a model.
    func model<Model: RowReadable>(
        _ sql: SQL,
        as type: Model.Type = Model.self
    ) throws -> Model? {
        try models(sql, as: type).first
    }

    /// Runs a query that has exactly one row with one column.
    func scalar<Value: SQLValueConvertible>(
        _ sql: SQL,
        as type: Value.Type = Value.self
    ) throws -> Value {
        guard let row = try first(sql) else {
            throw SQLError(.other, message: "a query without a row", sql: sql.text)
        }
        return try row.get(0)
    }

    /// Changes exactly one row.
    ///
    /// - Throws: `StorageError.notFound` when there is none.
    func change(_ table: String, id: some CustomStringConvertible, _ sql: SQL) throws {
        guard try execute(sql) == 1 else {
            throw StorageError.notFound(table: table, id: id.description)
        }
    }
}

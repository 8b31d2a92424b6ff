// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import CPostgres
import SQLInterface

/// A result that is read row by row while the server still makes it.
///
/// Another statement on the connection has the rest read into memory first, so that statements
/// may run inside the reading of others.
final class PostgresRowStream {
    private let connection: PostgresConnection
    private let sql: String
    private var columns: (SQLColumns, [Oid])?
    private var kept: [SQLRow] = []
    private var next = 0
    private var isFinished = false

    /// Begins to read the result of what was just sent.
    init(_ connection: PostgresConnection, sql: String) {
        self.connection = connection
        self.sql = sql
        PQsetSingleRowMode(connection.handle)
        connection.begin(self)
    }

    /// Hands the next row over where it is; false at the end.
    func nextCells(_ cells: PostgresCells) throws -> Bool {
        if next < kept.count {
            defer { next += 1 }
            cells.show(kept[next])
            return true
        }
        guard let result = try receiveResult() else { return false }
        cells.show(result)
        return true
    }

    /// The next row, or nil at the end.
    func nextRow() throws -> SQLRow? {
        if next < kept.count {
            defer { next += 1 }
            return kept[next]
        }
        return try receive()
    }

    /// Reads the rest into memory.
    func keepRest() throws {
        while let row = try receive() { kept.append(row) }
    }

    /// Lets go of the rest.
    func abandon() {
        guard !isFinished else { return }
        isFinished = true
        connection.end(self)
        connection.discardResults()
    }

    private func receive() throws -> SQLRow? {
        guard let result = try receiveResult() else { return nil }
        defer { PQclear(result) }
        return try row(result)
    }

    /// The next row as libpq has it, which the caller lets go of.
    private func receiveResult() throws -> OpaquePointer? {
        while !isFinished {
            guard let result = PQgetResult(connection.handle) else {
                finish()
                return nil
            }
            switch PQresultStatus(result) {
            case PGRES_SINGLE_TUPLE: return result
            case PGRES_TUPLES_OK, PGRES_COMMAND_OK: PQclear(result)
            default:
                let error = connection.failure(result, sql: sql)
                PQclear(result)
                finish()
                connection.discardResults()
                throw error
            }
        }
        return nil
    }

    private func row(_ result: OpaquePointer) throws -> SQLRow {
        let columns = columns ?? PostgresReading.columns(result)
        self.columns = columns
        let values = try PostgresReading.values(result, row: 0, types: columns.1, sql: sql)
        return SQLRow(columns: columns.0, values: values)
    }

    private func finish() {
        isFinished = true
        connection.end(self)
    }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import GRDB
import GRDBSQLite
import SQLInterface

/// A prepared statement, bound and stepped on SQLite's own interface.
///
/// Going around GRDB's argument lists and rows saves most of the time of an insert.
final class SQLitePreparedStatement: SQLStatement {
    private let statement: Statement
    let sql: String
    private let transaction: SQLiteTransaction
    /// SQLite's own statement; lives as long as `statement`.
    let handle: OpaquePointer

    init(statement: Statement, text: String, in transaction: SQLiteTransaction) {
        self.statement = statement
        sql = text
        self.transaction = transaction
        handle = statement.sqliteStatement
    }

    @discardableResult
    func execute(_ arguments: [SQLValue]) throws -> Int {
        try start(arguments)
        defer { finish() }
        while try step() {}
        return statement.isReadonly ? 0 : transaction.changedRows
    }

    func forEach(_ arguments: [SQLValue], _ body: (SQLRow) throws -> Void) throws {
        try start(arguments)
        defer { finish() }
        guard try step() else { return }
        let columns = SQLColumns(names: statement.columnNames)
        repeat {
            try body(SQLRow(columns: columns, values: readValues(columns.names.count)))
        } while try step()
    }

    func scan(_ arguments: [SQLValue], _ body: (any SQLCells) throws -> Void) throws {
        try start(arguments)
        defer { finish() }
        while try step() { try body(self) }
    }

    func executeAll(_ rows: [[SQLValue]]) throws {
        try executeAll(count: rows.count) { index, writer in
            writer.add(rows[index])
        }
    }

    func executeAll(
        count: Int,
        _ row: (_ index: Int, _ writer: any SQLRowWriter) throws -> Void
    ) throws {
        try executeAll(count: count, perRun: 1, row)
    }

    /// Runs the statement for so many rows at a time; `count` is a multiple of them.
    func executeAll(
        count: Int,
        perRun: Int,
        _ row: (_ index: Int, _ writer: any SQLRowWriter) throws -> Void
    ) throws {
        try transaction.requireOpen(sql)
        sqlite3_reset(handle)
        defer { finish() }
        let columns = Int(sqlite3_bind_parameter_count(handle)) / perRun
        let writer = SQLiteRowWriter(handle)
        // SQLite reads the values where the writer keeps them.
        try withExtendedLifetime(writer) {
            for first in stride(from: 0, to: count, by: perRun) {
                writer.begin()
                for offset in 0..<perRun {
                    try row(first + offset, writer)
                    let values = writer.count - offset * columns
                    guard values == columns else { throw wrongCount(values, columns) }
                }
                try check(writer.finish())
                while try step() {}
                sqlite3_reset(handle)
            }
        }
    }

    private func wrongCount(_ count: Int, _ expected: Int) -> SQLError {
        SQLError(.misuse, message: "\(count) arguments for \(expected) parameters", sql: sql)
    }

    private func start(_ arguments: [SQLValue]) throws {
        try transaction.requireOpen(sql)
        sqlite3_reset(handle)
        let expected = Int(sqlite3_bind_parameter_count(handle))
        guard arguments.count == expected else { throw wrongCount(arguments.count, expected) }
        for (index, argument) in arguments.enumerated() {
            try check(bind(argument, at: CInt(index + 1)))
        }
    }

    private func finish() {
        sqlite3_reset(handle)
        sqlite3_clear_bindings(handle)
    }

    /// Whether there is another row.
    private func step() throws -> Bool {
        let code = sqlite3_step(handle)
        switch code {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        default:
            throw SQLError(sqliteCode: code, message: transaction.message, sql: sql)
        }
    }

    private func check(_ code: CInt) throws {
        guard code == SQLITE_OK else {
            throw SQLError(sqliteCode: code, message: transaction.message, sql: sql)
        }
    }

    private func bind(_ value: SQLValue, at index: CInt) -> CInt {
        switch value {
        case .null:
            return sqlite3_bind_null(handle, index)
        case .integer(let number):
            return sqlite3_bind_int64(handle, index, number)
        case .text(var text):
            return text.withUTF8 { bytes in
                guard let start = bytes.baseAddress else { return bindEmptyText(index) }
                return start.withMemoryRebound(to: CChar.self, capacity: bytes.count) {
                    sqlite3_bind_text(handle, index, $0, CInt(bytes.count), transient)
                }
            }
        case .blob(let blob):
            return blob.withUnsafeBytes { bytes in
                guard let start = bytes.baseAddress, !bytes.isEmpty else {
                    return sqlite3_bind_zeroblob(handle, index, 0)
                }
                return sqlite3_bind_blob(handle, index, start, CInt(bytes.count), transient)
            }
        }
    }

    private func bindEmptyText(_ index: CInt) -> CInt {
        sqlite3_bind_text(handle, index, "", 0, transient)
    }

    private func readValues(_ count: Int) throws -> [SQLValue] {
        var values: [SQLValue] = []
        values.reserveCapacity(count)
        for index in 0..<CInt(count) {
            values.append(try readValue(index))
        }
        return values
    }

    private func readValue(_ index: CInt) throws -> SQLValue {
        switch sqlite3_column_type(handle, index) {
        case SQLITE_NULL: return .null
        case SQLITE_INTEGER: return .integer(sqlite3_column_int64(handle, index))
        case SQLITE_TEXT:
            guard let start = sqlite3_column_text(handle, index) else { return .text("") }
            let count = Int(sqlite3_column_bytes(handle, index))
            let bytes = UnsafeBufferPointer(start: start, count: count)
            return .text(String(decoding: bytes, as: UTF8.self))
        case SQLITE_BLOB:
            guard let start = sqlite3_column_blob(handle, index) else { return .blob([]) }
            let count = Int(sqlite3_column_bytes(handle, index))
            return .blob([UInt8](UnsafeRawBufferPointer(start: start, count: count)))
        default:
            throw SQLError(
                .other,
                message: "column \(index) holds a floating point number",
                sql: sql
            )
        }
    }
}

/// Tells SQLite to copy what is bound (`SQLITE_TRANSIENT`).
private let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

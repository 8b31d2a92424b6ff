// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import CPostgres
import SQLInterface

/// The present row of a result, read where libpq has it.
final class PostgresCells: SQLCells {
    private enum Row {
        case none
        case result(OpaquePointer)
        /// A row that had to be kept while another statement ran, with copies of its octets.
        case kept(SQLRow)
    }

    private let sql: String
    private var row = Row.none
    private var copies: [UnsafeMutableRawBufferPointer] = []

    init(sql: String) {
        self.sql = sql
    }

    deinit { forget() }

    /// Shows a result with one row, and lets go of it afterwards.
    func show(_ result: OpaquePointer) {
        forget()
        row = .result(result)
    }

    /// Shows a row that was kept.
    func show(_ kept: SQLRow) {
        forget()
        row = .kept(kept)
    }

    private func forget() {
        if case .result(let result) = row { PQclear(result) }
        row = .none
        for copy in copies { copy.deallocate() }
        copies.removeAll(keepingCapacity: true)
    }

    func isNull(_ column: Int) -> Bool {
        switch row {
        case .none: true
        case .result(let result): PQgetisnull(result, 0, CInt(column)) != 0
        case .kept(let row): row.values[column] == .null
        }
    }

    func integer(_ column: Int) throws -> Int64 {
        guard case .integer(let number) = try value(column) else {
            throw mismatch(column, "an integer")
        }
        return number
    }

    func text(_ column: Int) throws -> String {
        guard case .text(let text) = try value(column) else { throw mismatch(column, "text") }
        return text
    }

    func blob(_ column: Int) throws -> [UInt8] {
        guard case .blob(let octets) = try value(column) else {
            throw mismatch(column, "a blob")
        }
        return octets
    }

    func octets(_ column: Int) throws -> UnsafeRawBufferPointer {
        switch row {
        case .result(let result) where isText(result, column): return raw(result, column)
        case .kept(let row): return try copy(row.values[column], column)
        default: throw mismatch(column, "text or a blob")
        }
    }

    private func value(_ column: Int) throws -> SQLValue {
        switch row {
        case .none: return .null
        case .kept(let row): return row.values[column]
        case .result(let result):
            if PQgetisnull(result, 0, CInt(column)) != 0 { return .null }
            let type = PQftype(result, CInt(column))
            guard let value = PostgresReading.value(raw(result, column), type) else {
                throw mismatch(column, "value of 64 bits")
            }
            return value
        }
    }

    private func raw(_ result: OpaquePointer, _ column: Int) -> UnsafeRawBufferPointer {
        let index = CInt(column)
        let start = PQgetvalue(result, 0, index).map { UnsafeRawPointer($0) }
        return UnsafeRawBufferPointer(start: start, count: Int(PQgetlength(result, 0, index)))
    }

    private func isText(_ result: OpaquePointer, _ column: Int) -> Bool {
        guard PQgetisnull(result, 0, CInt(column)) == 0 else { return false }
        return switch PQftype(result, CInt(column)) {
        case PostgresType.text, PostgresType.varchar, PostgresType.name, PostgresType.unknown,
            PostgresType.bytea:
            true
        default: false
        }
    }

    /// The octets of a kept value as the server has them.
    private func copy(_ value: SQLValue, _ column: Int) throws -> UnsafeRawBufferPointer {
        switch value {
        case .text, .blob: break
        case .null, .integer: throw mismatch(column, "text or a blob")
        }
        var octets: [UInt8] = []
        octets.append(binary: value)
        let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: octets.count, alignment: 1)
        copy.copyBytes(from: octets)
        copies.append(copy)
        return UnsafeRawBufferPointer(copy)
    }

    private func mismatch(_ column: Int, _ expected: String) -> SQLError {
        SQLError(.other, message: "column \(column) holds no \(expected)", sql: sql)
    }
}

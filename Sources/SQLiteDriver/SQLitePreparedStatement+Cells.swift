// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import GRDBSQLite
import SQLInterface

/// The present row of a statement, read in place.
extension SQLitePreparedStatement: SQLCells {
    func isNull(_ column: Int) -> Bool {
        sqlite3_column_type(handle, CInt(column)) == SQLITE_NULL
    }

    func integer(_ column: Int) throws -> Int64 {
        guard sqlite3_column_type(handle, CInt(column)) == SQLITE_INTEGER else {
            throw mismatch(column, "an integer")
        }
        return sqlite3_column_int64(handle, CInt(column))
    }

    func text(_ column: Int) throws -> String {
        guard sqlite3_column_type(handle, CInt(column)) == SQLITE_TEXT else {
            throw mismatch(column, "text")
        }
        return String(decoding: try octets(column), as: UTF8.self)
    }

    func blob(_ column: Int) throws -> [UInt8] {
        guard sqlite3_column_type(handle, CInt(column)) == SQLITE_BLOB else {
            throw mismatch(column, "a blob")
        }
        return [UInt8](try octets(column))
    }

    func octets(_ column: Int) throws -> UnsafeRawBufferPointer {
        let index = CInt(column)
        switch sqlite3_column_type(handle, index) {
        case SQLITE_TEXT:
            let start = sqlite3_column_text(handle, index)
            return octets(from: start.map { UnsafeRawPointer($0) }, index)
        case SQLITE_BLOB: return octets(from: sqlite3_column_blob(handle, index), index)
        default: throw mismatch(column, "text or a blob")
        }
    }

    private func octets(from start: UnsafeRawPointer?, _ index: CInt) -> UnsafeRawBufferPointer {
        guard let start else { return UnsafeRawBufferPointer(start: nil, count: 0) }
        return UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, index)))
    }

    private func mismatch(_ column: Int, _ expected: String) -> SQLError {
        let name = sqlite3_column_name(handle, CInt(column)).map { String(cString: $0) }
        return SQLError(
            .other,
            message: "column \(name ?? "#\(column)") holds no \(expected)",
            sql: sql
        )
    }
}

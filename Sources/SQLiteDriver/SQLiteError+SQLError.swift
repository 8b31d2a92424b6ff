// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import GRDB
import GRDBSQLite
import SQLInterface

extension SQLError {
    /// Translates an extended result code of SQLite.
    ///
    /// - Source: SQLite, "Result and Error Codes".
    init(sqliteCode code: CInt, message: String, sql: String) {
        self.init(SQLError.kind(ofSQLiteCode: code), message: message, sql: sql)
    }

    /// Translates what GRDB throws.
    init(_ error: DatabaseError) {
        self.init(
            sqliteCode: error.extendedResultCode.rawValue,
            message: error.message ?? "",
            sql: error.sql ?? ""
        )
    }

    private static func kind(ofSQLiteCode code: CInt) -> Kind {
        switch ResultCode(rawValue: code) {
        case .SQLITE_CONSTRAINT_UNIQUE, .SQLITE_CONSTRAINT_PRIMARYKEY,
            .SQLITE_CONSTRAINT_ROWID:
            return .uniqueViolation
        case .SQLITE_CONSTRAINT_FOREIGNKEY: return .foreignKey
        default: break
        }
        return switch code & 0xFF {
        case SQLITE_CONSTRAINT, SQLITE_MISMATCH: .check
        case SQLITE_BUSY, SQLITE_LOCKED: .busy
        case SQLITE_FULL: .full
        case SQLITE_IOERR, SQLITE_CANTOPEN, SQLITE_CORRUPT, SQLITE_NOTADB, SQLITE_READONLY: .io
        case SQLITE_MISUSE, SQLITE_RANGE: .misuse
        default: .other
        }
    }
}

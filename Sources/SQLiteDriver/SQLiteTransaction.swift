// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import GRDB
import GRDBSQLite
import SQLInterface

/// A transaction of one connection, valid until its closure returns.
final class SQLiteTransaction: SQLTransaction {
    private let connection: Database
    private let isReading: Bool
    private var isOpen = true

    var dialect: Dialect { .sqlite }

    init(connection: Database, isReading: Bool) {
        self.connection = connection
        self.isReading = isReading
    }

    func end() {
        isOpen = false
    }

    func prepare(_ text: String) throws -> any SQLStatement {
        try prepared(text)
    }

    private func prepared(_ text: String) throws -> SQLitePreparedStatement {
        try requireOpen(text)
        do {
            var statement = try connection.cachedStatement(sql: text)
            if sqlite3_stmt_busy(statement.sqliteStatement) != 0 {
                // The same text is being read further up the call chain.
                statement = try connection.makeStatement(sql: text)
            }
            guard !isReading || statement.isReadonly else {
                throw SQLError(
                    .misuse,
                    message: "a reading transaction must not write",
                    sql: text
                )
            }
            return SQLitePreparedStatement(statement: statement, text: text, in: self)
        } catch let error as DatabaseError {
            throw SQLError(error)
        }
    }

    func insert(
        into table: BulkTable,
        count: Int,
        _ row: (_ index: Int, _ writer: any SQLRowWriter) throws -> Void
    ) throws {
        let many = SQLiteBulkText.rows
        let together = count / many * many
        if together > 0 {
            let statement = try prepared(SQLiteBulkText.insert(into: table))
            try statement.executeAll(count: together, perRun: many, row)
        }
        if together < count {
            try prepare(table.insertText).executeAll(count: count - together) {
                try row(together + $0, $1)
            }
        }
    }

    func requireOpen(_ text: String) throws {
        guard isOpen else {
            throw SQLError(.misuse, message: "the transaction has ended", sql: text)
        }
    }

    /// The rows that the last statement inserted, updated or deleted.
    var changedRows: Int {
        connection.changesCount
    }

    /// The engine's words for the last failure.
    var message: String {
        guard let handle = connection.sqliteConnection, let text = sqlite3_errmsg(handle) else {
            return ""
        }
        return String(cString: text)
    }
}

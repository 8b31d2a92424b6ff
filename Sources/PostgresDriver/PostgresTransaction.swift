// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import CPostgres
import SQLInterface

/// A transaction of one connection, valid until its closure returns.
final class PostgresTransaction: SQLTransaction {
    let connection: PostgresConnection
    private var isOpen = true
    /// What the server refused: from then on it only rolls back.
    private(set) var failure: SQLError?

    var dialect: Dialect { .postgreSQL }

    init(connection: PostgresConnection) {
        self.connection = connection
    }

    func end() {
        isOpen = false
    }

    func prepare(_ text: String) throws -> any SQLStatement {
        try requireOpen(text)
        return PostgresStatement(connection.statement(text), in: self)
    }

    func insert(into table: BulkTable, _ rows: [[SQLValue]]) throws {
        try insert(into: table, count: rows.count) { index, writer in
            writer.add(rows[index])
        }
    }

    func insert(
        into table: BulkTable,
        count: Int,
        _ row: (_ index: Int, _ writer: any SQLRowWriter) throws -> Void
    ) throws {
        guard count >= PostgresCopy.rowsMin else {
            try prepare(table.insertText).executeAll(count: count, row)
            return
        }
        try requireOpen(table.copyText)
        try guarding { try PostgresCopy(connection, table).run(count: count, row) }
    }

    func requireOpen(_ text: String) throws {
        guard isOpen else {
            throw SQLError(.misuse, message: "the transaction has ended", sql: text)
        }
    }

    /// Notes the first error, since the transaction cannot be committed after it.
    func guarding<Result>(_ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch let error as SQLError {
            let state = PQtransactionStatus(connection.handle)
            if state == PQTRANS_INERROR || state == PQTRANS_UNKNOWN {
                failure = failure ?? error
            }
            throw error
        }
    }
}

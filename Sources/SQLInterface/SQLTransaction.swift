// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// An open transaction: what repositories work in.
///
/// It is only valid inside the closure that got it, on that closure's thread; later use
/// throws `SQLError` of kind `misuse`.
package protocol SQLTransaction: AnyObject {
    /// What the engine's SQL looks like, where engines differ.
    var dialect: Dialect { get }

    /// Makes a statement ready to be run many times, cached by its text.
    ///
    /// The hot path: `text` has `$1 … $n` and nothing is rendered or parsed per run.
    func prepare(_ text: String) throws -> any SQLStatement

    /// Inserts rows of one table, all or none, by the engine's fastest way.
    ///
    /// Each row has a value for each column. A refusal is an error as with one insert, and the
    /// transaction is over.
    func insert(into table: BulkTable, _ rows: [[SQLValue]]) throws

    /// Inserts that many rows of one table, each written by `row` when its turn comes.
    ///
    /// As `insert(into:_:)`, without values in between.
    func insert(
        into table: BulkTable,
        count: Int,
        _ row: (_ index: Int, _ writer: any SQLRowWriter) throws -> Void
    ) throws
}

extension SQLTransaction {
    /// Makes values of the rows, for engines that have nothing faster.
    package func insert(
        into table: BulkTable,
        count: Int,
        _ row: (_ index: Int, _ writer: any SQLRowWriter) throws -> Void
    ) throws {
        let writer = SQLValueWriter()
        let rows = try (0..<count).map { index in
            try row(index, writer)
            return writer.take()
        }
        try insert(into: table, rows)
    }

    /// Inserts the rows by a prepared statement, for engines that have nothing faster.
    package func insert(into table: BulkTable, _ rows: [[SQLValue]]) throws {
        guard !rows.isEmpty else { return }
        try prepare(table.insertText).executeAll(rows)
    }
}

/// A prepared statement of an open transaction.
package protocol SQLStatement: AnyObject {
    /// Runs the statement.
    ///
    /// There are as many arguments as the statement has parameters. The answer is the number
    /// of rows it inserted, updated or deleted.
    @discardableResult
    func execute(_ arguments: [SQLValue]) throws -> Int

    /// Runs the statement and hands each row to `body` as it is read.
    func forEach(_ arguments: [SQLValue], _ body: (SQLRow) throws -> Void) throws

    /// Runs the statement once for each row of arguments, in order, without waiting between.
    ///
    /// When one run is refused, later ones do nothing; the transaction is over.
    func executeAll(_ rows: [[SQLValue]]) throws

    /// Runs the statement that many times, each with the arguments that `row` writes.
    ///
    /// As `executeAll(_:)`, without values in between.
    func executeAll(
        count: Int,
        _ row: (_ index: Int, _ writer: any SQLRowWriter) throws -> Void
    ) throws

    /// Runs the statement and hands each row to `body` where the engine has it.
    func scan(_ arguments: [SQLValue], _ body: (any SQLCells) throws -> Void) throws
}

extension SQLStatement {
    /// Makes values of the arguments, for engines that have nothing faster.
    package func executeAll(
        count: Int,
        _ row: (_ index: Int, _ writer: any SQLRowWriter) throws -> Void
    ) throws {
        let writer = SQLValueWriter()
        let rows = try (0..<count).map { index in
            try row(index, writer)
            return writer.take()
        }
        try executeAll(rows)
    }
}

extension SQLStatement {
    /// Runs one after the other, for engines where nothing is waited for between.
    package func executeAll(_ rows: [[SQLValue]]) throws {
        for row in rows { try execute(row) }
    }
}

extension SQLStatement {
    /// Runs the statement and returns its rows.
    package func query(_ arguments: [SQLValue]) throws -> [SQLRow] {
        var rows: [SQLRow] = []
        try forEach(arguments) { rows.append($0) }
        return rows
    }
}

extension SQLTransaction {
    /// Runs a statement and returns the number of rows it changed.
    @discardableResult
    package func execute(_ sql: SQL) throws -> Int {
        try prepare(sql.text).execute(sql.arguments)
    }

    /// Runs a statement and returns its rows.
    package func query(_ sql: SQL) throws -> [SQLRow] {
        try prepare(sql.text).query(sql.arguments)
    }

    /// Runs a statement and returns its first row.
    package func first(_ sql: SQL) throws -> SQLRow? {
        try query(sql).first
    }

    /// Runs a statement and hands each row to `body` without keeping them.
    package func forEach(_ sql: SQL, _ body: (SQLRow) throws -> Void) throws {
        try prepare(sql.text).forEach(sql.arguments, body)
    }

    /// Runs a statement and hands each row to `body` where the engine has it.
    package func scan(_ sql: SQL, _ body: (any SQLCells) throws -> Void) throws {
        try prepare(sql.text).scan(sql.arguments, body)
    }
}

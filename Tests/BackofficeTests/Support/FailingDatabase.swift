// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import SQLInterface
import Synchronization

/// A database whose writing transactions fail at a chosen statement, like a crash.
final class FailingDatabase: SQLDatabase {
    struct Crash: Error {}

    private let inner: any SQLDatabase
    private let left: Mutex<Int>

    /// Lets that many statements of writing transactions pass.
    init(_ inner: any SQLDatabase, after statements: Int) {
        self.inner = inner
        left = Mutex(statements)
    }

    var dialect: Dialect { inner.dialect }

    fileprivate func step() throws {
        try left.withLock { left in
            guard left > 0 else { throw Crash() }
            left -= 1
        }
    }

    func writeBlocking<Result>(
        _ body: (any SQLTransaction) throws -> Result
    ) throws -> Result {
        try inner.writeBlocking { try body(FailingTransaction($0, self)) }
    }

    func readBlocking<Result>(
        _ body: (any SQLTransaction) throws -> Result
    ) throws -> Result {
        try inner.readBlocking(body)
    }

    func write<Result: Sendable>(
        _ body: @escaping @Sendable (any SQLTransaction) throws -> Result
    ) async throws -> Result {
        try await inner.write { try body(FailingTransaction($0, self)) }
    }

    func read<Result: Sendable>(
        _ body: @escaping @Sendable (any SQLTransaction) throws -> Result
    ) async throws -> Result {
        try await inner.read(body)
    }

    func close() throws {
        try inner.close()
    }
}

private final class FailingTransaction: SQLTransaction {
    private let inner: any SQLTransaction
    private let database: FailingDatabase

    init(_ inner: any SQLTransaction, _ database: FailingDatabase) {
        self.inner = inner
        self.database = database
    }

    var dialect: Dialect { inner.dialect }

    func prepare(_ text: String) throws -> any SQLStatement {
        FailingStatement(try inner.prepare(text), database)
    }
}

private final class FailingStatement: SQLStatement {
    private let inner: any SQLStatement
    private let database: FailingDatabase

    init(_ inner: any SQLStatement, _ database: FailingDatabase) {
        self.inner = inner
        self.database = database
    }

    func execute(_ arguments: [SQLValue]) throws -> Int {
        try database.step()
        return try inner.execute(arguments)
    }

    func forEach(_ arguments: [SQLValue], _ body: (SQLRow) throws -> Void) throws {
        try database.step()
        try inner.forEach(arguments, body)
    }
    func scan(_ arguments: [SQLValue], _ body: (any SQLCells) throws -> Void) throws {
        try database.step()
        try inner.scan(arguments, body)
    }
}

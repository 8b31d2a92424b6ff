// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Foundation
import NIOPosix
import SQLInterface
import Synchronization

/// A PostgreSQL database: one writing transaction at a time, several readers beside it.
///
/// Writers take a lock of the database first, so that writers of all processes follow each
/// other as they do on SQLite: what a transaction has read cannot change until it commits.
/// Readers work on a snapshot and keep nobody waiting.
package final class PostgresDatabase: SQLDatabase {
    private let url: String
    private let options: PostgresOptions
    private let writers: ConnectionPool
    private let readers: ConnectionPool
    private let turns = TurnQueue()
    /// The threads inside a transaction, to refuse nesting instead of waiting forever.
    private let threads = Mutex<Set<pthread_t>>([])
    /// A transaction whose commit was asked for and never answered.
    private let doubtful = Mutex<String?>(nil)
    /// The schema to drop when the database is released; temporary databases have one.
    package let ownedSchema: String?

    package var dialect: Dialect { .postgreSQL }

    /// How often a transaction is run again that the server gave up to another one.
    private static let attemptsMax = 4
    /// Threads on which async transactions wait for the server; shared by all databases.
    static let waiting: (readers: NIOThreadPool, writers: NIOThreadPool) = {
        let pools = (
            readers: NIOThreadPool(numberOfThreads: 8),
            writers: NIOThreadPool(numberOfThreads: 4)
        )
        pools.readers.start()
        pools.writers.start()
        return pools
    }()

    /// Connects to a database, such as `postgresql://user@host/name`.
    ///
    /// - Throws: `SQLError` of kind `connectionLost` when no server answers or it refuses.
    package convenience init(
        url: String,
        options: PostgresOptions = PostgresOptions()
    ) throws {
        try self.init(url: url, options: options, ownedSchema: nil)
    }

    private init(url: String, options: PostgresOptions, ownedSchema: String?) throws {
        self.ownedSchema = ownedSchema
        self.url = url
        self.options = options
        writers = ConnectionPool(url: url, options: options, limit: 1)
        readers = ConnectionPool(url: url, options: options, limit: options.readersMax)
        try writers.lend { _ = try $0.command("SELECT 1") }
    }

    /// The same database by connections of its own, as another process has it.
    package func opened() throws -> PostgresDatabase {
        try PostgresDatabase(url: url, options: options)
    }

    /// Creates an empty database in a schema of its own that goes away with the object.
    ///
    /// Commits wait for the disk when `isDurable`; only measurements need that.
    package static func temporary(
        url: String,
        isDurable: Bool = false
    ) throws -> PostgresDatabase {
        var options = PostgresOptions()
        options.isDurable = isDurable
        let number = temporaryCount.wrappingAdd(1, ordering: .relaxed).newValue
        let schema = "temporary_\(getpid())_\(number)"
        try PostgresConnection(url: url, options: options).command("CREATE SCHEMA \(schema)")
        options.schema = schema
        return try PostgresDatabase(url: url, options: options, ownedSchema: schema)
    }

    private static let temporaryCount = Atomic<Int>(0)

    deinit {
        guard let ownedSchema else { return }
        _ = try? writers.lend { try $0.command("DROP SCHEMA \(ownedSchema) CASCADE") }
    }

    /// Hears what `NOTIFY` says on the schema's channel.
    package func changeSignal() -> any SQLChangeSignal {
        PostgresChangeSignal(url: url, options: options)
    }

    /// Waits for transactions to end and closes the connections; every later use throws.
    package func close() throws {
        readers.close()
        writers.close()
    }

    /// Runs one writing transaction and blocks until the server has it on disk.
    package func writeBlocking<Result>(
        _ body: (any SQLTransaction) throws -> Result
    ) throws -> Result {
        try insideThread {
            try turns.run { try transactWriting(body) }
        }
    }

    /// Runs one reading transaction on a snapshot and blocks until it ends.
    package func readBlocking<Result>(
        _ body: (any SQLTransaction) throws -> Result
    ) throws -> Result {
        try insideThread {
            try readers.lend { first in
                try begun(first, from: readers, Self.beginReading) { connection, _ in
                    try settleDoubt(on: connection)
                    let result = try run(body, on: connection).0
                    try connection.command("COMMIT")
                    return result
                }
            }
        }
    }

    /// Runs one writing transaction; returns when it is on disk.
    ///
    /// The body may run again when the server gave the transaction up to another one.
    package func write<Result: Sendable>(
        _ body: @escaping @Sendable (any SQLTransaction) throws -> Result
    ) async throws -> Result {
        try await Self.waiting.writers.runIfActive {
            var attempt = 1
            while true {
                do {
                    return try self.writeBlocking(body)
                } catch let error as SQLError
                    where error.kind == .conflict && attempt < Self.attemptsMax
                {
                    attempt += 1
                }
            }
        }
    }

    /// Runs one reading transaction on a snapshot, on a connection of its own.
    package func read<Result: Sendable>(
        _ body: @escaping @Sendable (any SQLTransaction) throws -> Result
    ) async throws -> Result {
        try await Self.waiting.readers.runIfActive { try self.readBlocking(body) }
    }
}

// MARK: - Transactions

extension PostgresDatabase {
    /// The snapshot is taken after the lock: `READ COMMITTED` looks anew at each statement.
    ///
    /// The lock's key is the schema's, since several platforms may share one database.
    private static let beginWriting = """
        BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE;
        SELECT pg_current_xact_id()::text FROM
            (SELECT pg_advisory_xact_lock(84, hashtext(current_schema()))) AS locked
        """

    private static let beginReading = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"

    private func transactWriting<Result>(
        _ body: (any SQLTransaction) throws -> Result
    ) throws -> Result {
        try writers.lend { first in
            try begun(first, from: writers, Self.beginWriting) { connection, started in
                let (result, transaction) = try run(body, on: connection)
                if let failure = transaction.failure {
                    rollBack(connection)
                    throw failure
                }
                try commit(connection, started.first ?? "")
                return result
            }
        }
    }

    /// Begins on a connection, or on a new one when the server has left that one.
    private func begun<Result>(
        _ first: PostgresConnection,
        from pool: ConnectionPool,
        _ statement: String,
        _ body: (PostgresConnection, [String]) throws -> Result
    ) throws -> Result {
        do {
            return try body(first, try begin(first, statement))
        } catch let error as NotBegun {
            guard error.cause.kind == .connectionLost else { throw error.cause }
            pool.forgetIdle()
        }
        return try pool.replacement { second in
            do {
                return try body(second, try begin(second, statement))
            } catch let error as NotBegun {
                throw error.cause
            }
        }
    }

    /// Nothing was done yet, so that it can be tried elsewhere.
    private struct NotBegun: Error {
        let cause: SQLError
    }

    private func begin(
        _ connection: PostgresConnection,
        _ statement: String
    ) throws -> [String] {
        do {
            return try connection.command(statement)
        } catch let error as SQLError {
            rollBack(connection)
            throw NotBegun(cause: error)
        }
    }

    private func run<Result>(
        _ body: (any SQLTransaction) throws -> Result,
        on connection: PostgresConnection
    ) throws -> (Result, PostgresTransaction) {
        let transaction = PostgresTransaction(connection: connection)
        defer { transaction.end() }
        do {
            return (try body(transaction), transaction)
        } catch {
            rollBack(connection)
            throw error
        }
    }

    private func rollBack(_ connection: PostgresConnection) {
        // When this fails as well the connection is not used again, and the server rolls back.
        _ = try? connection.command("ROLLBACK")
    }

    /// Commits; when the answer is lost, asks the server what became of the transaction.
    private func commit(_ connection: PostgresConnection, _ transaction: String) throws {
        do {
            let answer = try connection.command("COMMIT")
            guard answer.first == "COMMIT" else {
                throw SQLError(.other, message: "the server rolled back", sql: "COMMIT")
            }
        } catch let error as SQLError where !connection.isAlive {
            doubtful.withLock { $0 = transaction }
            writers.forgetIdle()
            let isCommitted = try? writers.replacement { try settle(transaction, on: $0) }
            guard let isCommitted else { throw error }
            doubtful.withLock { $0 = nil }
            if !isCommitted { throw error }
        }
    }

    /// A reader must not look before a commit without an answer has come to its end.
    private func settleDoubt(on connection: PostgresConnection) throws {
        guard let transaction = doubtful.withLock({ $0 }) else { return }
        try connection.command("ROLLBACK")
        _ = try settle(transaction, on: connection)
        doubtful.withLock { if $0 == transaction { $0 = nil } }
        try connection.command(Self.beginReading)
    }

    /// Whether a transaction was committed, once it has ended.
    private func settle(
        _ transaction: String,
        on connection: PostgresConnection
    ) throws -> Bool {
        let question = "SELECT COALESCE(pg_xact_status('\(transaction)'::xid8), 'aborted')"
        while true {
            switch try connection.command(question).first {
            case "committed": return true
            case "in progress": Thread.sleep(forTimeInterval: 0.02)
            default: return false
            }
        }
    }

    private func insideThread<Result>(_ body: () throws -> Result) throws -> Result {
        let thread = pthread_self()
        guard threads.withLock({ $0.insert(thread).inserted }) else {
            throw SQLError(.misuse, message: "a transaction was begun inside another one")
        }
        defer { threads.withLock { _ = $0.remove(thread) } }
        return try body()
    }
}

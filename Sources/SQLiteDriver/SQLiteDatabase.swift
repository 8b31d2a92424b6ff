// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import CSQLite
import Foundation
import GRDB
import SQLInterface
import Synchronization

/// An embedded SQLite database: one writer, several readers beside it.
///
/// Write-ahead logging with `synchronous=FULL`: a commit returns after its fsync.
package final class SQLiteDatabase: SQLDatabase {
    private let pool: DatabasePool
    private let checkpointer: SQLiteCheckpointer
    /// The directory to remove when the database is released; temporary databases have one.
    private let ownedDirectory: String?
    /// The thread that runs a writing transaction, to refuse nesting instead of trapping.
    private let writingThread = Mutex<pthread_t?>(nil)

    package var dialect: Dialect { .sqlite }

    /// Opens the database file, or creates it.
    ///
    /// - Throws: `SQLError`, mostly of kind `io`.
    package convenience init(path: String, options: SQLiteOptions = SQLiteOptions()) throws {
        try self.init(path: path, options: options, ownedDirectory: nil)
    }

    /// What holds for the whole process, set before its first database is opened.
    ///
    /// Afterwards SQLite refuses, which costs only the time that this saves.
    private static let settings = tollgate_sqlite_count_no_memory()

    private init(path: String, options: SQLiteOptions, ownedDirectory: String?) throws {
        _ = Self.settings
        self.ownedDirectory = ownedDirectory
        let checkpointer = SQLiteCheckpointer(path: path, options: options)
        self.checkpointer = checkpointer
        pool = try SQLiteDatabase.translatingErrors {
            let pool = try DatabasePool(path: path, configuration: options.configuration)
            try pool.writeWithoutTransaction { connection in
                // The pool lowers `synchronous` when it turns on the write-ahead log.
                try connection.execute(sql: options.writerPragmas)
                if let writer = connection.sqliteConnection { checkpointer.watch(writer) }
            }
            return pool
        }
    }

    /// Creates an empty database in a directory of its own that goes away with the object.
    ///
    /// Commits wait for the disk when `isDurable`; only measurements need that.
    package static func temporary(isDurable: Bool = false) throws -> SQLiteDatabase {
        var template = Array((NSTemporaryDirectory() + "/tollgate-XXXXXX").utf8CString)
        guard let made = mkdtemp(&template) else {
            throw SQLError(.io, message: "no temporary directory: error \(errno)")
        }
        let directory = String(cString: made)
        var options = SQLiteOptions()
        options.isDurable = isDurable
        return try SQLiteDatabase(
            path: directory + "/tollgate.sqlite",
            options: options,
            ownedDirectory: directory
        )
    }

    deinit {
        // Whoever writes holds this object: from now on nothing is committed.
        checkpointer.stop()
        guard let ownedDirectory else { return }
        try? pool.close()
        try? FileManager.default.removeItem(atPath: ownedDirectory)
    }

    /// Moves all pages of the write-ahead log into the file, and empties the log.
    package func checkpoint() throws {
        try SQLiteDatabase.translatingErrors {
            _ = try pool.writeWithoutTransaction { try $0.checkpoint(.truncate) }
        }
    }

    /// Waits for transactions to end and closes the file; every later use throws.
    package func close() throws {
        checkpointer.stop()
        try SQLiteDatabase.translatingErrors { try pool.close() }
    }

    /// The file's path.
    package var path: String { pool.path }

    /// Notices commits of every connection, those of other processes included.
    package func changeSignal() -> any SQLChangeSignal { SQLiteChangeSignal(path: path) }

    /// How often the write-ahead log was copied back beside the writer.
    package var checkpointRuns: Int { checkpointer.runs }

    /// Runs one writing transaction and blocks until its fsync.
    package func writeBlocking<Result>(
        _ body: (any SQLTransaction) throws -> Result
    ) throws -> Result {
        try refuseNesting()
        return try SQLiteDatabase.translatingErrors {
            try pool.writeWithoutTransaction { try self.transact($0, body) }
        }
    }

    /// Runs one reading transaction on a snapshot and blocks until it ends.
    package func readBlocking<Result>(
        _ body: (any SQLTransaction) throws -> Result
    ) throws -> Result {
        try refuseNesting()
        return try SQLiteDatabase.translatingErrors {
            try pool.read { try SQLiteDatabase.run(body, on: $0, isReading: true) }
        }
    }

    /// Runs one writing transaction; returns after its fsync.
    package func write<Result: Sendable>(
        _ body: @escaping @Sendable (any SQLTransaction) throws -> Result
    ) async throws -> Result {
        do {
            return try await pool.writeWithoutTransaction { try self.transact($0, body) }
        } catch let error as DatabaseError {
            throw SQLError(error)
        }
    }

    /// Runs one reading transaction on a snapshot, on a connection of its own.
    package func read<Result: Sendable>(
        _ body: @escaping @Sendable (any SQLTransaction) throws -> Result
    ) async throws -> Result {
        do {
            return try await pool.read {
                try SQLiteDatabase.run(body, on: $0, isReading: true)
            }
        } catch let error as DatabaseError {
            throw SQLError(error)
        }
    }

    private func transact<Result>(
        _ connection: Database,
        _ body: (any SQLTransaction) throws -> Result
    ) throws -> Result {
        writingThread.withLock { $0 = pthread_self() }
        defer { writingThread.withLock { $0 = nil } }
        var result: Result?
        try connection.inTransaction(.immediate) {
            result = try SQLiteDatabase.run(body, on: connection, isReading: false)
            return .commit
        }
        guard let result else { preconditionFailure("a committed transaction has a result") }
        return result
    }

    private func refuseNesting() throws {
        let owner = writingThread.withLock { $0 }
        guard owner != pthread_self() else {
            throw SQLError(.misuse, message: "a transaction was begun inside another one")
        }
    }

    private static func run<Result>(
        _ body: (any SQLTransaction) throws -> Result,
        on connection: Database,
        isReading: Bool
    ) throws -> Result {
        let transaction = SQLiteTransaction(connection: connection, isReading: isReading)
        defer { transaction.end() }
        return try body(transaction)
    }

    private static func translatingErrors<Result>(
        _ body: () throws -> Result
    ) throws -> Result {
        do {
            return try body()
        } catch let error as DatabaseError {
            throw SQLError(error)
        }
    }
}

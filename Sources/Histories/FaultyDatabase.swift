// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import SQLInterface
import Synchronization

/// A database whose commits fail when told to, and which can be exchanged for what a crash
/// left of it.
package final class FaultyDatabase: SQLDatabase {
    /// How the next writing transaction ends.
    package enum Fate: String, Sendable, CaseIterable {
        case stored
        /// It never begins.
        case refused
        /// It is rolled back at its end.
        case rolledBack
        /// It is stored, and we are told that it is not.
        case storedUnseen
        /// The engine itself fails: SQLite's disk is full, PostgreSQL's server process ends.
        case broken
        /// It is not stored, and we are told that it is: no engine does that. It shows that a
        /// history notices.
        case lost

        /// What happens to databases.
        package static let possible: [Fate] = [
            .stored, .refused, .rolledBack, .storedUnseen, .broken,
        ]
    }

    /// What is thrown when a fault is made.
    package struct Fault: Error {}

    private struct State {
        var inner: any SQLDatabase
        var fate = Fate.stored
        var failsReads = false
    }

    private let state: Mutex<State>

    /// Wraps a database, which works until told otherwise.
    package init(_ inner: any SQLDatabase) { state = Mutex(State(inner: inner)) }

    private var inner: any SQLDatabase { state.withLock { $0.inner } }

    /// How writing transactions end from now on.
    package var next: Fate {
        get { state.withLock { $0.fate } }
        set { state.withLock { $0.fate = newValue } }
    }

    /// Whether reading transactions fail.
    package var failsReads: Bool {
        get { state.withLock { $0.failsReads } }
        set { state.withLock { $0.failsReads = newValue } }
    }

    /// Goes on with another database.
    package func replace(with inner: any SQLDatabase) { state.withLock { $0.inner = inner } }

    /// The engine's dialect.
    package var dialect: Dialect { inner.dialect }

    /// Runs a writing transaction to the end that was set.
    package func writeBlocking<Result>(
        _ body: (any SQLTransaction) throws -> Result
    ) throws -> Result {
        let inner = inner
        switch next {
        case .stored: return try inner.writeBlocking(body)
        case .refused: throw Fault()
        case .rolledBack:
            return try inner.writeBlocking { transaction in
                _ = try body(transaction)
                throw Fault()
            }
        case .storedUnseen:
            _ = try inner.writeBlocking(body)
            throw Fault()
        case .broken: return try breaking(inner, body)
        case .lost:
            var result: Result?
            try? inner.writeBlocking { transaction in
                result = try body(transaction)
                throw Fault()
            }
            guard let result else { throw Fault() }
            return result
        }
    }

    /// On SQLite the file may have no further page; what needs none is stored.
    private func breaking<Result>(
        _ inner: any SQLDatabase,
        _ body: (any SQLTransaction) throws -> Result
    ) throws -> Result {
        guard inner.dialect == .sqlite else {
            return try inner.writeBlocking { transaction in
                _ = try body(transaction)
                _ = try transaction.query("SELECT pg_terminate_backend(pg_backend_pid())")
                throw Fault()
            }
        }
        try inner.writeBlocking { try $0.forEach("PRAGMA max_page_count = 1") { _ in } }
        defer {
            try? inner.writeBlocking {
                try $0.forEach("PRAGMA max_page_count = 100000000") { _ in }
            }
        }
        return try inner.writeBlocking(body)
    }

    /// Closes the database.
    package func close() throws { try inner.close() }

    /// Runs a reading transaction, unless reads fail.
    package func readBlocking<Result>(
        _ body: (any SQLTransaction) throws -> Result
    ) throws -> Result {
        if failsReads { throw Fault() }
        return try inner.readBlocking(body)
    }

    /// Runs a writing transaction; only the blocking ones fail.
    package func write<Result: Sendable>(
        _ body: @escaping @Sendable (any SQLTransaction) throws -> Result
    ) async throws -> Result {
        try await inner.write(body)
    }

    /// Runs a reading transaction, unless reads fail.
    package func read<Result: Sendable>(
        _ body: @escaping @Sendable (any SQLTransaction) throws -> Result
    ) async throws -> Result {
        if failsReads { throw Fault() }
        return try await inner.read(body)
    }
}

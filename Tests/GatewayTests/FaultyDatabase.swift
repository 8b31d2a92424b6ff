// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import SQLInterface
import Synchronization

/// A database whose commits fail when told to.
final class FaultyDatabase: SQLDatabase {
    /// How the next writing transaction ends.
    enum Fate: Sendable, CaseIterable {
        case stored
        /// It never begins.
        case refused
        /// It is rolled back at its end.
        case rolledBack
        /// It is stored, and we are told that it is not.
        case storedUnseen
    }

    struct Fault: Error {}

    private let inner: any SQLDatabase
    private let fate = Mutex(Fate.stored)
    private let readsFail = Mutex(false)

    init(_ inner: any SQLDatabase) { self.inner = inner }

    var next: Fate {
        get { fate.withLock { $0 } }
        set { fate.withLock { $0 = newValue } }
    }

    var failsReads: Bool {
        get { readsFail.withLock { $0 } }
        set { readsFail.withLock { $0 = newValue } }
    }

    var dialect: Dialect { inner.dialect }

    func writeBlocking<Result>(
        _ body: (any SQLTransaction) throws -> Result
    ) throws -> Result {
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
        }
    }

    func close() throws { try inner.close() }

    func readBlocking<Result>(
        _ body: (any SQLTransaction) throws -> Result
    ) throws -> Result {
        if failsReads { throw Fault() }
        return try inner.readBlocking(body)
    }

    func write<Result: Sendable>(
        _ body: @escaping @Sendable (any SQLTransaction) throws -> Result
    ) async throws -> Result {
        try await inner.write(body)
    }

    func read<Result: Sendable>(
        _ body: @escaping @Sendable (any SQLTransaction) throws -> Result
    ) async throws -> Result {
        try await inner.read(body)
    }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// A database that runs transactions.
///
/// Transactions must not be nested: beginning a second one of the same database inside a
/// closure throws `SQLError` of kind `misuse`.
package protocol SQLDatabase: Sendable {
    /// What the engine's SQL looks like, where engines differ.
    var dialect: Dialect { get }

    /// Runs one writing transaction and blocks until it is durable.
    ///
    /// For threads of one's own; async code uses `write`. Rolls back when `body` throws.
    func writeBlocking<Result>(
        _ body: (any SQLTransaction) throws -> Result
    ) throws -> Result

    /// Runs one reading transaction on a snapshot and blocks until it ends.
    func readBlocking<Result>(
        _ body: (any SQLTransaction) throws -> Result
    ) throws -> Result

    /// Runs one writing transaction; returns when it is durable.
    ///
    /// Rolls back when `body` throws. It may run again when the engine gave the transaction
    /// up to another one, so it changes nothing but the database.
    func write<Result: Sendable>(
        _ body: @escaping @Sendable (any SQLTransaction) throws -> Result
    ) async throws -> Result

    /// Runs one reading transaction on a snapshot, beside writers.
    func read<Result: Sendable>(
        _ body: @escaping @Sendable (any SQLTransaction) throws -> Result
    ) async throws -> Result

    /// Notices what other connections change, from now on.
    func changeSignal() -> any SQLChangeSignal

    /// Waits for transactions to end and closes the database; every later use throws.
    func close() throws
}

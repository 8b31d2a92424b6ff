// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Foundation
import SQLInterface

/// The connections of one database: those at work are counted, idle ones are kept.
final class ConnectionPool: Sendable {
    private let url: String
    private let options: PostgresOptions
    private let limit: Int
    private let condition = NSCondition()
    // Guarded by `condition`, which a mutex with a value cannot wait for.
    nonisolated(unsafe) private var state = State()

    private struct State {
        var idle: [PostgresConnection] = []
        var inUse = 0
        var isClosed = false
    }

    init(url: String, options: PostgresOptions, limit: Int) {
        self.url = url
        self.options = options
        self.limit = limit
    }

    /// Lends a connection, a new one when none is idle, and takes it back afterwards.
    ///
    /// - Throws: `SQLError` of kind `connectionLost`, or `misuse` after `close`.
    func lend<Result>(_ body: (PostgresConnection) throws -> Result) throws -> Result {
        let connection = try take()
        defer { giveBack(connection) }
        return try body(connection)
    }

    /// Lends a new connection in place of a lent one that is lost; both count as one.
    func replacement<Result>(
        _ body: (PostgresConnection) throws -> Result
    ) throws -> Result {
        let connection = try PostgresConnection(url: url, options: options)
        defer { keep(connection) }
        return try body(connection)
    }

    /// Waits until nobody uses a connection, and closes all.
    func close() {
        condition.lock()
        state.isClosed = true
        while state.inUse > 0 { condition.wait() }
        state.idle = []
        condition.unlock()
    }

    /// Closes idle connections, since their server is gone.
    func forgetIdle() {
        condition.lock()
        state.idle = []
        condition.unlock()
    }

    private func take() throws -> PostgresConnection {
        condition.lock()
        while state.inUse >= limit, !state.isClosed { condition.wait() }
        guard !state.isClosed else {
            condition.unlock()
            throw SQLError(.misuse, message: "the database is closed")
        }
        state.inUse += 1
        let known = state.idle.popLast()
        condition.unlock()
        if let known, known.isUsable { return known }
        do {
            return try PostgresConnection(url: url, options: options)
        } catch {
            leave(nil)
            throw error
        }
    }

    private func giveBack(_ connection: PostgresConnection) {
        connection.trim(to: options.statementsMax)
        leave(connection.isUsable ? connection : nil)
    }

    private func keep(_ connection: PostgresConnection) {
        guard connection.isUsable else { return }
        condition.lock()
        if !state.isClosed { state.idle.append(connection) }
        condition.unlock()
    }

    private func leave(_ connection: PostgresConnection?) {
        condition.lock()
        state.inUse -= 1
        if let connection, !state.isClosed { state.idle.append(connection) }
        condition.broadcast()
        condition.unlock()
    }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import CPostgres
import Foundation
import SQLInterface
import Synchronization

/// Keeps a second program from doing what only one may do on a database.
///
/// It belongs to a connection of its own and goes with it, however the process ends. When the
/// server restarts, `renew` takes it again, unless somebody else was quicker.
package final class PostgresLock: Sendable {
    private let url: String
    private let options: PostgresOptions
    private let connection: Mutex<PostgresConnection>

    /// A key of this program's locks; the other one, 84, is that of writers.
    private static let question =
        "SELECT pg_try_advisory_lock(85, hashtext(current_schema()))::int"

    /// Takes the lock.
    ///
    /// A process that was killed may be seen to be gone only a moment later, so this tries for
    /// some seconds.
    ///
    /// - Throws: `SQLError` of kind `busy` when another process has it.
    package init(url: String, options: PostgresOptions = PostgresOptions()) throws {
        self.url = url
        self.options = options
        connection = Mutex(try Self.taken(url, options))
    }

    /// Checks that the lock is still held, and takes it again when the connection was lost.
    ///
    /// - Throws: `SQLError` of kind `busy` when another process has it now, `connectionLost`
    ///   when the server does not answer.
    package func renew() throws {
        try connection.withLock { connection in
            if (try? connection.command("SELECT 1")) != nil { return }
            connection = try Self.taken(url, options)
        }
    }

    private static func taken(
        _ url: String,
        _ options: PostgresOptions
    ) throws -> PostgresConnection {
        let connection = try PostgresConnection(url: url, options: options)
        for _ in 0..<(options.busySeconds * 10) {
            if try connection.command(question) == ["1"] { return connection }
            Thread.sleep(forTimeInterval: 0.1)
        }
        throw SQLError(.busy, message: "another process holds the lock of this database")
    }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Foundation
import PostgresDriver
import SQLInterface
import SQLiteDriver

/// The engines that a test runs on.
package enum Engine: String, Sendable, CaseIterable {
    case sqlite = "SQLite"
    case postgreSQL = "PostgreSQL"

    /// The engine of the test that is running; see `BothEngines`.
    @TaskLocal package static var current = Engine.sqlite

    /// The server that `scripts/test` has started, or one of the developer's own.
    package static let server: String? = {
        let named = ProcessInfo.processInfo.environment["TOLLGATE_TEST_POSTGRES"] ?? ""
        return named.isEmpty ? nil : named
    }()

    /// Whether databases of this engine can be made here.
    package var isAvailable: Bool {
        self == .sqlite || Self.server != nil
    }

    /// An empty database of this engine that goes away with its last owner.
    package func temporary() throws -> any SQLDatabase {
        switch self {
        case .sqlite: return try SQLiteDatabase.temporary()
        case .postgreSQL:
            guard let server = Self.server else {
                throw SQLError(.connectionLost, message: "TOLLGATE_TEST_POSTGRES is not set")
            }
            return try PostgresDatabase.temporary(url: server)
        }
    }

    /// An empty database of the running test's engine.
    package static func temporaryDatabase() throws -> any SQLDatabase {
        try current.temporary()
    }

    /// A database by connections of its own, as another process has it.
    package static func another(_ database: any SQLDatabase) throws -> any SQLDatabase {
        switch database {
        case let database as PostgresDatabase: return try database.opened()
        case let database as SQLiteDatabase: return try SQLiteDatabase(path: database.path)
        default: throw SQLError(.misuse, message: "not a database of an engine")
        }
    }
}

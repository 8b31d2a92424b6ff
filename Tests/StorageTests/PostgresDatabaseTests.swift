// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import EngineTesting
import PostgresDriver
import Primitives
import SQLInterface
import Storage
import Testing

/// What only a server can do to a database: go away, and be used by others.
@Suite(.enabled(if: Engine.server != nil, "no PostgreSQL server is configured"))
struct PostgresDatabaseTests {
    private let server: String
    private let database: PostgresDatabase

    init() throws {
        server = try #require(Engine.server)
        database = try PostgresDatabase.temporary(url: server)
        try database.writeBlocking { transaction in
            _ = try transaction.execute("CREATE TABLE items (id BIGINT PRIMARY KEY)")
        }
    }

    /// Another program on the same tables.
    private func other() throws -> PostgresDatabase {
        var options = PostgresOptions()
        options.schema = database.ownedSchema
        return try PostgresDatabase(url: server, options: options)
    }

    private let count: SQL = "SELECT COUNT(*) FROM items"

    @Test func aLostConnectionIsToldAndReplaced() throws {
        let error = #expect(throws: SQLError.self) {
            try database.writeBlocking { transaction in
                try transaction.execute("INSERT INTO items (id) VALUES (1)")
                try transaction.execute("SELECT pg_terminate_backend(pg_backend_pid())")
            }
        }
        #expect(error?.kind == .connectionLost)
        try database.writeBlocking { _ = try $0.execute("INSERT INTO items (id) VALUES (2)") }
        #expect(try database.readBlocking { try $0.first(count)?.get(0) } == 1)
    }

    @Test func connectionsLostWhileIdleAreNotNoticed() throws {
        let pids =
            try [
                database.writeBlocking { try $0.first("SELECT pg_backend_pid()")?.get(0) ?? 0 },
                database.readBlocking { try $0.first("SELECT pg_backend_pid()")?.get(0) ?? 0 },
            ] as [Int64]
        try other().writeBlocking { transaction in
            for pid in pids {
                try transaction.execute("SELECT pg_terminate_backend(CAST(\(pid) AS INTEGER))")
            }
        }
        try database.writeBlocking { _ = try $0.execute("INSERT INTO items (id) VALUES (2)") }
        #expect(try database.readBlocking { try $0.first(count)?.get(0) } == 1)
    }

    @Test func aServerThatIsNotThereIsALostConnection() {
        let error = #expect(throws: SQLError.self) {
            try PostgresDatabase(url: "postgresql://nobody@127.0.0.1:1/nothing")
        }
        #expect(error?.kind == .connectionLost)
    }

    @Test func writersOfTwoProgramsFollowEachOther() async throws {
        try Migrator().migrate(database, at: .epoch)
        let programs = [database, try other()]
        try await withThrowingTaskGroup(of: Void.self) { group in
            for index in 0..<40 {
                group.addTask {
                    try await programs[index % 2].write { transaction in
                        let entry = AuditEntry(
                            at: .epoch,
                            actor: "anna",
                            action: "save",
                            objectKind: "client",
                            objectID: "\(index)"
                        )
                        try AuditLogRepository.append(entry, in: transaction)
                    }
                }
            }
            try await group.waitForAll()
        }
        let verification = try database.readBlocking { try AuditLogRepository.verify(in: $0) }
        #expect(verification.entries == 40)
        #expect(verification.brokenSequence == nil)
    }

    @Test func aTransactionAfterAnErrorCannotBeCommitted() throws {
        let error = #expect(throws: SQLError.self) {
            try database.writeBlocking { transaction in
                try transaction.execute("INSERT INTO items (id) VALUES (1)")
                _ = try? transaction.execute("INSERT INTO items (id) VALUES (1)")
            }
        }
        #expect(error?.kind == .uniqueViolation)
        #expect(try database.readBlocking { try $0.first(count)?.get(0) } == 0)
    }

    @Test func onlyOneProgramServesADatabase() throws {
        var options = PostgresOptions()
        options.schema = database.ownedSchema
        options.busySeconds = 1
        var first: PostgresLock? = try PostgresLock(url: server, options: options)
        try first?.renew()
        let error = #expect(throws: SQLError.self) {
            try PostgresLock(url: server, options: options)
        }
        #expect(error?.kind == .busy)
        first = nil
        _ = try PostgresLock(url: server, options: options)
    }
}

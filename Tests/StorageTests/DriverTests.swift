// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import EngineTesting
import Foundation
import Primitives
import SQLInterface
import Synchronization
import Testing

/// What every driver must do.
@Suite(.bothEngines) struct DriverTests {
    private let database: any SQLDatabase

    init() throws {
        database = try Engine.temporaryDatabase()
        let tables = [
            "CREATE TABLE parents (id BIGINT PRIMARY KEY)",
            """
            CREATE TABLE items (
                id BIGINT PRIMARY KEY, name TEXT NOT NULL UNIQUE, bytes BYTEA,
                amount BIGINT CHECK (amount > 0), parent BIGINT REFERENCES parents (id)
            )
            """,
        ]
        try database.writeBlocking { transaction in
            for table in tables {
                try transaction.execute(SQL(trusted: transaction.dialect.adapt(table)))
            }
        }
    }

    @Test func aParameterCanBeUsedTwice() throws {
        let row = try database.readBlocking { transaction in
            try transaction.prepare("SELECT $1 + $2 AS sum, $1 AS first").query([
                .integer(2), .integer(3),
            ]).first
        }
        #expect(try row?.get("sum") == 5)
        #expect(try row?.get("first") == 2)
    }

    @Test func upsertsReturnTheStoredRow() throws {
        let totals = try database.writeBlocking { transaction in
            try (1...3).map { amount -> Int in
                let row = try transaction.first(
                    """
                    INSERT INTO items (id, name, amount) VALUES (1, 'a', \(amount))
                    ON CONFLICT (id) DO UPDATE SET amount = items.amount + excluded.amount
                    RETURNING amount
                    """
                )
                return try #require(try row?.get("amount"))
            }
        }
        #expect(totals == [1, 3, 6])
    }

    @Test(arguments: oddTexts)
    func textAndBlobsComeBackAsTheyWere(text: String) throws {
        let row = try database.writeBlocking { transaction in
            try transaction.execute(
                """
                INSERT INTO items (id, name, bytes, amount)
                VALUES (\(Int64.max), \(text), \(Array(text.utf8)), \(nil as Int?))
                """
            )
            return try transaction.first("SELECT * FROM items")
        }
        #expect(try row?.get("id") == Int64.max)
        #expect(try row?.get("name") == text)
        #expect(try row?.get("bytes") == Array(text.utf8))
        #expect(try row?.get("amount", as: Int?.self) == .some(nil))
    }

    private static let refusals: [(SQL, SQLError.Kind)] = [
        ("INSERT INTO items (id, name) VALUES (1, 'b')", .uniqueViolation),
        ("INSERT INTO items (id, name) VALUES (2, 'a')", .uniqueViolation),
        ("INSERT INTO items (id, name, parent) VALUES (2, 'b', 9)", .foreignKey),
        ("INSERT INTO items (id, name, amount) VALUES (2, 'b', 0)", .check),
        ("INSERT INTO items (id, name) VALUES (2, NULL)", .check),
        ("INSERT INTO items (id, name, amount) VALUES (2, 'b', \("x"))", .check),
        ("INSERT INTO nothing (id) VALUES (1)", .other),
    ]

    @Test(arguments: refusals)
    func refusalsHaveTheirKind(statement: SQL, kind: SQLError.Kind) throws {
        let error = #expect(throws: SQLError.self) {
            try database.writeBlocking { transaction in
                try transaction.execute("INSERT INTO items (id, name) VALUES (1, 'a')")
                try transaction.execute(statement)
            }
        }
        #expect(error?.kind == kind)
        #expect(error?.sql == statement.text)
        #expect(try count() == 0)
    }

    @Test func executeCountsTheRowsThatChanged() throws {
        let counts = try database.writeBlocking { transaction in
            for id in 1...3 {
                try transaction.execute("INSERT INTO items (id, name) VALUES (\(id), \("\(id)"))")
            }
            return (
                try transaction.execute("UPDATE items SET amount = 1 WHERE id >= 2"),
                try transaction.execute("UPDATE items SET amount = 1 WHERE id = 9"),
                try transaction.execute("SELECT * FROM items")
            )
        }
        #expect(counts == (2, 0, 0))
    }

    @Test func whatThrowsIsRolledBack() throws {
        struct Stop: Error {}
        #expect(throws: Stop.self) {
            try database.writeBlocking { transaction in
                try transaction.execute("INSERT INTO items (id, name) VALUES (1, 'a')")
                throw Stop()
            }
        }
        #expect(try count() == 0)
    }

    @Test func readersSeeWhatWasCommittedWhileAWriterIsAtWork() async throws {
        try await database.write { transaction in
            _ = try transaction.execute("INSERT INTO items (id, name) VALUES (1, 'a')")
        }
        let seen = Mutex<Int?>(nil)
        try database.writeBlocking { transaction in
            try transaction.execute("INSERT INTO items (id, name) VALUES (2, 'b')")
            let thread = Thread { [database] in
                let count = try? database.readBlocking { reader in
                    try reader.first("SELECT COUNT(*) FROM items")?.get(0, as: Int.self)
                }
                seen.withLock { $0 = count ?? -1 }
            }
            thread.start()
            while seen.withLock({ $0 }) == nil { usleep(1_000) }
        }
        #expect(seen.withLock { $0 } == 1)
        #expect(try await database.read { try $0.query("SELECT id FROM items").count } == 2)
    }

    @Test func aNestedTransactionIsRefused() throws {
        try database.writeBlocking { transaction in
            #expect(throws: misuse) { try database.writeBlocking { _ in } }
            #expect(throws: misuse) { try database.readBlocking { _ in } }
            try transaction.execute("INSERT INTO items (id, name) VALUES (1, 'a')")
        }
        #expect(try count() == 1)
    }

    @Test func aTransactionIsUselessAfterItsEnd() throws {
        var kept: (any SQLTransaction)?
        var statement: (any SQLStatement)?
        try database.writeBlocking { transaction in
            kept = transaction
            statement = try transaction.prepare("SELECT 1")
        }
        #expect(throws: SQLError.self) { try kept?.execute("SELECT 1") }
        #expect(throws: SQLError.self) { try statement?.execute([]) }
    }

    @Test func readingTransactionsCannotWrite() throws {
        let error = #expect(throws: SQLError.self) {
            try database.readBlocking { try $0.execute("DELETE FROM items") }
        }
        #expect(error?.kind == .misuse)
    }

    @Test func theSameStatementCanRunInsideItself() throws {
        let pairs = try database.writeBlocking { transaction in
            for id in 1...3 {
                try transaction.execute("INSERT INTO items (id, name) VALUES (\(id), \("\(id)"))")
            }
            var pairs = 0
            try transaction.forEach("SELECT id FROM items") { _ in
                try transaction.forEach("SELECT id FROM items") { _ in pairs += 1 }
            }
            return pairs
        }
        #expect(pairs == 9)
    }

    @Test func aWrongNumberOfArgumentsIsRefused() throws {
        let error = #expect(throws: SQLError.self) {
            try database.readBlocking { try $0.prepare("SELECT $1, $2").query([.integer(1)]) }
        }
        #expect(error?.kind == .misuse)
    }

    private let items = BulkTable("items", ["id", "name", "bytes", "amount"])

    /// More than a pipeline and a chunk hold, with what is hard to carry among it.
    private func rows(_ count: Int) -> [[SQLValue]] {
        (1...count).map { id in
            let odd = oddTexts[id % oddTexts.count]
            return [
                id.sqlValue, .text("\(id) \(odd)"), .blob(Array(odd.utf8)),
                id % 3 == 0 ? .null : .integer(Int64.max - Int64(id)),
            ]
        }
    }

    @Test(arguments: [0, 1, 5, 3_000])
    func manyRowsGoInAtOnce(count: Int) throws {
        let rows = count == 0 ? [] : rows(count)
        try database.writeBlocking { try $0.insert(into: items, rows) }
        let stored = try database.readBlocking {
            try $0.query("SELECT id, name, bytes, amount FROM items ORDER BY id").map(\.values)
        }
        #expect(stored == rows)
    }

    @Test(arguments: [2, 20])
    func oneRefusedRowKeepsAllOut(count: Int) throws {
        var rows = rows(count)
        rows[count - 1][1] = rows[0][1]
        let error = #expect(throws: SQLError.self) {
            try database.writeBlocking { try $0.insert(into: items, rows) }
        }
        #expect(error?.kind == .uniqueViolation)
        #expect(try self.count() == 0)
    }

    @Test func oneStatementRunsOverManyArguments() throws {
        try database.writeBlocking { transaction in
            try transaction.insert(into: items, rows(1_000))
            try transaction.prepare("UPDATE items SET amount = $1 WHERE id = $2").executeAll(
                (1...1_000).map { [.integer(Int64($0)), .integer(Int64($0))] }
            )
        }
        let sum: Int = try database.readBlocking {
            try #require(try $0.first("SELECT SUM(amount) FROM items")).get(0)
        }
        #expect(sum == 500_500)
    }

    @Test func whatComesAfterARefusedRunIsNotDone() throws {
        let error = #expect(throws: SQLError.self) {
            try database.writeBlocking { transaction in
                try transaction.insert(into: items, rows(9))
                try transaction.prepare("UPDATE items SET amount = $1 WHERE id = $2").executeAll(
                    [[.integer(5), .integer(1)], [.integer(0), .integer(2)]]
                )
            }
        }
        #expect(error?.kind == .check)
        #expect(try count() == 0)
    }

    @Test func sumsAndTruthValuesAreIntegers() throws {
        let row = try database.readBlocking { transaction in
            try transaction.first(
                """
                SELECT SUM(n) AS sum, SUM(-n) AS negative, COUNT(*) AS count,
                    EXISTS (SELECT 1) AS truth, SUM(n - n) AS zero
                FROM (SELECT 4611686018427387903 AS n UNION ALL
                    SELECT 4611686018427380000) AS numbers
                """
            )
        }
        #expect(try row?.get("sum") == 9_223_372_036_854_767_903 as Int64)
        #expect(try row?.get("negative") == -9_223_372_036_854_767_903 as Int64)
        #expect(try row?.get("count") == 2)
        #expect(try row?.get("truth", as: Bool.self) == true)
        #expect(try row?.get("zero") == 0)
    }

    @Test func aClosedDatabaseIsRefused() throws {
        try database.close()
        #expect(throws: (any Error).self) { try database.readBlocking { _ in } }
        #expect(throws: (any Error).self) { try database.writeBlocking { _ in } }
    }

    private let misuse = SQLError(
        .misuse,
        message: "a transaction was begun inside another one"
    )

    private func count() throws -> Int {
        try database.readBlocking {
            try $0.first("SELECT COUNT(*) FROM items")?.get(0) ?? 0
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Backoffice
import Billing
import EngineTesting
import Foundation
import Primitives
import SQLInterface
import Storage
import Testing

/// Messages lie in parts of a month on PostgreSQL, and whole months go at once.
///
/// The books stay provable. On SQLite the same must come out without parts.
@Suite("Months of messages", .bothEngines)
struct MessageMonthsTests {
    private var hasParts: Bool { Engine.current == .postgreSQL }

    /// Two clients with messages on the 5th and the 20th of January to March 2040.
    private func world(
        openAt open: String? = nil
    ) async throws -> (World, [ClientID]) {
        let world = try World("2040-01-01 08:00")
        var clients: [ClientID] = []
        for login in ["acme", "other"] {
            clients.append(
                try world.client(login, firstDay: "2040-01-01") { $0.invoicing.dates = "1" }
            )
        }
        for month in ["01", "02", "03"] {
            try world.move(to: "2040-\(month)-01 08:00")
            _ = try await RetentionRun(world.office).run()
            if month == "02", let open {
                try world.charge(
                    clients[0],
                    at: try MovableClock.instant(open),
                    price: 777,
                    isCharged: false
                )
            }
            for day in ["05", "20"] {
                try world.move(to: "2040-\(month)-\(day) 10:00")
                for client in clients {
                    try world.charge(client, at: world.now, price: 4_251, messages: 3)
                }
            }
        }
        try world.move(to: "2040-04-02 08:00")
        _ = try await InvoicingRun(world.invoicing).run(now: world.now)
        try await world.expectCleanAudit("before")
        return (world, clients)
    }

    private func keep(_ days: Int, of client: ClientID? = nil, in world: World) throws {
        let now = world.now
        try world.database.writeBlocking {
            try RetentionRun.save(
                RetentionRule(clientID: client, bodyDays: 0, rowDays: days),
                by: .system,
                at: now,
                in: $0
            )
        }
    }

    private func count(_ sql: SQL, in world: World) throws -> Int {
        try world.database.readBlocking { try $0.first(sql)?.get(0) ?? -1 }
    }

    /// The parts that the database has, by its own catalogue; none on SQLite.
    private func parts(_ world: World, of table: String = "messages") throws -> [String] {
        guard hasParts else { return [] }
        return try world.database.readBlocking { transaction in
            try transaction.query(
                """
                SELECT c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
                WHERE i.inhparent = \(table)::regclass ORDER BY c.relname
                """
            ).map { try $0.get(0) }
        }
    }

    private func due(_ text: String) throws -> Int64 {
        IdentifierGenerator.floor(at: try MovableClock.instant(text))
    }

    @Test func everyMonthHasItsPart() async throws {
        let (world, _) = try await world()
        guard hasParts else { return }
        let months = ["2040_01", "2040_02", "2040_03", "2040_04", "2040_05"]
        for table in ["messages", "message_events"] {
            #expect(
                try parts(world, of: table)
                    == (months + ["before", "other"]).map { "\(table)_\($0)" }
            )
        }
        #expect(try count("SELECT COUNT(*) FROM messages_2040_02", in: world) == 12)
        #expect(try count("SELECT COUNT(*) FROM messages_other", in: world) == 0)
    }

    @Test func wholeMonthsGoAndTheRestOfAMonthByRows() async throws {
        let (world, clients) = try await world()
        let balances = try clients.map(world.balance)
        try keep(20, in: world)
        // Until 2040-03-13: all of January and February, and the 5th of March.
        let report = try await RetentionRun(world.office).run()
        #expect(report == RetentionRun.Report(bodies: 0, messages: 30))
        #expect(try count("SELECT COUNT(*) FROM messages", in: world) == 6)
        let events: SQL = """
            SELECT COUNT(*) FROM message_events
            WHERE message_id NOT IN (SELECT id FROM messages)
            """
        #expect(try count(events, in: world) == 0)
        if hasParts {
            let gone = ["messages_before", "messages_2040_01", "messages_2040_02"]
            #expect(Set(try parts(world)).isDisjoint(with: gone))
            #expect(try parts(world).contains("messages_2040_03"))
        }
        #expect(try clients.map(world.balance) == balances)
        #expect(try count("SELECT COUNT(*) FROM dropping_messages", in: world) == 0)
        try await world.expectCleanAudit("after")
        #expect(try await RetentionRun(world.office).run() == RetentionRun.Report())
        #expect(try count("SELECT SUM(messages) FROM dropped_messages", in: world) == 30)
    }

    @Test func oneClientWhoKeepsLongerKeepsTheMonth() async throws {
        let (world, clients) = try await world()
        try keep(20, in: world)
        try keep(50, of: clients[1], in: world)
        // January is due for both, the 5th of February for both, its 20th for one.
        _ = try await RetentionRun(world.office).run()
        let own: SQL = "SELECT COUNT(*) FROM messages WHERE client_id = \(clients[0])"
        let others: SQL = "SELECT COUNT(*) FROM messages WHERE client_id = \(clients[1])"
        #expect(try count(own, in: world) == 3)
        #expect(try count(others, in: world) == 9)
        if hasParts {
            #expect(try !parts(world).contains("messages_2040_01"))
            #expect(try parts(world).contains("messages_2040_02"))
        }
        try await world.expectCleanAudit()
        try keep(0, of: clients[1], in: world)
        try world.move(to: "2040-05-20 08:00")
        _ = try await RetentionRun(world.office).run()
        #expect(try count(own, in: world) == 0)
        #expect(try count(others, in: world) == 9)
        try await world.expectCleanAudit("one keeps all")
    }

    @Test func anOpenMessageHoldsItsMonth() async throws {
        let (world, _) = try await world(openAt: "2040-01-31 23:00")
        try keep(20, in: world)
        _ = try await RetentionRun(world.office).run()
        if hasParts { #expect(try parts(world).contains("messages_2040_01")) }
        let kept: SQL = "SELECT COUNT(*) FROM messages WHERE phase <> 'closed'"
        #expect(try count(kept, in: world) == 1)
        try await world.expectCleanAudit()
    }

    @Test func everyStepLeavesCleanBooks() async throws {
        guard hasParts else { return }
        let (world, _) = try await world()
        var steps: [MonthStep] = []
        while steps.last != .nothingDue {
            let end = try due("2040-03-01")
            steps.append(
                try world.database.writeBlocking {
                    try MessageMonths.dropOldest(before: end, in: $0)
                }
            )
            try await world.expectCleanAudit("after \(steps)")
        }
        #expect(
            steps == [
                .dropped(messages: 0), .gathered, .dropped(messages: 12), .gathered,
                .dropped(messages: 12), .nothingDue,
            ]
        )
    }

    @Test func aRuleThatBecomesLongerKeepsAMonthThatWasBeingDropped() async throws {
        guard hasParts else { return }
        let (world, _) = try await world()
        let end = try due("2040-02-01")
        for step in [MonthStep.dropped(messages: 0), .gathered] {
            #expect(
                try world.database.writeBlocking {
                    try MessageMonths.dropOldest(before: end, in: $0)
                } == step
            )
        }
        #expect(try count("SELECT SUM(messages) FROM dropping_messages", in: world) == 12)
        try keep(20_000, in: world)
        _ = try await RetentionRun(world.office).run()
        #expect(try count("SELECT COUNT(*) FROM dropping_messages", in: world) == 0)
        #expect(try count("SELECT COUNT(*) FROM messages_2040_01", in: world) == 12)
        try keep(20, in: world)
        #expect(try await RetentionRun(world.office).run().messages == 30)
        try await world.expectCleanAudit()
    }

    @Test func messagesOfAMonthWithoutAPartAreKeptFoundAndDropped() async throws {
        let (world, clients) = try await world()
        try world.charge(clients[0], at: "2044-07-03 10:00", price: 500, messages: 4)
        try world.move(to: "2044-07-04 10:00")
        _ = try await RetentionRun(world.office).run()
        if hasParts {
            #expect(try count("SELECT COUNT(*) FROM messages_other", in: world) == 4)
            #expect(try !parts(world).contains("messages_2044_07"))
            #expect(try parts(world).contains("messages_2044_08"))
        }
        try world.move(to: "2044-09-04 10:00")
        try keep(30, in: world)
        #expect(try await RetentionRun(world.office).run().messages == 40)
        #expect(try count("SELECT COUNT(*) FROM messages", in: world) == 0)
        try await world.expectCleanAudit()
    }

    @Test func aListGoesThroughAllMonthsInOrder() async throws {
        let (world, clients) = try await world()
        for owner in [nil, clients[0]] {
            var filter = MessageFilter()
            filter.clientID = owner
            var found: [MessageID] = []
            while found.isEmpty || found.count % 5 == 0 {
                let (page, last) = (filter, found.last)
                let next = try world.database.readBlocking {
                    try MessageRepository.page(page, before: last, limit: 5, in: $0)
                }
                if next.isEmpty { break }
                found += next.map(\.facts.id)
            }
            #expect(found.count == (owner == nil ? 36 : 18))
            #expect(found == found.sorted(by: >))
        }
    }

    @Test func aReaderIsNotWaitedForAndKeepsNobodyWaiting() async throws {
        guard hasParts else { return }
        let (world, clients) = try await world()
        try keep(20, in: world)
        let database = world.database
        let (begin, begun) = AsyncStream<Void>.makeStream()
        let hasRun = DispatchSemaphore(value: 0)
        let reading = Task.detached {
            try database.readBlocking { transaction in
                _ = try transaction.query("SELECT COUNT(*) FROM messages")
                begun.finish()
                hasRun.wait()
            }
        }
        for await _ in begin {}
        _ = try await RetentionRun(world.office).run()
        try world.charge(clients[0], at: world.now, price: 4_251)
        #expect(try parts(world).contains("messages_before"))
        hasRun.signal()
        try await reading.value
        _ = try await RetentionRun(world.office).run()
        #expect(try !parts(world).contains("messages_2040_02"))
        try await world.expectCleanAudit()
    }
}

/// A database from before the parts keeps every row.
@Suite("A database from before the months", .bothEngines)
struct OlderMessagesTests {
    @Test func whatThereIsBecomesTheFirstPart() async throws {
        let older = Migrator(Migrator.released.filter { $0.number != 17 })
        let world = try World("2026-09-01 08:00", migrator: older)
        let client = try world.client("acme") { $0.invoicing.dates = "1" }
        for day in ["02", "20"] {
            try world.charge(client, at: "2026-09-\(day) 10:00", price: 4_251, messages: 5)
        }
        let before = try world.database.readBlocking(Self.image)
        #expect(try Migrator().migrate(world.database, at: world.now).map(\.number) == [17])
        #expect(try world.database.readBlocking(Self.image) == before)
        try world.charge(client, at: "2026-09-21 10:00", price: 4_251, messages: 2)
        try world.move(to: "2026-10-02 08:00")
        _ = try await InvoicingRun(world.invoicing).run(now: world.now)
        try await world.expectCleanAudit()
        let now = world.now
        try world.database.writeBlocking {
            let rule = RetentionRule(clientID: nil, bodyDays: 0, rowDays: 25)
            try RetentionRun.save(rule, by: .system, at: now, in: $0)
        }
        #expect(try await RetentionRun(world.office).run().messages == 5)
        try await world.expectCleanAudit("after retention")
    }

    /// Every column of every message and step, as text.
    private static func image(_ transaction: any SQLTransaction) throws -> [String] {
        let messages = try transaction.query("SELECT * FROM messages ORDER BY client_id, id")
        let events = try transaction.query(
            "SELECT * FROM message_events ORDER BY client_id, message_id, sequence"
        )
        #expect(messages.count == 10)
        return (messages + events).map { "\($0.values)" }
    }
}

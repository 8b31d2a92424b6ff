// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Backoffice
import Billing
import EngineTesting
import Primitives
import SQLInterface
import Storage
import Testing

/// Old messages go; the books stay provable.
@Suite("Retention", .bothEngines)
struct RetentionTests {
    private func world() async throws -> (World, ClientID) {
        let world = try World("2026-09-01 08:00")
        let client = try world.client("acme") { $0.invoicing.dates = "1" }
        let other = try world.client("other")
        for day in ["01", "10", "20", "30"] {
            for owner in [client, other] {
                try world.charge(owner, at: "2026-09-\(day) 10:00", price: 4_251, messages: 3)
            }
            guard day == "10" else { continue }
            try world.charge(
                client,
                at: try MovableClock.instant("2026-09-12 07:50"),
                price: 777,
                isCharged: false
            )
        }
        try world.move(to: "2026-10-02 08:00")
        _ = try await InvoicingRun(world.invoicing).run(now: world.now)
        try await world.expectCleanAudit("before")
        return (world, client)
    }

    private func set(_ rule: RetentionRule, in world: World) throws {
        let now = world.now
        try world.database.writeBlocking {
            try RetentionRun.save(rule, by: .system, at: now, in: $0)
        }
    }

    private func count(_ sql: SQL, in world: World) throws -> Int {
        try world.database.readBlocking { try $0.first(sql)?.get(0) ?? -1 }
    }

    @Test func oldMessagesGoAndTheAuditStaysClean() async throws {
        let (world, client) = try await world()
        let balance = try world.balance(client)
        try set(RetentionRule(clientID: client, bodyDays: 0, rowDays: 25), in: world)
        let report = try await RetentionRun(world.office).run()
        #expect(report == RetentionRun.Report(bodies: 0, messages: 3))
        #expect(
            try count("SELECT COUNT(*) FROM messages WHERE client_id = \(client)", in: world) == 10
        )
        #expect(try world.balance(client) == balance)
        try await world.expectCleanAudit("after")
        #expect(try await RetentionRun(world.office).run() == RetentionRun.Report())
    }

    @Test func anOpenMessageHoldsBackWhatComesAfterIt() async throws {
        let (world, client) = try await world()
        try set(RetentionRule(clientID: nil, bodyDays: 0, rowDays: 1), in: world)
        _ = try await RetentionRun(world.office).run()
        let left: SQL = "SELECT COUNT(*) FROM messages WHERE client_id = \(client)"
        #expect(try count(left, in: world) == 7)
        #expect(
            try count("SELECT COUNT(*) FROM messages WHERE client_id <> \(client)", in: world) == 0
        )
        try await world.expectCleanAudit()
    }

    @Test func textsGoBeforeTheirMessages() async throws {
        let (world, client) = try await world()
        try set(RetentionRule(clientID: client, bodyDays: 25, rowDays: 0), in: world)
        let report = try await RetentionRun(world.office).run()
        #expect(report == RetentionRun.Report(bodies: 3, messages: 0))
        #expect(try count("SELECT COUNT(*) FROM messages WHERE text = ''", in: world) == 3)
        try await world.expectCleanAudit()
    }

    @Test func aDroppedMessageThatIsMissingInTheSumsIsSeen() async throws {
        let (world, client) = try await world()
        try set(RetentionRule(clientID: client, bodyDays: 0, rowDays: 25), in: world)
        _ = try await RetentionRun(world.office).run()
        try world.database.writeBlocking {
            _ = try $0.execute("UPDATE dropped_messages SET messages = messages - 1")
        }
        #expect(try await Audit(world.database).run().broken == [.charges])
    }
}

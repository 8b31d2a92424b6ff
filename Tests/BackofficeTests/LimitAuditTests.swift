// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Backoffice
import Billing
import EngineTesting
import Primitives
import SQLInterface
import Storage
import Testing

/// Rule 8: what a client could spend when each message was accepted, played again.
@Suite("Limit audit", .bothEngines)
struct LimitAuditTests {
    /// Pays 0.01 at 08:00, then sends three messages of 0.004 within one quarter-hour.
    private func world(
        _ third: String = "2026-09-02 10:02",
        credit: Int64 = 0
    ) async throws
        -> (World, ClientID)
    {
        let world = try World("2026-09-02 08:00")
        let client = try world.client("acme") { $0.terms.creditLimitMicros = credit }
        _ = try await world.payments.record(try world.payment(client, "0.01"), by: .system)
        for at in ["2026-09-02 10:00", "2026-09-02 10:01", third] {
            try world.charge(client, at: at, price: 4_000)
        }
        return (world, client)
    }

    private func broken(_ world: World) async throws -> [String] {
        let report = try await Audit(world.database).run()
        #expect(report.broken == [.limits] || report.isClean, "\(report)")
        return report.results.first { $0.rule == .limits }?.rows ?? []
    }

    @Test func theMessageThatWentBelowIsNamed() async throws {
        let (world, _) = try await world()
        let rows = try await broken(world)
        #expect(rows.count == 1)
        #expect(rows.first?.hasSuffix("available -2000") == true)
    }

    @Test func allowedCreditIsCounted() async throws {
        #expect(try await broken(world(credit: 2_000).0).isEmpty)
        #expect(try await broken(world(credit: 1_999).0).count == 1)
    }

    @Test func aHoldThatWasReleasedBeforeGivesRoom() async throws {
        let (world, client) = try await world("2026-09-02 10:05")
        let row = try #require(
            try world.database.readBlocking { try ClientRepository.find(client, in: $0) }
        )
        // The first message is made one whose money was released at 10:02.
        let released = try MovableClock.instant("2026-09-02 10:02")
        let first = try MovableClock.instant("2026-09-02 10:00")
        try world.database.writeBlocking { transaction in
            _ = try transaction.execute(
                """
                UPDATE messages SET money = 'released', money_at = \(released)
                WHERE client_id = \(row.id) AND received_at = \(first)
                """
            )
        }
        let report = try await Audit(world.database).run()
        #expect(report.results.first { $0.rule == .limits }?.count == 0, "\(report)")
    }

    @Test func aPriceThatSellsToNegativeMayGoBelow() async throws {
        let (world, _) = try await world()
        try world.database.writeBlocking { transaction in
            _ = try transaction.execute(
                """
                INSERT INTO prices (id, owner_kind, owner_id, country, network, message_type,
                    basis, price_micros, currency, effective_from, is_closed,
                    sells_to_negative, recorded_at)
                VALUES (1, 'product', 1, 'UA', '', 'sms', 'sent', 4000, 'EUR', 0, 0, 1, 0)
                """
            )
        }
        #expect(try await broken(world).isEmpty)
    }
}

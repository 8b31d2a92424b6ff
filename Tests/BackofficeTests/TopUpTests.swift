// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Backoffice
import Billing
import EngineTesting
import Primitives
import SQLInterface
import Storage
import Testing

@Suite("Monthly top-ups", .bothEngines)
struct TopUpTests {
    private func world() throws -> (World, ClientID) {
        let world = try World("2026-09-15 08:00")
        let client = try world.client("acme", zone: "Asia/Kathmandu") {
            $0.terms.topUpMicros = 50_000_000
            $0.terms.topUpSince = CalendarDate("2026-09-15")
        }
        return (world, client)
    }

    @Test("Credited at the client's own first of the month, once, and what was missed as well")
    func credited() async throws {
        let (world, client) = try world()
        let topUps = TopUps(world.office)
        #expect(try await topUps.run().isEmpty)
        // Midnight in Kathmandu is 18:15 in UTC.
        try world.move(to: "2026-09-30 18:14")
        #expect(try await topUps.run().isEmpty)
        try world.move(to: "2026-09-30 18:15")
        #expect(try await topUps.run().map(\.monthOn.description) == ["2026-10-01"])
        #expect(try await topUps.run().isEmpty)
        #expect(try world.balance(client) == 50_000_000)
        try world.move(to: "2026-12-20 00:00")
        #expect(try await topUps.run().map(\.monthOn.description) == ["2026-11-01", "2026-12-01"])
        #expect(try world.balance(client) == 150_000_000)
        try await world.expectCleanAudit()
    }

    @Test("It settles no invoice, is on the statement, and is taken back once")
    func undone() async throws {
        let (world, client) = try world()
        try world.move(to: "2026-10-02 00:00")
        let made = try await TopUps(world.office).run()
        let fee = try await world.invoicing.create(try world.fee(client, "10"), by: .system)
        #expect(try world.invoice(fee.invoiceID).paid.isZero)
        let id = try #require(made.first?.id)
        // A statement sums what happens to one thing at one instant.
        try world.move(to: "2026-10-03 00:00")
        try await TopUps(world.office).undo(id, by: .system)
        await #expect(throws: InvoicingRefusal.undoneAlready) {
            try await TopUps(world.office).undo(id, by: .system)
        }
        #expect(try await TopUps(world.office).run().isEmpty)
        #expect(try world.balance(client) == -11_900_000)
        let first = try #require(CalendarDate("2026-10-01"))
        let statement = try await Statements(world.database).statement(
            of: client,
            from: first,
            through: first.adding(days: 30)
        )
        let references = statement.entries.map(\.movement)
            .filter { $0.code == .adjustment }.map(\.reference)
        #expect(references == ["Top-up 2026-10", "Top-up 2026-10"])
        try await world.expectCleanAudit()
    }

    @Test("Two nodes at once credit a month once")
    func concurrent() async throws {
        let (world, client) = try world()
        try world.move(to: "2026-12-20 00:00")
        try await withThrowingTaskGroup(of: Void.self) { group in
            for node in UInt8(41)...44 {
                let office = Office(
                    database: world.database,
                    clock: world.office.clock,
                    ids: IdentifierSource(node: node)
                )
                group.addTask { try await TopUps(office).run() }
            }
            try await group.waitForAll()
        }
        #expect(try world.balance(client) == 150_000_000)
        try await world.expectCleanAudit()
    }
}

@Suite("Notices of low balances", .bothEngines)
struct LowBalanceTests {
    private func world(
        _ limit: Int64 = 10_000_000
    ) throws -> (World, ClientID) {
        let world = try World("2026-10-01 08:00")
        let client = try world.client("acme") {
            $0.terms.creditLimitMicros = 0
            $0.terms.mode = .prepaid
            $0.terms.lowBalanceMicros = limit
            $0.company.contactEmail = "ops@acme.example"
        }
        return (world, client)
    }

    private func letters(_ world: World) throws -> Int {
        try world.database.readBlocking { try MailRepository.list(limit: 999, in: $0).count }
    }

    @Test("One letter when it falls below, armed again once it has risen above")
    func crossing() async throws {
        let (world, client) = try world()
        let run = LowBalanceRun(world.office)
        #expect(try await run.run().isEmpty, "a new client has crossed nothing")
        _ = try await world.payments.record(try world.payment(client, "10"), by: .system)
        #expect(try await run.run().isEmpty, "at the limit is neither below nor above")
        _ = try await world.payments.record(try world.payment(client, "5"), by: .system)
        #expect(try await run.run().isEmpty)
        _ = try await world.payments.record(try world.payment(client, "-5.01"), by: .system)
        #expect(try await run.run() == [client])
        #expect(try await run.run().isEmpty)
        let mail = try #require(
            try world.database.readBlocking { try MailRepository.list(limit: 1, in: $0).first }
        )
        #expect(mail.recipients == ["ops@acme.example"])
        #expect(mail.subject == "Low balance: 9.99 EUR")
        #expect(mail.body.contains("limit of 10.00 EUR"))
        _ = try await world.payments.record(try world.payment(client, "-1"), by: .system)
        #expect(try await run.run().isEmpty)
        _ = try await world.payments.record(try world.payment(client, "1.01"), by: .system)
        #expect(try await run.run().isEmpty, "just at the limit it is not armed again")
        _ = try await world.payments.record(try world.payment(client, "-1"), by: .system)
        #expect(try await run.run().isEmpty)
        _ = try await world.payments.record(try world.payment(client, "90"), by: .system)
        #expect(try await run.run().isEmpty)
        _ = try await world.payments.record(try world.payment(client, "-90"), by: .system)
        #expect(try await run.run() == [client])
    }

    @Test("Endpoints are told once, also where the client wants no letter")
    func endpoints() async throws {
        let (world, client) = try world()
        try world.change(client) { $0.invoicing.mail.sendsLowBalance = false }
        let endpoint = WebhookEndpoint(
            id: WebhookEndpointID(1),
            clientID: client,
            url: "https://acme.example/hook",
            secret: "whsec_AAAA",
            createdAt: world.now
        )
        try world.database.writeBlocking { try WebhookRepository.insert(endpoint, in: $0) }
        let run = LowBalanceRun(world.office)
        _ = try await world.payments.record(try world.payment(client, "15"), by: .system)
        _ = try await run.run()
        _ = try await world.payments.record(try world.payment(client, "-5.01"), by: .system)
        #expect(try await run.run().isEmpty, "no letter was wanted")
        #expect(try await run.run().isEmpty)
        #expect(try letters(world) == 0)
        let events = try world.database.readBlocking {
            try WebhookRepository.deliveries(of: client, limit: 9, in: $0)
        }.map(\.event).filter { $0.kind == .balanceLow }
        #expect(
            events.map(\.detail) == [
                """
                {"available":{"amount":"9.99","currency":"EUR"},"client":"\(client)",\
                "limit":{"amount":"10.00","currency":"EUR"}}
                """
            ]
        )
    }

    @Test("An overdraft that ends counts as money that is gone; held money is not available")
    func overdraft() async throws {
        let (world, client) = try world()
        let end = try MovableClock.instant("2026-10-05 00:00")
        try world.change(client) {
            $0.terms.overdraftMicros = 20_000_000
            $0.terms.overdraftBefore = end
        }
        let run = LowBalanceRun(world.office)
        #expect(try await run.run().isEmpty)
        try world.charge(client, at: world.now, price: 9_999_999, isCharged: false)
        #expect(try await run.run().isEmpty)
        world.move(to: end.adding(seconds: -1))
        #expect(try await run.run().isEmpty)
        world.move(to: end)
        #expect(try await run.run() == [client])
    }

    @Test("Random histories write the letters a naive watcher counts", arguments: 1...10)
    func random(seed: UInt64) async throws {
        var random = SeededGenerator(seed: seed)
        let (world, client) = try world()
        let run = LowBalanceRun(world.office)
        _ = try await run.run()
        var balance: Int64 = 0
        var isArmed = false
        var wanted = 0
        for _ in 0..<40 {
            world.move(to: world.now.adding(seconds: 900))
            let cents = Int64(random.number(in: 1...900))
            if random.chance(percent: 50) {
                let sign: Int64 = random.chance(percent: 30) ? -1 : 1
                let text = Money(micros: sign * cents * 10_000, try #require(Currency("EUR")))
                _ = try await world.payments.record(
                    try world.payment(client, text.decimalText),
                    by: .system
                )
                balance += sign * cents * 10_000
            } else {
                // Held money is not available either.
                let isCharged = random.chance(percent: 70)
                try world.charge(
                    client,
                    at: world.now,
                    price: cents * 10_000,
                    isCharged: isCharged
                )
                balance -= cents * 10_000
            }
            if random.chance(percent: 70) {
                if balance > 10_000_000 { isArmed = true }
                if balance < 10_000_000, isArmed {
                    wanted += 1
                    isArmed = false
                }
                _ = try await run.run()
            }
        }
        #expect(try letters(world) == wanted, "seed \(seed)")
    }
}

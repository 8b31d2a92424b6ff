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

@Suite("Reminders of overdue invoices", .bothEngines)
struct DunningTests {
    /// A client that owes 100.00 since 2026-10-15, with the standard plan switched on.
    private func world(
        _ configure: (inout DunningPlan) -> Void = { _ in }
    ) async throws -> (World, ClientID, InvoiceID) {
        let world = try World("2026-10-01 08:00") { $0.taxScheme = .none }
        let client = try world.client("acme", zone: "Europe/Kyiv") {
            $0.invoicing.billingEmail = "bills@acme.example"
        }
        let made = try await world.invoicing.create(try world.fee(client, "100"), by: .system)
        var plan = DunningPlan(enterpriseID: World.enterpriseID)
        plan.isActive = true
        configure(&plan)
        let saved = plan
        try world.database.writeBlocking { try DunningRepository.save(saved, in: $0) }
        return (world, client, try #require(made.invoiceID))
    }

    private func mails(_ world: World) throws -> [StoredMail] {
        try world.database.readBlocking { try MailRepository.list(limit: 99, in: $0) }
            .filter { $0.invoiceID == nil }
    }

    private func status(_ world: World, _ client: ClientID) throws -> ClientStatus? {
        try world.database.readBlocking { try ClientRepository.find(client, in: $0)?.status }
    }

    @Test("A client that wants no reminders gets none, and is not blocked by one")
    func unwanted() async throws {
        let (world, client, _) = try await world { plan in
            for index in plan.steps.indices { plan.steps[index].blocksClient = true }
        }
        try world.change(client) { $0.invoicing.mail.sendsReminders = false }
        // A Monday: on quiet days nobody would be reminded anyway.
        try world.move(to: "2026-12-21 10:00")
        let report = try await DunningRun(world.office).run()
        #expect(report.entries.isEmpty && report.failures.isEmpty)
        #expect(try status(world, client) == .active)
        try world.change(client) { $0.invoicing.mail.sendsReminders = true }
        #expect(try await DunningRun(world.office).run().entries.count == 1)
        #expect(try status(world, client) == .blocked)
    }

    @Test("Each step goes once, by the client's own days, with the letter attached")
    func steps() async throws {
        let (world, _, invoice) = try await world()
        let run = DunningRun(world.office)
        // Due on the 15th: three days are over on Sunday the 18th in Kyiv, which is quiet.
        try world.move(to: "2026-10-18 10:00")
        #expect(try await run.run().entries.isEmpty)
        try world.move(to: "2026-10-18 20:59")
        #expect(try await run.run().entries.isEmpty)
        try world.move(to: "2026-10-18 21:00")
        let dry = try await run.run(dryRun: true)
        #expect(try mails(world).isEmpty)
        let sent = try await run.run()
        #expect(sent == dry)
        let entry = try #require(sent.entries.first)
        #expect(entry.items.map(\.number) == ["INV-2026-00001"])
        #expect(entry.items.map(\.daysOverdue) == [4])
        #expect(entry.recipients == "bills@acme.example")
        #expect(try await run.run().entries.isEmpty)
        let mail = try #require(try mails(world).first)
        #expect(mail.subject == "Payment reminder: INV-2026-00001")
        #expect(mail.body.contains("INV-2026-00001  100.00 EUR\n\n-- \n"))
        let files = try world.database.readBlocking {
            try MailRepository.files(of: mail.id, in: $0)
        }
        #expect(files.map(\.name) == ["reminder-2026-10-19.pdf"])
        #expect(files.first?.bytes.starts(with: Array("%PDF".utf8)) == true)
        let stored = try world.invoice(invoice)
        let kinds = try world.database.readBlocking {
            try InvoiceRepository.timeline(of: stored, in: $0).map(\.kind)
        }
        #expect(kinds.last == .reminded)
        try world.move(to: "2026-10-26 10:00")
        #expect(try await run.run().entries.map(\.step) == [2])
        try await world.expectCleanAudit()
    }

    @Test("Steps that were missed go as one, the highest")
    func missed() async throws {
        let (world, _, invoice) = try await world()
        try world.move(to: "2026-11-30 10:00")
        let run = DunningRun(world.office)
        #expect(try await run.run().entries.map(\.step) == [3])
        #expect(try await run.run().entries.isEmpty)
        let sent = try world.database.readBlocking {
            try DunningRepository.reminders(of: invoice, in: $0)
        }
        #expect(sent.map(\.step) == [3])
    }

    @Test("Paid, stopped and switched off: nothing goes; a stop can be lifted")
    func notSent() async throws {
        let (world, client, invoice) = try await world()
        let settings = Settings(office: world.office, catalogue: .builtIn)
        try world.move(to: "2026-10-20 10:00")
        await #expect(throws: FieldErrors.self) {
            try await settings.stopReminders(of: invoice, [:], .system)
        }
        try await settings.stopReminders(of: invoice, ["reason": "dispute"], .system)
        let run = DunningRun(world.office)
        #expect(try await run.run().entries.isEmpty)
        try await settings.stopReminders(of: invoice, ["resume": "1"], .system)
        #expect(try await run.run(dryRun: true).entries.count == 1)
        _ = try await world.payments.record(try world.payment(client, "100"), by: .system)
        #expect(try await run.run().entries.isEmpty)
        try await world.expectCleanAudit()
    }

    @Test("Without an address it is told, and nothing is recorded")
    func noAddress() async throws {
        let (world, client, _) = try await world()
        try world.change(client) { $0.invoicing.billingEmail = "" }
        try world.move(to: "2026-10-20 10:00")
        let report = try await DunningRun(world.office).run()
        #expect(report.entries.isEmpty)
        #expect(report.failures.map(\.login) == ["acme"])
        try world.change(client) { $0.invoicing.billingEmail = "a@acme.example" }
        #expect(try await DunningRun(world.office).run().entries.count == 1)
    }

    @Test("A step may block the client and its related accounts until it has paid")
    func blocking() async throws {
        let (world, client, _) = try await world { $0.steps[0].blocksClient = true }
        let related = try world.client("acme-shop") { $0.mainClientID = client }
        try world.move(to: "2026-10-20 10:00")
        let run = DunningRun(world.office)
        #expect(try await run.run().entries.map(\.blocks) == [true])
        #expect(try status(world, client) == .blocked)
        #expect(try status(world, related) == .blocked)
        #expect(try await run.run().unblocked.isEmpty)
        _ = try await world.payments.record(try world.payment(client, "99"), by: .system)
        #expect(try await run.run().unblocked.isEmpty)
        _ = try await world.payments.record(try world.payment(client, "1"), by: .system)
        #expect(try await run.run().unblocked.sorted() == ["acme", "acme-shop"])
        #expect(try status(world, client) == .active)
        try await world.expectCleanAudit()
    }

    @Test("Whom a person has let send again is not blocked for the same step")
    func unblockedByHand() async throws {
        let (world, client, _) = try await world { $0.steps[0].blocksClient = true }
        try world.move(to: "2026-10-20 10:00")
        let run = DunningRun(world.office)
        _ = try await run.run()
        try world.change(client) { $0.status = .active }
        _ = try await run.run()
        #expect(try status(world, client) == .active)
        try world.change(client) { $0.status = .blocked }
        _ = try await world.payments.record(try world.payment(client, "100"), by: .system)
        _ = try await run.run()
        #expect(try status(world, client) == .blocked, "the operator's own block stays")
    }

    @Test("Runs at the same time send one letter")
    func concurrent() async throws {
        let (world, _, _) = try await world()
        try world.move(to: "2026-10-20 10:00")
        let counts = try await withThrowingTaskGroup(of: Int.self) { group in
            for node in UInt8(41)...44 {
                let office = Office(
                    database: world.database,
                    clock: world.office.clock,
                    ids: IdentifierSource(node: node)
                )
                group.addTask { try await DunningRun(office).run().entries.count }
            }
            return try await group.reduce(0, +)
        }
        #expect(counts == 1)
        #expect(try mails(world).count == 1)
    }

    @Test("A language's own words are used; a form with mistakes is refused at its fields")
    func words() async throws {
        let (world, client, _) = try await world()
        let settings = Settings(office: world.office, catalogue: .builtIn)
        let form: TypedFields = [
            "is_active": "1", "days_1": "3", "subject_1_uk": "Борг {invoices}",
            "body_1_uk": "Рахунки {invoices}",
        ]
        try await settings.setDunning(of: World.enterpriseID, form, .system)
        try world.change(client) { $0.invoicing.language = .ukrainian }
        try world.move(to: "2026-10-24 10:00")
        #expect(
            try await DunningRun(world.office).run().entries.map(\.subject) == [
                "Борг INV-2026-00001"
            ]
        )
        for (field, value) in [
            ("days_2", "3"), ("days_1", "0"), ("days_1", "x"), ("subject_1_uk", "{x"),
            ("body_1_uk", "{nobody}"), ("quiet_dates", "Friday"),
        ] {
            var wrong = form
            wrong[field: field] = value
            let errors = await #expect(throws: FieldErrors.self, "\(field) \(value)") {
                try await settings.setDunning(of: World.enterpriseID, wrong, .system)
            }
            #expect(errors?[field] != nil, "\(field) \(value)")
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Backoffice
import Billing
import EngineTesting
import Messaging
import Primitives
import SQLInterface
import Storage
import Testing

@Suite("Disputes", .bothEngines)
struct DisputeTests {
    private func world() async throws -> (World, ClientID, InvoiceID) {
        let world = try World("2026-10-01 08:00")
        let client = try world.client("acme")
        try world.charge(client, at: "2026-09-05 10:00", price: 50_000, messages: 10)
        try world.charge(client, at: "2026-09-06 10:00", price: 50_000, messages: 20)
        try world.charge(client, at: "2026-09-06 10:00", price: 40_000, network: "25503")
        let made = try await world.invoicing.create(
            try world.usage(client, "2026-09-01", "2026-09-30"),
            by: .system
        )
        return (world, client, try #require(made.invoiceID))
    }

    private func disputes(_ world: World) -> Disputes {
        Disputes(invoicing: world.invoicing, catalogue: .builtIn)
    }

    private func form(_ client: ClientID, _ more: [String: String] = [:]) -> TypedFields {
        TypedFields(
            [
                "client": "\(client)", "reference": "Letter 7", "from": "2026-09-01",
                "through": "2026-09-30", "tolerance": "1",
            ].merging(more) { $1 }
        )
    }

    private func file(_ text: String) -> (name: String, bytes: [UInt8]) {
        ("traffic.csv", Array(text.utf8))
    }

    @Test("A client's file is compared by day and network, and ends in a credit note")
    func credited() async throws {
        let (world, client, invoice) = try await world()
        let disputes = disputes(world)
        let id = try await disputes.open(
            form(client, ["invoice": "\(invoice)"]),
            file: file(
                """
                Day;MCC;MNC;Segments;Amount
                05.09.2026;255;01;10;0,5
                06.09.2026;255;01;18;0,9
                2026-09-07;255;03;1;0,04
                """
            ),
            by: .system
        )
        let comparison = try await disputes.comparison(id)
        #expect(comparison.hasAmounts)
        #expect(comparison.rows.count == 4)
        let differing = comparison.differences.map {
            "\($0.on) \($0.destination.network?.text ?? "") "
                + "\($0.ours.segments) \($0.theirs.segments)"
        }
        #expect(
            differing == [
                "2026-09-06 25501 20 18", "2026-09-06 25503 1 0", "2026-09-07 25503 0 1",
            ]
        )
        #expect(comparison.totals.ours.micros == 1_540_000)
        #expect(comparison.totals.theirs.micros == 1_440_000)
        try await disputes.note(id, ["note": "They call back"], by: .system)
        try await disputes.credit(id, ["amount": "0.10", "reason": "Two messages"], by: .system)
        let closed = try #require(
            try await world.database.read { try DisputeRepository.find(id, in: $0) }
        )
        #expect(closed.state == .credited)
        #expect(try world.invoice(invoice).credited.decimalText == "0.12")
        let kinds = try await world.database.read {
            try DisputeRepository.timeline(of: id, in: $0).map(\.kind)
        }
        #expect(kinds == [.opened, .noted, .credited])
        await #expect(throws: FieldErrors.self) {
            try await disputes.close(id, ["state": "rejected", "reason": "x"], by: .system)
        }
        try await world.expectCleanAudit()
        try world.database.writeBlocking { transaction in
            _ = try transaction.execute("UPDATE disputes SET party_id = party_id + 1")
        }
        #expect(try await Audit(world.database).run().broken == [.auditLog])
    }

    @Test("Within the tolerance, and by country where no network is named, both sides agree")
    func tolerated() async throws {
        let (world, client, _) = try await world()
        let disputes = disputes(world)
        let id = try await disputes.open(
            form(client, ["tolerance": "5", "column_date": "when", "column_messages": "n"]),
            file: file("when,country,n\n2026-09-05,UA,10\n2026-09-06,UA,20\n"),
            by: .system
        )
        let comparison = try await disputes.comparison(id)
        #expect(comparison.rows.map(\.ours.messages) == [10, 21])
        #expect(comparison.differences.isEmpty)
        try await disputes.close(
            id,
            ["state": "rejected", "reason": "Within what was agreed"],
            by: .system
        )
        try await world.expectCleanAudit()
    }

    @Test("A file with a line per message shows which messages only one side has")
    func messages() async throws {
        let (world, client, _) = try await world()
        let stored = try await world.database.read { transaction in
            var filter = MessageFilter()
            filter.clientID = client
            return try MessageRepository.page(filter, limit: 100, in: transaction)
        }
        let day = try #require(CalendarDate("2026-09-05"))
        let ours = stored.filter { $0.facts.receivedAt.utcDate == day }.map { "\($0.facts.id)" }
        #expect(ours.count == 10)
        let named = ours.dropFirst() + ["stranger"]
        let text =
            "message_id,time,mccmnc\n"
            + named.map { "\($0),2026-09-05 10:00:00,25501" }.joined(separator: "\n")
        let disputes = disputes(world)
        let id = try await disputes.open(form(client), file: file(text), by: .system)
        let ukraine = try #require(CountryCode("UA"))
        let place = Destination(country: ukraine, network: Network("25501"))
        let comparison = try await disputes.messages(id, on: day, place)
        #expect(comparison.both == 9)
        #expect(comparison.onlyTheirs == ["stranger"])
        #expect(comparison.onlyOurs.map { "\($0.key.id)" } == [ours[0]])
        #expect(comparison.hasIdentifiers)
    }

    @Test("A supplier's invoice is checked against what its traffic should cost")
    func supplier() async throws {
        let world = try World("2026-10-01 08:00")
        let client = try world.client("acme")
        let euro = try #require(Currency("EUR"))
        let supplier = Supplier(
            id: SupplierID(60),
            name: "Carrier",
            currency: euro,
            connector: Connector(host: "h", port: 1, systemID: "s", password: "p")
        )
        let quarter = try MovableClock.instant("2026-09-05 10:00")
        try world.database.writeBlocking { transaction in
            try SupplierRepository.insert(supplier, in: transaction)
            try transaction.execute(
                """
                INSERT INTO cost_rollups (client_id, quarter_at, supplier_id, country, network,
                    basis, price_micros, currency, messages, segments, cost_micros)
                VALUES (\(client), \(quarter), 60, 'UA', '25501', 'sent', 30000, 'EUR', 100, 110,
                    3300000)
                """
            )
        }
        let disputes = disputes(world)
        let id = try await disputes.open(
            [
                "supplier": "60", "reference": "S-1", "from": "2026-09-01",
                "through": "2026-09-30", "claimed": "3.60",
            ],
            file: file("date,mccmnc,messages,segments,amount\n2026-09-05,25501,100,120,3.6\n"),
            by: .system
        )
        let comparison = try await disputes.comparison(id)
        #expect(comparison.totals.ours.micros == 3_300_000)
        #expect(comparison.totals.theirs.micros == 3_600_000)
        #expect(comparison.differences.count == 1)
        await #expect(throws: FieldErrors.self) {
            try await disputes.credit(id, ["amount": "1", "reason": "x"], by: .system)
        }
        try await disputes.close(id, ["state": "accepted", "reason": "Paid"], by: .system)
        try await world.expectCleanAudit()
    }

    @Test(
        "What is wrong with a file is told line by line, and nothing is kept",
        arguments: [
            ("", "empty"), ("a,b\n1,2", "date"), ("date,x\n2026-09-01,1", "network or country"),
            ("date,mccmnc\n01/02/2026,25501", "is not a date"),
            ("date,mccmnc\n2026-10-01,25501", "outside of the period"),
            ("date,mccmnc\n2026-09-01,255x", "is not MCC and MNC"),
            ("date,mccmnc,segments\n2026-09-01,25501,-1", "is not a count"),
            ("date;mccmnc;amount\n2026-09-01;25501;1.2.3", "is not an amount"),
            ("date,mccmnc", "no lines below"), ("PK\u{3}\u{4}rubbish", "no XLSX"),
        ]
    )
    func refusals(text: String, words: String) async throws {
        let (world, client, _) = try await world()
        do {
            _ = try await disputes(world).open(form(client), file: file(text), by: .system)
            Issue.record("it was taken")
        } catch let errors as ImportErrors {
            #expect(errors.problems[0].sentence.contains(words), "\(errors.problems)")
        } catch let errors as FieldErrors {
            #expect(text.isEmpty, "\(errors)")
        }
        let kept = try await world.database.read { try DisputeRepository.page(limit: 5, in: $0) }
        #expect(kept.isEmpty)
    }
}

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

@Suite("What the invoicing run notes", .bothEngines)
struct RunRecordTests {
    private func runs(_ world: World) async throws -> [InvoicingRunRecord] {
        try await world.database.read { try InvoicingRunRepository.page(limit: 10, in: $0) }
    }

    /// One client that is invoiced, one with nothing, and several that cannot be invoiced.
    private func world() throws -> World {
        let world = try World("2026-09-01 00:00") { $0.taxCurrency = Currency("PLN") }
        let good = try world.client("good") {
            $0.invoicing.dates = "1"
            $0.company.country = CountryCode("US")
        }
        try world.client("idle") { $0.invoicing.dates = "1" }
        let homeless = try world.client("homeless") {
            $0.invoicing.dates = "1"
            $0.invoicing.enterpriseID = nil
        }
        // Tax is told in zloty, and there is no rate.
        let rateless = try world.client("rateless") { $0.invoicing.dates = "1" }
        let odd = try world.client("odd") {
            $0.invoicing.dates = "1"
            $0.company.country = CountryCode("US")
            $0.company.name = "Odd \u{10FFFE} Ltd"
        }
        try world.client("lost", zone: "Europe/Atlantis") { $0.invoicing.dates = "1" }
        for client in [good, homeless, rateless, odd] {
            try world.charge(client, at: "2026-09-15 12:00", price: 10_000)
        }
        try world.move(to: "2026-10-01 09:00")
        return world
    }

    @Test("Each client's result is there to read, and a failure stops nobody else")
    func results() async throws {
        let world = try world()
        let report = try await InvoicingRun(world.invoicing).run(now: world.now)
        #expect(report.issued.count == 1)
        #expect(report.failures.count == 4)
        let run = try #require(try await runs(world).first)
        #expect([run.due, run.issued, run.empty, run.failed] == [6, 1, 1, 4])
        #expect(run.finishedAt == world.now)
        let results = try await world.database.read {
            try InvoicingRunRepository.results(of: run.id, limit: 10, in: $0)
        }
        #expect(results.map(\.login) == ["homeless", "lost", "odd", "rateless", "good", "idle"])
        let reasons = results.filter { $0.outcome == .failed }.map(\.detail)
        try #require(reasons.count == 4)
        #expect(reasons[0].contains("no enterprise"))
        #expect(reasons[1].contains("Europe/Atlantis"))
        #expect(reasons[2].contains("\u{10FFFE}"))
        #expect(reasons[3].contains("no exchange rate between EUR and PLN"))
        #expect(results[4].detail == "INV-2026-00001")
        try world.change(results[1].clientID) { $0.zone = "UTC" }
        try await world.expectCleanAudit()
    }

    @Test("The same failure again is noted now and then, and what was mended is done")
    func again() async throws {
        let world = try world()
        for _ in 0..<5 {
            _ = try await InvoicingRun(world.invoicing).run(now: world.now, origin: .schedule)
            world.move(to: world.now.adding(seconds: 5))
        }
        #expect(try await runs(world).count == 1)
        world.move(to: world.now.adding(seconds: 1_000))
        _ = try await InvoicingRun(world.invoicing).run(now: world.now, origin: .schedule)
        let second = try await runs(world)
        #expect(second.count == 2)
        #expect(second.map(\.origin) == [.schedule, .schedule])
        let clients = try await world.database.read { try ClientRepository.list(in: $0) }
        for client in clients {
            try world.change(client.id) {
                $0.invoicing.enterpriseID = World.enterpriseID
                $0.company.country = CountryCode("US")
                $0.company.name = "Name"
                $0.zone = "UTC"
            }
        }
        let report = try await InvoicingRun(world.invoicing).run(now: world.now)
        #expect(report.failures.isEmpty)
        let failed = try await world.database.read { transaction in
            try transaction.query("SELECT 1 FROM invoicing_results WHERE outcome = 'failed'").count
        }
        #expect(failed == 0)
        try await world.expectCleanAudit()
    }

    @Test("A run that was killed is followed by one that does the rest, and the set is the same")
    func killed() async throws {
        let world = try World("2026-09-01 00:00")
        for number in 0..<4 {
            let client = try world.client("client\(number)") { $0.invoicing.dates = "1,16" }
            for day in ["05", "20"] {
                try world.charge(client, at: "2026-09-\(day) 12:00", price: 10_000)
            }
        }
        try world.move(to: "2026-10-01 00:00")
        var numbers: [String] = []
        for statements in stride(from: 3, through: 900, by: 37) {
            let failing = FailingDatabase(world.database, after: statements)
            let office = Office(
                database: failing,
                clock: world.office.clock,
                ids: world.office.ids
            )
            let invoicing = Invoicing(office: office, operatorName: World.operatorName)
            numbers += try await InvoicingRun(invoicing).run(now: world.now).issued
                .compactMap(\.number)
        }
        #expect(numbers == (1...8).map { "INV-2026-0000\($0)" })
        let noted = try await runs(world).reduce(0) { $0 + $1.issued }
        #expect(noted == 8)
        try await world.expectCleanAudit()
    }

    @Test("Upcoming shows what the dry run drafts, and the next date by what is charged so far")
    func upcoming() async throws {
        let world = try World("2026-09-01 00:00")
        let client = try world.client("acme") { $0.invoicing.dates = "1" }
        try world.client("idle") { $0.invoicing.dates = "16" }
        try world.charge(client, at: "2026-09-15 12:00", price: 1_000_000)
        try world.move(to: "2026-10-05 12:00")
        try world.charge(client, at: "2026-10-05 11:00", price: 250_000)
        let run = InvoicingRun(world.invoicing)
        let rows = try await run.upcoming(now: world.now, limit: 10)
        let dry = try await run.run(now: world.now, dryRun: true).entries
        #expect(rows.filter { $0.on == nil }.map(\.outcome) == dry.map(\.outcome))
        let next = try #require(rows.first { $0.client.login == "acme" && $0.on != nil })
        #expect(next.on?.description == "2026-11-01")
        guard case .wouldIssue(let draft) = next.outcome else {
            Issue.record("nothing is drafted")
            return
        }
        #expect(draft.document.totals.net.micros == 250_000)
        #expect(next.period?.lastOn.description == "2026-10-31")
        let second = try await run.upcoming(now: world.now, after: "acme", limit: 10)
        #expect(Set(second.map(\.client.login)) == ["idle"])
        #expect(try await runs(world).isEmpty)
    }
}

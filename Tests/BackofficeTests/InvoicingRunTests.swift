// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Backoffice
import Billing
import EngineTesting
import Logging
import Primitives
import SQLInterface
import Storage
import Synchronization
import Testing

@Suite("Invoicing run", .bothEngines)
struct InvoicingRunTests {
    private func run(_ world: World, dryRun: Bool = false) async throws -> InvoicingRunReport {
        try await InvoicingRun(world.invoicing).run(now: world.now, dryRun: dryRun)
    }

    private func days(_ report: InvoicingRunReport) -> [String] {
        report.entries.map { entry in
            let days = entry.period.map { "\($0.firstOn)/\($0.lastOn)" } ?? "-"
            return switch entry.outcome {
            case .issued(let documents): "\(entry.login) \(days) \(documents.number ?? "")"
            case .wouldIssue(let draft):
                "\(entry.login) \(days) \(draft.document.totals.net.decimalText)"
            case .nothingToBill: "\(entry.login) \(days) nothing"
            case .alreadyDone: "\(entry.login) \(days) done"
            case .failed(let sentence): "\(entry.login) \(days) \(sentence)"
            }
        }
    }

    @Test("Three missed dates are caught up, each its own invoice, and once only")
    func catchUp() async throws {
        let world = try World("2026-09-01 00:00")
        let client = try world.client("acme", zone: "Europe/Kyiv") { $0.invoicing.dates = "1" }
        for month in ["09", "10", "11"] {
            try world.charge(client, at: "2026-\(month)-15 12:00", price: 10_000)
        }
        try world.move(to: "2026-12-03 09:00")
        let first = try await run(world)
        #expect(
            days(first) == [
                "acme 2026-09-01/2026-09-30 INV-2026-00001",
                "acme 2026-10-01/2026-10-31 INV-2026-00002",
                "acme 2026-11-01/2026-11-30 INV-2026-00003",
            ]
        )
        #expect(try await run(world).entries.isEmpty)
        let invoice = try world.invoice(first.issued.first?.invoiceID)
        #expect(invoice.issueOn.description == "2026-12-03")
        #expect(invoice.isVisibleToClient)
        #expect(invoice.reportID != nil)
        try await world.expectCleanAudit()
    }

    @Test("A run for an earlier date issues what was due by then, dated now")
    func earlierDate() async throws {
        let world = try World("2026-09-01 00:00")
        let client = try world.client("acme", zone: "Europe/Kyiv") { $0.invoicing.dates = "1" }
        try world.charge(client, at: "2026-09-15 12:00", price: 10_000)
        try world.charge(client, at: "2026-10-15 12:00", price: 10_000)
        try world.move(to: "2026-11-04 09:00")
        let dueBy = try MovableClock.instant("2026-10-02 00:00")
        let report = try await InvoicingRun(world.invoicing).run(now: world.now, dueBy: dueBy)
        #expect(days(report) == ["acme 2026-09-01/2026-09-30 INV-2026-00001"])
        let invoice = try world.invoice(report.issued.first?.invoiceID)
        #expect(invoice.issueOn.description == "2026-11-04")
        #expect(invoice.issuedAt == world.now)
        try await world.expectCleanAudit()
    }

    @Test("A date is due at the client's midnight; empty periods are cut without an invoice")
    func midnight() async throws {
        let world = try World("2026-09-01 00:00")
        let client = try world.client("acme", zone: "Asia/Kathmandu") {
            $0.invoicing.dates = "1,16"
        }
        try world.charge(client, at: "2026-09-20 12:00", price: 10_000)
        try world.move(to: "2026-09-15 18:14")
        #expect(try await run(world).entries.isEmpty)
        try world.move(to: "2026-09-15 18:15")
        #expect(days(try await run(world)) == ["acme 2026-09-01/2026-09-15 nothing"])
        try world.move(to: "2026-09-30 18:15")
        #expect(
            days(try await run(world)) == ["acme 2026-09-16/2026-09-30 INV-2026-00001"]
        )
        try await world.expectCleanAudit()
    }

    @Test("A client that cannot be invoiced stops nobody else and is due again")
    func failures() async throws {
        let world = try World("2026-09-01 00:00")
        let broken = try world.client("aaa") {
            $0.invoicing.dates = "1"
            $0.invoicing.enterpriseID = nil
        }
        let lost = try world.client("bbb", zone: "Europe/Atlantis") { $0.invoicing.dates = "1" }
        let good = try world.client("ccc") { $0.invoicing.dates = "1" }
        for client in [broken, good] {
            try world.charge(client, at: "2026-09-15 12:00", price: 10_000)
        }
        try world.move(to: "2026-11-01 09:00")
        let report = try await run(world)
        #expect(report.failures.map(\.login) == ["bbb", "aaa"])
        #expect(report.issued.count == 1)
        #expect(report.failures.last?.sentence.contains("no enterprise") == true)
        try world.change(broken) { $0.invoicing.enterpriseID = World.enterpriseID }
        try world.change(lost) { $0.zone = "UTC" }
        let second = days(try await run(world))
        #expect(second.contains("aaa 2026-09-01/2026-09-30 INV-2026-00002"))
        #expect(second.contains("bbb 2026-09-01/2026-09-30 nothing"))
        try await world.expectCleanAudit()
    }

    @Test("A dry run drafts what the run will issue and changes nothing")
    func dryRun() async throws {
        let world = try World("2026-09-01 00:00")
        let client = try world.client("acme") { $0.invoicing.dates = "1" }
        try world.charge(client, at: "2026-10-15 12:00", price: 1_230_000)
        try world.move(to: "2026-11-01 00:00")
        for _ in 0..<2 {
            #expect(
                days(try await run(world, dryRun: true)) == [
                    "acme 2026-09-01/2026-09-30 nothing", "acme 2026-10-01/2026-10-31 1.23",
                ]
            )
        }
        #expect(try await run(world).issued.map(\.number) == ["INV-2026-00001"])
    }

    @Test("Runs started at the same time issue every period once")
    func concurrentRuns() async throws {
        let world = try World("2026-09-01 00:00")
        for index in 0..<6 {
            let client = try world.client("client\(index)") { $0.invoicing.dates = "1,16" }
            for day in ["05", "20"] {
                try world.charge(client, at: "2026-09-\(day) 12:00", price: 10_000)
            }
        }
        try world.move(to: "2026-10-01 00:00")
        let reports = try await withThrowingTaskGroup(of: InvoicingRunReport.self) { group in
            for _ in 0..<4 { group.addTask { try await self.run(world) } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        let numbers = reports.flatMap(\.issued).compactMap(\.number).sorted()
        #expect(numbers == (1...12).map { "INV-2026-\(padded($0, to: 5))" })
        #expect(reports.flatMap(\.failures).isEmpty)
        try await world.expectCleanAudit()
    }

    @Test("The run waits for the journal before it reads charges")
    func barrier() async throws {
        let world = try World("2026-09-01 00:00")
        let client = try world.client("acme") { $0.invoicing.dates = "1" }
        let asked = Mutex<Instant?>(nil)
        let invoicing = Invoicing(office: world.office, operatorName: World.operatorName) { end in
            asked.withLock { $0 = end }
            // The last charge of the period becomes durable only now.
            try world.charge(client, at: "2026-09-30 23:59", price: 10_000)
        }
        try world.move(to: "2026-10-01 00:00")
        let report = try await InvoicingRun(invoicing).run(now: world.now)
        #expect(report.issued.count == 1)
        #expect(asked.withLock { $0 }?.description == "2026-10-01T00:00:00.000Z")
        try await world.expectCleanAudit()
    }

    @Test("A crash between two periods loses none of them")
    func crashes() async throws {
        let world = try World("2026-09-01 00:00")
        let client = try world.client("acme") { $0.invoicing.dates = "1" }
        for month in ["09", "10"] {
            try world.charge(client, at: "2026-\(month)-15 12:00", price: 10_000)
        }
        try world.move(to: "2026-11-02 09:00")
        var issued: [String] = []
        // Each attempt dies a little later; what it had committed stays.
        for statements in stride(from: 5, through: 125, by: 12) {
            let failing = FailingDatabase(world.database, after: statements)
            let office = Office(
                database: failing,
                clock: world.office.clock,
                ids: world.office.ids
            )
            let invoicing = Invoicing(office: office, operatorName: World.operatorName)
            let report = try await InvoicingRun(invoicing).run(now: world.now)
            issued += report.issued.compactMap(\.number)
        }
        #expect(issued == ["INV-2026-00001", "INV-2026-00002"])
        try await world.expectCleanAudit()
    }

    @Test("Numbers of a series begin anew with the year")
    func newYear() async throws {
        let world = try World("2026-12-01 00:00")
        let client = try world.client("acme", firstDay: "2026-11-01") {
            $0.invoicing.dates = "1"
        }
        try world.charge(client, at: "2026-11-15 12:00", price: 10_000)
        try world.charge(client, at: "2026-12-15 12:00", price: 10_000)
        #expect(try await run(world).issued.map(\.number) == ["INV-2026-00001"])
        try world.move(to: "2027-01-01 00:00")
        #expect(try await run(world).issued.map(\.number) == ["INV-2027-00001"])
        try await world.expectCleanAudit()
    }

    @Test("The schedule issues by itself what became due, and stops when asked")
    func schedule() async throws {
        let world = try World("2026-09-01 00:00")
        let client = try world.client("acme") { $0.invoicing.dates = "1" }
        try world.charge(client, at: "2026-09-15 12:00", price: 10_000)
        let (reports, continuation) = AsyncStream.makeStream(of: InvoicingRunReport.self)
        let schedule = InvoicingSchedule(
            world.invoicing,
            interval: .milliseconds(5),
            logger: Logger(label: "test")
        ) { continuation.yield($0) }
        let task = Task { await schedule.keepRunning() }
        try world.move(to: "2026-10-01 00:00")
        var iterator = reports.makeAsyncIterator()
        #expect(await iterator.next()?.issued.map(\.number) == ["INV-2026-00001"])
        task.cancel()
        await task.value
    }
}

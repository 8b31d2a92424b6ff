// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Backoffice
import Billing
import EngineTesting
import Messaging
import Primitives
import Storage
import Testing

@Suite("What is refused before a number is given", .bothEngines)
struct IssuingRefusalTests {
    private func amount(
        _ client: ClientID,
        _ day: String,
        _ kind: InvoiceKind = .amount
    ) throws -> AmountInvoiceRequest {
        AmountInvoiceRequest(
            clientID: client,
            issueOn: try #require(CalendarDate(day)),
            amount: try Money(decimal: "10", try #require(Currency("EUR"))),
            text: "Set-up",
            kind: kind
        )
    }

    @Test(
        "Nobody to bill to is a warning of the preview and a refusal of the invoice",
        arguments: [
            ("company", InvoicingRefusal.buyerMissing),
            ("country", InvoicingRefusal.buyerCountryMissing),
        ]
    )
    func buyer(missing: String, refusal: InvoicingRefusal) async throws {
        let world = try World("2026-10-01 08:00")
        let client = try world.client("acme") { client in
            if missing == "company" {
                client.company.name = ""
            } else {
                client.company.country = nil
            }
        }
        try world.charge(client, at: "2026-09-05 10:00", price: 10_000)
        let usage = try world.usage(client, "2026-09-01", "2026-09-30")
        #expect(try await !world.invoicing.preview(usage).warnings.isEmpty)
        await #expect(throws: refusal) {
            try await world.invoicing.create(usage, by: .system)
        }
        let typed = try amount(client, "2026-10-01")
        #expect(try await !world.invoicing.preview(typed).warnings.isEmpty)
        await #expect(throws: refusal) {
            try await world.invoicing.create(typed, by: .system)
        }
        // Nothing was taken: the first invoice has the first number.
        try world.change(client) { client in
            client.company.name = "Acme"
            client.company.country = CountryCode("DE")
        }
        let made = try await world.invoicing.create(usage, by: .system)
        #expect(made.number == "INV-2026-00001")
        try await world.expectCleanAudit()
    }

    @Test("A run reports a client without a company and goes on with the others")
    func run() async throws {
        let world = try World("2026-09-10 08:00")
        let nobody = try world.client("a-nobody") { client in
            client.company.name = ""
            client.invoicing.dates = "1"
            client.invoicing.datesSince = world.now
        }
        let good = try world.client("b-good") { client in
            client.invoicing.dates = "1"
            client.invoicing.datesSince = world.now
        }
        for client in [nobody, good] {
            try world.charge(client, at: "2026-09-15 10:00", price: 10_000)
        }
        try world.move(to: "2026-10-01 08:00")
        let report = try await InvoicingRun(world.invoicing).run(now: world.now)
        #expect(report.issued.map(\.number) == ["INV-2026-00001"])
        #expect(report.failures.map(\.login) == ["a-nobody"])
        #expect(report.failures.first?.sentence.contains("no company") == true)
        try world.change(nobody) { $0.company.name = "Somebody" }
        let second = try await InvoicingRun(world.invoicing).run(now: world.now)
        #expect(second.issued.map(\.number) == ["INV-2026-00002"])
        try await world.expectCleanAudit()
    }

    @Test("A typed date never takes the numbers of a series back in time")
    func backDating() async throws {
        let world = try World("2026-10-20 08:00")
        let client = try world.client("acme", firstDay: "2025-01-01")
        let old = try #require(CalendarDate("2026-10-05"))
        _ = try await world.invoicing.create(try amount(client, "2026-10-05"), by: .system)
        for request in [try amount(client, "2026-10-04"), try amount(client, "2025-12-31")] {
            let error = await #expect(throws: InvoicingRefusal.self) {
                try await world.invoicing.create(request, by: .system)
            }
            #expect(error == .dateBeforeSeries(lastIssuedOn: old))
            #expect(error?.sentence.english.contains("2026-10-05") == true)
            #expect(error?.field == "date")
            await #expect(throws: InvoicingRefusal.self) {
                _ = try await world.invoicing.preview(request)
            }
        }
        // Another series has its own time, but begins no year that is over.
        _ = try await world.invoicing.create(
            try amount(client, "2026-10-01", .proforma),
            by: .system
        )
        let fresh = try World("2026-10-20 08:00")
        let first = try fresh.client("acme", firstDay: "2025-01-01")
        await #expect(throws: InvoicingRefusal.dateOpensSeries(scope: "2025")) {
            try await fresh.invoicing.create(try amount(first, "2025-12-31"), by: .system)
        }
        let same = try await world.invoicing.create(
            try amount(client, "2026-10-05"),
            by: .system
        )
        #expect(same.number == "INV-2026-00002")
        try await world.expectCleanAudit()
    }

    @Test("Today is never back-dated, although it is tomorrow elsewhere already")
    func zones() async throws {
        let world = try World("2026-10-19 23:00")
        let east = try world.client("east", zone: "Asia/Kathmandu")
        let west = try world.client("west", zone: "America/New_York")
        _ = try await world.invoicing.create(try amount(east, "2026-10-20"), by: .system)
        let made = try await world.invoicing.create(try amount(west, "2026-10-19"), by: .system)
        #expect(made.number == "INV-2026-00002")
    }

    @Test("Right after traffic it is told from when it can be billed")
    func tooEarly() async throws {
        let world = try World("2026-10-20 10:22")
        let client = try world.client("acme", zone: "Europe/Kyiv", firstDay: "2026-10-20")
        try world.charge(client, at: "2026-10-20 10:17", price: 10_000)
        let request = UsageInvoiceRequest(clientID: client, span: .upToNow(from: nil))
        let error = await #expect(throws: InvoicingRefusal.self) {
            try await world.invoicing.create(request, by: .system)
        }
        #expect(
            error == .billableLater(since: "13:15", from: "13:30", zone: "Europe/Kyiv")
        )
        try world.move(to: "2026-10-20 10:31")
        #expect(try await world.invoicing.create(request, by: .system).number != nil)
        // The cut is now at 13:30, and the next quarter-hour has just begun.
        try world.charge(client, at: "2026-10-20 10:31", price: 10_000)
        let again = await #expect(throws: InvoicingRefusal.self) {
            try await world.invoicing.create(request, by: .system)
        }
        #expect(again?.sentence.english.contains("13:30 can be billed from 13:45") == true)
    }
}

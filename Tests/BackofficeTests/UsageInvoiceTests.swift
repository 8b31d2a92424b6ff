// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Backoffice
import Billing
import Documents
import EngineTesting
import Primitives
import SQLInterface
import Storage
import Testing

@Suite("Usage invoices", .bothEngines)
struct UsageInvoiceTests {
    @Test("A month of traffic becomes one invoice with its lines, tax and rounding")
    func month() async throws {
        let world = try World("2026-10-01 08:00")
        let client = try world.client("acme")
        try world.charge(client, at: "2026-09-01 00:00", price: 4_250, messages: 3)
        try world.charge(client, at: "2026-09-30 23:59", price: 4_250, messages: 2)
        try world.charge(client, at: "2026-09-15 12:00", price: 100_000, network: "25503")
        try world.charge(client, at: "2026-10-01 00:00", price: 9_000_000)
        let made = try await world.invoicing.create(
            try world.usage(client, "2026-09-01", "2026-09-30"),
            by: .system
        )
        #expect(made.number == "INV-2026-00001")
        let document = try world.document(made.invoiceID)
        #expect(document.lines.map(\.quantity) == [5, 1])
        #expect(document.lines.map(\.exactMicros) == [21_250, 100_000])
        #expect(document.totals.net.micros == 120_000)
        #expect(document.totals.tax.micros == 20_000)
        #expect(document.lines.map(\.operatorName).first == "Operator UA 25501")
        // Charges, rounding and tax are on the balance: 9.12125 + (-0.00125) + 0.02.
        #expect(try world.balance(client) == -9_140_000)
        let report = try world.database.readBlocking {
            try StatisticsReportRepository.content(of: try #require(made.reportID), in: $0)
        }
        #expect(report?.amountMicros == document.totals.exactMicros)
        #expect(report?.invoiceNumber == "INV-2026-00001")
        try await world.expectCleanAudit()
    }

    @Test(
        "Local days bound the period, also over a change of clocks",
        arguments: [
            // Kyiv's October has an hour more: it ends at 22:00 UTC, not 21:00.
            (
                "Europe/Kyiv", "2026-09-30 20:59", "2026-09-30 21:00", "2026-10-31 21:59",
                "2026-10-31 22:00"
            ),
            (
                "Asia/Kathmandu", "2026-09-30 18:14", "2026-09-30 18:15", "2026-10-31 18:14",
                "2026-10-31 18:15"
            ),
            (
                "America/New_York", "2026-10-01 03:59", "2026-10-01 04:00", "2026-11-01 03:59",
                "2026-11-01 04:00"
            ),
        ]
    )
    func localDays(
        zone: String,
        before: String,
        first: String,
        last: String,
        after: String
    ) async throws {
        let world = try World("2026-11-05 08:00")
        let client = try world.client("acme", zone: zone, firstDay: "2026-09-01")
        for (time, price) in [(before, 1), (first, 20), (last, 300), (after, 4_000)] {
            try world.charge(client, at: time, price: Int64(price) * 10_000)
        }
        _ = try await world.invoicing.create(
            try world.usage(client, "2026-09-01", "2026-09-30"),
            by: .system
        )
        let made = try await world.invoicing.create(
            try world.usage(client, "2026-10-01", "2026-10-31"),
            by: .system
        )
        #expect(try world.document(made.invoiceID).totals.net.micros == 3_200_000)
        try await world.expectCleanAudit(zone)
    }

    @Test(
        "Amounts are rounded to the minor unit of the client's currency",
        arguments: [
            ("JPY", 3_000_000, 1_000_000), ("KWD", 2_580_000, 490_000), ("EUR", 2_580_000, 490_000),
        ]
            as [(String, Int64, Int64)]
    )
    func currencies(code: String, net: Int64, tax: Int64) async throws {
        let world = try World("2026-10-01 08:00")
        let client = try world.client("acme", currency: code)
        try world.charge(client, at: "2026-09-03 10:00", price: 430_000, messages: 6)
        let made = try await world.invoicing.create(
            try world.usage(client, "2026-09-01", "2026-09-30"),
            by: .system
        )
        let totals = try world.document(made.invoiceID).totals
        #expect(totals.net.micros == net)
        #expect(totals.tax.micros == tax)
        #expect(try world.balance(client) == -(net + tax))
        try await world.expectCleanAudit(code)
    }

    @Test("An overlapping period is refused with the number of the invoice in its way")
    func overlap() async throws {
        let world = try World("2026-11-02 08:00")
        let client = try world.client("acme")
        try world.charge(client, at: "2026-09-30 10:00", price: 10_000)
        try world.charge(client, at: "2026-10-10 10:00", price: 10_000)
        _ = try await world.invoicing.create(
            try world.usage(client, "2026-09-01", "2026-09-30"),
            by: .system
        )
        let error = await #expect(throws: InvoicingRefusal.self) {
            try await world.invoicing.create(
                try world.usage(client, "2026-09-30", "2026-10-31"),
                by: .system
            )
        }
        #expect(
            error?.sentence == "Invoice INV-2026-00001 covers 2026-09-01 to 2026-09-30 already."
        )
        #expect(error?.field == "through")
        let next = try await world.invoicing.create(
            try world.usage(client, "2026-10-01", "2026-10-31"),
            by: .system
        )
        #expect(next.number == "INV-2026-00002")
        try await world.expectCleanAudit()
    }

    @Test("A period that would leave charges behind for ever is refused")
    func gap() async throws {
        let world = try World("2026-11-02 08:00")
        let client = try world.client("acme")
        try world.charge(client, at: "2026-09-05 10:00", price: 10_000)
        try world.charge(client, at: "2026-10-10 10:00", price: 10_000)
        let error = await #expect(throws: InvoicingRefusal.self) {
            try await world.invoicing.create(
                try world.usage(client, "2026-10-01", "2026-10-31"),
                by: .system
            )
        }
        let day = try #require(CalendarDate("2026-09-05"))
        #expect(error == .leavesUnbilled(on: day...day))
        #expect(error?.field == "from")
        try await world.expectCleanAudit()
    }

    @Test("A period must be over; up to now bills to the last full quarter-hour")
    func upToNow() async throws {
        let world = try World("2026-10-20 10:22")
        let client = try world.client("acme", zone: "Asia/Kathmandu", firstDay: "2026-10-01")
        try world.charge(client, at: "2026-10-20 10:14", price: 10_000)
        try world.charge(client, at: "2026-10-20 10:15", price: 500_000)
        let error = await #expect(throws: InvoicingRefusal.self) {
            try await world.invoicing.create(
                try world.usage(client, "2026-10-01", "2026-10-20"),
                by: .system
            )
        }
        #expect(error == .periodNotOver(lastBillableOn: CalendarDate("2026-10-19")))
        let now = UsageInvoiceRequest(clientID: client, span: .upToNow(from: nil))
        let made = try await world.invoicing.create(now, by: .system)
        let document = try world.document(made.invoiceID)
        #expect(document.totals.net.micros == 10_000)
        #expect(document.period?.end.description == "2026-10-20T10:15:00.000Z")
        // The rest of the day follows on, whether billed by days or up to now.
        try world.move(to: "2026-10-21 05:00")
        let rest = try await world.invoicing.create(
            try world.usage(client, "2026-10-20", "2026-10-20"),
            by: .system
        )
        #expect(try world.document(rest.invoiceID).totals.net.micros == 500_000)
        try await world.expectCleanAudit()
    }

    @Test("Statistics alone need no enterprise, take no number and cut nothing")
    func statisticsOnly() async throws {
        let world = try World("2026-10-01 08:00")
        let client = try world.client("acme") { $0.invoicing.enterpriseID = nil }
        try world.charge(client, at: "2026-09-05 10:00", price: 10_000)
        let request = try world.usage(client, "2026-09-01", "2026-09-30", content: .statistics)
        let made = try await world.invoicing.create(request, by: .system)
        #expect(made.invoiceID == nil)
        #expect(made.reportID != nil)
        _ = try await world.invoicing.create(request, by: .system)
        await #expect(throws: InvoicingRefusal.enterpriseMissing) {
            try await world.invoicing.create(
                try world.usage(client, "2026-09-01", "2026-09-30"),
                by: .system
            )
        }
        let cut = try world.database.readBlocking {
            try InvoiceCutRepository.last(of: client, in: $0)
        }
        #expect(cut == nil)
        try await world.expectCleanAudit()
    }

    @Test("Nothing charged is nothing to bill, unless zero invoices are wanted")
    func nothingToBill() async throws {
        let world = try World("2026-10-01 08:00")
        let client = try world.client("acme")
        let request = try world.usage(client, "2026-09-01", "2026-09-30")
        await #expect(throws: InvoicingRefusal.nothingToBill) {
            try await world.invoicing.create(request, by: .system)
        }
        try world.change(client) { $0.invoicing.issuesZeroInvoices = true }
        let made = try await world.invoicing.create(request, by: .system)
        #expect(made.number == "INV-2026-00001")
        #expect(try world.document(made.invoiceID).totals.total.isZero)
        try await world.expectCleanAudit()
    }

    @Test("A preview is the issued document but for its number, and changes nothing")
    func preview() async throws {
        let world = try World("2026-10-01 08:00")
        let client = try world.client("acme")
        try world.charge(client, at: "2026-09-05 10:00", price: 4_250, messages: 7)
        try world.charge(
            client,
            at: try MovableClock.instant("2026-09-06 10:00"),
            price: 4_250,
            isCharged: false
        )
        let request = try world.usage(client, "2026-09-01", "2026-09-30")
        let preview = try await world.invoicing.preview(request)
        #expect(preview.warnings == [.messagesStillHeld(1)])
        let made = try await world.invoicing.create(request, by: .system)
        #expect(made.number == "INV-2026-00001")
        var issued = try world.document(made.invoiceID)
        issued.number = ""
        issued.paymentReference = ""
        #expect(issued == preview.document)
        try await world.expectCleanAudit()
    }

    @Test("A related account is billed on its main client's invoice")
    func relatedAccounts() async throws {
        let world = try World("2026-10-01 08:00")
        let main = try world.client("main")
        let sub = try world.client("sub") { $0.mainClientID = main }
        try world.charge(main, at: "2026-09-05 10:00", price: 10_000, messages: 2)
        try world.charge(sub, at: "2026-09-06 10:00", price: 10_000, messages: 3)
        await #expect(throws: InvoicingRefusal.billedWithMainClient(login: "main")) {
            try await world.invoicing.create(
                try world.usage(sub, "2026-09-01", "2026-09-30"),
                by: .system
            )
        }
        let made = try await world.invoicing.create(
            try world.usage(main, "2026-09-01", "2026-09-30"),
            by: .system
        )
        let document = try world.document(made.invoiceID)
        #expect(document.totals.net.micros == 50_000)
        #expect(document.sections.map { $0.account?.name } == [nil, "sub"])
        #expect(document.lines.map(\.quantity) == [2, 3])
        let rows = InvoiceLayout(document).lines.rows
        #expect(rows.map(\.isStrong) == [true, false, true, true, false, true])
        #expect(rows.map { $0.cells.first ?? "" }[0] == "Account main")
        #expect(rows.last?.cells.first == "Subtotal sub")
        #expect(rows.last?.cells.last == "0.03")
        #expect(rows.last?.runningTotal == "0.05")
        let report = try #require(try world.report(made.reportID))
        #expect(report.rows.map(\.account) == [nil, "sub"])
        let csv = String(decoding: StatisticsCSV.render(report), as: UTF8.self)
        #expect(csv.contains(",Account,Sender,"))
        #expect(!(try StatisticsXLSX.render(report)).isEmpty)
        try await world.expectCleanAudit()
    }

    @Test("Accounts of one price are rounded each for itself, and the audit tells them apart")
    func sectionsAreProved() async throws {
        let world = try World("2026-10-01 08:00")
        let main = try world.client("main")
        let first = try world.client("a-shop") { $0.mainClientID = main }
        let second = try world.client("b-shop") { $0.mainClientID = main }
        for (client, count) in [(first, 3), (second, 5)] {
            try world.charge(client, at: "2026-09-05 10:00", price: 12_345, messages: count)
        }
        let made = try await world.invoicing.create(
            try world.usage(main, "2026-09-01", "2026-09-30"),
            by: .system
        )
        let document = try world.document(made.invoiceID)
        #expect(document.sections.map { $0.account?.name } == ["a-shop", "b-shop"])
        #expect(document.lines.map(\.net.micros) == [40_000, 60_000])
        try await world.expectCleanAudit()
        try world.database.writeBlocking { transaction in
            _ = try transaction.execute(
                "UPDATE rollups SET client_id = \(main) WHERE client_id = \(second)"
            )
        }
        let report = try await Audit(world.database).run()
        #expect(report.broken.contains(.invoices))
    }

    @Test("A repeated request returns the first result; other content under its id is refused")
    func idempotency() async throws {
        let world = try World("2026-11-01 08:00")
        let client = try world.client("acme")
        try world.charge(client, at: "2026-09-05 10:00", price: 10_000)
        try world.charge(client, at: "2026-10-05 10:00", price: 10_000)
        let request = try world.usage(client, "2026-09-01", "2026-09-30")
        let first = try await world.invoicing.create(request, requestID: "r1", by: .system)
        let again = try await world.invoicing.create(request, requestID: "r1", by: .system)
        #expect(first == again)
        #expect(again.number == "INV-2026-00001")
        let other = try world.usage(client, "2026-10-01", "2026-10-31")
        await #expect(throws: InvoicingRefusal.requestIDUsed) {
            try await world.invoicing.create(other, requestID: "r1", by: .system)
        }
        // A refused request may be repeated once its reason is gone.
        let bad = try world.usage(client, "2026-10-01", "2026-11-01")
        await #expect(throws: InvoicingRefusal.self) {
            try await world.invoicing.create(bad, requestID: "r2", by: .system)
        }
        try world.move(to: "2026-11-02 00:00")
        let later = try await world.invoicing.create(bad, requestID: "r2", by: .system)
        #expect(later.number == "INV-2026-00002")
        try await world.expectCleanAudit()
    }

    @Test("A crash at any statement leaves nothing behind")
    func crashes() async throws {
        let world = try World("2026-10-01 08:00")
        let client = try world.client("acme")
        try world.charge(client, at: "2026-09-05 10:00", price: 4_251, messages: 7)
        _ = try await world.payments.record(try world.payment(client, "0.01"), by: .system)
        let request = try world.usage(client, "2026-09-01", "2026-09-30")
        let before = try world.balance(client)
        var made: IssuedDocuments?
        var statements = 0
        while made == nil {
            let failing = FailingDatabase(world.database, after: statements)
            let office = Office(
                database: failing,
                clock: world.office.clock,
                ids: world.office.ids
            )
            let invoicing = Invoicing(office: office, operatorName: World.operatorName)
            do {
                made = try await invoicing.create(request, requestID: "r", by: .system)
            } catch is FailingDatabase.Crash {
                statements += 1
                #expect(try world.balance(client) == before)
            }
        }
        #expect(statements > 25)
        #expect(made?.number == "INV-2026-00001")
        #expect(try world.document(made?.invoiceID).totals.paidBefore.micros == 10_000)
        try await world.expectCleanAudit()
    }
}

extension World {
    /// The frozen statistics beside an invoice.
    func report(_ id: ReportID?) throws -> StatisticsReport? {
        let id = try #require(id)
        return try database.readBlocking {
            try StatisticsReportRepository.content(of: id, in: $0)
        }
    }
}

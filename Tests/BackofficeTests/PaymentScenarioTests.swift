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

@Suite("Amount invoices and payments", .bothEngines)
struct PaymentScenarioTests {
    private func amount(
        _ client: ClientID,
        _ text: String,
        kind: InvoiceKind = .amount,
        on day: String = "2026-10-01",
        currency: String = "EUR"
    ) throws -> AmountInvoiceRequest {
        let currency = try #require(Currency(currency))
        return AmountInvoiceRequest(
            clientID: client,
            issueOn: try #require(CalendarDate(day)),
            amount: try Money(decimal: text, currency),
            text: "Monthly fee",
            kind: kind
        )
    }

    @Test("An amount invoice moves the balance by net and tax; a proforma moves nothing")
    func amounts() async throws {
        let world = try World("2026-10-01 08:00")
        let client = try world.client("acme")
        let fee = try await world.invoicing.create(try amount(client, "100"), by: .system)
        #expect(fee.number == "INV-2026-00001")
        #expect(try world.balance(client) == -119_000_000)
        let proforma = try await world.invoicing.create(
            try amount(client, "50", kind: .proforma),
            by: .system
        )
        #expect(proforma.number == "PF-2026-00001")
        #expect(try world.balance(client) == -119_000_000)
        try await world.expectCleanAudit()
    }

    @Test(
        "What cannot be issued is refused at its field",
        arguments: [
            ("0", .amount, "2026-10-01", "EUR", .amountNotPositive),
            ("-1", .amount, "2026-10-01", "EUR", .amountNotPositive),
            ("1.005", .amount, "2026-10-01", "EUR", .amountTooPrecise(decimals: 2)),
            ("1", .amount, "2026-10-02", "EUR", .dateInFuture),
            ("1", .usage, "2026-10-01", "EUR", .usageNeedsPeriod),
            ("1", .amount, "2026-10-01", "USD", .otherCurrency),
        ] as [(String, InvoiceKind, String, String, InvoicingRefusal)]
    )
    func refused(
        sum: String,
        kind: InvoiceKind,
        day: String,
        currency: String,
        expected: InvoicingRefusal
    ) async throws {
        let world = try World("2026-10-01 08:00")
        let client = try world.client("acme")
        await #expect(throws: expected) {
            try await world.invoicing.create(
                try amount(client, sum, kind: kind, on: day, currency: currency),
                by: .system
            )
        }
    }

    @Test("Money paid before settles a new invoice, and the document says so")
    func paidBefore() async throws {
        let world = try World("2026-10-01 08:00")
        let client = try world.client("acme")
        _ = try await world.payments.record(try world.payment(client, "150"), by: .system)
        let first = try await world.invoicing.create(try amount(client, "100"), by: .system)
        let totals = try world.document(first.invoiceID).totals
        #expect(totals.paidBefore.micros == 119_000_000)
        #expect(totals.due.isZero)
        let second = try await world.invoicing.create(try amount(client, "100"), by: .system)
        #expect(try world.document(second.invoiceID).totals.due.micros == 88_000_000)
        #expect(try world.invoice(second.invoiceID).paid.micros == 31_000_000)
        #expect(try world.balance(client) == -88_000_000)
        try await world.expectCleanAudit()
    }

    @Test("A payment settles the linked invoice first, then the oldest open ones")
    func oldestFirst() async throws {
        let world = try World("2026-10-01 08:00")
        let client = try world.client("acme")
        var invoices: [InvoiceID?] = []
        for _ in 0..<3 {
            let made = try await world.invoicing.create(try amount(client, "100"), by: .system)
            invoices.append(made.invoiceID)
        }
        let entry = try world.payment(client, "200", invoice: invoices[2])
        _ = try await world.payments.record(entry, by: .system)
        let paid = try invoices.map { try world.invoice($0).paid.micros }
        #expect(paid == [81_000_000, 0, 119_000_000])
        let linked = try world.invoice(invoices[2])
        let timeline = try world.database.readBlocking { transaction in
            try InvoiceRepository.timeline(of: linked, in: transaction).map(\.kind)
        }
        #expect(timeline == [.issued, .shown, .paymentAllocated, .settled])
        try await world.expectCleanAudit()
    }

    @Test("A proforma is paid by its payment, whose money then settles real invoices")
    func proforma() async throws {
        let world = try World("2026-10-01 08:00")
        let client = try world.client("acme")
        let proforma = try await world.invoicing.create(
            try amount(client, "100", kind: .proforma),
            by: .system
        )
        let entry = try world.payment(client, "119", invoice: proforma.invoiceID)
        _ = try await world.payments.record(entry, by: .system)
        #expect(try world.invoice(proforma.invoiceID).outstanding.isZero)
        let fee = try await world.invoicing.create(try amount(client, "100"), by: .system)
        #expect(try world.invoice(fee.invoiceID).outstanding.isZero)
        #expect(try world.balance(client) == 0)
        try await world.expectCleanAudit()
    }

    @Test("Money that went back lowers the balance and settles nothing")
    func negative() async throws {
        let world = try World("2026-10-01 08:00")
        let client = try world.client("acme")
        _ = try await world.payments.record(try world.payment(client, "100"), by: .system)
        _ = try await world.payments.record(try world.payment(client, "-60"), by: .system)
        let fee = try await world.invoicing.create(try amount(client, "100"), by: .system)
        #expect(try world.invoice(fee.invoiceID).paid.micros == 40_000_000)
        #expect(try world.balance(client) == -79_000_000)
        try await world.expectCleanAudit()
    }

    @Test("A repeated payment is one payment; edits keep amount and link and are in the history")
    func editing() async throws {
        let world = try World("2026-10-01 08:00")
        let client = try world.client("acme")
        let entry = try world.payment(client, "100")
        let id = try await world.payments.record(entry, requestID: "p1", by: .system)
        #expect(try await world.payments.record(entry, requestID: "p1", by: .system) == id)
        #expect(try world.balance(client) == 100_000_000)
        var fields = entry.editable
        fields.comment = "bank statement 7"
        fields.isPaid = false
        try await world.payments.edit(id, fields, by: .system)
        try await world.payments.edit(id, fields, by: .system)
        #expect(try world.balance(client) == 100_000_000)
        let history = try await world.payments.history(of: id)
        #expect(history.map(\.entry.action) == ["update", "record"])
        #expect(history.first?.entry.after.contains("bank statement 7") == true)
        await #expect(throws: InvoicingRefusal.paymentNotFound) {
            try await world.payments.edit(PaymentID(1), fields, by: .system)
        }
        try await world.expectCleanAudit()
    }

    @Test("Another client's invoice cannot be linked")
    func foreignInvoice() async throws {
        let world = try World("2026-10-01 08:00")
        let client = try world.client("acme")
        let other = try world.client("other")
        let made = try await world.invoicing.create(try amount(other, "100"), by: .system)
        await #expect(throws: InvoicingRefusal.invoiceNotFound) {
            try await world.payments.record(
                try world.payment(client, "100", invoice: made.invoiceID),
                by: .system
            )
        }
    }

    @Test("Two offices on one series number without gap or double")
    func concurrentSeries() async throws {
        let world = try World("2026-10-01 08:00")
        let client = try world.client("acme")
        let request = try amount(client, "1")
        let numbers = try await withThrowingTaskGroup(of: [String].self) { group in
            for node in UInt8(31)...33 {
                let office = Office(
                    database: world.database,
                    clock: world.office.clock,
                    ids: IdentifierSource(node: node)
                )
                let invoicing = Invoicing(office: office, operatorName: World.operatorName)
                group.addTask {
                    var numbers: [String] = []
                    for _ in 0..<15 {
                        let made = try await invoicing.create(request, by: .system)
                        numbers.append(made.number ?? "")
                    }
                    return numbers
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        #expect(numbers.sorted() == (1...45).map { "INV-2026-\(padded($0, to: 5))" })
        try await world.expectCleanAudit()
    }

    @Test(
        "A statement lists each day's charges, invoices and payments, and the next one follows on"
    )
    func statements() async throws {
        let world = try World("2026-09-10 08:00")
        let client = try world.client("acme", zone: "Europe/Kyiv")
        try world.charge(client, at: "2026-09-09 20:00", price: 10_000)
        try world.charge(client, at: "2026-09-09 20:30", price: 20_000)
        try world.charge(client, at: "2026-09-09 21:30", price: 40_000)
        var entry = try world.payment(client, "5")
        entry.editable.method = "Bank"
        _ = try await world.payments.record(entry, by: .system)
        try world.move(to: "2026-10-01 08:00")
        _ = try await world.invoicing.create(
            try world.usage(client, "2026-09-01", "2026-09-30"),
            by: .system
        )
        let statements = Statements(world.database)
        let first = try #require(CalendarDate("2026-09-01"))
        let september = try await statements.statement(
            of: client,
            from: first,
            through: first.adding(days: 29)
        )
        #expect(september.entries.map(\.movement.micros) == [-30_000, -40_000, 5_000_000])
        #expect(september.entries.last?.movement.reference == "Bank")
        let october = try await statements.statement(
            of: client,
            from: first.adding(days: 30),
            through: first.adding(days: 60)
        )
        #expect(october.openingMicros == september.closingMicros)
        #expect(october.entries.map(\.movement.code) == [.tax])
        #expect(october.entries.first?.movement.reference == "INV-2026-00001")
        #expect(october.closingMicros == (try world.balance(client)))
    }
}

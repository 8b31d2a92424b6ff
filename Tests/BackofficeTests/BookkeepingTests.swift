// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Backoffice
import Billing
import Documents
import EngineTesting
import Primitives
import Storage
import Testing

@Suite("Bookkeeping", .bothEngines)
struct BookkeepingTests {
    @Test("The journal of some days has every document and payment, and sums to the ledger")
    func journal() async throws {
        let world = try World("2026-10-01 08:00")
        let client = try world.client("acme")
        try world.charge(client, at: "2026-09-10 10:00", price: 333_333, messages: 100)
        let usage = try await world.invoicing.create(
            try world.usage(client, "2026-09-01", "2026-09-30"),
            by: .system
        )
        _ = try await world.invoicing.create(try world.fee(client, "10"), by: .system)
        _ = try await world.invoicing.create(
            try world.fee(client, "99", kind: .proforma),
            by: .system
        )
        _ = try await world.payments.record(try world.payment(client, "20"), by: .system)
        _ = try await world.payments.record(try world.payment(client, "-1.50"), by: .system)
        let invoice = try #require(usage.invoiceID)
        let euro = try #require(Currency("EUR"))
        _ = try await world.invoicing.credit(
            CreditNoteRequest(
                invoiceID: invoice,
                net: try Money(decimal: "5", euro),
                reason: "Agreed"
            ),
            by: .system
        )
        let bookkeeping = Bookkeeping(office: world.office)
        try await bookkeeping.save(
            ["receivable": "1400", "clients": "acme = 10001", "revenue:S": "8400"],
            of: World.enterpriseID,
            by: .system
        )
        let day = try #require(CalendarDate("2026-10-01"))
        let journal = try await bookkeeping.journal(of: World.enterpriseID, from: day, through: day)
        #expect(
            journal.entries.map(\.kind) == [
                .creditNote, .invoice, .invoice, .payment, .payment,
            ]
        )
        let lines = journal.entries.flatMap(\.lines)
        let owed = lines.filter { $0.account == "10001" }
            .reduce(0) { $0 + $1.debit.micros - $1.credit.micros }
        #expect(owed == -(try world.balance(client)))
        let balance = lines.reduce(0) { $0 + $1.debit.micros - $1.credit.micros }
        #expect(balance == 0)
        #expect(lines.filter { $0.account == "8400" }.count == 3)
        for format in JournalFormat.allCases {
            let file = try await bookkeeping.file(
                format,
                of: World.enterpriseID,
                from: day,
                through: day
            )
            #expect(!file.bytes.isEmpty)
        }
        let next = day.adding(days: 1)
        let none = try await bookkeeping.journal(of: World.enterpriseID, from: next, through: next)
        #expect(none.entries.isEmpty)
        try await world.expectCleanAudit()
    }

    @Test("Bad accounts and days are refused with the reason")
    func refusals() async throws {
        let world = try World("2026-10-01 08:00")
        let bookkeeping = Bookkeeping(office: world.office)
        let error = await #expect(throws: FieldErrors.self) {
            try await bookkeeping.save(
                ["clients": "acme 10001"],
                of: World.enterpriseID,
                by: .system
            )
        }
        #expect(error?["clients"]?.contains("acme = 10001") == true)
        let day = world.now.utcDate
        await #expect(throws: FieldErrors.self) {
            try await bookkeeping.journal(
                of: World.enterpriseID,
                from: day,
                through: day.adding(days: -1)
            )
        }
        await #expect(throws: FieldErrors.self) {
            try await bookkeeping.journal(of: EnterpriseID(1), from: day, through: day)
        }
        let wrong = await #expect(throws: FieldErrors.self) {
            try await bookkeeping.file(
                .datev,
                of: World.enterpriseID,
                from: day.adding(days: -400),
                through: day
            )
        }
        #expect(wrong?["format"]?.contains("one fiscal year") == true)
    }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Backoffice
import Billing
import Primitives
import Storage
import Testing

@Suite("Credit notes")
struct CreditNoteTests {
    private let world: World
    private let client: ClientID

    init() throws {
        world = try World("2026-10-01 08:00")
        client = try world.client("acme")
        // 100 x 0.333333 is 33.3333, which the invoice rounds to 33.33; 19 % of it is 6.33.
        try world.charge(client, at: "2026-09-10 10:00", price: 333_333, messages: 100)
    }

    private func invoice(_ world: World, _ client: ClientID) async throws -> InvoiceID {
        let made = try await world.invoicing.create(
            try world.usage(client, "2026-09-01", "2026-09-30"),
            by: .system
        )
        return try #require(made.invoiceID)
    }

    private func credit(
        _ invoice: InvoiceID,
        _ net: String? = nil,
        requestID: String? = nil
    ) async throws -> IssuedCreditNote {
        let euro = try #require(Currency("EUR"))
        return try await world.invoicing.credit(
            CreditNoteRequest(
                invoiceID: invoice,
                net: try net.map { try Money(decimal: $0, euro) },
                reason: "Agreed on the phone"
            ),
            requestID: requestID,
            by: .system
        )
    }

    @Test("A full credit note gives back the whole total, the rounding included")
    func full() async throws {
        let invoice = try await invoice(world, client)
        #expect(try world.balance(client) == -39_660_000)
        let made = try await credit(invoice)
        #expect(made.number == "CN-2026-00001")
        #expect(made.isFull)
        #expect(try world.balance(client) == 0)
        let stored = try world.invoice(invoice)
        #expect(stored.status(on: stored.issueOn) == .credited)
        #expect(stored.outstanding.isZero)
        let document = try world.creditNote(made.creditNoteID)
        #expect(document.corrects?.number == "INV-2026-00001")
        #expect(document.lines == (try world.document(invoice)).lines)
        #expect(document.totals.total == stored.total)
        try await world.expectCleanAudit()
    }

    @Test("Parts add up to the invoice, whatever they were")
    func parts() async throws {
        let invoice = try await invoice(world, client)
        for net in ["0.01", "10.05", "11.11"] { _ = try await credit(invoice, net) }
        let partly = try world.invoice(invoice)
        #expect(!partly.isCredited)
        #expect(partly.credited.decimalText == "25.19")
        let last = try await credit(invoice)
        #expect(last.isFull)
        #expect(last.number == "CN-2026-00004")
        #expect(try world.balance(client) == 0)
        try await world.expectCleanAudit()
    }

    @Test("A credited period is free: it is billed anew, and the balance owes it once")
    func billedAnew() async throws {
        let first = try await invoice(world, client)
        _ = try await credit(first)
        let second = try await invoice(world, client)
        #expect(try world.balance(client) == -39_660_000)
        #expect(try world.document(second).rechargedMicros == 33_333_300)
        _ = try await credit(second)
        // In two parts, and with a day that was never on an invoice.
        try world.charge(client, at: "2026-10-01 03:00", price: 1_000_000)
        try world.move(to: "2026-10-03 08:00")
        for (from, through) in [("2026-09-01", "2026-09-09"), ("2026-09-10", "2026-10-02")] {
            let request = try world.usage(client, from, through)
            _ = try? await world.invoicing.create(request, by: .system)
        }
        // 34.3333 is 34.33 net, and 6.52 tax.
        #expect(try world.balance(client) == -40_850_000)
        try await world.expectCleanAudit()
    }

    @Test("What was paid beyond what is left settles other invoices")
    func paidBefore() async throws {
        let invoice = try await invoice(world, client)
        _ = try await world.payments.record(try world.payment(client, "39.66"), by: .system)
        let fee = try await world.invoicing.create(try world.fee(client, "10"), by: .system)
        _ = try await credit(invoice, "20")
        // 20 and 3.80 tax are free again; 11.90 of them pay the fee.
        #expect(try world.invoice(invoice).paid.decimalText == "15.86")
        #expect(try world.invoice(fee.invoiceID).outstanding.isZero)
        #expect(try world.balance(client) == 11_900_000)
        try await world.expectCleanAudit()
        _ = try await credit(invoice)
        #expect(try world.invoice(invoice).paid.isZero)
        try await world.expectCleanAudit()
    }

    @Test("A credit note of a fee gives back its tax as well")
    func fee() async throws {
        let fee = try await world.invoicing.create(try world.fee(client, "10"), by: .system)
        _ = try await credit(try #require(fee.invoiceID))
        #expect(try world.balance(client) == -33_333_300)
        try await world.expectCleanAudit()
    }

    @Test("A repeated request is answered with the first credit note")
    func repeated() async throws {
        let invoice = try await invoice(world, client)
        let first = try await credit(invoice, "5", requestID: "r1")
        #expect(try await credit(invoice, "5", requestID: "r1") == first)
        await #expect(throws: InvoicingRefusal.requestIDUsed) {
            try await credit(invoice, "6", requestID: "r1")
        }
        #expect(try world.invoice(invoice).credited.decimalText == "5.95")
    }

    @Test("What cannot be credited is refused and takes no number")
    func refusals() async throws {
        let invoice = try await invoice(world, client)
        let euro = try #require(Currency("EUR"))
        let left = try Money(decimal: "33.33", euro)
        await #expect(throws: InvoicingRefusal.creditTooHigh(left: left)) {
            try await credit(invoice, "33.34")
        }
        await #expect(throws: InvoicingRefusal.amountNotPositive) {
            try await credit(invoice, "-1")
        }
        await #expect(throws: InvoicingRefusal.amountTooPrecise(decimals: 2)) {
            try await credit(invoice, "1.001")
        }
        let proforma = try await world.invoicing.create(
            try world.fee(client, "10", kind: .proforma),
            by: .system
        )
        let proformaID = try #require(proforma.invoiceID)
        await #expect(throws: InvoicingRefusal.proformaNotCredited) {
            try await credit(proformaID)
        }
        #expect(try await credit(invoice).number == "CN-2026-00001")
        await #expect(throws: InvoicingRefusal.creditedAlready) {
            try await credit(invoice)
        }
        try await world.expectCleanAudit()
    }
}

extension World {
    /// The frozen document of a credit note.
    func creditNote(_ id: CreditNoteID) throws -> InvoiceDocument {
        try #require(
            try database.readBlocking { try CreditNoteRepository.document(of: id, in: $0) }
        )
    }

    /// A typed sum of today.
    func fee(
        _ client: ClientID,
        _ amount: String,
        kind: InvoiceKind = .amount
    ) throws -> AmountInvoiceRequest {
        AmountInvoiceRequest(
            clientID: client,
            issueOn: now.utcDate,
            amount: try Money(decimal: amount, try #require(Currency("EUR"))),
            text: "Monthly fee",
            kind: kind
        )
    }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Backoffice
import Billing
import Primitives
import Storage
import Testing

@Suite("Payments that are taken back")
struct ReopeningTests {
    private let world: World
    private let client: ClientID

    init() throws {
        world = try World("2026-10-01 08:00") { $0.taxScheme = .none }
        client = try world.client("acme")
    }

    private func fees(_ amounts: String...) async throws -> [InvoiceID] {
        var invoices: [InvoiceID] = []
        for amount in amounts {
            let made = try await world.invoicing.create(
                try world.fee(client, amount),
                by: .system
            )
            invoices.append(try #require(made.invoiceID))
        }
        return invoices
    }

    private func pay(_ amount: String, _ invoice: InvoiceID? = nil) async throws -> PaymentID {
        try await world.payments.record(
            try world.payment(client, amount, invoice: invoice),
            by: .system
        )
    }

    private func open(_ invoices: [InvoiceID]) throws -> [String] {
        try invoices.map { try world.invoice($0).outstanding.decimalText }
    }

    @Test("Money that went back opens the invoice it is linked to")
    func linkedRefund() async throws {
        let invoices = try await fees("10", "20")
        _ = try await pay("30")
        #expect(try open(invoices) == ["0.00", "0.00"])
        _ = try await pay("-4", invoices[0])
        #expect(try open(invoices) == ["4.00", "0.00"])
        let reopened = try world.invoice(invoices[0])
        #expect(reopened.status(on: reopened.issueOn) == .partiallyPaid)
        #expect(try world.balance(client) == -4_000_000)
        try await world.expectCleanAudit()
    }

    @Test("Without a link the latest invoices open, as far as no free money covers it")
    func plainRefund() async throws {
        let invoices = try await fees("10", "20")
        _ = try await pay("35")
        _ = try await pay("-8")
        #expect(try open(invoices) == ["0.00", "3.00"])
        _ = try await pay("-20")
        #expect(try open(invoices) == ["3.00", "20.00"])
        _ = try await pay("23")
        #expect(try open(invoices) == ["0.00", "0.00"])
        #expect(try world.balance(client) == 0)
        try await world.expectCleanAudit()
    }

    @Test("Undoing a payment opens what it settled and moves the balance back")
    func undone() async throws {
        let invoices = try await fees("10", "20")
        let wrong = try await pay("30")
        let undo = try await world.payments.undo(wrong, comment: "other client", by: .system)
        #expect(try open(invoices) == ["10.00", "20.00"])
        #expect(try world.balance(client) == -30_000_000)
        await #expect(throws: InvoicingRefusal.undoneAlready) {
            try await world.payments.undo(wrong, comment: "", by: .system)
        }
        await #expect(throws: InvoicingRefusal.undoesAnother) {
            try await world.payments.undo(undo, comment: "", by: .system)
        }
        _ = try await pay("30")
        #expect(try open(invoices) == ["0.00", "0.00"])
        try await world.expectCleanAudit()
    }

    @Test("A proforma that was paid back is open again and no debt")
    func proforma() async throws {
        let made = try await world.invoicing.create(
            try world.fee(client, "50", kind: .proforma),
            by: .system
        )
        let id = try #require(made.invoiceID)
        let payment = try await pay("50", id)
        #expect(try world.invoice(id).outstanding.isZero)
        _ = try await world.payments.undo(payment, comment: "", by: .system)
        #expect(try world.invoice(id).outstanding.decimalText == "50.00")
        #expect(try world.balance(client) == 0)
        try await world.expectCleanAudit()
    }

    @Test("Random payments, refunds, undos and credit notes keep every rule", arguments: 1...12)
    func random(seed: UInt64) async throws {
        var random = SeededGenerator(seed: seed)
        let euro = try #require(Currency("EUR"))
        var invoices = try await fees("10")
        var payments: [PaymentID] = []
        for _ in 0..<25 {
            let cents = Int64.random(in: 1...2_000, using: &random)
            let amount = Money(micros: cents * 10_000, euro)
            let linked = invoices.randomElement(using: &random)
            switch Int.random(in: 0..<6, using: &random) {
            case 0: invoices += try await fees(amount.decimalText)
            case 1: payments.append(try await pay(amount.decimalText))
            case 2: payments.append(try await pay(amount.decimalText, linked))
            case 3: payments.append(try await pay("-\(amount.decimalText)", linked))
            case 4:
                guard let payment = payments.randomElement(using: &random) else { continue }
                _ = try? await world.payments.undo(payment, comment: "", by: .system)
            default:
                guard let linked else { continue }
                let isFull = Bool.random(using: &random)
                let request = CreditNoteRequest(
                    invoiceID: linked,
                    net: isFull ? nil : amount,
                    reason: "seed \(seed)"
                )
                _ = try? await world.invoicing.credit(request, by: .system)
            }
            let stored = try invoices.map { try world.invoice($0) }
            let owed = stored.reduce(0) { $0 + $1.outstanding.micros }
            let paid = stored.reduce(0) { $0 + $1.paid.micros }
            let free = try world.balance(client) + owed
            // Free money and debts cancel, and more cannot go back than came in, unless
            // nothing is paid any more.
            #expect(free <= 0 || owed == 0, "seed \(seed)")
            #expect(free >= 0 || paid == 0, "seed \(seed)")
        }
        try await world.expectCleanAudit("seed \(seed)")
    }
}

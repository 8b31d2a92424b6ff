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

/// Random payments, chosen parts, undos and bank statements beside sums that a child could do.
@Suite("Money that comes in, against a naive model", .bothEngines)
struct MoneyInHistoryTests {
    private struct Naive {
        var owed: Int64 = 0
        var money: Int64 = 0
        var undone: Set<PaymentID> = []
        var payments: [(id: PaymentID, micros: Int64)] = []
        /// Bank entries that were made up, by their bank ids; booked ones once.
        var entries: [String: (micros: Int64, text: String)] = [:]
    }

    private final class Life {
        let world: World
        let client: ClientID
        let euro: Currency
        var random: SeededGenerator
        var naive = Naive()
        var invoices: [InvoiceID] = []
        var files: [[UInt8]] = []

        init(seed: UInt64) throws {
            world = try World("2026-10-01 08:00") { $0.taxScheme = .none }
            client = try world.client("acme")
            euro = try #require(Currency("EUR"))
            random = SeededGenerator(seed: seed)
        }

        func sum() -> Money {
            Money(micros: Int64(random.number(in: 1...9_999)) * 10_000, euro)
        }

        func fee() async throws {
            let sum = sum()
            let made = try await world.invoicing.create(
                try world.fee(client, sum.decimalText),
                by: .system
            )
            invoices.append(try #require(made.invoiceID))
            naive.owed += sum.micros
        }

        func pay(_ parts: [PaymentPart] = []) async throws {
            let chosen = parts.reduce(0) { $0 + $1.micros }
            let amount = Money(micros: chosen + sum().micros, euro)
            var entry = try world.payment(client, amount.decimalText)
            entry.parts = parts
            let before = try paid()
            let id = try await world.payments.record(entry, by: .system)
            let after = try paid()
            for part in parts {
                let gained = (after[part.invoiceID] ?? 0) - (before[part.invoiceID] ?? 0)
                #expect(gained >= part.micros)
            }
            naive.payments.append((id, amount.micros))
            naive.money += amount.micros
        }

        func payParts() async throws {
            let open = try invoices.map { try world.invoice($0) }
                .filter { $0.outstanding.micros > 0 }
            guard open.count > 1 else { return try await fee() }
            let parts = open.filter { _ in random.chance(percent: 60) }.map { invoice in
                let cents = Int(invoice.outstanding.micros / 10_000)
                return PaymentPart(
                    invoiceID: invoice.id,
                    micros: Int64(random.number(in: 1...cents)) * 10_000
                )
            }
            try await pay(parts)
        }

        func undo() async throws {
            guard !naive.payments.isEmpty else { return }
            let payment = random.pick(naive.payments)
            guard naive.undone.insert(payment.id).inserted else {
                await #expect(throws: InvoicingRefusal.undoneAlready) {
                    try await world.payments.undo(payment.id, comment: "", by: .system)
                }
                return
            }
            _ = try await world.payments.undo(payment.id, comment: "", by: .system)
            naive.money -= payment.micros
        }

        func paid() throws -> [InvoiceID: Int64] {
            Dictionary(
                uniqueKeysWithValues: try invoices.map { ($0, try world.invoice($0).paid.micros) }
            )
        }
    }

    @Test("What is paid is what came in, up to what is owed", arguments: 1...10)
    func histories(seed: UInt64) async throws {
        let life = try Life(seed: seed)
        for _ in 0..<25 {
            switch life.random.number(in: 0...7) {
            case 0, 1: try await life.fee()
            case 2: try await life.pay()
            case 3, 4: try await life.payParts()
            case 5: try await life.undo()
            case 6: try await importFile(life)
            default:
                // An old file again: nothing new, whatever became of its entries.
                guard !life.files.isEmpty else { continue }
                let file = life.random.pick(life.files)
                let id = try await read(life, file)
                let bank = BankImport(life.world.office)
                #expect(try await bank.bookCertain(of: id, by: .system) >= 0)
                try collect(life)
            }
            let paid = try life.paid().values.reduce(0, +)
            let (money, owed) = (life.naive.money, life.naive.owed)
            #expect(paid == min(owed, max(0, money)), "seed \(seed)")
            #expect(try life.world.balance(life.client) == money - owed, "seed \(seed)")
        }
        try await life.world.expectCleanAudit("seed \(seed)")
    }

    private func read(_ life: Life, _ file: [UInt8]) async throws -> BankStatementID {
        try await BankImport(life.world.office).read(
            BankFile(name: "", octets: file),
            mapping: nil,
            by: .system
        )
    }

    /// Makes a file of some new and some old entries, books the certain ones and one by hand.
    private func importFile(_ life: Life) async throws {
        var ids: Set<String> = []
        for _ in 0...life.random.number(in: 0...3) {
            let id = "E\(life.random.number(in: 1...30))"
            guard ids.insert(id).inserted else { continue }
            if life.naive.entries[id] == nil {
                var micros = life.sum().micros
                var text = "thanks \(id)"
                if !life.invoices.isEmpty, life.random.chance(percent: 60) {
                    let invoice = try life.world.invoice(life.random.pick(life.invoices))
                    text = invoice.number
                    if invoice.outstanding.micros > 0, life.random.chance(percent: 70) {
                        micros = invoice.outstanding.micros
                    }
                }
                life.naive.entries[id] = (micros, text)
            }
        }
        let file = BankFiles.camt(
            ids.sorted().compactMap { id in
                life.naive.entries[id].map { entry in
                    BankFiles.entry(
                        Money(micros: entry.micros, life.euro).decimalText,
                        entry.text,
                        id: id
                    )
                }
            }
        )
        life.files.append(file)
        let id = try await read(life, file)
        let bank = BankImport(life.world.office)
        _ = try await bank.bookCertain(of: id, by: .system)
        let open = try life.world.database.readBlocking {
            try BankImport.proposals(of: id, in: $0).filter { $0.entry.state == .open }
        }
        #expect(open.allSatisfy { $0.match.confidence != .certain })
        if let first = open.first, life.random.chance(percent: 50) {
            _ = try await bank.book(
                first.entry.id,
                for: life.client,
                settling: first.match.clientID == life.client ? first.match.paymentParts : [],
                by: .system
            )
        }
        try collect(life)
    }

    /// Counts the payments that entries became, each entry once.
    private func collect(_ life: Life) throws {
        let rows = try life.world.database.readBlocking { transaction in
            try transaction.query(
                """
                SELECT p.id, p.amount_micros FROM bank_entries e
                JOIN payments p ON p.id = e.payment_id ORDER BY p.id
                """
            ).map { (PaymentID(try $0.get(0, as: Int64.self)), try $0.get(1, as: Int64.self)) }
        }
        for (id, micros) in rows where !life.naive.payments.contains(where: { $0.id == id }) {
            life.naive.payments.append((id, micros))
            life.naive.money += micros
        }
        #expect(rows.count <= life.naive.entries.count)
    }

    @Test("Chosen parts that are not there are refused, and nothing is recorded")
    func refusedParts() async throws {
        let life = try Life(seed: 1)
        for _ in 0..<2 { try await life.fee() }
        let other = try life.world.client("other")
        let foreign = try await life.world.invoicing.create(
            try life.world.fee(other, "10"),
            by: .system
        )
        let first = try life.world.invoice(life.invoices[0])
        let open = first.outstanding.micros
        let cases: [([PaymentPart], InvoicingRefusal)] = [
            (
                [.init(invoiceID: first.id, micros: open + 10_000)],
                .partTooHigh(invoiceNumber: first.number, open: first.outstanding)
            ),
            ([.init(invoiceID: first.id, micros: 0)], .amountNotPositive),
            ([.init(invoiceID: first.id, micros: 1)], .amountNotPositive),
            (
                [
                    .init(invoiceID: first.id, micros: 10_000),
                    .init(invoiceID: first.id, micros: 10_000),
                ], .invoiceNotFound
            ),
            (
                [.init(invoiceID: try #require(foreign.invoiceID), micros: 10_000)],
                .invoiceNotFound
            ),
        ]
        for (parts, refusal) in cases {
            var entry = try life.world.payment(life.client, "1000")
            entry.parts = parts
            let wrong = entry
            await #expect(throws: refusal) {
                try await life.world.payments.record(wrong, by: .system)
            }
        }
        var entry = try life.world.payment(life.client, "0.01")
        entry.parts = [.init(invoiceID: first.id, micros: min(open, 20_000))]
        let tooMuch = entry
        await #expect(throws: InvoicingRefusal.self) {
            try await life.world.payments.record(tooMuch, by: .system)
        }
        #expect(try life.world.balance(life.client) == -life.naive.owed)
    }
}

@Suite("Audit of money that comes in", .bothEngines)
struct MoneyInAuditTests {
    @Test(
        "What is broken by hand is reported",
        arguments: [
            "UPDATE top_ups SET amount_micros = amount_micros + 1",
            "UPDATE top_ups SET undone_at = 1",
            "UPDATE top_ups SET month_on = '2026-10-02'",
            "DELETE FROM top_ups",
            "UPDATE bank_entries SET amount_micros = amount_micros + 1 WHERE state = 'booked'",
            "UPDATE bank_entries SET currency = 'USD' WHERE state = 'booked'",
            "UPDATE dunning_reminders SET client_id = (SELECT id FROM clients WHERE login='other')",
            "UPDATE dunning_reminders SET mail_id = NULL, invoice_id = "
                + "(SELECT id FROM invoices WHERE kind = 'proforma')",
        ]
    )
    func broken(statement: String) async throws {
        let world = try World("2026-10-01 08:00") { $0.taxScheme = .none }
        let client = try world.client("acme") {
            $0.terms.topUpMicros = 5_000_000
            $0.terms.topUpSince = CalendarDate("2026-10-01")
            $0.invoicing.billingEmail = "bills@acme.example"
        }
        try world.client("other")
        for kind in [InvoiceKind.amount, .amount, .proforma] {
            let request = try world.fee(client, "10", kind: kind)
            _ = try await world.invoicing.create(request, by: .system)
        }
        _ = try await TopUps(world.office).run()
        let bank = BankImport(world.office)
        let file = BankFiles.camt([BankFiles.entry("10.00", "INV-2026-00001", id: "A")])
        let id = try await bank.read(
            BankFile(name: "", octets: file),
            mapping: nil,
            by: .system
        )
        #expect(try await bank.bookCertain(of: id, by: .system) == 1)
        var plan = DunningPlan(enterpriseID: World.enterpriseID)
        plan.isActive = true
        let saved = plan
        try world.database.writeBlocking { try DunningRepository.save(saved, in: $0) }
        try world.move(to: "2026-10-20 10:00")
        #expect(try await DunningRun(world.office).run().entries.count == 1)
        try await world.expectCleanAudit()
        try world.database.writeBlocking { _ = try $0.execute(SQL(trusted: statement)) }
        let report = try await Audit(world.database).run()
        #expect(report.broken == [.payments], "\(report)")
    }
}

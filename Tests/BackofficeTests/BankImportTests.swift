// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import EngineTesting
import Primitives
import SQLInterface
import Storage
import Testing

@testable import Backoffice

@Suite("Bank statements", .bothEngines)
struct BankImportTests {
    private func world(_ fees: String...) async throws -> (World, ClientID, [InvoiceID]) {
        let world = try World("2026-10-01 08:00") { $0.taxScheme = .none }
        let client = try world.client("acme")
        var invoices: [InvoiceID] = []
        for fee in fees {
            let made = try await world.invoicing.create(try world.fee(client, fee), by: .system)
            invoices.append(try #require(made.invoiceID))
        }
        return (world, client, invoices)
    }

    private func read(
        _ world: World,
        _ octets: [UInt8],
        _ form: TypedFields? = nil
    ) async throws -> BankStatementID {
        try await BankImport(world.office).read(
            BankFile(name: "october", octets: octets),
            mapping: try form.map { try BankMapping(typed: $0) },
            by: .system
        )
    }

    private func proposals(_ world: World, _ id: BankStatementID) throws -> [BankProposal] {
        try world.database.readBlocking { try BankImport.proposals(of: id, in: $0) }
    }

    private func csv(_ lines: String...) -> [UInt8] {
        Array(([BankFiles.csvHeader] + lines).joined(separator: "\n").utf8)
    }

    @Test("Every version of camt.053 is read", arguments: 2...8)
    func versions(version: Int) async throws {
        let (world, client, _) = try await world("100")
        let id = try await read(
            world,
            BankFiles.camt(
                [BankFiles.entry("100.00", "INV-2026-00001", id: "A", payer: "acme Ltd")],
                version: version
            )
        )
        let proposal = try #require(try proposals(world, id).first)
        #expect(proposal.entry.payer == "acme Ltd")
        #expect(proposal.entry.amount.decimalText == "100.00")
        #expect(proposal.match.confidence == .certain)
        #expect(proposal.match.clientID == client)
    }

    @Test("Reading books nothing; the certain ones are booked together, doubtful ones never")
    func certainOnes() async throws {
        let (world, client, invoices) = try await world("100", "50", "25")
        let id = try await read(
            world,
            BankFiles.camt([
                BankFiles.entry("100.00", "Rechnung INV-2026-00001", id: "A"),
                BankFiles.entry("49.00", "INV-2026-00002", id: "B"),
                BankFiles.entry("25.00", "thank you", id: "C", payer: "acme Ltd"),
                BankFiles.entry("1.00", "fee", id: "D", direction: "DBIT"),
                BankFiles.entry("9.00", "pending", id: "E")
                    .replacing("<Cd>BOOK</Cd>", with: "PDNG"),
            ])
        )
        #expect(
            try proposals(world, id).map(\.match.confidence)
                == [.certain, .doubtful, .doubtful, .none]
        )
        #expect(try world.balance(client) == -175_000_000)
        let bank = BankImport(world.office)
        #expect(try await bank.bookCertain(of: id, by: .system) == 1)
        #expect(try await bank.bookCertain(of: id, by: .system) == 0)
        #expect(try world.balance(client) == -75_000_000)
        let open = try invoices.map { try world.invoice($0).outstanding.decimalText }
        #expect(open == ["0.00", "50.00", "25.00"])
        let second = try proposals(world, id)[1]
        try await bank.book(
            second.entry.id,
            for: client,
            settling: second.match.paymentParts,
            by: .system
        )
        #expect(try world.invoice(invoices[1]).outstanding.decimalText == "1.00")
        await #expect(throws: InvoicingRefusal.bankEntryClosed) {
            try await bank.book(second.entry.id, for: client, settling: [], by: .system)
        }
        try await world.expectCleanAudit()
    }

    @Test("The same file, and the same entry in another file, is kept once")
    func twice() async throws {
        let (world, client, _) = try await world("100")
        let first = BankFiles.camt([
            BankFiles.entry("100.00", "INV-2026-00001", id: "A"),
            BankFiles.entry("5.00", "tip", id: "B"), BankFiles.entry("5.00", "tip", id: "B"),
        ])
        let id = try await read(world, first)
        #expect(try proposals(world, id).count == 3)
        #expect(try await read(world, first) == id)
        let bank = BankImport(world.office)
        #expect(try await bank.bookCertain(of: id, by: .system) == 1)
        let later = BankFiles.camt([
            BankFiles.entry("5.00", "tip", id: "B"), BankFiles.entry("5.00", "tip", id: "B"),
            BankFiles.entry("5.00", "tip", id: "B"),
            BankFiles.entry("100.00", "INV-2026-00001", id: "A"),
            BankFiles.entry("7.00", "new", id: "C"),
        ])
        let second = try await read(world, later)
        #expect(second != id)
        #expect(try proposals(world, second).map(\.entry.amount.decimalText) == ["5.00", "7.00"])
        let stored = try world.database.readBlocking {
            try BankRepository.statement(second, in: $0)
        }
        #expect(stored?.knownEntries == 3)
        #expect(try world.balance(client) == 0)
        try await world.expectCleanAudit()
    }

    @Test("A CSV is read with its mapping: dates, decimals, thousands and both signs")
    func csvFile() async throws {
        let (world, client, _) = try await world("1234.56")
        let id = try await read(
            world,
            csv(
                "05.10.2026;acme Ltd;Zahlung INV-2026-00001;1.234,56;EUR",
                "06.10.2026;Bank;Entgelt;-3,00;EUR",
                "07.10.2026;;Saldo;0,00;EUR"
            ),
            BankFiles.mappingForm
        )
        let found = try proposals(world, id)
        #expect(found.map(\.entry.amount.decimalText) == ["1234.56", "-3.00"])
        #expect(found[0].entry.bookedOn.description == "2026-10-05")
        #expect(found[0].match.confidence == .certain)
        #expect(try await BankImport(world.office).bookCertain(of: id, by: .system) == 1)
        #expect(try world.balance(client) == 0)
    }

    @Test(
        "A broken CSV is refused line by line, and nothing of it is kept",
        arguments: [
            ("05.10.2026;a;b;1,234,5;EUR", 2, "no amount"),
            ("05.10.2026;a;b;1.5;EUR", 2, "no amount"),
            ("05.10.2026;a;b;;EUR", 2, "no amount"), ("05.10.2026;a;b;1,005;EUR", 2, "decimals"),
            ("2026-10-05;a;b;1,00;EUR", 2, "no date"), ("31.02.2026;a;b;1,00;EUR", 2, "no date"),
            ("05.10.2026;a;b;1,00;EURO", 2, "currency"), ("05.10.2026;a;b;1,00;", 2, "currency"),
            ("05.10.2026;a;b;99999999999999,00;EUR", 2, "no amount"),
        ]
    )
    func brokenCSV(line: String, number: Int, words: String) async throws {
        let (world, _, _) = try await world()
        let errors = await #expect(throws: ImportErrors.self) {
            try await read(world, csv(line), BankFiles.mappingForm)
        }
        #expect(errors?.problems.first?.line == number)
        #expect(
            errors?.problems.first?.sentence.contains(words) == true,
            "\(String(describing: errors))"
        )
        let statements = try world.database.readBlocking {
            try BankRepository.statements(limit: 9, in: $0)
        }
        #expect(statements.isEmpty)
    }

    @Test(
        "A broken camt.053 is refused with the line of the element",
        arguments: [
            ("<Amt Ccy=\"EUR\">100.00</Amt>", "<Amt Ccy=\"EUR\">1O0</Amt>", "no amount"),
            ("Ccy=\"EUR\"", "Ccy=\"E\"", "no currency"), ("CRDT", "CREDIT", "CRDT or DBIT"),
            ("<Dt>2026-10-05</Dt>", "", "no date"), ("</Ntry>", "", "ends <Ntry>"),
            ("camt.053", "camt.052", "no camt.053"), ("BkToCstmrStmt", "Other", "no camt.053"),
            ("<Amt Ccy=\"EUR\">100.00</Amt>", "<Amt Ccy=\"EUR\">-100.00</Amt>", "no amount"),
        ]
    )
    func brokenCamt(text: String, with other: String, words: String) async throws {
        let (world, _, _) = try await world()
        let file = String(
            decoding: BankFiles.camt([BankFiles.entry("100.00", "x", id: "A")]),
            as: UTF8.self
        ).replacing(text, with: other)
        let errors = await #expect(throws: ImportErrors.self) {
            try await read(world, Array(file.utf8))
        }
        let problem = try #require(errors?.problems.first)
        #expect(problem.sentence.contains(words), "\(problem)")
        #expect(problem.line > 1)
    }

    @Test("A bundle gives an entry per transfer, which must add up")
    func bundles() async throws {
        let (world, _, _) = try await world("10", "20")
        func bundle(_ total: String) -> String {
            let parts = [("10.00", "INV-2026-00001"), ("20.00", "INV-2026-00002")].map {
                "<TxDtls><Amt Ccy=\"EUR\">\($0.0)</Amt><CdtDbtInd>CRDT</CdtDbtInd>"
                    + "<RmtInf><Strd><CdtrRefInf><Ref>\($0.1)</Ref></CdtrRefInf></Strd></RmtInf>"
                    + "</TxDtls>"
            }.joined()
            return "<Ntry><Amt Ccy=\"EUR\">\(total)</Amt><CdtDbtInd>CRDT</CdtDbtInd>"
                + "<Sts>BOOK</Sts><BookgDt><Dt>2026-10-05</Dt></BookgDt>"
                + "<NtryDtls>\(parts)</NtryDtls></Ntry>"
        }
        let id = try await read(world, BankFiles.camt([bundle("30.00")]))
        #expect(try proposals(world, id).map(\.match.confidence) == [.certain, .certain])
        await #expect(throws: ImportErrors.self) {
            try await read(world, BankFiles.camt([bundle("31.00")]))
        }
    }

    @Test("An invoice that was paid meanwhile is left to a person; an undone payment can be redone")
    func meanwhile() async throws {
        let (world, client, _) = try await world("100")
        let id = try await read(
            world,
            BankFiles.camt([BankFiles.entry("100.00", "INV-2026-00001", id: "A")])
        )
        let bank = BankImport(world.office)
        let seen = try #require(try proposals(world, id).first)
        let other = try await world.payments.record(try world.payment(client, "60"), by: .system)
        #expect(try await bank.bookCertain(of: id, by: .system) == 0)
        await #expect(throws: InvoicingRefusal.self) {
            try await bank.book(
                seen.entry.id,
                for: client,
                settling: seen.match.paymentParts,
                by: .system
            )
        }
        _ = try await world.payments.undo(other, comment: "", by: .system)
        #expect(try await bank.bookCertain(of: id, by: .system) == 1)
        let booked = try #require(try proposals(world, id).first?.entry.paymentID)
        await #expect(throws: InvoicingRefusal.bankEntryClosed) {
            try await bank.setAside(false, seen.entry.id, by: .system)
        }
        _ = try await world.payments.undo(booked, comment: "wrong", by: .system)
        try await bank.setAside(false, seen.entry.id, by: .system)
        #expect(try proposals(world, id).first?.match.confidence == .certain)
        #expect(try await bank.bookCertain(of: id, by: .system) == 1)
        #expect(try world.balance(client) == 0)
        try await world.expectCleanAudit()
    }
}

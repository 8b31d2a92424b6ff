// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Backoffice
import Billing
import Crypto
import Documents
import Primitives
import Storage
import Testing

@Suite("Mail", .enabled(if: MailServer.isInstalled, "scripts/bootstrap --test installs aiosmtpd"))
struct MailTests {
    private func world(_ address: String = "bills@acme.example") throws -> (World, ClientID) {
        let world = try World("2026-10-01 08:00")
        let client = try world.client("acme") { $0.invoicing.billingEmail = address }
        try world.charge(client, at: "2026-09-10 10:00", price: 333_333, messages: 100)
        return (world, client)
    }

    private func invoice(_ world: World, _ client: ClientID) async throws -> InvoiceID {
        let made = try await world.invoicing.create(
            try world.usage(client, "2026-09-01", "2026-09-30"),
            by: .system
        )
        return try #require(made.invoiceID)
    }

    private func run(
        _ world: World,
        _ settings: MailSettings,
        trusting trustsAny: Bool = true
    ) async throws -> Int {
        try await MailRun(
            office: world.office,
            override: settings,
            carrier: MailServer.carrier(trusting: trustsAny)
        ).run()
    }

    private func timeline(_ world: World, _ id: InvoiceID) throws -> [InvoiceEvent] {
        let invoice = try world.invoice(id)
        return try world.database.readBlocking {
            try InvoiceRepository.timeline(of: invoice, in: $0)
        }
    }

    @Test(
        "An invoice arrives whole, with the brand's words and the files as they are downloaded",
        arguments: [("none", false), ("starttls", true), ("tls", true)]
    )
    func arrives(tls: String, auth: Bool) async throws {
        let (world, client) = try world("bills@acme.example, boss@acme.example")
        try world.database.writeBlocking { transaction in
            var brand = try #require(try BrandRepository.find(BrandID(10), in: transaction))
            brand.mail = BrandMail(
                title: "Рахунок {number} for {period}",
                body: "Dear {company},\n\n.\nplease pay {total}.",
                signature: "{enterprise} {what}"
            )
            try BrandRepository.update(brand, in: transaction)
        }
        let id = try await invoice(world, client)
        let server = try await MailServer(tls: tls, auth: auth)
        let security = try #require(MailSettings.Security(rawValue: tls))
        let settings = server.settings(security, user: auth ? "tollgate" : "")
        #expect(try await run(world, settings) == 1)
        let letter = try #require(try server.letters().first)
        #expect(letter.recipients == ["bills@acme.example", "boss@acme.example"])
        #expect(letter.sender == "bill@example.com")
        #expect(letter.from == "Example <bill@example.com>")
        #expect(letter.subject == "Рахунок INV-2026-00001 for 2026-09-01 – 2026-09-30")
        let body = "Dear acme Ltd,\n\n.\nplease pay 39.66 EUR."
        #expect(letter.text == "\(body)\n\n-- \nExample GmbH {what}\n")
        #expect(letter.isEncrypted == (tls != "none"))
        #expect(letter.defects.isEmpty)
        let office = DocumentsOffice(world.database)
        let report = try #require(try world.invoice(id).reportID)
        let files = [
            try await office.invoicePDF(id), try await office.statisticsXLSX(report),
            try await office.statisticsCSV(report),
        ].compactMap { $0 }
        #expect(letter.files.map(\.name) == files.map(\.name))
        #expect(letter.files.map(\.sha256) == files.map { sha256($0.bytes) })
        let sent = try world.invoice(id)
        #expect(sent.status(on: sent.issueOn) == .sent)
        let event = try #require(try timeline(world, id).last)
        #expect(event.kind == .mailed)
        #expect(event.detail.contains("250 2.0.0 queued as 4711"), "\(event.detail)")
        #expect(try await run(world, settings) == 0)
    }

    @Test(
        "Who wants XML has it beside the PDF, with the bytes that are downloaded",
        arguments: EInvoiceSyntax.allCases
    )
    func electronic(syntax: EInvoiceSyntax) async throws {
        let (world, client) = try world()
        try world.change(client) { $0.invoicing.mailedXML = syntax }
        let id = try await invoice(world, client)
        let server = try await MailServer()
        #expect(try await run(world, server.settings()) == 1)
        let letter = try #require(try server.letters().first)
        let found = try await DocumentsOffice(world.database).invoiceXML(id, syntax)
        let xml = try #require(found)
        let file = try #require(letter.files.first { $0.name == xml.name })
        #expect(file.sha256 == sha256(xml.bytes))
        #expect(letter.files.count { $0.name.hasSuffix(".xml") } == 1)
    }

    @Test("A document without an electronic form goes as a PDF alone, also to who wants XML")
    func noElectronicForm() async throws {
        let (world, client) = try world()
        try world.change(client) { $0.invoicing.mailedXML = .ubl }
        _ = try await world.invoicing.create(
            try world.fee(client, "99", kind: .proforma),
            by: .system
        )
        let server = try await MailServer()
        #expect(try await run(world, server.settings()) == 1)
        let letter = try #require(try server.letters().first)
        #expect(letter.files.map { $0.name.hasSuffix(".pdf") } == [true])
    }

    @Test("A server that is busy is tried again with growing gaps, and once it takes it, once")
    func triedAgain() async throws {
        let (world, client) = try world("later@acme.example")
        let id = try await invoice(world, client)
        let server = try await MailServer()
        var nobody = server.settings()
        nobody.port = 1
        #expect(try await run(world, nobody) == 0)
        #expect(try await run(world, server.settings()) == 0)
        world.move(to: world.now.adding(seconds: 60))
        #expect(try await run(world, server.settings()) == 0)
        #expect(try timeline(world, id).last?.detail.contains("451 4.7.1") == true)
        world.move(to: world.now.adding(seconds: 299))
        #expect(try await run(world, server.settings()) == 0)
        world.move(to: world.now.adding(seconds: 1))
        #expect(try await run(world, server.settings()) == 1)
        #expect(try server.letters().count == 1)
    }

    @Test("A refusal for good is not tried again; sending again by hand is a new letter")
    func refused() async throws {
        let (world, client) = try world("refused@acme.example")
        let id = try await invoice(world, client)
        let server = try await MailServer()
        #expect(try await run(world, server.settings()) == 0)
        let event = try #require(try timeline(world, id).last)
        #expect(event.kind == .mailFailed)
        #expect(event.detail.contains("550 5.1.1 No such mailbox here"), "\(event.detail)")
        world.move(to: world.now.adding(seconds: 86_400))
        #expect(try await run(world, server.settings()) == 0)
        try world.change(client) { $0.invoicing.billingEmail = "right@acme.example" }
        try await world.invoicing.sendAgain(id, by: .system)
        #expect(try await run(world, server.settings()) == 1)
    }

    @Test("A certificate that nobody vouches for, or no TLS at all, gets no letter")
    func untrusted() async throws {
        let (world, client) = try world()
        _ = try await invoice(world, client)
        let secure = try await MailServer(tls: "starttls")
        #expect(try await run(world, secure.settings(.startTLS), trusting: false) == 0)
        world.move(to: world.now.adding(seconds: 3_600))
        let plain = try await MailServer()
        #expect(try await run(world, plain.settings(.startTLS)) == 0)
        #expect(try secure.letters().isEmpty)
        #expect(try plain.letters().isEmpty)
    }

    @Test("Letters that nobody took for two days are given up")
    func givenUp() async throws {
        let (world, client) = try world()
        let id = try await invoice(world, client)
        var nobody = MailSettings()
        nobody.host = "127.0.0.1"
        nobody.port = 1
        for _ in 0..<20 {
            _ = try await run(world, nobody)
            world.move(to: world.now.adding(seconds: 21_600))
        }
        let mails = try world.database.readBlocking { try MailRepository.list(limit: 9, in: $0) }
        #expect(mails.map(\.state) == [.failed])
        #expect(try timeline(world, id).filter { $0.kind == .mailFailed }.count < 20)
    }

    @Test("Each kind of letter can be switched off, and by hand it goes all the same")
    func switches() async throws {
        let (world, client) = try world()
        try world.change(client) {
            $0.invoicing.mail.sendsInvoices = false
            $0.invoicing.mail.sendsCreditNotes = false
        }
        let id = try await invoice(world, client)
        _ = try await world.invoicing.credit(
            CreditNoteRequest(invoiceID: id, net: nil, reason: "Wrong"),
            requestID: nil,
            by: .system
        )
        func waiting() throws -> Int {
            try world.database.readBlocking { try MailRepository.waiting(in: $0) }
        }
        #expect(try world.invoice(id).isVisibleToClient)
        #expect(try waiting() == 0)
        try await world.invoicing.sendAgain(id, by: .system)
        #expect(try waiting() == 1)
    }

    @Test("Without Send invoices, or without an address, nothing is mailed")
    func notMailed() async throws {
        let (world, client) = try world()
        try world.change(client) { $0.invoicing.sendsInvoices = false }
        let id = try await invoice(world, client)
        let waiting = try world.database.readBlocking { try MailRepository.waiting(in: $0) }
        #expect(waiting == 0)
        try world.change(client) { $0.invoicing.billingEmail = "" }
        await #expect(throws: InvoicingRefusal.billingAddressMissing) {
            try await world.invoicing.sendAgain(id, by: .system)
        }
    }

    private func sha256(_ bytes: [UInt8]) -> String {
        SHA256.hash(data: bytes).map { byte in
            let text = String(byte, radix: 16)
            return text.count == 1 ? "0" + text : text
        }.joined()
    }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Backoffice
import Billing
import Documents
import EngineTesting
import Messaging
import Primitives
import Storage
import Testing

@Suite("Price notices", .bothEngines)
struct PriceNoticeTests {
    private func world() throws -> (World, ClientID, Settings) {
        let world = try World("2026-10-01 08:00")
        let client = try world.client("acme", zone: "Europe/Kyiv") {
            $0.invoicing.priceEmail = "prices@acme.example, boss@acme.example"
        }
        return (world, client, Settings(office: world.office, catalogue: .builtIn))
    }

    private func set(
        _ settings: Settings,
        _ client: ClientID,
        _ network: String,
        _ price: String,
        from: String = ""
    ) async throws {
        _ = try await settings.setPrice(
            of: .client(client),
            ["network": network, "price": price, "effective_from": from],
            .system
        )
    }

    private func mails(_ world: World) throws -> [StoredMail] {
        try world.database.readBlocking { try MailRepository.list(limit: 9, in: $0) }
    }

    @Test("What a client was told once is not told again, and what was sent stays as it was")
    func told() async throws {
        let (world, client, settings) = try world()
        try await set(settings, client, "25501", "0.04")
        try await set(settings, client, "25503", "0.05", from: "2026-10-08T00:00")
        let first = try await settings.priceNotice(for: client)
        #expect(first.notice.changes.map(\.status) == [.added, .added])
        #expect(first.notice.changes.map(\.validFrom.description) == ["2026-10-01", "2026-10-08"])
        let through = try #require(first.through)
        let request = SettingsRequest(by: .system, id: "press")
        let id = try await settings.sendPriceNotice(to: client, through: through, request)
        // A second press of the same button is the same notice.
        #expect(try await settings.sendPriceNotice(to: client, through: through, request) == id)
        let mail = try #require(try mails(world).first)
        #expect(try mails(world).count == 1)
        #expect(mail.recipients == ["prices@acme.example", "boss@acme.example"])
        #expect(mail.priceNoticeID == id)
        #expect(mail.subject == "Price change notice – Example")
        #expect(try await settings.priceNotice(for: client).notice.changes.isEmpty)
        await #expect(throws: FieldErrors.self) {
            try await settings.sendPriceNotice(to: client, through: through, .system)
        }
        let office = DocumentsOffice(world.database)
        let sent = try #require(try await office.priceNotice(id, .table))
        world.move(to: world.now.adding(seconds: 86_400))
        try await set(settings, client, "25501", "0.045", from: "2026-10-20T00:00")
        let second = try await settings.priceNotice(for: client)
        #expect(second.notice.changes.map(\.status) == [.raised])
        #expect(second.notice.changes[0].differenceMicros == 5_000)
        #expect(try await office.priceNotice(id, .table) == sent)
        #expect(String(decoding: sent.bytes, as: UTF8.self).contains(",,0.05,,New,2026-10-08,EUR"))
    }

    @Test("A price that comes after the preview waits for the next notice")
    func afterThePreview() async throws {
        let (world, client, settings) = try world()
        try await set(settings, client, "25501", "0.04")
        let seen = try #require(try await settings.priceNotice(for: client).through)
        world.move(to: world.now.adding(seconds: 60))
        try await set(settings, client, "25503", "0.05")
        let id = try await settings.sendPriceNotice(to: client, through: seen, .system)
        let csv = try await DocumentsOffice(world.database).priceNotice(id, .table)
        let text = String(decoding: try #require(csv).bytes, as: UTF8.self)
        #expect(text.contains("25501") && !text.contains("25503"))
        let next = try await settings.priceNotice(for: client).notice.changes
        #expect(next.map(\.destination.network) == [Network("25503")])
    }

    @Test("Without an e-mail for price updates nothing is sent")
    func nobody() async throws {
        let (world, client, settings) = try world()
        try world.change(client) { $0.invoicing.priceEmail = "" }
        try await set(settings, client, "25501", "0.04")
        let through = try #require(try await settings.priceNotice(for: client).through)
        let errors = await #expect(throws: FieldErrors.self) {
            try await settings.sendPriceNotice(to: client, through: through, .system)
        }
        #expect(errors?.description.contains("e-mail for price updates") == true)
        #expect(try mails(world).isEmpty)
        let kept = try world.database.readBlocking {
            try PriceNoticeRepository.list(of: client, limit: 9, in: $0)
        }
        #expect(kept.isEmpty)
    }

    @Test(
        "The letter arrives with its three files as they are downloaded",
        .enabled(if: MailServer.isInstalled, "scripts/bootstrap --test installs aiosmtpd")
    )
    func arrives() async throws {
        let (world, client, settings) = try world()
        try await set(settings, client, "25501", "0.04")
        let through = try #require(try await settings.priceNotice(for: client).through)
        let id = try await settings.sendPriceNotice(to: client, through: through, .system)
        let server = try await MailServer()
        let run = MailRun(
            office: world.office,
            override: server.settings(),
            carrier: MailServer.carrier(trusting: true)
        )
        #expect(try await run.run() == 1)
        let letter = try #require(try server.letters().first)
        let office = DocumentsOffice(world.database)
        var names: [String] = []
        for form in PriceNoticeFile.allCases {
            names.append(try #require(try await office.priceNotice(id, form)).name)
        }
        #expect(letter.files.map(\.name) == names)
        #expect(
            names == ["prices-2026-10-01.pdf", "prices-2026-10-01.xlsx", "prices-2026-10-01.csv"]
        )
        #expect(letter.text.contains("These prices change."))
    }
}

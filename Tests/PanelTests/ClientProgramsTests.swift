// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import ClientPanel
import EngineTesting
import Primitives
import Storage
import Testing
import WebSupport

/// What the client's people set up for their programs.
@Suite(.bothEngines) struct ClientProgramsTests {
    private let world: ClientWorld

    init() throws {
        world = try ClientWorld()
    }

    @Test func aKeyIsShownOnceAndKeptAsItsHash() async throws {
        let page = try await world.page(
            "/client/api-keys",
            posting: ["name": "Shop <1>", "scope:balances.read": "1", "last_day": "2026-12-31"]
        )
        let start = try #require(page.firstRange(of: "tgk_")).lowerBound
        let token = String(page[start...].prefix { $0.isLetter || $0.isNumber || $0 == "_" })
        #expect(token.count == 68)
        let list = try await world.page("/client/api-keys")
        #expect(!list.contains(token))
        #expect(list.contains("Shop &lt;1&gt;"))
        let key = try await world.database.read {
            try APIKeyRepository.find(tokenHash: Secrets.hash(token), in: $0)
        }
        #expect(key?.scopes == [.balancesRead])
        #expect(key?.clientID == world.mine.client.id)
        #expect(key?.isValid(at: ClientWorld.now) == true)
        let end = Instant(utcMidnightOf: try #require(CalendarDate("2027-01-01")))
        #expect(key?.expiresAt == end)
        #expect(key?.isValid(at: end) == false)
    }

    @Test func whatIsWrongWithAKeyStandsAtItsField() async throws {
        let page = try await world.page(
            "/client/api-keys",
            posting: ["name": "", "last_day": "2020-01-01", "scope:messages.send": "1"],
            status: 422
        )
        for field in ["name", "last_day", "access_id"] {
            #expect(page.contains(#"id="e-\#(field)""#), "\(field)")
        }
        let none = try await world.page("/client/api-keys", posting: ["name": "A"], status: 422)
        #expect(none.contains(#"id="e-scopes""#))
    }

    @Test func aDeveloperIsOfferedNoFinance() async throws {
        var person = world.mine.person
        person.role = .developer
        guard case .document(let page, 200) = try await world.ask("/client/api-keys", as: person)
        else {
            Issue.record("no page")
            return
        }
        #expect(page.text.contains("scope:messages.send"))
        #expect(!page.text.contains("scope:invoices.read"))
    }

    @Test func aWebhookIsMadeChangedRotatedAndRemoved() async throws {
        let refused = try await world.page(
            "/client/webhooks",
            posting: ["url": "shop.example", "event:invoice.issued": "1"],
            status: 422
        )
        #expect(refused.contains(#"id="e-url""#))
        let made = try await world.ask(
            "/client/webhooks",
            posting: ["url": "https://shop.example/e", "event:invoice.issued": "1"]
        )
        guard case .redirect(let url, _) = made else {
            Issue.record("\(made)")
            return
        }
        let first = try await world.page(url)
        #expect(first.contains("whsec_"))
        #expect(first.contains("Nothing was delivered yet"))
        _ = try await world.ask(url + "/rotate", posting: [:])
        let second = try await world.page(url)
        #expect(second.contains("The former secret signs as well until"))
        _ = try await world.ask(
            url,
            posting: ["url": "https://shop.example/f", "event:payment.recorded": "1"]
        )
        let third = try await world.page(url)
        #expect(third.contains("https://shop.example/f"))
        _ = try await world.ask(url + "/remove", posting: [:])
        #expect(try await world.ask(url).isNotFound)
    }

    @Test func theLogShowsADeliveryAndSendsItAgain() async throws {
        let url = ClientURL.webhook(world.mine.webhookID).path
        let before = try await world.page(url)
        #expect(before.contains("evt_\(1_401)"))
        _ = try await world.ask(url + "/resend/\(world.mine.deliveryID)", posting: [:])
        let log = try await world.database.read { transaction in
            try WebhookRepository.deliveries(
                of: world.mine.client.id,
                limit: 10,
                in: transaction
            )
        }
        #expect(log.map(\.eventID) == [1_401, 1_401])
    }
}

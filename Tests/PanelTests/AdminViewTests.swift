// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Backoffice
import Billing
import EngineTesting
import Messaging
import Primitives
import Storage
import Testing

@testable import AdminPanel
@testable import WebSupport

/// Finding anything, seeing a client's panel, live parts, and what people choose for themselves.
@Suite(.bothEngines) struct AdminViewTests {
    @Test func anythingIsFoundByIDOrName() async throws {
        let world = try AdminWorld()
        let seeded = try await world.seed()
        try world.journal(
            AdminMessage(client: seeded.client, supplier: seeded.supplier, at: world.now)
        )
        try await AdminBrowser.use(world) { browser in
            let client = try await browser.get("/admin/find?q=ORCHID_MEDIA")
            #expect(client.location == "/admin/clients/\(seeded.client)")
            let part = try await browser.get("/admin/find?q=northwind")
            #expect(part.status == 200)
            #expect(part.shows("Northwind Messaging SIA") && part.shows("/admin/brands/"))
            let none = try await browser.get("/admin/find?q=nobody%20of%20this%20name")
            #expect(none.shows("Nothing has this id or name."))
        }
        // A role finds only what it may read.
        try await AdminBrowser.use(world, as: .routing) { browser in
            #expect(try await browser.get("/admin/find?q=orchid_media").location.isEmpty)
            let carrier = try await browser.get("/admin/find?q=Baltic%20Carrier")
            #expect(carrier.location == "/admin/suppliers/\(seeded.supplier)")
        }
    }

    @Test func anOwnerSeesAClientsPanelButChangesNothingThere() async throws {
        let world = try AdminWorld()
        let seeded = try await world.seed()
        try await AdminBrowser.use(world) { browser in
            #expect(try await browser.get("/client").status == 404)
            let begun = try await browser.post("/admin/clients/\(seeded.client)/view", [:])
            #expect(begun.location == "/client")
            let page = try await browser.get("/client")
            #expect(page.status == 200)
            #expect(page.shows("Orchid Media LLC") && page.shows("Nothing can be changed here"))
            let refused = try await browser.post("/client/profile/zone", ["zone": "UTC"])
            #expect(refused.status == 403)
            // The own panel stays open meanwhile.
            #expect(try await browser.get("/admin").status == 200)
            let ended = try await browser.post("/admin/view/end", [:])
            #expect(ended.location == "/admin/clients/\(seeded.client)")
            #expect(try await browser.get("/client").status == 404)
        }
        let entries = try await world.database.read {
            try AuditLogRepository.list(
                objectKind: "client",
                objectID: "\(seeded.client)",
                in: $0
            )
        }
        let actions = entries.map(\.entry.action)
        #expect(actions.filter { $0 == "see as client" }.count == 1)
        #expect(actions.filter { $0 == "stop seeing as client" }.count == 1)
    }

    @Test(arguments: [Role.support, .routing, .readOnly])
    func whoMayNotChangeClientsMayNotBeOne(_ role: Role) async throws {
        let world = try AdminWorld()
        let seeded = try await world.seed()
        try await AdminBrowser.use(world, as: role) { browser in
            let begun = try await browser.post("/admin/clients/\(seeded.client)/view", [:])
            #expect(begun.status == 403)
            #expect(try await browser.get("/client").status == 404)
        }
    }

    @Test func sessionsAreSentAsEvents() async throws {
        let world = try AdminWorld()
        try await AdminBrowser.use(world) { browser in
            let events = try await browser.get("/admin/sessions/events")
            #expect(events.headers[.contentType] == "text/event-stream")
            #expect(events.text.hasPrefix("data: \"") && events.text.hasSuffix("\"\n\n"))
            #expect(events.text.contains("203.0.113.7:40312"))
            let page = try await browser.get("/admin/sessions")
            #expect(page.shows(#"data-live="/admin/sessions/events""#))
        }
    }

    @Test(arguments: [
        ("plain", #""plain""#), ("a\"b\\c", #""a\"b\\c""#), ("x\ny\u{1}", #""x\ny\u0001""#),
        ("\u{2028}", #""\u2028""#),
    ])
    func eventsAreJSON(_ text: String, _ json: String) {
        #expect(JSONText.quoted(text) == json)
    }

    @Test func singleKeysCanBeTurnedOff() async throws {
        let world = try AdminWorld()
        try await AdminBrowser.use(world) { browser in
            #expect(try await browser.get("/admin").shows(#"data-keys="1""#))
            let answer = try await browser.post("/security/keys", ["uses_single_keys": "0"])
            #expect(answer.location == "/security")
            #expect(try await browser.get("/admin").shows(#"data-keys="0""#))
        }
    }

    @Test func peopleChangeTheirOwnZoneAndPassword() async throws {
        let world = try AdminWorld()
        try await AdminBrowser.use(world) { browser in
            let bad = try await browser.post("/security/zone", ["zone": "Mars/Base"])
            #expect(bad.status == 422 && bad.shows("Mars/Base"))
            let zone = try await browser.post("/security/zone", ["zone": "Asia/Almaty"])
            #expect(zone.location == "/security")
            let wrong = try await browser.post(
                "/security/password",
                ["current": "guessed", "new": "short"]
            )
            #expect(wrong.status == 422)
            #expect(wrong.shows("The present password is wrong."))
            #expect(wrong.shows("12 to 200 characters"))
            let right = try await browser.post(
                "/security/password",
                ["current": AdminBrowser.password, "new": "another long sentence"]
            )
            #expect(right.location == "/security")
            // The browser that changed it stays signed in.
            #expect(try await browser.get("/admin").shows("Asia/Almaty"))
        }
    }

    @Test func aDeckIsComparedBeforeItIsApplied() async throws {
        let world = try AdminWorld()
        let seeded = try await world.seed()
        let owner = PriceOwner.client(seeded.client)
        let deck = """
            mccmnc,country,price
            25501,UA,0.0500
            25503,UA,0.0412
            25506,UA,0.0200
            ,PL,0.0300
            """
        let settings = world.settings
        for (mode, removed) in [(PriceDiff.Mode.change, 0), (.replace, 1)] {
            let diff = try await settings.previewPrices(
                of: owner,
                deck: deck,
                basis: .sent,
                mode: mode
            )
            #expect(diff.counts[.new] == 1)
            #expect(diff.counts[.up] == 1)
            #expect(diff.counts[.down] == 1)
            #expect(diff.counts[.unchanged] == 1)
            #expect(diff.counts[.removed, default: 0] == removed)
            // Only 0.0200 is less than the supplier's 0.031 for Ukraine.
            #expect(diff.belowCost == 1)
        }
        let before = try await world.database.read { try PriceRepository.all(in: $0) }
        try await AdminBrowser.use(world) { browser in
            let path = "/admin/clients/\(seeded.client)/prices/import"
            var form = ["deck": deck, "basis": "sent", "mode": "replace", "action": "preview"]
            let compared = try await browser.post(path, form)
            #expect(compared.status == 200)
            #expect(compared.shows("Nothing is changed yet") && compared.shows("Below cost"))
            let same = try await world.database.read { try PriceRepository.all(in: $0) }
            #expect(same == before)
            form["action"] = nil
            form["request_id"] = "import-1"
            let applied = try await browser.post(path, form)
            #expect(applied.status == 303)
        }
        let now = world.now
        let current = try await world.database.read {
            try PriceRepository.current(of: owner, at: now, in: $0)
        }
        #expect(current.filter { !$0.isClosed }.count == 4)
        #expect(current.filter(\.isClosed).map(\.destination.country.code) == ["KZ"])
    }

    @Test func comingPricesAreUndoneInOnePress() async throws {
        let world = try AdminWorld()
        let client = try await world.seed().client
        let owner = PriceOwner.client(client)
        let deck = """
            mccmnc,country,price,effective
            25501,UA,0.0900,2026-12-01
            ,PL,0.0300,2026-12-01
            """
        world.move(to: world.now.adding(seconds: 60))
        let count = try await world.settings.importPrices(
            of: owner,
            deck: deck,
            basis: .sent,
            .system
        )
        #expect(count == 2)
        let recordedAt = world.now
        world.move(to: world.now.adding(seconds: 60))
        try await AdminBrowser.use(world) { browser in
            let path = "/admin/clients/\(client)/prices"
            #expect(try await browser.get(path).shows("Recorded at"))
            let form = [
                "recorded_at": "\(recordedAt.microseconds)", "request_id": "undo-1",
            ]
            let undone = try await browser.post(path + "/undo", form)
            #expect(undone.location == path)
            let again = try await browser.post(
                path + "/undo",
                ["recorded_at": "\(recordedAt.microseconds)", "request_id": "undo-2"]
            )
            #expect(again.status == 422 && again.shows("were undone already"))
        }
        let later = Instant(utcMidnightOf: try #require(CalendarDate("2026-12-02")))
        let current = try await world.database.read {
            try PriceRepository.current(of: owner, at: later, in: $0)
        }
        let vodafone = current.first { $0.destination.network?.text == "25501" }
        #expect(vodafone?.price.micros == 42_500)
        #expect(current.first { $0.destination.country.code == "PL" }?.isClosed == true)
        // Nothing was removed: the rows that were undone are still there.
        let future = try await world.database.read {
            try PriceRepository.future(of: owner, after: recordedAt, in: $0)
        }
        #expect(future.count == 4)
    }
}

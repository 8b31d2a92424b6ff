// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import AdminPanel
import Billing
import EngineTesting
import Primitives
import Storage
import Testing
import WebSupport

/// Keys that the operator's people make, for themselves and for clients.
@Suite(.bothEngines) struct AdminAPIKeysTests {
    @Test func aKeyActsForAPersonOrAClient() async throws {
        let world = try AdminWorld()
        let seeded = try await world.seed()
        try await AdminBrowser.use(world) { browser in
            let owner = try #require(
                try await world.database.read {
                    try PersonRepository.find(login: "person-owner", in: $0)
                }
            )
            let mine = try await browser.post(
                "/admin/api-keys",
                ["name": "Books", "person_id": "\(owner.id)", "scope:invoices.read": "1"]
            )
            #expect(mine.status == 200, "\(mine.text)")
            #expect(mine.shows("tgk_"))
            let path = "/admin/clients/\(seeded.client)/api-keys"
            let refused = try await browser.post(
                path,
                ["name": "Shop", "scope:payments.write": "1"]
            )
            #expect(refused.status == 422)
            let clients = try await browser.post(path, ["name": "Shop", "scope:prices.read": "1"])
            #expect(clients.status == 200, "\(clients.text)")
            let keys = try await world.database.read { try APIKeyRepository.list(in: $0) }
            #expect(Set(keys.map(\.owner)) == [.person(owner.id), .client(seeded.client)])
            #expect(!keys.contains { $0.scopes.contains(.paymentsWrite) })
            let key = try #require(keys.first { $0.clientID == seeded.client })
            let foreign = try await browser.post("/admin/clients/7/api-keys/\(key.id)/revoke", [:])
            #expect(foreign.status == 404)
            let revoked = try await browser.post("\(path)/\(key.id)/revoke", [:])
            #expect(revoked.status == 303)
            let twice = try await browser.post("\(path)/\(key.id)/revoke", [:])
            #expect(twice.status == 404)
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Backoffice
import Billing
import Primitives
import SQLInterface
import Storage
import Testing

/// Products and related accounts: what a client may be tied to.
struct AdminTiesTests {
    /// Creates a client of the world's form under another login.
    private func client(
        _ world: AdminWorld,
        _ login: String,
        _ changes: [String: String] = [:]
    ) async throws -> ClientID {
        var form = AdminWorld.clientForm
        form[field: "login"] = login
        form[field: "invoice_dates"] = ""
        form[field: "enterprise_id"] = ""
        for (field, text) in changes { form[field: field] = text }
        return try await world.settings.createClient(form, .system)
    }

    private func refusal(
        _ field: String,
        _ body: () async throws -> Void
    ) async throws -> String {
        do {
            try await body()
        } catch let errors as FieldErrors {
            return try #require(errors[field], "\(errors)").english
        }
        Issue.record("\(field) was not refused")
        return ""
    }

    @Test func aRelatedAccountIsShownWithItsMainClient() async throws {
        let world = try AdminWorld()
        let main = try await client(world, "main")
        _ = try await client(world, "branch", ["main_client_id": "\(main)"])
        try await AdminBrowser.use(world) { browser in
            #expect(try await browser.get("/admin/clients").shows("related account of main"))
            let page = try await browser.get("/admin/clients/\(main)")
            #expect(page.shows("related accounts:"))
            #expect(page.shows(">branch</a>"))
        }
    }

    @Test func aResellerHasClientsOfItsOwnAndPaysForItself() async throws {
        let world = try AdminWorld()
        let reseller = try await client(world, "resale", ["kind": "reseller"])
        let own = try await client(world, "own", ["main_client_id": "\(reseller)"])
        let refused = try await refusal("main_client_id") {
            let other = ["kind": "reseller", "main_client_id": "\(reseller)"]
            _ = try await client(world, "second", other)
        }
        #expect(refused.contains("A reseller pays for itself"))
        try await AdminBrowser.use(world) { browser in
            let list = try await browser.get("/admin/clients?kind=reseller")
            #expect(list.shows("<small>reseller</small>"))
            #expect(!list.shows("client of reseller"))
            let page = try await browser.get("/admin/clients/\(reseller)")
            #expect(page.shows("reseller; its clients:"))
            #expect(try await browser.get("/admin/clients/\(own)").shows("client of reseller"))
        }
    }

    @Test func aMainClientMustBeAbleToPay() async throws {
        let world = try AdminWorld()
        let main = try await client(world, "main")
        let branch = try await client(world, "branch", ["main_client_id": "\(main)"])
        let chain = try await refusal("main_client_id") {
            _ = try await client(world, "twig", ["main_client_id": "\(branch)"])
        }
        #expect(chain.contains("branch is itself a related account of main"))
        let currency = try await refusal("main_client_id") {
            _ = try await client(world, "usd", ["main_client_id": "\(main)", "currency": "USD"])
        }
        #expect(currency.contains("one balance has one currency"))
        let gone = try await refusal("main_client_id") {
            _ = try await client(world, "lost", ["main_client_id": "999"])
        }
        #expect(gone.contains("does not exist"))
        let enterprise = try await world.seed().client
        let dates = try await refusal("invoice_dates") {
            let issuer = try world.database.readBlocking {
                try ClientRepository.find(enterprise, in: $0)?.invoicing.enterpriseID
            }
            _ = try await client(
                world,
                "dated",
                [
                    "main_client_id": "\(main)", "invoice_dates": "1",
                    "enterprise_id": issuer.map { "\($0)" } ?? "",
                ]
            )
        }
        #expect(dates.contains("invoiced with its main client, main"))
    }

    @Test func whoHasTrafficOrRelatedAccountsKeepsItsPlace() async throws {
        let world = try AdminWorld()
        let busy = try await world.seed().client
        try world.charge(busy, days: 10...11)
        let other = try await client(world, "other")
        let branch = try await client(world, "branch", ["main_client_id": "\(other)"])
        for (id, words) in [(busy, "traffic or money"), (other, "main client of branch")] {
            let stored = try #require(
                try world.database.readBlocking { try ClientRepository.find(id, in: $0) }
            )
            var form = AdminWorld.clientForm
            form[field: "login"] = stored.login
            form[field: "invoice_dates"] = ""
            form[field: "main_client_id"] = "\(id == busy ? other : busy)"
            let typed = form
            let sentence = try await refusal("main_client_id") {
                try await world.settings.updateClient(
                    id,
                    typed,
                    version: stored.version,
                    .system
                )
            }
            #expect(sentence.contains(words), "\(sentence)")
        }
        #expect(branch != other)
    }

    @Test func aProductPricesItsClients() async throws {
        let world = try AdminWorld()
        try await AdminBrowser.use(world) { browser in
            let made = try await browser.post(
                "/admin/products/new",
                ["name": "Wholesale", "currency": "EUR"]
            )
            #expect(made.status == 303, "\(made.text.suffix(600))")
            let path = made.location
            let priced = try await browser.post(
                "\(path)/prices",
                ["country": "UA", "price": "0.05", "basis": "sent"]
            )
            #expect(priced.status == 303)
            #expect(try await browser.get(path).shows("EUR\u{a0}0.05"))
            let product = String(path.split(separator: "/").last ?? "")
            let id = try await client(world, "buyer", ["product_id": product])
            #expect(try await browser.get(path).shows(">buyer</a>"))
            let lookup = try await browser.get("/admin/clients/\(id)/prices?for=25501")
            #expect(lookup.shows("EUR\u{a0}0.05"))
            let stays = try await browser.post(path, ["name": "Wholesale", "currency": "USD"])
            #expect(stays.status == 422)
            #expect(stays.shows("Currency stays EUR"))
            let twice = try await browser.post(
                "/admin/products/new",
                ["name": "Wholesale", "currency": "USD"]
            )
            #expect(twice.shows("There is a product of this name already."))
            let closed = try await browser.post("\(path)/prices/closure", ["country": "UA"])
            #expect(closed.status == 303)
            #expect(try await browser.get(path).shows("No price is in force"))
        }
    }

    @Test func aProductOfAnotherCurrencyIsRefused() async throws {
        let world = try AdminWorld()
        let product = try await world.settings.createProduct(
            ["name": "Dollars", "currency": "USD"],
            .system
        )
        let sentence = try await refusal("product_id") {
            _ = try await client(world, "euro", ["product_id": "\(product)"])
        }
        #expect(sentence.contains("Dollars has prices in USD; this client pays in EUR"))
    }
}

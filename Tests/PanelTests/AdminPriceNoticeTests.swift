// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import AdminPanel
import Backoffice
import Billing
import Documents
import EngineTesting
import Primitives
import Storage
import Testing

/// Telling a client about its prices, from the page of its prices.
@Suite(.bothEngines) struct AdminPriceNoticeTests {
    @Test func theNoticeIsPreviewedSentAndKept() async throws {
        let world = try AdminWorld()
        let client = try await world.seed().client
        try world.database.writeBlocking { transaction in
            var stored = try #require(try ClientRepository.find(client, in: transaction))
            stored.invoicing.priceEmail = "prices@orchid.example"
            try ClientRepository.update(stored, in: transaction)
        }
        try await AdminBrowser.use(world, as: .finance) { browser in
            let path = AdminURL.priceNotice(client).path
            let tab = try await browser.get(AdminURL.client(client, .prices).path)
            #expect(tab.shows("href=\"\(path)\""))
            let page = try await browser.get(path)
            #expect(page.shows("4 changes of all prices"))
            #expect(page.shows("To prices@orchid.example"))
            let through = try #require(Self.hidden("through", page.text))
            let form = ["through": through, "request_id": "r1"]
            #expect(try await browser.post(path, form).status == 303)
            #expect(try await browser.post(path, form).status == 303)
            let again = try await browser.get(path)
            #expect(again.shows("The client knows all of its prices"))
            let records = try await world.database.read {
                try PriceNoticeRepository.list(of: client, limit: 9, in: $0)
            }
            #expect(records.count == 1)
            let id = try #require(records.first?.id)
            for (form, start) in [(PriceNoticeFile.pdf, "%PDF"), (.spreadsheet, "PK")] {
                let file = try await browser.get(AdminURL.priceNoticeFile(client, id, form).path)
                #expect(file.body.starts(with: Array(start.utf8)))
            }
            let csv = try await browser.get(AdminURL.priceNoticeFile(client, id, .table).path)
            #expect(csv.text.contains("0.0425"))
            let foreign = AdminURL.priceNoticeFile(ClientID(1), id, .table).path
            #expect(try await browser.get(foreign).status == 404)
            let unsure = try await browser.post(path, ["through": ""])
            #expect(unsure.status == 422)
        }
    }

    private static func hidden(_ name: String, _ page: String) -> String? {
        page.firstRange(of: "name=\"\(name)\" value=\"").map {
            String(page[$0.upperBound...].prefix { $0 != "\"" })
        }
    }
}

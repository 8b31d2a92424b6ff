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

/// Price files: spreadsheets, columns with unusual names, long lists and downloads.
@Suite(.bothEngines) struct AdminPriceFileTests {
    private func spreadsheet(_ rows: [[ListFile.Cell]], _ columns: [String]) throws -> [UInt8] {
        try ListFile(name: "Rates", columns: columns).xlsx(rows, at: AdminWorld.start)
    }

    @Test func aSpreadsheetIsComparedAndImported() async throws {
        let world = try AdminWorld()
        let supplier = try await world.seed().supplier
        let day = CalendarDate(daysSince1970: 20_800)
        let bytes = try spreadsheet(
            [
                [.count(255), .count(1), .decimal(micros: 42_500, minimumDecimals: 2), .date(day)],
                [.count(255), .count(3), .decimal(micros: 100_001, minimumDecimals: 2), .none],
                [.count(260), .count(2), .count(1), .none],
            ],
            ["MCC", "MNC", "New rate", "From when"]
        )
        let path = "/admin/source-prices/\(supplier)/import"
        try await AdminBrowser.use(world) { browser in
            let plain = try await browser.upload(path, ["basis": "sent"], file: "file", bytes)
            #expect(plain.status == 422)
            #expect(plain.shows("There is no price column."))
            let fields = [
                "basis": "sent", "mode": "change", "column_price": "new rate",
                "column_effective": "From when",
            ]
            let preview = try await browser.upload(
                path,
                fields.merging(["action": "preview"]) { $1 },
                file: "file",
                bytes
            )
            #expect(preview.status == 200)
            #expect(preview.shows("25501"))
            let done = try await browser.upload(path, fields, file: "file", bytes)
            #expect(done.status == 303)
            let again = try await browser.get("/admin/source-prices/\(supplier)")
            #expect(again.shows(#"value="new rate""#))
        }
        let rows = try await world.database.read {
            try PriceRepository.current(of: .supplier(supplier), at: .distantFuture, in: $0)
        }
        let found = Dictionary(
            uniqueKeysWithValues: rows.map { ($0.destination.network?.text ?? "", $0) }
        )
        #expect(found["25501"]?.price.micros == 42_500)
        #expect(found["25501"]?.effectiveFrom == Instant(utcMidnightOf: day))
        #expect(found["25503"]?.price.micros == 100_001)
        #expect(found["26002"]?.price.micros == 1_000_000)
    }

    @Test func anUnknownColumnIsRefusedWithThoseThatAreThere() async throws {
        let world = try AdminWorld()
        let client = try await world.seed().client
        var columns = RateColumns()
        columns[.price] = "Tariff"
        let named = columns
        let errors = try await #require(throws: ImportErrors.self) {
            _ = try await world.settings.importPrices(
                of: .client(client),
                deck: "country,cost\nPL,1\n",
                basis: .sent,
                columns: named,
                .system
            )
        }
        let sentence = try #require(errors.problems.first).sentence.english
        #expect(sentence.contains("no column \"Tariff\"; there are country, cost"))
    }

    @Test func everyPriceOfALongListIsOnExactlyOnePageAndInTheFile() async throws {
        let world = try AdminWorld()
        let client = try await world.seed().client
        let count = 250
        let deck = (0..<count).reduce(into: "mccmnc,country,price\n") { text, number in
            text += "\(900_000 + number),PL,0.0\(10 + number % 90)\n"
        }
        _ = try await world.settings.importPrices(
            of: .client(client),
            deck: deck,
            basis: .sent,
            .system
        )
        try await AdminBrowser.use(world) { browser in
            var path: String? = "/admin/clients/\(client)/prices?country=PL"
            var seen: Set<String> = []
            var pages = 0
            while let next = path, pages < 10 {
                let page = try await browser.get(next)
                #expect(page.body.count < 150_000)
                let found = page.text.split(separator: #"name="network" value=""#).dropFirst()
                    .map { String($0.prefix { $0 != "\"" }) }.filter { !$0.isEmpty }
                #expect(seen.isDisjoint(with: found))
                seen.formUnion(found)
                path = page.text.split(separator: "rel=\"next\" href=\"").dropFirst().first
                    .map { String($0.prefix { $0 != "\"" }).replacing("&amp;", with: "&") }
                pages += 1
            }
            #expect(pages == 3)
            #expect(seen.count == count)
            let file = try await browser.get("/admin/clients/\(client)/prices.csv")
            // Four of the seed, and the header.
            #expect(file.text.split(separator: "\r\n").count == count + 5)
            let copy = try await world.settings.previewPrices(
                of: .client(client),
                deck: file.text,
                basis: .sent,
                mode: .replace
            )
            #expect(copy.counts == [.unchanged: count + 4])
        }
    }

    @Test func aRouteIsEditedInPlace() async throws {
        let world = try AdminWorld()
        let supplier = try await world.seed().supplier
        let route = try #require(
            try await world.database.read { try RouteRepository.list(in: $0) }.first
        )
        try await AdminBrowser.use(world, as: .routing) { browser in
            let path = "/admin/routes/\(route.id)/edit"
            let form = try await browser.get(path)
            #expect(form.shows(#"value="10""#))
            var fields = route.typed.values
            fields["priority"] = "0"
            let bad = try await browser.post(path, fields)
            #expect(bad.status == 422)
            fields["priority"] = "20"
            fields["weight"] = "30"
            fields["sender"] = "Acme, SHOP*"
            let good = try await browser.post(path, fields)
            #expect(good.location == "/admin/routes")
        }
        let saved = try await world.database.read { try RouteRepository.find(route.id, in: $0) }
        var wanted = route
        wanted.priority = 20
        wanted.weight = 30
        wanted.conditions.sender = "Acme, SHOP*"
        #expect(saved == wanted)
        #expect(saved?.supplierID == supplier)
    }
}

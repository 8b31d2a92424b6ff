// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Backoffice
import Billing
import EngineTesting
import Primitives
import Storage
import Testing

/// Exchange rates, corrected prices, disputes, bookkeeping and runs, as a person clicks them.
@Suite(.bothEngines) struct AdminCorrectionTests {
    private func world() async throws -> (AdminWorld, ClientID, InvoiceID) {
        let world = try AdminWorld()
        let seeded = try await world.seed()
        for day in [10, 11] {
            let message = AdminMessage(
                client: seeded.client,
                supplier: seeded.supplier,
                at: Instant(seconds: 1_791_000_000 + Int64(day) * 86_400)
            )
            try world.journal(message, count: 4)
        }
        let made = try await world.invoicing.create(
            UsageInvoiceRequest(clientID: seeded.client, span: .upToNow(from: nil)),
            by: .system
        )
        return (world, seeded.client, try #require(made.invoiceID))
    }

    @Test func ratesAreTypedPreviewedAndImported() async throws {
        let world = try AdminWorld()
        try await world.seed()
        try await AdminBrowser.use(world, as: .finance) { browser in
            #expect(try await browser.get("/admin/exchange-rates").shows("No exchange rate yet"))
            let one = ["base": "EUR", "quote": "PLN", "rate": "4.25", "on": "2026-11-20"]
            #expect(try await browser.post("/admin/exchange-rates", one).status == 303)
            let bad = try await browser.post(
                "/admin/exchange-rates",
                one.merging(["quote": "EUR"]) { $1 }
            )
            #expect(bad.status == 422)
            #expect(bad.shows("Choose two currencies."))
            let file = Array("date,PLN,USD\n2026-11-20,4.26,1.05\n2026-11-21,x,1.06\n".utf8)
            let path = "/admin/exchange-rates/import"
            let fields = ["file_base": "EUR", "action": "preview"]
            let wrong = try await browser.upload(path, fields, file: "file", file)
            #expect(wrong.status == 422)
            #expect(wrong.shows("Line 3"))
            let good = Array("date,PLN,USD\n2026-11-20,4.26,1.05\n".utf8)
            let preview = try await browser.upload(path, fields, file: "file", good)
            #expect(preview.shows("nothing was imported yet"))
            #expect(preview.shows("Changed"))
            let done = try await browser.post(
                path,
                ["file_base": "EUR", "rates": String(decoding: good, as: UTF8.self)]
            )
            #expect(done.status == 303)
            #expect(try await browser.get("/admin/exchange-rates").shows("1.05"))
        }
    }

    @Test func aWrongPriceIsPreviewedAndCorrected() async throws {
        let (world, client, _) = try await world()
        try await AdminBrowser.use(world, as: .finance) { browser in
            let path = "/admin/price-corrections"
            #expect(try await browser.get(path).shows("No price was corrected yet"))
            #expect(try await browser.get("\(path)/new?client=\(client)").shows("mccmnc,country"))
            var fields = [
                "client": "\(client)", "from": "2026-10-01T00:00", "to": "2026-11-25T00:00",
                "corrections": "mccmnc,country,charged,price\n25501,,0.0425,0.04",
                "reason": "Typing mistake", "action": "preview", "request_id": "once",
            ]
            let preview = try await browser.post("\(path)/new", fields)
            #expect(preview.shows("nothing was changed yet"), "\(preview.text.suffix(900))")
            #expect(preview.shows("−0.02"))
            fields["action"] = ""
            let made = try await browser.post("\(path)/new", fields)
            #expect(made.status == 303)
            #expect(try await browser.post("\(path)/new", fields).location == made.location)
            #expect(try await browser.get(made.location).shows("On the next one"))
            #expect(try await browser.get(path).shows("1 waiting"))
            fields["request_id"] = "twice"
            let again = try await browser.post("\(path)/new", fields)
            #expect(again.status == 422)
            #expect(again.shows("corrected already"))
            fields["corrections"] = "mccmnc,price\n255,1"
            let wrong = try await browser.post("\(path)/new", fields)
            #expect(wrong.shows("Line 2"))
        }
    }

    @Test func aDisputeIsOpenedComparedAndClosed() async throws {
        let (world, _, invoice) = try await world()
        try await AdminBrowser.use(world, as: .finance) { browser in
            #expect(try await browser.get("/admin/disputes").shows("No dispute yet"))
            let form = try await browser.get("/admin/disputes/new?invoice=\(invoice)")
            #expect(form.shows("Compare a traffic file"))
            let client = try await world.database.read {
                try InvoiceRepository.find(invoice, in: $0)?.clientID
            }
            let fields = [
                "client": client.map { "\($0)" } ?? "", "reference": "Letter", "tolerance": "0",
                "from": "2026-10-01", "through": "2026-11-24", "invoice": "\(invoice)",
            ]
            let bad = try await browser.upload(
                "/admin/disputes/new",
                fields,
                file: "file",
                Array("date,mccmnc\nyesterday,25501\n".utf8)
            )
            #expect(bad.status == 422)
            #expect(bad.shows("is not a date"))
            let made = try await browser.upload(
                "/admin/disputes/new",
                fields,
                file: "file",
                Array("date,mccmnc,segments\n2026-10-13,25501,4\n2026-10-14,25501,1\n".utf8)
            )
            #expect(made.status == 303, "\(made.text.suffix(900))")
            let page = try await browser.get(made.location)
            #expect(page.shows("Differences by day"))
            let messages = "\(made.location)/messages?on=2026-10-14&country=UA&network=25501"
            #expect(try await browser.get(messages).shows("Only ours"))
            let none = try await browser.post("\(made.location)/close", ["reason": "x"])
            #expect(none.status == 422)
            let note = try await browser.post("\(made.location)/note", ["note": "They called"])
            #expect(note.status == 303)
            let closed = try await browser.post(
                "\(made.location)/close",
                ["state": "rejected", "reason": "Our receipts prove it"]
            )
            #expect(closed.status == 303)
            let end = try await browser.get(made.location)
            #expect(end.shows("Our counts stand"))
            #expect(end.shows("They called"))
        }
    }

    @Test func theJournalIsDownloadedAndItsAccountsAreSet() async throws {
        let (world, _, invoice) = try await world()
        let enterprise = try await world.database.read {
            try InvoiceRepository.find(invoice, in: $0)?.enterpriseID
        }
        let id = try #require(enterprise)
        try await AdminBrowser.use(world, as: .finance) { browser in
            #expect(try await browser.get("/admin/bookkeeping").shows("DATEV"))
            let accounts = "/admin/bookkeeping/\(id)/accounts"
            let bad = try await browser.post(accounts, ["clients": "nonsense"])
            #expect(bad.status == 422)
            let saved = try await browser.post(
                accounts,
                ["revenue": "8400", "clients": "orchid_media = 10007"]
            )
            #expect(saved.status == 303)
            #expect(try await browser.get(accounts).shows("orchid_media = 10007"))
            let query = "from=2026-11-01&through=2026-11-30"
            let csv = try await browser.get("/admin/bookkeeping/\(id)/journal?format=csv&\(query)")
            #expect(csv.shows(",10007,"))
            #expect(csv.shows(",8400,"))
            let datev = try await browser.get(
                "/admin/bookkeeping/\(id)/journal?format=datev&\(query)"
            )
            #expect(datev.shows("\"EXTF\";700;21"))
            let years = try await browser.get(
                "/admin/bookkeeping/\(id)/journal?format=datev&from=2025-01-01&through=2026-11-30"
            )
            #expect(years.status == 422)
            #expect(years.shows("one fiscal year"))
        }
    }

    @Test func runsAndUpcomingInvoicesAreShown() async throws {
        let (world, client, _) = try await world()
        world.move(to: AdminWorld.start.adding(seconds: 7 * 86_400))
        try await AdminBrowser.use(world, as: .finance) { browser in
            let upcoming = try await browser.get("/admin/invoices?tab=upcoming")
            #expect(upcoming.shows("orchid_media"))
            #expect(upcoming.shows("Due now"))
            #expect(try await browser.get("/admin/invoicing-runs").shows("No run has issued"))
            _ = try await InvoicingRun(world.invoicing).run(now: world.now, origin: .schedule)
            let runs = try await browser.get("/admin/invoicing-runs")
            #expect(runs.shows("Finished"))
            let run = try await world.database.read {
                try InvoicingRunRepository.page(limit: 1, in: $0).first
            }
            let id = try #require(run).id
            let page = try await browser.get("/admin/invoicing-runs/\(id)")
            #expect(page.shows("/admin/clients/\(client)/billing"))
            #expect(page.shows("Nothing to bill"))
        }
    }
}

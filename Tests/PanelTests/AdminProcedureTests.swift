// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Backoffice
import Billing
import EngineTesting
import Primitives
import Storage
import Testing
import WebSupport

/// The procedure that the product exists for, through forms and downloads.
@Suite(.bothEngines) struct AdminProcedureTests {
    /// A PNG picture of one green pixel.
    static let logo: [UInt8] = [
        0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0x00, 0x00, 0x00, 0x0D, 0x49, 0x48, 0x44,
        0x52, 0x00, 0x00, 0x00, 0x01, 0x00, 0x00, 0x00, 0x01, 0x08, 0x02, 0x00, 0x00, 0x00, 0x90,
        0x77, 0x53, 0xDE, 0x00, 0x00, 0x00, 0x0C, 0x49, 0x44, 0x41, 0x54, 0x78, 0x9C, 0x63, 0xE0,
        0xCE, 0xF3, 0x07, 0x00, 0x01, 0x50, 0x00, 0xC9, 0xAA, 0x16, 0x3A, 0x36, 0x00, 0x00, 0x00,
        0x00, 0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82,
    ]

    @Test func fromAnEmptyDatabaseToADownloadedInvoice() async throws {
        let world = try AdminWorld()
        try await AdminBrowser.use(world) { browser in
            let brand = try await createBrand(browser)
            let enterprise = try await createEnterprise(browser, world, brand: brand)
            let client = try await createClient(browser, world, enterprise: enterprise)
            try await setPrice(browser, client)
            try world.charge(client, days: 10...24)
            let invoice = try await createInvoice(browser, client)
            try await downloads(browser, world, invoice)
        }
    }

    private func createBrand(_ browser: AdminBrowser) async throws -> String {
        let form = try await browser.get("/admin/brands/new")
        #expect(form.status == 200)
        let broken: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0]
        let refused = try await browser.upload(
            "/admin/brands/new",
            AdminWorld.brandForm.values,
            file: "logo",
            broken
        )
        #expect(refused.status == 422)
        #expect(refused.shows("must be a whole PNG, JPEG or SVG picture"))
        let saved = try await browser.upload(
            "/admin/brands/new",
            AdminWorld.brandForm.values,
            file: "logo",
            Self.logo
        )
        #expect(saved.status == 303, "\(saved.text.suffix(900))")
        let list = try await browser.get("/admin/brands")
        #expect(list.shows("Northwind Messaging"))
        let start = try #require(list.text.firstRange(of: #"href="/admin/brands/"#)?.upperBound)
        let digits = list.text[start...].firstRange(of: #"brands/"#)?.upperBound
        return String(list.text[(digits ?? start)...].prefix { $0.isNumber })
    }

    private func createEnterprise(
        _ browser: AdminBrowser,
        _ world: AdminWorld,
        brand: String
    ) async throws -> EnterpriseID {
        let brands = try await world.database.read { try BrandRepository.list(in: $0) }
        let id = try #require(brands.first?.id)
        let saved = try await browser.post(
            "/admin/enterprises/new",
            AdminWorld.enterpriseForm(id).values
        )
        #expect(saved.status == 303, "\(saved.text.suffix(900))")
        #expect(try await browser.get("/admin/enterprises").shows("Northwind Messaging SIA"))
        let all = try await world.database.read { try EnterpriseRepository.list(in: $0) }
        return try #require(all.first?.id)
    }

    private func createClient(
        _ browser: AdminBrowser,
        _ world: AdminWorld,
        enterprise: EnterpriseID
    ) async throws -> ClientID {
        let saved = try await browser.post(
            "/admin/clients/new",
            [
                "login": "orchid_media", "currency": "EUR", "zone": "Europe/Kyiv",
                "first_day": "2026-11-01", "status": "active", "mode": "postpaid",
                "allowed_credit": "1000",
            ]
        )
        #expect(saved.status == 303, "\(saved.text.suffix(900))")
        let found = try await world.database.read {
            try ClientRepository.find(login: "orchid_media", in: $0)
        }
        let id = try #require(found?.id)
        #expect(saved.location == "/admin/clients/\(id)")
        #expect(try await browser.get(saved.location).shows("Before the first invoice"))
        var form = AdminWorld.clientForm.values
        form["enterprise_id"] = "\(enterprise)"
        form["first_day"] = "2026-11-01"
        form["version"] = "1"
        let billing = try await browser.post("/admin/clients/\(id)/billing", form)
        #expect(billing.status == 303, "\(billing.text.suffix(900))")
        let tab = try await browser.get("/admin/clients/\(id)/billing")
        #expect(tab.shows("<li>mon 2026-11-30</li><li>tue 2026-12-01</li>"))
        #expect(tab.shows("28 February 2026"))
        return id
    }

    private func setPrice(_ browser: AdminBrowser, _ client: ClientID) async throws {
        let saved = try await browser.post(
            "/admin/clients/\(client)/prices",
            ["network": "25501", "price": "0.0425"]
        )
        #expect(saved.status == 303)
        let tab = try await browser.get("/admin/clients/\(client)/prices?for=380501234567")
        #expect(tab.shows("EUR\u{A0}0.0425"))
        #expect(tab.shows("This one wins"))
    }

    private func createInvoice(
        _ browser: AdminBrowser,
        _ client: ClientID
    ) async throws -> String {
        let opened = try await browser.get("/admin/invoices/new?client=\(client)")
        #expect(opened.shows(#"value="2026-11-01""#))
        let form = [
            "client": "\(client)", "what": "both", "from": "2026-11-01",
            "through": "2026-11-24", "request_id": "abc",
        ]
        let preview = try await browser.post(
            "/admin/invoices/new",
            form.merging(["action": "preview"]) { $1 }
        )
        #expect(preview.status == 200)
        #expect(preview.shows("nothing is issued yet"))
        #expect(try await browser.get("/admin/invoices").shows("No invoice was issued yet"))
        let made = try await browser.post("/admin/invoices/new", form)
        #expect(made.status == 303, "\(made.text.suffix(900))")
        let again = try await browser.post("/admin/invoices/new", form)
        #expect(again.location == made.location)
        return made.location
    }

    private func downloads(
        _ browser: AdminBrowser,
        _ world: AdminWorld,
        _ invoice: String
    ) async throws {
        let page = try await browser.get(invoice)
        #expect(page.shows("INV-2026-00001"))
        #expect(page.shows("Orchid Media LLC"))
        let pdf = try await browser.get(invoice + "/invoice.pdf")
        #expect(pdf.body.starts(with: Array("%PDF-".utf8)))
        #expect(pdf.headers[.contentDisposition]?.contains("INV-2026-00001.pdf") == true)
        let sheet = try await browser.get(invoice + "/statistics.xlsx")
        #expect(sheet.body.starts(with: Array("PK".utf8)))
        let csv = try await browser.get(invoice + "/statistics.csv")
        // 15 days of 40 messages at 0.0425.
        #expect(csv.text.contains("25501"))
        let why = try await browser.get(invoice + "/lines/1")
        #expect(why.shows("add up to the line exactly"))
        #expect(why.shows("EUR\u{A0}25.50"))
        let list = try await browser.get("/admin/invoices")
        #expect(list.shows(invoice + "/invoice.pdf"))
        #expect(list.shows("EUR\u{A0}25.50"))
    }

    @Test func anAmountInvoiceIsPaidThroughItsForm() async throws {
        let world = try AdminWorld()
        let client = try await world.seed().client
        try await AdminBrowser.use(world) { browser in
            let made = try await browser.post(
                "/admin/invoices/new-amount",
                [
                    "client": "\(client)", "date": "2026-11-25", "amount": "100",
                    "kind": "amount", "text": "Setup fee",
                ]
            )
            #expect(made.status == 303, "\(made.text.suffix(900))")
            let id = String(made.location.split(separator: "/").last ?? "")
            let form = try await browser.get(
                "/admin/clients/\(client)/payments/new?invoice=\(id)"
            )
            #expect(form.shows(#"value="100.00""#))
            let paid = try await browser.post(
                "/admin/clients/\(client)/payments/new",
                [
                    "amount": "100", "invoice_id": id, "is_paid": "1",
                    "paid_on": "2026-11-25", "method": "Bank transfer",
                ]
            )
            #expect(paid.status == 303, "\(paid.text.suffix(900))")
            #expect(try await browser.get(made.location).shows("Paid"))
            #expect(try await browser.get("/admin/invoices?tab=paid").shows("INV-2026-00001"))
            #expect(try await browser.get("/admin/statistics/payments").shows("Bank transfer"))
        }
    }

    @Test func statisticsAloneAreKeptAndDownloaded() async throws {
        let world = try AdminWorld()
        let client = try await world.seed().client
        try world.charge(client, days: 10...12)
        try await AdminBrowser.use(world) { browser in
            let made = try await browser.post(
                "/admin/invoices/new",
                [
                    "client": "\(client)", "what": "statistics", "from": "2026-11-10",
                    "through": "2026-11-12",
                ]
            )
            #expect(made.status == 303, "\(made.text.suffix(900))")
            let tab = try await browser.get(made.location)
            #expect(tab.shows("Statistics without invoice"))
            let start = try #require(tab.text.firstRange(of: "/admin/reports/")?.lowerBound)
            let url = String(tab.text[start...].prefix { $0 != "\"" })
            #expect(try await browser.get(url).body.starts(with: Array("PK".utf8)))
        }
    }
}

extension AdminWorld {
    /// Charges 40 messages at noon of each day of November 2026.
    func charge(_ client: ClientID, days: ClosedRange<Int>) throws {
        for day in days {
            guard let date = CalendarDate(year: 2_026, month: 11, day: day) else { continue }
            let noon = Instant(utcMidnightOf: date).adding(seconds: 43_200)
            try journal(
                AdminMessage(client: client, supplier: SupplierID(1), at: noon),
                count: 40
            )
        }
    }
}

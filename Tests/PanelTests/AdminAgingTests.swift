// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Backoffice
import Billing
import Primitives
import Storage
import Testing

/// Debts by age, and the mail settings.
struct AdminAgingTests {
    @Test func debtsStandInTheColumnOfTheirAge() async throws {
        let world = try AdminWorld()
        let seeded = try await world.seed()
        // The oldest first: numbers do not go back in time.
        for (days, amount) in [(200, "160"), (80, "80"), (50, "40"), (20, "20"), (0, "10")] {
            _ = try await world.invoicing.create(
                AmountInvoiceRequest(
                    clientID: seeded.client,
                    issueOn: AdminWorld.start.utcDate.adding(days: -days),
                    amount: try .init(decimal: amount, .euro),
                    text: "Fee"
                ),
                by: .system
            )
        }
        try await AdminBrowser.use(world, as: .finance) { browser in
            let page = try await browser.get("/admin/aging")
            #expect(page.shows("310.00"))
            let csv = try await browser.get("/admin/aging.csv")
            // Due two weeks after the issue; the tax scheme charges nothing outside of the Union.
            let line =
                "orchid_media,Orchid Media LLC,EUR,10.00,20.00,40.00,80.00,160.00,310.00,0.00"
            #expect(csv.shows(line), "\(csv.text)")
        }
    }

    @Test func theMailServerIsSavedAndItsPasswordNeverShown() async throws {
        let world = try AdminWorld()
        try await world.seed()
        try await AdminBrowser.use(world, as: .finance) { browser in
            let fields = [
                "host": "smtp.example.com", "port": "465", "security": "tls",
                "user": "tollgate", "password": "hush-hush", "sender": "",
            ]
            let bad = try await browser.post("/admin/mail", fields.merging(["host": "a b"]) { $1 })
            #expect(bad.status == 422)
            #expect(try await browser.post("/admin/mail", fields).status == 303)
            let page = try await browser.get("/admin/mail")
            #expect(page.shows("smtp.example.com"))
            #expect(!page.shows("hush-hush"))
            let kept = fields.merging(["password": "", "port": "587"]) { $1 }
            #expect(try await browser.post("/admin/mail", kept).status == 303)
            let secrets = world.office.secrets
            let stored = try await world.database.read { try MailSettings.read(secrets, in: $0) }
            let raw = try await world.database.read {
                try SettingRepository.value("mail.password", in: $0)
            }
            #expect(raw?.hasPrefix("sealed:") == true)
            #expect(raw?.contains("hush") == false)
            #expect(stored.password == "hush-hush")
            #expect(stored.port == 587)
            #expect(try await !browser.get("/admin/audit").shows("hush-hush"))
        }
    }

    @Test func aBrandsUnknownPlaceholderIsRefused() async throws {
        let world = try AdminWorld()
        var form = AdminWorld.brandForm
        form[field: "mail_title"] = "Invoice {nummer}"
        let error = await #expect(throws: FieldErrors.self) {
            try await world.settings.createBrand(form, .system)
        }
        #expect(error?["mail_title"]?.contains("{nummer} is not known") == true)
    }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Backoffice
import Billing
import Primitives
import Storage
import Testing

/// Credit notes and undone payments through the forms.
struct AdminCreditNoteTests {
    @Test func anInvoiceIsCreditedInPartAndThenInFull() async throws {
        let world = try AdminWorld()
        let seeded = try await world.seed()
        let invoice = try await fee(world, seeded.client)
        try await AdminBrowser.use(world, as: .finance) { browser in
            let path = "/admin/invoices/\(invoice)"
            #expect(try await browser.get(path).shows("\(path)/credit"))
            let form = try await browser.get("\(path)/credit")
            #expect(form.shows("100.00"))
            let high = try await browser.post(
                "\(path)/credit",
                ["amount": "100.01", "reason": "Half a month"]
            )
            #expect(high.status == 422)
            #expect(high.shows("At most 100.00 EUR without tax is left"))
            let bare = try await browser.post("\(path)/credit", ["amount": "40"])
            #expect(bare.status == 422)
            let preview = try await browser.post(
                "\(path)/credit",
                ["amount": "40", "reason": "Half a month", "action": "preview"]
            )
            #expect(preview.shows("Credit note"))
            #expect(preview.shows("nothing is issued yet"))
            let fields = ["amount": "40", "reason": "Half a month", "request_id": "r1"]
            #expect(try await browser.post("\(path)/credit", fields).status == 303)
            #expect(try await browser.post("\(path)/credit", fields).status == 303)
            let page = try await browser.get(path)
            #expect(page.shows("CN-2026-00001"))
            #expect(!page.shows("CN-2026-00002"))
            let rest = try await browser.post("\(path)/credit", ["reason": "All of it"])
            #expect(rest.status == 303)
            let closed = try await browser.get(path)
            #expect(closed.shows("Credited"))
            #expect(!closed.shows("\(path)/credit\""))
            try await lists(browser, world, invoice)
        }
    }

    private func lists(
        _ browser: AdminBrowser,
        _ world: AdminWorld,
        _ invoice: InvoiceID
    ) async throws {
        let list = try await browser.get("/admin/credit-notes")
        for text in ["CN-2026-00001", "CN-2026-00002", "Half a month", "orchid_media"] {
            #expect(list.shows(text), "\(text)")
        }
        let notes = try await world.database.read {
            try CreditNoteRepository.list(of: invoice, in: $0)
        }
        let note = try #require(notes.first)
        let shown = try await browser.get("/admin/credit-notes/\(note.id)")
        #expect(shown.shows("INV-2026-00001"))
        let pdf = try await browser.get("/admin/credit-notes/\(note.id)/credit-note.pdf")
        #expect(pdf.body.starts(with: Array("%PDF".utf8)))
        // A form is offered where it can be had, and only there; otherwise a reason stands.
        for form in ["ubl", "peppol", "cii"] {
            let path = "/admin/credit-notes/\(note.id)/credit-note-\(form).xml"
            let status = try await browser.get(path).status
            #expect(status == (shown.shows(path) ? 200 : 404), "\(form)")
            if status != 200 { #expect(shown.shows("No electronic") || shown.shows("No Peppol")) }
        }
        let statement = "/admin/clients/\(note.clientID)/statement.pdf"
        #expect(try await browser.get("/admin/clients/\(note.clientID)/invoices").shows(statement))
        let drawn = try await browser.get("\(statement)?from=2026-11-01&through=2026-11-30")
        #expect(drawn.body.starts(with: Array("%PDF".utf8)))
        #expect(try await browser.get("/admin/clients/0/statement.pdf").status == 404)
        #expect(try await browser.get("/admin/invoices?tab=credited").shows("INV-2026-00001"))
    }

    @Test func aPaymentIsUndone() async throws {
        let world = try AdminWorld()
        let seeded = try await world.seed()
        let invoice = try await fee(world, seeded.client)
        try await AdminBrowser.use(world, as: .finance) { browser in
            let tab = "/admin/clients/\(seeded.client)/payments"
            let paid = try await browser.post(
                "\(tab)/new",
                ["amount": "100", "is_paid": "1", "paid_on": "2026-11-25"]
            )
            #expect(paid.status == 303, "\(paid.text.suffix(500))")
            let payments = try await world.database.read {
                try PaymentRepository.page(limit: 9, in: $0)
            }
            let payment = try #require(payments.first)
            #expect(try await browser.get("\(tab)/\(payment.id)").shows("Undo this payment"))
            let undone = try await browser.post("\(tab)/\(payment.id)/undo", ["comment": "typo"])
            #expect(undone.status == 303)
            let again = try await browser.post("\(tab)/\(payment.id)/undo", [:])
            #expect(again.status == 422)
            #expect(again.shows("undone already"))
        }
        let stored = try await world.database.read { try InvoiceRepository.find(invoice, in: $0) }
        #expect(stored?.paid.isZero == true)
    }

    @Test func onlyAClientWithoutMoneyBecomesARelatedAccount() async throws {
        let world = try AdminWorld()
        let seeded = try await world.seed()
        var form = AdminWorld.clientForm
        form[field: "login"] = "branch"
        form[field: "invoice_dates"] = ""
        form[field: "main_client_id"] = "\(seeded.client)"
        let branch = try await world.settings.createClient(form, .system)
        _ = try await fee(world, seeded.client)
        form[field: "login"] = "orchid_media"
        form[field: "main_client_id"] = "\(branch)"
        let error = await #expect(throws: FieldErrors.self) {
            try await world.settings.updateClient(seeded.client, form, version: 1, .system)
        }
        #expect(error?["main_client_id"]?.contains("money of its own") == true)
    }

    private func fee(_ world: AdminWorld, _ client: ClientID) async throws -> InvoiceID {
        let made = try await world.invoicing.create(
            AmountInvoiceRequest(
                clientID: client,
                issueOn: AdminWorld.start.utcDate,
                amount: try .init(decimal: "100", .euro),
                text: "Monthly fee"
            ),
            by: .system
        )
        return try #require(made.invoiceID)
    }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Backoffice
import Billing
import EngineTesting
import Foundation
import Primitives
import Storage
import Testing

/// Bank statements, reminders, top-ups and payments of several invoices through the panel.
@Suite(.bothEngines) struct AdminMoneyInTests {
    private func invoices(
        _ world: AdminWorld,
        _ client: ClientID,
        _ sums: String...
    ) async throws
        -> [InvoiceID]
    {
        var ids: [InvoiceID] = []
        for sum in sums {
            let request = AmountInvoiceRequest(
                clientID: client,
                issueOn: world.now.utcDate,
                amount: try Money(decimal: sum, try #require(Currency("EUR"))),
                text: "Fee"
            )
            let made = try await world.invoicing.create(request, by: .system)
            ids.append(try #require(made.invoiceID))
        }
        return ids
    }

    private func open(_ world: AdminWorld, _ id: InvoiceID) async throws -> String? {
        try await world.database.read {
            try InvoiceRepository.find(id, in: $0)?.outstanding.decimalText
        }
    }

    @Test func aPaymentSettlesChosenPartsOfSeveralInvoices() async throws {
        let world = try AdminWorld()
        let (client, _) = try await world.seed()
        let ids = try await invoices(world, client, "100", "50", "30")
        try await AdminBrowser.use(world, as: .finance) { browser in
            let page = try await browser.get("/admin/clients/\(client)/payments/new")
            #expect(page.shows("Or settle several invoices"))
            #expect(page.shows("part_\(ids[1])"))
            var form = [
                "amount": "70", "is_paid": "1", "paid_on": "2026-11-25", "request_id": "r1",
                "part_\(ids[1])": "20", "part_\(ids[2])": "30",
            ]
            let path = "/admin/clients/\(client)/payments/new"
            for (field, value) in [
                ("part_\(ids[2])", "30.01"), ("part_\(ids[2])", "x"), ("part_\(ids[2])", "-1"),
                ("invoice_id", "\(ids[0])"), ("amount", "49.99"),
            ] {
                let wrong = form.merging([field: value, "request_id": ""]) { $1 }
                let answer = try await browser.post(path, wrong)
                #expect(answer.status == 422, "\(field) \(value)")
            }
            #expect(try await browser.post(path, form).status == 303)
            form["comment"] = "again"
            #expect(try await browser.post(path, form).status == 422, "the id is used")
        }
        #expect(try await open(world, ids[0]) == "80.00")
        #expect(try await open(world, ids[1]) == "30.00")
        #expect(try await open(world, ids[2]) == "0.00")
    }

    @Test func aStatementIsReadProposedAndBooked() async throws {
        let world = try AdminWorld()
        let (client, _) = try await world.seed()
        let ids = try await invoices(world, client, "100", "50")
        let form = [
            "date_column": "Date", "amount_column": "Amount", "text_column": "Text",
            "currency": "EUR", "date_order": "ymd", "decimal_mark": "point", "save_as": "My bank",
        ]
        try await AdminBrowser.use(world, as: .finance) { browser in
            #expect(try await browser.get("/admin/bank").shows("No statement yet"))
            let none = try await browser.post("/admin/bank", [:])
            #expect(none.status == 422 && none.shows("Choose the file"))
            let bad = try await browser.upload(
                "/admin/bank",
                form,
                file: "file",
                Array("Date,Amount,Text\n2026-11-20,abc,x\n".utf8)
            )
            #expect(bad.status == 422)
            #expect(bad.shows("Line 2"))
            let file = Array(
                """
                Date,Amount,Text
                2026-11-20,100.00,INV-2026-00001
                2026-11-21,20.00,INV-2026-00002 part
                2026-11-22,-5.00,<b>bank fee</b>
                """.utf8
            )
            let mapped = ["mapping": "My bank"]
            let read = try await browser.upload("/admin/bank", mapped, file: "file", file)
            #expect(read.status == 303)
            let page = try await browser.get(read.location)
            #expect(page.shows("Certain") && page.shows("Doubtful"))
            #expect(page.shows("Book the certain one"))
            #expect(page.shows("&lt;b&gt;bank fee"))
            #expect(try await open(world, ids[0]) == "100.00")
            #expect(try await browser.post("\(read.location)/certain", [:]).status == 303)
            #expect(try await open(world, ids[0]) == "0.00")
            try await book(browser, read.location, world)
            #expect(try await open(world, ids[1]) == "30.00")
            let again = try await browser.upload("/admin/bank", mapped, file: "file", file)
            #expect(again.location == read.location)
        }
    }

    /// Books the doubtful entry, after ways that are refused, and sets the fee aside.
    private func book(
        _ browser: AdminBrowser,
        _ page: String,
        _ world: AdminWorld
    ) async throws {
        let id = try #require(BankStatementID(String(page.split(separator: "/").last ?? "")))
        let open = try await world.database.read { transaction in
            try BankImport.proposals(of: id, in: transaction).filter { $0.entry.state == .open }
        }
        #expect(open.map(\.match.confidence) == [.doubtful, .none])
        let path = "\(page)/entries/\(open[0].entry.id)"
        let seen = open[0].match.parts.map { "\($0.number)=\($0.micros)" }.joined(separator: ",")
        let nobody = try await browser.post(path, ["client": "nobody", "parts": seen])
        #expect(nobody.status == 422 && nobody.shows("no client"))
        let stale = try await browser.post(path, ["client": "orchid_media", "parts": "x=1"])
        #expect(stale.status == 422 && stale.shows("has changed"))
        let good = ["client": "orchid_media", "parts": seen]
        #expect(try await browser.post(path, good).status == 303)
        #expect(try await browser.post(path, good).status == 422)
        let fee = "\(page)/entries/\(open[1].entry.id)"
        #expect(try await browser.post(fee, ["action": "ignore"]).status == 303)
        #expect(try await browser.get(page).shows("Nothing is open"))
    }

    @Test func remindersArePlannedPreviewedSentAndStopped() async throws {
        let world = try AdminWorld()
        let (client, _) = try await world.seed()
        let ids = try await invoices(world, client, "100")
        let enterprise = try #require(
            try await world.database.read { try EnterpriseRepository.list(in: $0).first?.id }
        )
        let plan = "/admin/enterprises/\(enterprise)/reminders"
        world.move(to: world.now.adding(seconds: 20 * 86_400))
        try await AdminBrowser.use(world, as: .finance) { browser in
            #expect(try await browser.get("/admin/reminders").shows("no enterprise has reminders"))
            #expect(try await browser.get("\(plan)?language=ru").shows("subject_1_ru"))
            let wrong = try await browser.post(plan, ["is_active": "1", "days_1": "zero"])
            #expect(wrong.status == 422)
            let saved = try await browser.post(
                plan,
                ["is_active": "1", "days_1": "3", "blocks_1": "1"]
            )
            #expect(saved.status == 303)
            let preview = try await browser.get("/admin/reminders")
            #expect(preview.shows("INV-2026-00001") && preview.shows("Blocks the client"))
            let invoice = "/admin/invoices/\(ids[0])"
            #expect(
                try await browser.post("\(invoice)/reminders", ["reason": "dispute"]).status == 303
            )
            #expect(try await browser.get(invoice).shows("Stopped: dispute"))
            #expect(try await browser.get("/admin/reminders").shows("Nothing is due"))
            #expect(try await browser.post("\(invoice)/reminders", ["resume": "1"]).status == 303)
            #expect(try await browser.post("/admin/reminders/run", [:]).status == 303)
            #expect(try await browser.get(invoice).shows("Step 1 on"))
            #expect(try await browser.get("/admin/reminders").shows("Nothing is due"))
            #expect(try await browser.get("/admin/mail").shows("Payment reminder: INV-2026-00001"))
        }
        let status = try await world.database.read {
            try ClientRepository.find(client, in: $0)?.status
        }
        #expect(status == .blocked)
    }

    @Test func statementsAreDownloadedAndMailed() async throws {
        let world = try AdminWorld()
        let (client, _) = try await world.seed()
        _ = try await invoices(world, client, "100")
        try await AdminBrowser.use(world, as: .finance) { browser in
            let days = "?from=2026-11-01&through=2026-11-30"
            let csv = try await browser.get("/admin/clients/\(client)/statement.csv\(days)")
            #expect(csv.shows("2026-11-25,Invoiced amount,INV-2026-00001,-100"))
            let xlsx = try await browser.get("/admin/clients/\(client)/statement.xlsx\(days)")
            #expect(xlsx.status == 200)
            #expect(xlsx.body.starts(with: [0x50, 0x4B]))
            let sent = try await browser.post(
                "/admin/clients/\(client)/statement/mail",
                ["from": "2026-11-01", "through": "2026-11-30"]
            )
            #expect(sent.status == 303)
        }
        let (mail, files) = try await world.database.read { transaction in
            let mail = try MailRepository.list(limit: 99, in: transaction)
                .first { $0.invoiceID == nil }
            return (mail, try mail.map { try MailRepository.files(of: $0.id, in: transaction) })
        }
        #expect(mail?.recipients == ["bills@orchid.example"])
        #expect(mail?.subject.contains("2026-11-01 – 2026-11-30") == true)
        #expect(
            files?.map(\.name)
                == ["pdf", "xlsx", "csv"].map { "statement-2026-11-01-2026-11-30.\($0)" }
        )
    }

    @Test func topUpsAreTypedCreditedAndUndone() async throws {
        let world = try AdminWorld()
        let (client, _) = try await world.seed()
        let enterprise = try #require(
            try await world.database.read { try EnterpriseRepository.list(in: $0).first?.id }
        )
        var form = AdminWorld.clientForm
        form[field: "enterprise_id"] = "\(enterprise)"
        form[field: "top_up"] = "75.50"
        let typed = form
        try await AdminBrowser.use(world) { browser in
            let path = "/admin/clients/\(client)/billing"
            let wrong = typed.values.merging([
                "version": "1", "mode": "prepaid", "allowed_credit": "",
            ]) { $1 }
            let refused = try await browser.post(path, wrong)
            #expect(refused.status == 422)
            let right = typed.values.merging(["version": "1"]) { $1 }
            #expect(try await browser.post(path, right).status == 303)
            #expect(try await browser.get(path).shows("75.50"))
            #expect(try await TopUps(world.office).run().isEmpty)
        }
        // Ten days later everybody has to sign in again.
        world.move(to: world.now.adding(seconds: 10 * 86_400))
        let made = try #require(try await TopUps(world.office).run().first)
        try await AdminBrowser.use(world) { browser in
            let tab = "/admin/clients/\(client)/payments"
            let page = try await browser.get(tab)
            #expect(page.shows("2026-12") && !page.shows("Undone"))
            let undo = "/admin/clients/\(client)/top-ups/\(made.id)/undo"
            #expect(try await browser.post(undo, [:]).status == 303)
            #expect(try await browser.get(tab).shows("Undone"))
        }
        #expect(try await Audit(world.database).run().isClean)
    }

    @Test func paymentsArePagedByKeyAndFilteredByWhetherTheyArePaid() async throws {
        let world = try AdminWorld()
        let (client, _) = try await world.seed()
        let euro = try #require(Currency("EUR"))
        for index in 1...205 {
            let entry = PaymentEntry(
                clientID: client,
                amount: Money(micros: Int64(index) * 1_000_000, euro),
                editable: PaymentFields(paidOn: world.now.utcDate, isPaid: index % 50 != 0)
            )
            world.move(to: world.now.adding(seconds: 1))
            _ = try await world.payments.record(entry, by: .system)
        }
        try await AdminBrowser.use(world, as: .finance) { browser in
            for start in ["/admin/statistics/payments", "/admin/clients/\(client)/payments"] {
                var path = start
                var sizes: [Int] = []
                while !path.isEmpty {
                    let text = try await browser.get(path).text
                    sizes.append(text.components(separatedBy: ">Edit</a>").count - 1)
                    let next = text.components(separatedBy: #"rel="next" href=""#).dropFirst().first
                    path =
                        next?.split(separator: "\"").first
                        .map { String($0).replacing("&amp;", with: "&") } ?? ""
                }
                #expect(sizes == [100, 100, 5], "\(start)")
            }
            let unpaid = try await browser.get("/admin/statistics/payments?status=unpaid").text
            #expect(unpaid.components(separatedBy: ">Edit</a>").count - 1 == 4)
        }
    }
}

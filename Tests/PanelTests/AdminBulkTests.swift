// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Backoffice
import Billing
import Documents
import EngineTesting
import Primitives
import Storage
import Testing

/// What is done with many invoices at once, and lists as files.
@Suite(.bothEngines) struct AdminBulkTests {
    private func issue(_ count: Int, in world: AdminWorld) async throws -> [InvoiceID] {
        let client = try await world.seed().client
        var ids: [InvoiceID] = []
        for number in 1...count {
            let request = AmountInvoiceRequest(
                clientID: client,
                issueOn: CalendarDate(daysSince1970: 20_780),
                amount: Money(micros: Int64(number) * 10_000_000, .euro),
                text: "Commitment"
            )
            let issued = try await world.invoicing.create(request, by: .system)
            ids.append(try #require(issued.invoiceID))
        }
        return ids
    }

    private func marked(_ ids: [InvoiceID], _ more: [String: String]) -> [String: String] {
        var fields = more
        for id in ids { fields["invoice:\(id)"] = "1" }
        return fields
    }

    @Test func whatIsMarkedAsSentIsShownFirstAndDoneOnce() async throws {
        let world = try AdminWorld()
        let ids = try await issue(3, in: world)
        try await AdminBrowser.use(world) { browser in
            let list = try await browser.get("/admin/invoices")
            for id in ids { #expect(list.shows(#"name="invoice:\#(id)""#)) }
            let chosen = marked([ids[0], ids[1]], ["action": "mark_sent"])
            let plan = try await browser.post("/admin/invoices/bulk", chosen)
            #expect(plan.status == 200)
            #expect(plan.shows("2 will be marked as sent."))
            #expect(try await sent(world) == [])
            let confirmed = chosen.merging(["confirmed": "1"]) { $1 }
            let done = try await browser.post("/admin/invoices/bulk", confirmed)
            #expect(done.shows("2 were marked as sent."))
            #expect(try await sent(world) == Set([ids[0], ids[1]]))
            let again = try await browser.post("/admin/invoices/bulk", marked(ids, confirmed))
            #expect(again.shows("1 were marked as sent. 2 skipped"))
            let page = try await browser.get("/admin/invoices/\(ids[0])")
            #expect(page.shows("Marked as sent"))
            let audit = try await browser.get("/admin/audit")
            #expect(audit.shows("mark sent"))
        }
    }

    private func sent(_ world: AdminWorld) async throws -> Set<InvoiceID> {
        var filter = InvoiceFilter(today: CalendarDate(daysSince1970: 20_782))
        filter.isSent = true
        let wanted = filter
        return Set(
            try await world.database.read {
                try InvoiceRepository.page(wanted, limit: 100, in: $0).map(\.id)
            }
        )
    }

    @Test func mailGoesOnlyWhereThereIsAnAddress() async throws {
        let world = try AdminWorld()
        let ids = try await issue(2, in: world)
        try await AdminBrowser.use(world) { browser in
            let fields = marked(ids, ["action": "mail", "confirmed": "1"])
            let done = try await browser.post("/admin/invoices/bulk", fields)
            let mails = try await world.database.read { try MailRepository.list(limit: 9, in: $0) }
            let client = try await world.database.read { try ClientRepository.list(in: $0) }[0]
            let hasAddress = !client.invoicing.billingEmail.isEmpty
            let count = hasAddress ? 2 : 0
            #expect(done.shows("\(count) were put into the outbox."))
            #expect(mails.count { $0.invoiceID.map(ids.contains) ?? false } >= count)
        }
    }

    @Test func nothingMarkedIsSaidAndReadersMayNot() async throws {
        let world = try AdminWorld()
        let ids = try await issue(1, in: world)
        try await AdminBrowser.use(world) { browser in
            let none = try await browser.post("/admin/invoices/bulk", ["action": "mail"])
            #expect(none.status == 303)
        }
        try await AdminBrowser.use(world, as: .readOnly) { browser in
            let list = try await browser.get("/admin/invoices")
            #expect(!list.shows("invoice:\(ids[0])"))
            let fields = marked(ids, ["action": "mark_sent", "confirmed": "1"])
            #expect(try await browser.post("/admin/invoices/bulk", fields).status == 403)
            #expect(try await sent(world) == [])
        }
    }

    @Test func anArchiveHasTheDocumentsOfTheFilterOrOfTheMarks() async throws {
        let world = try AdminWorld()
        let ids = try await issue(3, in: world)
        try await AdminBrowser.use(world) { browser in
            let all = try await browser.get("/admin/invoices/documents.zip?least=20")
            let archive = try ZipArchive(all.body)
            #expect(archive.names.count { $0.hasSuffix(".pdf") } == 2)
            let redirect = try await browser.post(
                "/admin/invoices/bulk",
                marked([ids[2]], ["action": "archive"])
            )
            let one = try ZipArchive(try await browser.get(redirect.location).body)
            let name = try #require(one.names.first { $0.hasSuffix(".pdf") })
            let pdf = try #require(try one.file(name, limit: 10_000_000))
            #expect(pdf.starts(with: Array("%PDF".utf8)))
            let direct = try await browser.get("/admin/invoices/\(ids[2])/invoice.pdf")
            #expect(direct.body == pdf)
        }
    }

    @Test func theListAsAFileHasEveryRowOfTheFilter() async throws {
        let world = try AdminWorld()
        _ = try await issue(3, in: world)
        try await AdminBrowser.use(world) { browser in
            let csv = try await browser.get("/admin/invoices.csv?most=20")
            let lines = csv.text.split(separator: "\r\n")
            #expect(lines.count == 3)
            #expect(lines[0].hasPrefix("number,client,kind,issued"))
            #expect(lines[1].contains(",orchid_media,amount,2026-11-23,"))
            let xlsx = try await browser.get("/admin/invoices.xlsx")
            let rows = try SpreadsheetReader.rows(xlsx.body)
            #expect(rows.count == 4)
            #expect(rows[0][7] == "currency")
        }
    }

    @Test func clientsAreFilteredInTheAddressAndDownloaded() async throws {
        let world = try AdminWorld()
        _ = try await issue(1, in: world)
        try await AdminBrowser.use(world) { browser in
            let person = try await world.database.read {
                try PersonRepository.find(login: "person-owner", in: $0)
            }
            let manager = try #require(person).id
            let client = try #require(
                try await world.database.read { try ClientRepository.list(in: $0) }.first
            )
            var typed = client.typed
            typed[field: "manager_id"] = "\(manager)"
            try await world.settings.updateClient(
                client.id,
                typed,
                version: client.version,
                .system
            )
            for (query, isThere) in [
                ("manager=\(manager)", true), ("manager=1", false), ("currency=eur", true),
                ("currency=USD", false), ("money=debt", true), ("status=blocked", false),
                ("enterprise=1", false), ("money=credit", false),
            ] {
                let page = try await browser.get("/admin/clients?\(query)")
                #expect(page.shows("No client matches the filter.") != isThere, "\(query)")
                let csv = try await browser.get("/admin/clients.csv?\(query)")
                #expect(csv.text.contains("\r\norchid_media,") == isThere, "\(query)")
            }
        }
    }

    @Test func aViewIsKeptForItsPersonAlone() async throws {
        let world = try AdminWorld()
        _ = try await issue(1, in: world)
        try await AdminBrowser.use(world, as: .readOnly) { browser in
            let fields = ["page": "invoices", "name": "Late <b>", "query": "tab=overdue&q=a%26b"]
            let saved = try await browser.post("/admin/views", fields)
            #expect(saved.location == "/admin/invoices?q=a%26b&tab=overdue")
            let list = try await browser.get("/admin/invoices")
            #expect(list.shows("Late &lt;b&gt;"))
            #expect(list.shows("?q=a%26b&amp;tab=overdue"))
        }
        try await AdminBrowser.use(world) { browser in
            let list = try await browser.get("/admin/invoices")
            #expect(!list.shows("Late &lt;b&gt;"))
        }
        try await AdminBrowser.use(world, as: .readOnly) { browser in
            let gone = ["page": "invoices", "name": "Late <b>"]
            _ = try await browser.post("/admin/views/remove", gone)
            let list = try await browser.get("/admin/invoices")
            #expect(!list.shows("Late &lt;b&gt;"))
        }
    }
}

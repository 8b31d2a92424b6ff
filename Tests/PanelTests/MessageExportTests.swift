// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import AdminPanel
import Backoffice
import Billing
import EngineTesting
import Primitives
import Storage
import Testing
import WebSupport

/// Message details as a file: those of an invoice, and those of a search.
@Suite(.bothEngines) struct MessageExportTests {
    /// A client with messages of many days, two of its related account, and an invoice of ten.
    private func invoiced(_ world: AdminWorld) async throws -> (ClientID, InvoiceID) {
        let client = try await world.seed().client
        var form = AdminWorld.clientForm
        form[field: "login"] = "branch"
        form[field: "invoice_dates"] = ""
        form[field: "main_client_id"] = "\(client)"
        let branch = try await world.settings.createClient(form, .system)
        for day in [9, 10] {
            let on = try #require(CalendarDate(year: 2_026, month: 11, day: day))
            let noon = Instant(utcMidnightOf: on).adding(seconds: 43_200)
            let supplier = SupplierID(1)
            try world.journal(AdminMessage(client: branch, supplier: supplier, at: noon))
            var blocked = AdminMessage(client: client, supplier: supplier, at: noon)
            blocked.ending = .blocked(.noClientPrice)
            try world.journal(blocked)
        }
        // Last, since identifiers never run back in time.
        try world.charge(client, days: 8...20)
        let made = try await world.invoicing.create(
            try UsageInvoiceRequest(typed: [
                "client": "\(client)", "from": "2026-11-08", "through": "2026-11-17",
                "what": "both",
            ]),
            by: .system
        )
        return (client, try #require(made.invoiceID))
    }

    private func rows(_ bytes: [UInt8]) throws -> [[String]] {
        try Tools.unpacked(bytes).split(separator: "\r\n").map {
            $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }
    }

    @Test func theMessagesOfAnInvoiceAddUpToItsExactTotal() async throws {
        let world = try AdminWorld()
        let (client, invoice) = try await invoiced(world)
        let document = try #require(
            try await world.database.read { try InvoiceRepository.document(of: invoice, in: $0) }
        )
        try await AdminBrowser.use(world, as: .finance) { browser in
            let page = try await browser.get(AdminURL.invoice(invoice).path)
            let path = AdminURL.invoiceFile(invoice, .messages).path
            #expect(page.shows("href=\"\(path)\""))
            let file = try await browser.get(path)
            #expect(file.headers[.contentType] == "application/gzip")
            let rows = try rows(file.body)
            let charged = try #require(rows[0].firstIndex(of: "charged"))
            let sum = try rows.dropFirst().reduce(Int64(0)) {
                $0 + (try #require(Self.micros($1[charged])))
            }
            #expect(sum == document.totals.exactMicros)
            #expect(sum > 0)
            let segments = document.lines.reduce(0) { $0 + $1.quantity }
            #expect(Int64(rows.count - 1) == segments)
            #expect(Set(rows.dropFirst().map { $0[0] }).count == 2)
        }
        // Who does not pay for them does not get them.
        let other = ClientScope(ClientID(client.rawValue + 1))
        let span = AdminWorld.start.adding(seconds: -30 * 86_400)..<AdminWorld.start
        let foreign = try await world.database.read {
            try other.chargedMessages(of: client, in: span, before: nil, limit: 9, in: $0)
        }
        #expect(foreign.isEmpty)
    }

    @Test func aSearchIsDownloadedWholeAlsoBeyondAPage() async throws {
        let world = try AdminWorld()
        let client = try await world.seed().client
        try world.charge(client, days: 1...24)
        try world.journal(
            AdminMessage(client: client, supplier: SupplierID(1), at: AdminWorld.start),
            count: MessageExport.pageSize + 7
        )
        try await AdminBrowser.use(world, as: .support) { browser in
            let page = try await browser.get("/admin/messages?sender=OrchidShop")
            #expect(page.shows("/admin/messages.csv.gz?sender=OrchidShop"))
            let file = try await browser.get("/admin/messages.csv.gz?sender=OrchidShop")
            #expect(try rows(file.body).count == MessageExport.pageSize + 7 + 1)
            let none = try await browser.get("/admin/messages.csv.gz?sender=Nobody")
            #expect(try rows(none.body).count == 1)
            let all = "/admin/messages.csv.gz?client=\(client)&from=2026-11-01T00:00"
            let count = try rows(try await browser.get(all).body).count
            #expect(count == 24 * 40 + MessageExport.pageSize + 7 + 1)
        }
    }

    /// Plain decimals as written by the file.
    private static func micros(_ text: String) -> Int64? {
        let halves = text.split(separator: ".")
        guard let whole = halves.first.flatMap({ Int64($0) }) else { return nil }
        let fraction = halves.count > 1 ? String(halves[1]) : ""
        let padded = fraction + String(repeating: "0", count: 6 - fraction.count)
        return Int64(padded).map { whole * 1_000_000 + $0 }
    }
}

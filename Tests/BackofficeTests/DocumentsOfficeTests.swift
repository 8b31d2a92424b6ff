// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Backoffice
import Billing
import EngineTesting
import Primitives
import Testing

@Suite("Documents office", .bothEngines)
struct DocumentsOfficeTests {
    @Test("Stored documents come out with their names, and the same on every download")
    func rendering() async throws {
        let world = try World("2026-10-01 08:00") { $0.numbering.invoice = "INV/{YYYY}/{000}" }
        let client = try world.client("acme")
        try world.charge(client, at: "2026-09-05 10:00", price: 4_250, messages: 3)
        let made = try await world.invoicing.create(
            try world.usage(client, "2026-09-01", "2026-09-30"),
            by: .system
        )
        let invoiceID = try #require(made.invoiceID)
        let reportID = try #require(made.reportID)
        let documents = DocumentsOffice(world.database)
        let pdf = try #require(try await documents.invoicePDF(invoiceID))
        #expect(pdf.name == "INV-2026-001.pdf")
        #expect(pdf.bytes.starts(with: Array("%PDF".utf8)))
        let csv = try #require(try await documents.statisticsCSV(reportID))
        #expect(csv.name == "INV-2026-001-statistics.csv")
        #expect(String(decoding: csv.bytes, as: UTF8.self).contains("25501"))
        let xlsx = try #require(try await documents.statisticsXLSX(reportID))
        #expect(xlsx.bytes.starts(with: Array("PK".utf8)))
        try world.change(client) { $0.company.name = "Renamed" }
        #expect(try await documents.invoicePDF(invoiceID) == pdf)
        #expect(try await documents.statisticsXLSX(reportID) == xlsx)
        #expect(try await documents.invoicePDF(InvoiceID(1)) == nil)
    }
}

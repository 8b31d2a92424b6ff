// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import Foundation
import Primitives
import Testing

@testable import Documents

/// The files for bookkeeping programs, octet by octet.
@Suite struct JournalTests {
    private static let accounts = BookkeepingAccounts([
        "receivable": "10000", "client:müller": "10023", "bank": "1800", "revenue": "4400",
        "revenue:AE": "4336", "tax": "3806", "tax_key:AE": "94", "datev_consultant": "29098",
        "datev_client": "55003", "tax_type:S": "OUTPUT2",
    ])

    private static func document(
        _ kind: InvoiceKind,
        _ number: String,
        _ client: String,
        _ currency: String,
        _ tax: (TaxCategory, Int),
        _ net: String
    ) throws -> InvoiceDocument {
        let currency = try SampleDocuments.currency(currency)
        var document = try SampleDocuments.amount(kind, text: "Fee", micros: 1)
        document.number = number
        document.currency = currency
        document.issueOn = try SampleDocuments.date("2026-11-30")
        document.dueOn = try SampleDocuments.date("2026-12-14")
        document.buyer.reference = client
        document.buyer.name = client == "müller" ? company : "ТОВ Київ, LLC"
        document.buyer.email = "bills@example.com, other@example.com"
        let sum = try Money(decimal: net, currency)
        document.lines = [InvoiceLine(text: "Monthly fee – November", net: sum)]
        let line = TaxLine(
            category: tax.0,
            rate: BasisPoints(tax.1),
            taxable: sum,
            tax: sum.percentage(BasisPoints(tax.1)),
            reason: ""
        )
        document.taxes = [line]
        document.totals = InvoiceTotals(net: sum, tax: line.tax)
        return document
    }

    private static let company = "Müller & \"Söhne\" KG"

    private static func documents() throws -> [InvoiceDocument] {
        let first = try document(
            .amount,
            "INV-2026-00041",
            "müller",
            "EUR",
            (.standard, 1_900),
            "1000.01"
        )
        let second = try document(
            .amount,
            "INV 2026/42",
            "kyiv",
            "PLN",
            (.reverseCharge, 0),
            "425.67"
        )
        var credit = try document(
            .creditNote,
            "CN-2026-00007",
            "müller",
            "EUR",
            (.standard, 1_900),
            "10.00"
        )
        credit.corrects = CorrectedInvoice(first, reason: "Wrong price")
        return [first, second, credit]
    }

    private static func payments() throws -> [JournalEntry] {
        let euro = try SampleDocuments.currency("EUR")
        var client = Client(
            id: ClientID(9),
            login: "müller",
            currency: euro,
            zone: "UTC",
            firstDay: try SampleDocuments.date("2026-01-01")
        )
        client.company.name = company
        var payment = Payment(
            id: PaymentID(77),
            clientID: client.id,
            amount: try Money(decimal: "1190.01", euro),
            paidOn: try SampleDocuments.date("2026-11-30"),
            recordedAt: .epoch
        )
        payment.method = "Bank transfer"
        var refund = payment
        refund.id = PaymentID(78)
        refund.amount = try Money(decimal: "-5", euro)
        return [payment, refund].map { JournalEntry($0, of: client, accounts: accounts) }
    }

    private static func journal() throws -> Journal {
        var enterprise = Enterprise(
            id: EnterpriseID(1),
            brandID: BrandID(1),
            name: "Nordlicht Messaging GmbH",
            country: try SampleDocuments.country("DE")
        )
        enterprise.taxID = "DE136695976"
        var entries = try documents().compactMap { JournalEntry($0, accounts: accounts) }
        let euro = try SampleDocuments.currency("EUR")
        entries[1].base = .init(total: try Money(decimal: "100.00", euro))
        let days = try SampleDocuments.date("2026-11-01")...SampleDocuments.date("2026-11-30")
        return Journal(
            enterprise: enterprise,
            days: days,
            accounts: accounts,
            entries: entries + (try payments())
        )
    }

    @Test func everyEntryIsBalanced() throws {
        for entry in try Self.journal().entries {
            let zero = Money.zero(entry.currency)
            let debits = entry.lines.reduce(zero) { $0 + $1.debit }
            let credits = entry.lines.reduce(zero) { $0 + $1.credit }
            #expect(debits == credits, "\(entry.document)")
            #expect(!debits.isZero)
        }
    }

    @Test(arguments: [JournalFormat.csv, .datev, .xero, .quickBooks])
    func filesAreAsTheyWere(format: JournalFormat) throws {
        let bytes = try format.render(try Self.journal())
        let folder = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "Fixtures")
        let file = folder.appending(path: "journal-\(format.rawValue).csv")
        if ProcessInfo.processInfo.environment["WRITE_GOLDENS"] != nil {
            try Data(bytes).write(to: file)
        }
        #expect(Array(try Data(contentsOf: file)) == bytes)
    }

    @Test func aDatevFileHasItsHeaderAndItsColumns() throws {
        let bytes = try JournalFormat.datev.render(try Self.journal())
        let text = try #require(String(bytes: bytes, encoding: .windowsCP1252))
        let lines = text.split(separator: "\r\n").map(String.init)
        #expect(lines.count == 2 + 5)
        let header = lines[0].split(separator: ";", omittingEmptySubsequences: false)
        #expect(header.count == 31)
        #expect(header[..<5] == ["\"EXTF\"", "700", "21", "\"Buchungsstapel\"", "13"])
        #expect(header[10...15] == ["29098", "55003", "20260101", "4", "20261101", "20261130"])
        for line in lines.dropFirst() {
            let cells = line.split(separator: ";", omittingEmptySubsequences: false)
            #expect(cells.count == 125, "\(line)")
        }
        let foreign = try #require(lines.first { $0.contains("INV-2026/42") })
        #expect(foreign.hasPrefix(#"425,67;"S";"PLN";4,256700;100,00;"EUR";10000;4336;"94";3011;"#))
        #expect(lines.contains { $0.hasPrefix(#"11,90;"H";"EUR";;;;10023;4400;"";3011;"CN-"#) })
        #expect(lines.contains { $0.hasPrefix(#"1190,01;"H";"EUR";;;;10023;1800;;3011;"P77""#) })
    }

    @Test func whatDatevCannotReadIsRefused() throws {
        var journal = try Self.journal()
        journal.firstOn = try SampleDocuments.date("2025-12-31")
        #expect(throws: JournalProblem.severalFiscalYears) {
            try JournalFormat.datev.render(journal)
        }
        journal = try Self.journal()
        journal.accounts.codes["datev_client"] = "x1"
        #expect(throws: JournalProblem.notANumber(field: "DATEV client number", code: "x1")) {
            try JournalFormat.datev.render(journal)
        }
        journal = try Self.journal()
        for index in journal.entries.indices { journal.entries[index].base = nil }
        #expect(
            throws: JournalProblem.rateMissing(document: "INV 2026/42", currency: "PLN")
        ) { try JournalFormat.datev.render(journal) }
    }

    @Test func theSpreadsheetIsAZipAndTheSameTwice() throws {
        let bytes = try JournalFormat.xlsx.render(try Self.journal())
        #expect(bytes.starts(with: [0x50, 0x4B]))
        #expect(try JournalFormat.xlsx.render(try Self.journal()) == bytes)
    }
}

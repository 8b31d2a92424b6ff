// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import Foundation
import Messaging
import Testing

@testable import Documents

@Suite struct LetterTests {
    private static func head(_ language: DocumentLanguage) throws -> LetterHead {
        let euro = try SampleDocuments.currency("EUR")
        return LetterHead(
            seller: try SampleDocuments.seller(euro),
            buyer: try SampleDocuments.buyer(euro, country: "DE"),
            language: language,
            on: try SampleDocuments.date("2026-11-25")
        )
    }

    private static func statement() throws -> StatementOfAccount {
        let euro = try SampleDocuments.currency("EUR")
        let period = try SampleDocuments.period()
        let client = Client(
            id: ClientID(7),
            login: "acme",
            currency: euro,
            zone: "Europe/Kyiv",
            firstDay: period.firstOn
        )
        let movements = (0..<31).map { day in
            AccountMovement(
                occurredAt: period.start.adding(seconds: Int64(day) * 86_400),
                on: period.firstOn.adding(days: day),
                code: day % 10 == 9 ? .payment : .charge,
                micros: day % 10 == 9 ? 500_000_000 : -12_345_670,
                reference: "Reference \(day)"
            )
        }
        return StatementOfAccount(
            client: client,
            period: period,
            openingMicros: 100_000_000,
            movements: movements
        )
    }

    @Test(arguments: DocumentLanguage.allCases)
    func aStatementRunsFromItsOpeningToItsClosingBalance(language: DocumentLanguage) throws {
        let statement = try Self.statement()
        let layout = StatementPDF.layout(statement, head: try Self.head(language))
        #expect(layout.lines.rows.count == 31)
        let format = DocumentFormat(language)
        let closing = format.decimal(micros: statement.closingMicros, minimumDecimals: 5)
        #expect(layout.lines.rows.last?.cells.last == closing)
        #expect(layout.totals.count == 4)
        let pages = try PDFText.pages(of: StatementPDF.render(statement, head: Self.head(language)))
        #expect(pages.count >= 1)
    }

    @Test func aReminderSumsUpWhatIsOverdue() throws {
        let head = try Self.head(.english)
        let euro = try SampleDocuments.currency("EUR")
        let items = (1...3).map { index in
            ReminderPDF.Item(
                number: "INV-\(index)",
                issueOn: head.on.adding(days: -40),
                dueOn: head.on.adding(days: -10 * index),
                outstanding: Money(micros: 100_010_000, euro)
            )
        }
        let layout = ReminderPDF.layout(items, head: head)
        #expect(layout.lines.rows.map { $0.cells[3] } == ["10", "20", "30"])
        #expect(layout.totals.last?.value == "EUR\u{A0}300.03")
        #expect(layout.paymentCode?.contains("EUR300.03") == true)
        let text = try PDFText.pages(of: ReminderPDF.render(items, head: head)).joined()
        #expect(text.contains("Payment reminder"))
        #expect(text.contains("EUR 300.03"))
    }

    @Test func aPriceNoticeSaysWhichWayAPriceGoes() throws {
        let head = try Self.head(.english)
        let euro = try SampleDocuments.currency("EUR")
        let destination = Destination(
            country: try SampleDocuments.country("DE"),
            network: Network("26201")
        )
        let prices: [(Int64?, Int64?)] = [(40_000, 42_500), (42_500, 40_000), (nil, 1), (1, nil)]
        let changes = prices.map { old, new in
            PriceNoticePDF.Change(
                destination: destination,
                operatorName: "Telekom",
                oldMicros: old,
                newMicros: new,
                validFrom: head.on.adding(days: 7)
            )
        }
        let layout = PriceNoticePDF.layout(changes, euro, head: head)
        #expect(layout.lines.rows.map { $0.cells[5] } == ["Higher", "Lower", "New", "Closed"])
        #expect(layout.lines.rows[0].cells[3] == "0.040000")
        let pdf = try PriceNoticePDF.render(changes, currency: euro, head: head)
        #expect(try PDFText.pages(of: pdf).joined().contains("2 December 2026"))
    }

    @Test func lettersAreArchiveFilesToo() throws {
        try Judges.withFolder { folder in
            let pdf = try StatementPDF.render(Self.statement(), head: Self.head(.arabic))
            try Data(pdf).write(to: folder.appendingPathComponent("statement.pdf"))
            let shape = try Judges.python("check_pdfs.py", [folder.path])
            #expect((shape["problems"] as? [String: Any])?.isEmpty == true, "\(shape)")
        }
    }
}

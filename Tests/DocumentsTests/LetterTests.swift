// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import Foundation
import Messaging
import Testing

@testable import Documents

@Suite struct LetterTests {
    static func head(_ language: DocumentLanguage) throws -> LetterHead {
        let euro = try SampleDocuments.currency("EUR")
        return LetterHead(
            seller: try SampleDocuments.seller(euro),
            buyer: try SampleDocuments.buyer(euro, country: "DE"),
            language: language,
            on: try SampleDocuments.date("2026-11-25")
        )
    }

    static func statement() throws -> StatementOfAccount {
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
            ReminderDocument.Item(
                number: "INV-\(index)",
                issueOn: head.on.adding(days: -40),
                dueOn: head.on.adding(days: -10 * index),
                outstanding: Money(micros: 100_010_000, euro)
            )
        }
        let reminder = try ReminderDocument(head: head, step: 1, items: items)
        let layout = reminder.layout
        #expect(layout.lines.rows.map { $0.cells[3] } == ["10", "20", "30"])
        #expect(layout.totals.last?.value == "EUR\u{A0}300.03")
        #expect(layout.paymentCode?.contains("EUR300.03") == true)
        let text = try PDFText.pages(of: reminder.pdf()).joined()
        #expect(text.contains("Payment reminder"))
        #expect(text.contains("EUR 300.03"))
    }

    static func reminder(
        _ language: DocumentLanguage,
        step: Int,
        wording: ReminderDocument.Wording = .init()
    ) throws -> ReminderDocument {
        let head = try head(language)
        let euro = try SampleDocuments.currency("EUR")
        let item = ReminderDocument.Item(
            number: "INV-2026-00042",
            issueOn: head.on.adding(days: -40),
            dueOn: head.on.adding(days: -26),
            outstanding: Money(micros: 1_234_560_000, euro)
        )
        return try ReminderDocument(head: head, step: step, items: [item], wording: wording)
    }

    @Test(arguments: DocumentLanguage.allCases)
    func eachStepHasWordsOfItsOwnThatNameTheSum(language: DocumentLanguage) throws {
        let steps = try (1...4).map { try Self.reminder(language, step: $0) }
        #expect(Set(steps.map(\.title)).count == 3)
        #expect(steps[3].title == steps[2].title)
        for reminder in steps {
            let text = reminder.paragraphs.joined()
            #expect(!text.contains("{") && !text.isEmpty)
            #expect(try PDFText.pages(of: reminder.pdf()).count == 1)
        }
        #expect(
            steps[1].paragraphs.joined().contains(DocumentFormat(language).money(steps[1].total))
        )
        #expect(steps[2].paragraphs.joined().contains("26"))
    }

    @Test func aStepsOwnWordsStandInPlaceOfTheStandardOnes() throws {
        let wording = ReminderDocument.Wording(
            title: "Hello {account}",
            text: "{client} owes {total} for {count}: {invoices}.\n\nDue {due_date}, {days} days."
        )
        let reminder = try Self.reminder(.english, step: 2, wording: wording)
        #expect(reminder.title == "Hello acme")
        let due = "Acme Logistics GmbH owes EUR\u{A0}1,234.56 for 1: INV-2026-00042."
        let day = DocumentFormat(.english).date(reminder.items[0].dueOn)
        #expect(reminder.paragraphs == [due, "Due \(day), 26 days."])
    }

    @Test func aReminderWithBrokenWordsOrWithoutASumIsRefused() throws {
        let error = #expect(throws: ReminderProblem.self) {
            try Self.reminder(.english, step: 1, wording: .init(text: "Pay {sum}"))
        }
        let sentence = error?.sentence.english ?? ""
        #expect(sentence.hasPrefix("text: At position 5, {sum} is not known."))
        #expect(sentence.contains("{total}"))
        #expect(throws: ReminderProblem.nothingOverdue) {
            try ReminderDocument(head: Self.head(.english), step: 1, items: [])
        }
        let good = try Self.reminder(.english, step: 1)
        var foreign = good.items[0]
        foreign.outstanding = Money(micros: 1, try SampleDocuments.currency("USD"))
        #expect(throws: ReminderProblem.severalCurrencies) {
            try ReminderDocument(head: good.head, step: 1, items: good.items + [foreign])
        }
        var huge = good.items[0]
        huge.outstanding = Money(micros: .max, try SampleDocuments.currency("EUR"))
        #expect(throws: ReminderProblem.sumTooLarge) {
            try ReminderDocument(head: good.head, step: 1, items: good.items + [huge])
        }
    }

    static func priceNotice(_ language: DocumentLanguage) throws -> PriceNotice {
        let on = try head(language).on
        let destination = Destination(
            country: try SampleDocuments.country("DE"),
            network: Network("26201")
        )
        let prices: [(Int64?, Int64?)] = [(40_000, 42_500), (42_500, 40_000), (nil, 1), (1, nil)]
        let changes = prices.map { old, new in
            PriceNotice.Change(
                destination: destination,
                operatorName: "Telekom",
                oldMicros: old,
                newMicros: new,
                validFrom: on.adding(days: 7)
            )
        }
        return PriceNotice(
            head: try head(language),
            currency: try SampleDocuments.currency("EUR"),
            changes: changes
        )
    }

    @Test func aPriceNoticeSaysWhichWayAPriceGoes() throws {
        let notice = try Self.priceNotice(.english)
        let rows = notice.layout.lines.rows.map(\.cells)
        #expect(rows.map { $0[6] } == ["Higher", "Lower", "New", "Closed"])
        #expect(rows[0][3...5] == ["0.040000", "0.042500", "0.002500"])
        #expect(rows[1][5] == "−0.002500")
        #expect(rows[3][4...5] == ["–", "–"])
        #expect(try PDFText.pages(of: notice.pdf()).joined().contains("2 December 2026"))
        let data = try JSONEncoder().encode(notice)
        #expect(try JSONDecoder().decode(PriceNotice.self, from: data) == notice)
    }

    @Test func aPriceNoticesTableIsPlainTextToo() throws {
        let text = String(decoding: try Self.priceNotice(.english).csv(), as: UTF8.self)
        let lines = text.split(separator: "\r\n").map(String.init)
        #expect(lines.count == 5)
        #expect(
            lines[0].hasSuffix(
                "\"Old price, EUR\",\"New price, EUR\",Difference,Change,Valid from,currency"
            )
        )
        #expect(lines[1] == "Germany,26201,Telekom,0.04,0.0425,0.0025,Higher,2026-12-02,EUR")
        #expect(lines[3] == "Germany,26201,Telekom,,0.000001,,New,2026-12-02,EUR")
    }

    /// Read by a program that this project did not write.
    @Test func aPriceNoticesSpreadsheetHasTypedCells() throws {
        let notice = try Self.priceNotice(.ukrainian)
        let bytes = try notice.xlsx()
        #expect(try notice.xlsx() == bytes)
        try Judges.withFolder { folder in
            let file = folder.appendingPathComponent("prices.xlsx")
            try Data(bytes).write(to: file)
            let script = """
                import json, sys, openpyxl
                sheet = openpyxl.load_workbook(sys.argv[1]).active
                rows = [[str(c.value) for c in row] for row in sheet.iter_rows()]
                kinds = [c.data_type for c in sheet[2]]
                print(json.dumps({"rows": rows, "kinds": kinds, "freeze": sheet.freeze_panes,
                                  "filter": sheet.auto_filter.ref}))
                """
            let python = Judges.root.appendingPathComponent(".venv/bin/python").path
            let (output, errors) = try Judges.run(python, ["-c", script, file.path])
            let read = try #require(
                try JSONSerialization.jsonObject(with: output) as? [String: Any],
                "\(errors)"
            )
            #expect(read["kinds"] as? [String] == ["s", "s", "s", "n", "n", "n", "s", "d"])
            #expect(read["freeze"] as? String == "A2")
            #expect(read["filter"] as? String == "A1:H5")
            let rows = try #require(read["rows"] as? [[String]])
            #expect(rows[1][3...6] == ["0.04", "0.0425", "0.0025", "Вище"])
            #expect(rows[4][4] == "None")
        }
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

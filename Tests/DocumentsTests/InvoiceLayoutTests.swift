// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import Foundation
import Testing

@testable import Documents

@Suite struct InvoiceLayoutTests {
    /// The fixtures hold the layout's texts line by line.
    ///
    /// A change of them is a change of every document, so it must be looked at;
    /// `UPDATE_FIXTURES=1` writes them anew.
    @Test(arguments: DocumentLanguage.allCases)
    func theTextsOfAnInvoiceAreTheGoldenOnes(language: DocumentLanguage) throws {
        let document = SampleDocuments.closed(
            try SampleDocuments.usage(lines: 4, language: language),
            category: .standard,
            rate: 2_200,
            paidMicros: 50_000_000
        )
        let text = Self.text(of: InvoiceLayout(document))
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("Fixtures/invoice-\(language.rawValue).txt")
        if ProcessInfo.processInfo.environment["UPDATE_FIXTURES"] == "1" {
            try text.write(to: file, atomically: true, encoding: .utf8)
        }
        #expect(text == (try String(contentsOf: file, encoding: .utf8)))
    }

    @Test func oneCountryNeedsNoSummary() throws {
        #expect(InvoiceLayout(try SampleDocuments.usage(lines: 1)).countries == nil)
        let twelve = InvoiceLayout(try SampleDocuments.usage(lines: 12))
        #expect(twelve.countries?.rows.count == 5)
    }

    @Test func theSummaryAddsUpToTheNetAmount() throws {
        let document = try SampleDocuments.usage(lines: 60)
        let total = try #require(InvoiceLayout(document).countries?.total)
        let format = DocumentFormat(.english)
        #expect(total.last == format.amount(document.totals.net))
        let segments = document.lines.reduce(0) { $0 + $1.quantity }
        #expect(total[2] == format.count(segments))
    }

    @Test func runningTotalsEndAtTheNetAmount() throws {
        let document = try SampleDocuments.usage(lines: 300)
        let rows = InvoiceLayout(document).lines.rows
        var sum = Money.zero(document.currency)
        for (row, line) in zip(rows, document.lines) {
            sum += line.net
            #expect(row.runningTotal == DocumentFormat(.english).amount(sum))
        }
        #expect(sum == document.totals.net)
    }

    @Test func aProformaSaysThatItIsNoTaxInvoice() throws {
        let proforma = try SampleDocuments.amount(.proforma, text: "Deposit", micros: 1)
        #expect(InvoiceLayout(proforma).notice?.contains("not a tax invoice") == true)
        let amount = try SampleDocuments.amount(.amount, text: "Fee", micros: 1_000_000)
        #expect(InvoiceLayout(amount).notice == nil)
        #expect(InvoiceLayout(amount).lines.rows.map(\.cells) == [["Fee", "1.00"]])
    }

    @Test func aDraftHasAWordForItsNumber() throws {
        var document = try SampleDocuments.usage(lines: 1)
        document.number = ""
        #expect(InvoiceLayout(document).number == "Draft")
    }

    @Test func everyRowHasACellForEachColumn() throws {
        var document = try SampleDocuments.usage(lines: 3)
        document.lines.append(InvoiceLine(text: "Fee", net: .zero(document.currency)))
        let layout = InvoiceLayout(SampleDocuments.closed(document))
        for table in [layout.lines, layout.countries, layout.taxes].compactMap({ $0 }) {
            for row in table.rows { #expect(row.cells.count == table.columns.count) }
        }
    }

    @Test func pricesOfATableHaveTheSameDecimals() throws {
        var document = try SampleDocuments.usage(lines: 2)
        document.lines[0].unitPriceMicros = 430
        document.lines[1].unitPriceMicros = 50_000
        let prices = InvoiceLayout(document).lines.rows.map { $0.cells[5] }
        #expect(prices == ["0.00043", "0.05000"])
    }

    static func text(of layout: InvoiceLayout) -> String {
        var lines = [layout.title, layout.number, layout.brandName]
        for party in [layout.seller, layout.buyer] {
            lines += ["# \(party.heading)", party.name] + party.lines
        }
        lines += layout.facts.map { "\($0.label): \($0.value) \($0.detail)" }
        for table in [layout.countries, layout.lines, layout.taxes].compactMap({ $0 }) {
            lines += ["# \(table.heading)", table.columns.map(\.title).joined(separator: " | ")]
            lines += table.rows.map { $0.cells.joined(separator: " | ") + " " + $0.detail }
            if let total = table.total { lines.append(total.joined(separator: " | ")) }
        }
        lines += layout.totals.map { "\($0.label): \($0.value)" }
        for text in [layout.bankDetails, layout.paymentReference, layout.note] {
            if let text { lines += ["# \(text.heading)"] + text.paragraphs }
        }
        lines += [layout.contacts, layout.pageLabel(1, of: 2)]
        return lines.map { line in
            let text = line.replacing("\u{A0}", with: " ")
            return (text.last == " " ? String(text.dropLast()) : text) + "\n"
        }.joined()
    }
}

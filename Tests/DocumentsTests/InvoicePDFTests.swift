// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import Testing

@testable import Documents

@Suite struct InvoicePDFTests {
    @Test func twoRenderingsHaveTheSameBytes() throws {
        let document = try SampleDocuments.usage(lines: 40)
        #expect(try InvoicePDF.render(document) == InvoicePDF.render(document))
    }

    @Test func renderingsOnManyThreadsHaveTheSameBytes() async throws {
        let document = try SampleDocuments.usage(lines: 12)
        let expected = try InvoicePDF.render(document)
        try await withThrowingTaskGroup(of: Bool.self) { group in
            for _ in 0..<16 {
                group.addTask { try InvoicePDF.render(document) == expected }
            }
            for try await isSame in group { #expect(isSame) }
        }
    }

    @Test(arguments: DocumentLanguage.allCases)
    func theTextHasEveryNumberOfTheDocument(language: DocumentLanguage) throws {
        let document = SampleDocuments.closed(
            try SampleDocuments.usage(lines: 12, language: language),
            category: .standard,
            rate: 2_200,
            paidMicros: 100_000_000
        )
        let text = try PDFText.pages(of: InvoicePDF.render(document)).joined()
        let format = DocumentFormat(language)
        let totals = document.totals
        var expected = [totals.net, totals.tax].map(format.amount)
        expected += [totals.total, totals.due].map(format.money)
        expected += document.lines.flatMap { line in
            [format.count(line.quantity), format.amount(line.net), line.operatorName]
        }
        expected += [document.number, format.date(document.issueOn), document.buyer.taxID]
        expected += [document.seller.taxID, format.date(document.dueOn), "Europe/Kyiv"]
        // What is read from right to left comes in another order, and brackets turn round.
        if language.isRightToLeft {
            expected.removeAll { $0.contains("نوفمبر") || $0.contains("(") }
        }
        for part in expected {
            let plain = part.replacing("\u{A0}", with: " ").replacing("\u{202F}", with: " ")
            #expect(text.contains(plain), "\(part)")
        }
    }

    @Test func everyPageOfThreeHundredLinesHasHeaderAndCarriedTotals() throws {
        let document = try SampleDocuments.usage(lines: 300)
        let all = try PDFText.pages(of: InvoicePDF.render(document))
        // Neither totals nor bank details have a page for themselves.
        let pages = all.filter { $0.contains("Operator") }
        #expect(pages.count > 5)
        #expect(all.count == pages.count)
        let sums = Set(InvoiceLayout(document).lines.rows.map(\.runningTotal))
        for (index, page) in pages.enumerated() {
            #expect(page.contains("Page \(index + 1) of \(all.count)"))
            #expect(page.contains("Carried forward") == (index < pages.count - 1))
            #expect(page.contains("Brought forward") == (index > 0))
        }
        for (page, next) in zip(pages, pages.dropFirst()) {
            let carried = try #require(Self.sum(after: "Carried forward", on: page))
            #expect(carried == Self.sum(after: "Brought forward", on: next))
            #expect(sums.contains(carried))
        }
        let last = try #require(pages.last)
        let rows = last.split(separator: "\n").count { $0.contains("260 06") }
        #expect(rows >= 2, "totals stand with at least two lines")
        #expect(last.contains(DocumentFormat(.english).amount(document.totals.net)))
    }

    /// The lines between the sum brought to a page and the sum it carries add up to it.
    @Test(arguments: [(120, 4...6), (5_000, 130...160)])
    func theLinesOfEachPageAddUpToWhatItCarries(count: Int, expected: ClosedRange<Int>) throws {
        let document = try SampleDocuments.usage(lines: count)
        let pages = try PDFText.pages(of: InvoicePDF.render(document))
        let currency = document.currency
        var next = 0
        var sum = Money.zero(currency)
        #expect(expected.contains(pages.count), "\(pages.count) pages")
        for page in pages.dropLast() {
            let lines = Self.lines(on: page)
            for line in document.lines[next..<(next + lines)] { sum += line.net }
            next += lines
            let carried = Self.sum(after: "Carried forward", on: page)
            #expect(carried == DocumentFormat(.english).amount(sum))
        }
        let last = try #require(pages.last)
        #expect(next + Self.lines(on: last) == count)
        #expect(last.contains(DocumentFormat(.english).amount(document.totals.net)))
    }

    private static func lines(on page: String) -> Int {
        let body = page.components(separatedBy: "Amount, EUR").last ?? ""
        return body.split(separator: "\n").count {
            $0.contains("  Sent") || $0.contains("  Delivered")
        }
    }

    /// Figures are drawn without layout, which must make no difference to where they stand.
    @Test func figuresAreAsWideAloneAsTheLibraryLaysThemOut() throws {
        let surface = try PDFSurface(.a4)
        let shaper = try TextShaper(cairo: surface.cairo, language: .german)
        var random = SplitMix(seed: 4)
        for style in TextStyle.allCases {
            for _ in 0..<200 {
                let characters = Array("0123456789.,-\u{A0}")
                let inner = (0...random.below(12)).map { _ in random.pick(characters) }
                // Spaces at the ends are no figures of a column.
                let text = "1\(String(inner))7"
                let alone = try shaper.shape(text, style)
                let laidOut = try shaper.shape(text, style, isTrailing: true)
                #expect(alone.isFigures && !laidOut.isFigures)
                #expect(abs(alone.width - laidOut.width) < 0.02, "\(text) in \(style)")
                #expect(alone.height == laidOut.height && alone.baseline == laidOut.baseline)
            }
        }
    }

    @Test(arguments: [
        (InvoiceField.buyerName, "Acme \u{10FFFE} Ltd"), (.note, "\u{10FFFE}"),
        (.operatorName, "Tele\u{10FFFE}"), (.bankAccounts, "IBAN \u{10FFFE}"),
    ])
    func aCharacterThatNoFontHasIsNamedWithItsField(field: InvoiceField, text: String) throws {
        var document = try SampleDocuments.usage(lines: 2)
        switch field {
        case .buyerName: document.buyer.name = text
        case .note: document.note = text
        case .operatorName: document.lines[1].operatorName = text
        default: document.seller.bankAccounts = text
        }
        #expect(throws: DocumentError.missingGlyph("\u{10FFFE}", field: field)) {
            try InvoicePDF.render(document)
        }
    }

    @Test func aTextTallerThanAPageIsRefusedByName() throws {
        var document = try SampleDocuments.usage(lines: 1)
        document.buyer.credential = Array(repeating: "line", count: 90)
            .joined(separator: "\n")
        #expect(throws: DocumentError.textTooLong(field: .buyerCredential)) {
            try InvoicePDF.render(document)
        }
    }

    @Test func aLogoThatIsNoPNGIsRefused() throws {
        let document = try SampleDocuments.usage(lines: 1)
        #expect(throws: DocumentError.unreadableLogo) {
            try InvoicePDF.render(document, logo: Array("GIF89a".utf8))
        }
    }

    @Test(arguments: PaperSize.allCases)
    func everyKindIsDrawnOnEveryPaper(paper: PaperSize) throws {
        for kind in InvoiceKind.allCases {
            let document = try SampleDocuments.amount(kind, text: "Fee", micros: 10_000)
            let pages = try PDFText.pages(
                of: InvoicePDF.render(document, template: .init(paper: paper))
            )
            #expect(pages.count == 1)
            #expect(pages.first?.contains("EUR 0.01") == true)
        }
    }

    @Test func aDocumentWithoutLinesIsStillADocument() throws {
        let document = SampleDocuments.closed(try SampleDocuments.empty(.usage, "JPY"))
        let text = try PDFText.pages(of: InvoicePDF.render(document)).joined()
        #expect(text.contains("JPY 0"))
    }

    private static func sum(after label: String, on page: String) -> String? {
        page.split(separator: "\n").first { $0.contains(label) }?
            .split(separator: " ").last.map(String.init)
    }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import Foundation
import Testing

@testable import Documents

@Suite struct DocumentTemplateTests {
    @Test func placeholdersAreFilledWithTheDocumentsFacts() throws {
        let document = SampleDocuments.closed(try SampleDocuments.usage(lines: 2))
        let text = try PlaceholderText<Placeholder>(
            "{{{client}}}: {number}, {period}, due {due_date}."
        )
        let filled = text.filled(for: document).replacing("\u{A0}", with: " ")
        #expect(
            filled
                == "{Acme Logistics GmbH}: INV-2026-00042, 1 – 31 October 2026, "
                + "due 15 November 2026."
        )
        for placeholder in Placeholder.allCases {
            let value = try PlaceholderText<Placeholder>("{\(placeholder.rawValue)}").filled(
                for: document
            )
            #expect(!value.isEmpty, "\(placeholder)")
        }
    }

    @Test(arguments: [
        ("Dear {klient},", PlaceholderError.Reason.unknown("klient"), 6),
        ("Pay {due", .notClosed, 5), ("Pay due}", .notOpened, 8), ("{}", .unknown(""), 1),
        ("{{x}} {", .notClosed, 7),
    ])
    func aBrokenPlaceholderIsNamedWithItsPosition(
        text: String,
        reason: PlaceholderError.Reason,
        position: Int
    ) {
        let error = #expect(throws: PlaceholderError.self) {
            try PlaceholderText<Placeholder>(text)
        }
        #expect(error?.reason == reason)
        #expect(error?.position == position)
        #expect(error?.description.contains("{due_date}") == true)
    }

    @Test func aBrokenTemplateNamesItsField() {
        var template = DocumentTemplate()
        template.texts["uk"] = .init(terms: "{due")
        #expect(throws: DocumentTemplateError.self) { try template.check() }
        template.texts = ["xx": .init()]
        #expect(throws: DocumentTemplateError.self) { try template.check() }
        template.texts = [:]
        template.colour = "red"
        let error = #expect(throws: DocumentTemplateError.self) { try template.check() }
        #expect(error?.description == "colour: red is not a colour; write #RRGGBB.")
    }

    @Test func aTemplateChangesLooksAndNoFigure() throws {
        var template = DocumentTemplate(paper: .letter)
        template.colour = "#AA0000"
        template.hiddenColumns = [.network, .basis]
        template.showsCountries = false
        template.texts[""] = .init(introduction: "Hello {client}", terms: "Net {net}")
        template.texts["de"] = .init(note: "Danke, {client}.")
        try template.check()
        let document = SampleDocuments.closed(try SampleDocuments.usage(lines: 5))
        let plain = InvoiceLayout(document)
        let layout = InvoiceLayout(document, template: template)
        #expect(layout.colour == "#AA0000")
        #expect(layout.introduction == ["Hello Acme Logistics GmbH"])
        #expect(layout.countries == nil)
        let columns = layout.lines.columns.map(\.content)
        #expect(columns == [.country, .operatorName, .segments, .price, .amount])
        #expect(layout.lines.rows.map(\.cells.last) == plain.lines.rows.map(\.cells.last))
        #expect(layout.totals == plain.totals)
        #expect(template.texts(for: .german).note == "Danke, {client}.")
        let text = try PDFText.pages(of: InvoicePDF.render(document, template: template)).joined()
        #expect(text.contains("Hello Acme"))
    }

    @Test func aTemplateSurvivesItsStoredForm() throws {
        var template = DocumentTemplate()
        template.texts["ar"] = .init(introduction: "مرحبا {client}")
        template.hiddenColumns = [.price]
        // Whatever order a set has, the stored text is the same.
        for _ in 0..<20 {
            var one = DocumentTemplate()
            one.hiddenColumns = Set(DocumentTemplate.Column.allCases.shuffled())
            let text = String(decoding: try JSONEncoder().encode(one), as: UTF8.self)
            #expect(text.contains(#"["basis","network","operator","price"]"#))
        }
        let data = try JSONEncoder().encode(template)
        #expect(try JSONDecoder().decode(DocumentTemplate.self, from: data) == template)
    }
}

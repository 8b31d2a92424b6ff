// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import Foundation
import Messaging
import Primitives

@testable import Documents

/// Documents of every kind, language and paper, to be looked at and held against golden ones.
enum Gallery {
    /// A document that can be drawn.
    struct Piece: Sendable {
        var name: String
        var draw: @Sendable () throws -> [UInt8]
    }

    static func pieces() throws -> [Piece] {
        try invoices() + kinds() + letters()
    }

    /// A usage invoice in each language, on both papers, short and long.
    private static func invoices() throws -> [Piece] {
        var pieces = try DocumentLanguage.allCases.map { language in
            let document = SampleDocuments.closed(
                try SampleDocuments.usage(lines: 12, language: language),
                category: .standard,
                rate: 2_200,
                paidMicros: 50_000_000
            )
            return piece("invoice-\(language.rawValue)", document)
        }
        for (name, language) in [("long", DocumentLanguage.english), ("long-ar", .arabic)] {
            let document = SampleDocuments.closed(
                try SampleDocuments.usage(lines: 90, language: language),
                category: .reverseCharge,
                reason: TaxReason.reverseCharge.text(in: language)
            )
            pieces.append(piece(name, document))
        }
        let letter = DocumentTemplate(paper: .letter)
        let few = SampleDocuments.closed(try SampleDocuments.usage(lines: 1, "USD"))
        pieces.append(piece("letter-paper", few, letter))
        pieces.append(piece("hryvnia", try money("UAH", .ukrainian)))
        pieces.append(piece("roubles", try money("RUB", .russian)))
        return pieces
    }

    private static func money(
        _ code: String,
        _ language: DocumentLanguage
    ) throws -> InvoiceDocument {
        SampleDocuments.closed(
            try SampleDocuments.usage(lines: 6, code, language: language, priceMicros: 1_250_000),
            category: .standard,
            rate: 2_000
        )
    }

    /// The other kinds in each language, a template, long names and each form of a logo.
    private static func kinds() throws -> [Piece] {
        var pieces: [Piece] = []
        for language in DocumentLanguage.allCases {
            for kind in [InvoiceKind.amount, .proforma] {
                var document = try SampleDocuments.amount(
                    kind,
                    text: "SMS, \(kind.rawValue)",
                    micros: 2_501_210_000
                )
                document.language = language
                pieces.append(piece("\(kind.rawValue)-\(language.rawValue)", document))
            }
            pieces.append(piece("credit-note-\(language.rawValue)", try credit(language)))
        }
        var template = DocumentTemplate()
        template.colour = "#0B7A4B"
        template.hiddenColumns = [.basis]
        template.texts[""] = .init(
            introduction: "Dear {client},\nthank you for your traffic of {period}.",
            terms: "Payable by {due_date}. Quote {reference}."
        )
        let usage = SampleDocuments.closed(
            try SampleDocuments.usage(lines: 5),
            category: .standard,
            rate: 2_200
        )
        pieces.append(piece("template", usage, template))
        pieces.append(piece("names", try names()))
        for (form, logo) in LogoTests.files {
            pieces.append(
                Piece(name: "logo-\(form)") { try InvoicePDF.render(usage, logo: logo) }
            )
        }
        return pieces
    }

    private static func credit(_ language: DocumentLanguage) throws -> InvoiceDocument {
        var credit = SampleDocuments.closed(
            try SampleDocuments.usage(lines: 3, language: language),
            category: .standard,
            rate: 1_900
        )
        var original = credit
        original.number = "INV-2026-00041"
        credit.kind = .creditNote
        credit.number = "CN-2026-00003"
        credit.corrects = CorrectedInvoice(original, reason: "\(language.ownName)")
        return credit
    }

    /// Names as long as they get, and sums of many digits.
    private static func names() throws -> InvoiceDocument {
        var document = try SampleDocuments.usage(
            lines: 9,
            language: .german,
            priceMicros: 9_999_999
        )
        let long = "Internationale Telekommunikationsdienstleistungsgesellschaft"
        document.seller.name = "\(long) für Mehrwertdienste mit beschränkter Haftung & Co. KG"
        document.seller.brandName = "Mehrwertdienste International"
        document.buyer.name = "\(long) Süddeutschland Aktiengesellschaft, Zweigniederlassung"
        document.number = "RE-2026-MEHRWERT-INTERNATIONAL-000000042"
        document.paymentReference = document.number
        for index in document.lines.indices {
            document.lines[index].quantity *= 1_000
            let line = document.lines[index]
            let exact = Money(micros: line.quantity * line.unitPriceMicros, document.currency)
            document.lines[index].net = exact.rounded()
            document.lines[index].exactMicros = exact.micros
            if index % 3 == 0 { document.lines[index].operatorName = "\(long), \(index)" }
        }
        return SampleDocuments.closed(document, category: .standard, rate: 1_900)
    }

    private static func letters() throws -> [Piece] {
        DocumentLanguage.allCases.flatMap { language in
            [
                Piece(name: "statement-\(language.rawValue)") {
                    try StatementPDF.render(
                        LetterTests.statement(),
                        head: LetterTests.head(language)
                    )
                },
                Piece(name: "reminder-\(language.rawValue)") {
                    try LetterTests.reminder(language, step: 2).pdf()
                },
                Piece(name: "price-notice-\(language.rawValue)") {
                    try LetterTests.priceNotice(language).pdf()
                },
            ]
        }
    }

    private static func piece(
        _ name: String,
        _ document: InvoiceDocument,
        _ template: DocumentTemplate = DocumentTemplate()
    ) -> Piece {
        Piece(name: name) { try InvoicePDF.render(document, template: template) }
    }
}

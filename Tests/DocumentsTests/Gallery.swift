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

    private static func kinds() throws -> [Piece] {
        let proforma = try SampleDocuments.amount(
            .proforma,
            text: "Prepayment for SMS traffic",
            micros: 2_500_000_000
        )
        var credit = SampleDocuments.closed(
            try SampleDocuments.usage(lines: 3, language: .german),
            category: .standard,
            rate: 1_900
        )
        var original = credit
        original.number = "INV-2026-00041"
        credit.kind = .creditNote
        credit.number = "CN-2026-00003"
        credit.corrects = CorrectedInvoice(original, reason: "Falscher Preis")
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
        return [
            piece("proforma", proforma), piece("credit-note", credit),
            piece("template", usage, template),
        ]
    }

    private static func letters() throws -> [Piece] {
        [DocumentLanguage.english, .ukrainian, .arabic].flatMap { language in
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

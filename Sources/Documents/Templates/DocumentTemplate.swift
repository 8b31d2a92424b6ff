// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Primitives

/// How an enterprise wants its documents: texts of its own, shown columns, colour, paper.
///
/// A value without effect on figures. Saved versions are kept, and an issued invoice names
/// the version it was drawn with, so that it never changes its looks either.
package struct DocumentTemplate: Hashable, Sendable, Codable {
    /// The size of the pages.
    package var paper: PaperSize
    /// `#RRGGBB`; empty for the brand's colour.
    package var colour: String
    /// The optional columns of a usage invoice that are left out.
    package var hiddenColumns: Set<Column> {
        get { Set(hidden) }
        set { hidden = newValue.sorted { $0.rawValue < $1.rawValue } }
    }
    /// Whether the sums by country stand before the lines.
    package var showsCountries: Bool
    /// Whether a code for banking apps stands beside the bank details.
    package var showsPaymentCode: Bool
    /// Texts by language code; those of the empty code are for all other languages.
    package var texts: [String: Texts]
    /// Sorted, so that the same template is always stored as the same text: a set has no order.
    private var hidden: [Column]

    private enum CodingKeys: String, CodingKey {
        case paper
        case colour
        case hidden = "hiddenColumns"
        case showsCountries
        case showsPaymentCode
        case texts
    }

    /// Creates the template that an enterprise has before it makes its own.
    package init(paper: PaperSize = .a4) {
        self.paper = paper
        colour = ""
        hidden = []
        showsCountries = true
        showsPaymentCode = true
        texts = [:]
    }

    /// A column that can be left out; country, segments and amount always stand.
    package enum Column: String, Hashable, Sendable, CaseIterable, Codable {
        case network
        case operatorName = "operator"
        case basis
        case price
    }

    /// Texts of one language, with placeholders.
    package struct Texts: Hashable, Sendable, Codable {
        /// Stands between the heading and the lines.
        package var introduction: String
        /// Stands after the totals.
        package var terms: String
        /// Stands in place of the enterprise's note, when there is one.
        package var note: String

        /// Creates texts; empty ones leave their place empty.
        package init(introduction: String = "", terms: String = "", note: String = "") {
            self.introduction = introduction
            self.terms = terms
            self.note = note
        }

        /// Each text with what its field is called.
        package var all: [(name: String, text: String)] {
            [("introduction", introduction), ("terms", terms), ("note", note)]
        }
    }

    /// The texts for a document's language.
    package func texts(for language: DocumentLanguage) -> Texts {
        texts[language.rawValue] ?? texts[""] ?? Texts()
    }

    /// Checks every part, so that a saved template can always be drawn.
    ///
    /// - Throws: the first `DocumentTemplateError`, naming the field and the position.
    package func check() throws(DocumentTemplateError) {
        if !colour.isEmpty, Colour(hex: colour) == nil {
            throw DocumentTemplateError(field: "colour", reason: .notAColour(colour))
        }
        for (language, texts) in texts.sorted(by: { $0.key < $1.key }) {
            let isKnown = language.isEmpty || DocumentLanguage(rawValue: language) != nil
            guard isKnown else {
                throw DocumentTemplateError(field: "texts", reason: .noSuchLanguage(language))
            }
            for (name, text) in texts.all {
                do throws(PlaceholderError) {
                    _ = try PlaceholderText<Placeholder>(text)
                } catch {
                    let field = language.isEmpty ? name : "\(name) (\(language))"
                    throw DocumentTemplateError(field: field, reason: .placeholder(error))
                }
            }
        }
    }
}

/// Why a template was refused, and where.
package struct DocumentTemplateError: Error, Hashable, Sendable, CustomStringConvertible {
    /// Which field of the template.
    package let field: String
    /// What is wrong with it.
    package let reason: Reason

    /// What is wrong with a field.
    package enum Reason: Hashable, Sendable {
        case notAColour(String)
        case noSuchLanguage(String)
        case placeholder(PlaceholderError)
    }

    package var description: String { sentence.english }

    /// A plain sentence.
    package var sentence: Phrase {
        switch reason {
        case .notAColour(let text): "\(field): \(text) is not a colour; write #RRGGBB."
        case .noSuchLanguage(let code):
            """
            \(field): \(code) is not a language of documents; allowed are \
            \(DocumentLanguage.allCases.map(\.rawValue).joined(separator: ", ")).
            """
        case .placeholder(let error): "\(field): \(error.sentence)"
        }
    }
}

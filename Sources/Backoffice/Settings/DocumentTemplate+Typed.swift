// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Documents
import Primitives

extension DocumentTemplate {
    /// The longest text of a template: a page has room for about three of them.
    package static let longestText = 2_000

    /// The language codes of texts, the empty one for all other languages first.
    package static let textLanguages = [""] + DocumentLanguage.allCases.map(\.rawValue)

    /// Reads a template from its form.
    ///
    /// - Throws: `FieldErrors` with every broken field, a placeholder by its position.
    package init(typed: TypedFields) throws(FieldErrors) {
        var reader = FieldReader(typed)
        self.init(paper: reader.choice("paper", "Paper", of: PaperSize.self) ?? .a4)
        colour = reader.text("colour", "Colour", limit: 7)
        if !colour.isEmpty, !Self.isColour(colour) {
            reader.refuse("colour", "Colour is written as #RRGGBB, such as #1F5FBF.")
        }
        for column in Column.allCases where !reader.flag("shows_\(column.rawValue)") {
            hiddenColumns.insert(column)
        }
        showsCountries = reader.flag("shows_countries")
        showsPaymentCode = reader.flag("shows_payment_code")
        for language in Self.textLanguages {
            let read = Texts(language: language, reading: &reader)
            if read != Texts() { texts[language] = read }
        }
        try reader.errors.check()
    }

    /// The template as its form shows it.
    package var typed: TypedFields {
        var typed: TypedFields = [
            "paper": paper.rawValue, "colour": colour,
            "shows_countries": showsCountries ? "1" : "",
            "shows_payment_code": showsPaymentCode ? "1" : "",
        ]
        for column in Column.allCases {
            let isShown = !hiddenColumns.contains(column)
            typed[field: "shows_\(column.rawValue)"] = isShown ? "1" : ""
        }
        for (language, texts) in texts {
            for (name, text) in texts.all {
                typed[field: Self.field(name, language)] = text
            }
        }
        return typed
    }

    /// The name of a text's field: `terms` for all languages, `terms_uk` for one.
    package static func field(_ name: String, _ language: String) -> String {
        language.isEmpty ? name : "\(name)_\(language)"
    }

    private static func isColour(_ text: String) -> Bool {
        text.utf8.count == 7 && text.hasPrefix("#") && text.dropFirst().allSatisfy(\.isHexDigit)
    }
}

extension DocumentTemplate.Texts {
    fileprivate init(language: String, reading reader: inout FieldReader) {
        self.init(
            introduction: Self.text("introduction", "Introduction", language, &reader),
            terms: Self.text("terms", "Terms", language, &reader),
            note: Self.text("note", "Note", language, &reader)
        )
    }

    private static func text(
        _ name: String,
        _ label: Phrase,
        _ language: String,
        _ reader: inout FieldReader
    ) -> String {
        let field = DocumentTemplate.field(name, language)
        let text = reader.text(field, label, limit: DocumentTemplate.longestText)
            .replacing("\r\n", with: "\n")
        do throws(PlaceholderError) {
            _ = try PlaceholderText<Placeholder>(text)
        } catch {
            reader.refuse(field, error.sentence)
        }
        return text
    }
}

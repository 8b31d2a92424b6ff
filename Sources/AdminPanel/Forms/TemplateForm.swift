// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Backoffice
import Billing
import Documents
import WebSupport

/// The fields of a document template.
enum TemplateForm {
    static var groups: [FieldGroup] {
        [
            FieldGroup("Preview", preview), FieldGroup("Looks", looks),
            FieldGroup("Columns", columns),
        ]
            + DocumentTemplate.textLanguages.map(texts)
    }

    /// What the preview shows; it is not part of the template.
    static var preview: [FieldSpec] {
        [
            FieldSpec(
                "sample",
                "Sample",
                .select(TemplateSample.allCases.map { .init(value: $0.rawValue, label: $0.label) })
            ),
            FieldSpec("sample_language", "Its language", .select(Choices.languages)),
        ]
    }

    private static var looks: [FieldSpec] {
        [
            FieldSpec(
                "paper",
                "Paper",
                .select([
                    .init(value: "a4", label: "A4"), .init(value: "letter", label: "US Letter"),
                ])
            ),
            FieldSpec("colour", "Colour", hint: "#RRGGBB; empty for the brand's colour."),
            FieldSpec("shows_countries", "Sums by country", .check),
            FieldSpec("shows_payment_code", "Code for banking apps", .check),
        ]
    }

    private static var columns: [FieldSpec] {
        [
            FieldSpec("shows_network", "MCC and MNC", .check),
            FieldSpec("shows_operator", "Operator", .check),
            FieldSpec("shows_basis", "Charged on", .check),
            FieldSpec("shows_price", "Price", .check),
        ]
    }

    private static func texts(_ language: String) -> FieldGroup {
        let name = Choices.languages.first { $0.value == language }?.label
        var group = FieldGroup(
            name.map { "Texts: \($0)" } ?? "Texts",
            intro: language.isEmpty
                ? "<p>For every language that has no texts of its own. \(allowed)</p>"
                : "<p>When one of these is filled in, they stand in place of the common ones.</p>",
            [
                FieldSpec(
                    DocumentTemplate.field("introduction", language),
                    "Introduction",
                    .area(rows: 2),
                    hint: "Between the heading and the lines."
                ),
                FieldSpec(
                    DocumentTemplate.field("terms", language),
                    "Terms",
                    .area(rows: 2),
                    hint: "After the totals."
                ),
                FieldSpec(
                    DocumentTemplate.field("note", language),
                    "Note",
                    .area(rows: 2),
                    hint: "In place of the enterprise's note."
                ),
            ]
        )
        group.isFolded = !language.isEmpty
        return group
    }

    private static var allowed: HTML {
        let names = each(Placeholder.allCases) { "<code>{\($0.rawValue)}</code> " }
        return "They may name facts of the document: \(names)"
    }
}

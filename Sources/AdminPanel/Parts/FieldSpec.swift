// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Primitives
import WebSupport

/// One field of a form, as data: what it is called, how it is typed, what helps.
struct FieldSpec {
    var name: String
    var label: Phrase
    var kind: Kind
    var isRequired = false
    var hint: HTML = ""

    /// How a field is typed.
    enum Kind {
        case text
        case email
        /// Numbers and money: text with a number keyboard, so that commas are accepted.
        case decimal
        case number
        case date
        case moment
        case password
        case area(rows: Int)
        case check
        case select([Choice])
        case file(accept: String)
        /// Kept as it is when the form is sent.
        case hidden
        /// Text with suggestions.
        case suggested([Choice])
    }

    /// One option of a select field.
    struct Choice {
        var value: String
        var label: Phrase

        init(value: String, label: Phrase) {
            self.value = value
            self.label = label
        }

        /// An option that is named by data; generic, because the compiler would take a plain
        /// `String` for literals.
        @_disfavoredOverload
        init(value: String, label: some StringProtocol) {
            self.init(value: value, label: Phrase(verbatim: String(label)))
        }
    }

    init(
        _ name: String,
        _ label: Phrase,
        _ kind: Kind = .text,
        isRequired: Bool = false,
        hint: HTML = ""
    ) {
        self.name = name
        self.label = label
        self.kind = kind
        self.isRequired = isRequired
        self.hint = hint
    }
}

/// Fields under one heading.
struct FieldGroup {
    var title: Phrase
    var intro: HTML = ""
    var fields: [FieldSpec]
    /// Whether the group is closed until somebody opens it, or one of its fields has a text.
    var isFolded = false

    init(_ title: Phrase, intro: HTML = "", _ fields: [FieldSpec]) {
        self.title = title
        self.intro = intro
        self.fields = fields
    }
}

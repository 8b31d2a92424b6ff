// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Primitives

/// Everything that is wrong with what somebody typed, field by field, in the form's order.
///
/// A verb collects all of it before it refuses, so that a person mends a form once.
package struct FieldErrors: Error, Hashable, Sendable {
    /// One field's sentence.
    package struct Entry: Hashable, Sendable {
        /// The name of the form field; empty when the whole form is meant.
        package let field: String
        package let sentence: Phrase
    }

    package private(set) var entries: [Entry] = []

    /// Creates an empty collection: nothing is wrong yet.
    package init() {}

    /// Creates the refusal of one field.
    package init(_ field: String, _ sentence: Phrase) {
        add(field, sentence)
    }

    /// Whether nothing is wrong.
    package var isEmpty: Bool { entries.isEmpty }

    /// The first sentence about a field, or nil when it is good.
    package subscript(field: String) -> Phrase? {
        entries.first { $0.field == field }?.sentence
    }

    /// Notes what is wrong with a field; the first sentence about a field is the one shown.
    package mutating func add(_ field: String, _ sentence: Phrase) {
        entries.append(Entry(field: field, sentence: sentence))
    }

    /// Notes everything that another collection has.
    package mutating func add(_ others: FieldErrors) {
        entries += others.entries
    }

    /// Throws itself when anything is wrong.
    package func check() throws(FieldErrors) {
        if !isEmpty { throw self }
    }

    /// Each field's first sentence, for display.
    package var byField: [String: Phrase] {
        Dictionary(entries.map { ($0.field, $0.sentence) }) { first, _ in first }
    }
}

extension FieldErrors: CustomStringConvertible {
    /// All sentences with their fields, for logs and test output.
    package var description: String {
        entries.map { $0.field.isEmpty ? $0.sentence.english : "\($0.field): \($0.sentence)" }
            .joined(separator: " ")
    }
}

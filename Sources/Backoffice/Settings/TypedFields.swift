// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// What somebody typed into a form or sent to a verb: field names and their text.
///
/// A switch that is on has any text but `0`; one that is absent is off.
package struct TypedFields: Hashable, Sendable {
    package private(set) var values: [String: String]

    /// Creates typed fields from names and texts.
    package init(_ values: [String: String]) {
        self.values = values
    }

    /// The text of a field, trimmed; empty when it is absent.
    package subscript(field field: String) -> String {
        get { trimmed(values[field] ?? "") }
        set { values[field] = newValue }
    }

    /// The same text for the same fields whatever their order; for comparing requests.
    var canonicalText: String {
        values.keys.sorted().map { "\($0)=\(values[$0] ?? "")" }.joined(separator: "\u{1E}")
    }
}

extension TypedFields: ExpressibleByDictionaryLiteral {
    package init(dictionaryLiteral elements: (String, String)...) {
        values = Dictionary(elements) { _, last in last }
    }
}

/// Text without the white space around it.
func trimmed(_ text: some StringProtocol) -> String {
    var rest = Substring(text)
    while rest.first?.isWhitespace == true { rest.removeFirst() }
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return String(rest)
}

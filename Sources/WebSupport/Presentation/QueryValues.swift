// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Primitives

/// The filters in a page's URL.
///
/// What does not make sense is ignored, not refused: a shared link must open.
package struct QueryValues: Sendable {
    /// The values that are not empty, by name.
    package private(set) var values: [String: String]

    /// Takes the values that are not empty.
    package init(_ values: [String: String] = [:]) {
        self.values = values.filter { !$0.value.isEmpty }
    }

    /// Whether nothing is filtered.
    package var isEmpty: Bool { values.isEmpty }

    /// A value, or an empty text; setting an empty text removes it.
    package subscript(name: String) -> String {
        get { values[name] ?? "" }
        set { values[name] = newValue.isEmpty ? nil : newValue }
    }

    /// A value as an identifier; nil when it is none.
    package func identifier<Object>(_ name: String) -> Identifier<Object>? {
        values[name].flatMap { Identifier($0) }
    }

    /// A value as a day; nil when it is none.
    package func date(_ name: String) -> CalendarDate? {
        values[name].flatMap { CalendarDate($0) }
    }

    /// A value as a whole number; nil when it is none.
    package func number(_ name: String) -> Int? {
        values[name].flatMap { Int($0) }
    }

    /// The same values as the query of a link, with some of them changed; empty ones go.
    package func query(_ changes: [String: String] = [:]) -> String {
        let merged = values.merging(changes) { _, new in new }.filter { !$0.value.isEmpty }
        return merged.keys.sorted()
            .map { "\(URLText.encode($0))=\(URLText.encode(merged[$0] ?? ""))" }
            .joined(separator: "&")
    }

    /// The values but some: another filter begins at its first page.
    package func without(_ names: String...) -> QueryValues {
        QueryValues(values.filter { !names.contains($0.key) })
    }

    /// A path with these values as its query, some of them changed.
    package func link(to path: String, _ changes: [String: String] = [:]) -> String {
        let query = query(changes)
        return query.isEmpty ? path : path + "?" + query
    }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Primitives
import WebSupport

/// The filters in a page's URL.
///
/// What does not make sense is ignored, not refused: a shared link must open.
struct QueryValues: Sendable {
    private(set) var values: [String: String]

    init(_ values: [String: String] = [:]) {
        self.values = values.filter { !$0.value.isEmpty }
    }

    var isEmpty: Bool { values.isEmpty }

    subscript(name: String) -> String {
        get { values[name] ?? "" }
        set { values[name] = newValue.isEmpty ? nil : newValue }
    }

    func identifier<Object>(_ name: String) -> Identifier<Object>? {
        values[name].flatMap { Identifier($0) }
    }

    func date(_ name: String) -> CalendarDate? {
        values[name].flatMap { CalendarDate($0) }
    }

    /// The same values as the query of a link, with some of them changed; empty ones go.
    func query(_ changes: [String: String] = [:]) -> String {
        let merged = values.merging(changes) { _, new in new }.filter { !$0.value.isEmpty }
        return merged.keys.sorted()
            .map { "\(URLText.encode($0))=\(URLText.encode(merged[$0] ?? ""))" }
            .joined(separator: "&")
    }
}

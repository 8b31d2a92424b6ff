// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// Texts separated by commas, each whole or ending in `*`, such as `Acme, SHOP*`.
///
/// Upper and lower case are equal. An empty list matches nothing; who uses it decides whether
/// that means everything.
package struct TextPatterns: Hashable, Sendable {
    private let whole: Set<String>
    private let starts: [String]

    /// Reads a list.
    package init(_ text: String) {
        let parts = text.lowercased().split(separator: ",").map { part in
            part.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed()
        }
        whole = Set(parts.filter { $0.last != "*" }.map { String($0) })
        starts = parts.filter { $0.last == "*" }.map { String($0.dropLast()) }
    }

    /// Whether the list names nothing.
    package var isEmpty: Bool { whole.isEmpty && starts.isEmpty }

    /// Whether one of the patterns is the text or begins it.
    package func matches(_ text: String) -> Bool {
        let text = text.lowercased()
        return whole.contains(text) || starts.contains { text.hasPrefix($0) }
    }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// A statement with its arguments: literals are trusted text, interpolated values are bound.
///
/// ```swift
/// try transaction.query("SELECT * FROM clients WHERE id = \(id) AND status = \(status)")
/// // SELECT * FROM clients WHERE id = $1 AND status = $2
/// ```
///
/// There is no way to splice a `String` as text; `\(raw:)` takes another `SQL`, so that
/// whatever a person typed can only ever be an argument.
package struct SQL: Sendable, Equatable {
    /// Text before each argument; one more than there are arguments.
    private var texts: [String]
    /// The values to bind, in order.
    package private(set) var arguments: [SQLValue]

    private init(texts: [String], arguments: [SQLValue]) {
        self.texts = texts
        self.arguments = arguments
    }

    /// Makes a statement of text that is part of the program, such as a migration; never of
    /// text that came from outside.
    package init(trusted text: String) {
        self.init(texts: [text], arguments: [])
    }

    /// The text with `$1 … $n` in the places of the arguments.
    package var text: String {
        var rendered = texts[0]
        for index in arguments.indices {
            rendered += "$\(index + 1)"
            rendered += texts[index + 1]
        }
        return rendered
    }

    /// Whether there is neither text nor an argument.
    package var isEmpty: Bool {
        arguments.isEmpty && texts[0].isEmpty
    }

    /// Adds another statement's text and arguments at the end.
    package mutating func append(_ other: SQL) {
        texts[texts.count - 1] += other.texts[0]
        texts.append(contentsOf: other.texts.dropFirst())
        arguments.append(contentsOf: other.arguments)
    }

    /// A list of bound values, `$1, $2, $3`, for `IN (…)` and `VALUES (…)`.
    package static func list(_ values: some Sequence<some SQLValueConvertible>) -> SQL {
        joined(values.map { "\($0)" }, separator: ", ")
    }

    /// Several parts with a separator between them.
    package static func joined(_ parts: [SQL], separator: SQL) -> SQL {
        var whole: SQL = ""
        for (index, part) in parts.enumerated() {
            if index > 0 { whole.append(separator) }
            whole.append(part)
        }
        return whole
    }

    /// `WHERE a AND b`, or nothing when there are no conditions.
    package static func filter(_ conditions: [SQL]) -> SQL {
        guard !conditions.isEmpty else { return "" }
        let parts = conditions.map { "(\(raw: $0))" as SQL }
        return "WHERE \(raw: joined(parts, separator: " AND "))"
    }
}

extension SQL: ExpressibleByStringInterpolation {
    package init(stringLiteral value: String) {
        self.init(texts: [value], arguments: [])
    }

    package init(stringInterpolation: Interpolation) {
        self = stringInterpolation.sql
    }

    /// Gathers the parts of a literal.
    package struct Interpolation: StringInterpolationProtocol {
        fileprivate var sql: SQL = ""

        package init(literalCapacity: Int, interpolationCount: Int) {
            sql.arguments.reserveCapacity(interpolationCount)
            sql.texts.reserveCapacity(interpolationCount + 1)
        }

        /// Adds trusted text.
        package mutating func appendLiteral(_ literal: String) {
            sql.texts[sql.texts.count - 1] += literal
        }

        /// Binds a value.
        package mutating func appendInterpolation(_ value: some SQLValueConvertible) {
            sql.arguments.append(value.sqlValue)
            sql.texts.append("")
        }

        /// Binds a value, or null.
        package mutating func appendInterpolation<Value: SQLValueConvertible>(
            _ value: Value?
        ) {
            sql.arguments.append(value.sqlValue)
            sql.texts.append("")
        }

        /// Splices another statement with its arguments.
        package mutating func appendInterpolation(raw other: SQL) {
            sql.append(other)
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Primitives

/// Markup that is safe to send: literals are trusted text, interpolated values are escaped.
///
/// ```swift
/// let cell: HTML = "<td>\(client.company.name)</td>"   // & < > " ' are escaped
/// ```
///
/// The same idea as `SQL`: nothing that a person typed can become markup by accident.
/// Interpolated `HTML` passes through as it is.
package struct HTML: Sendable, Hashable {
    /// The markup as text.
    package private(set) var text: String

    /// Makes markup of text that is markup already, such as a drawn SVG.
    package init(trusted text: String) {
        self.text = text
    }

    /// Whether there is nothing.
    package var isEmpty: Bool { text.isEmpty }

    /// Pieces one after another.
    package static func joined(_ parts: some Sequence<HTML>, separator: HTML = "") -> HTML {
        var whole = ""
        for (index, part) in parts.enumerated() {
            if index > 0 { whole += separator.text }
            whole += part.text
        }
        return HTML(trusted: whole)
    }

    /// Adds markup at the end.
    package static func += (left: inout HTML, right: HTML) {
        left.text += right.text
    }

    /// Two pieces one after another.
    package static func + (left: HTML, right: HTML) -> HTML {
        HTML(trusted: left.text + right.text)
    }
}

extension HTML: ExpressibleByStringInterpolation {
    package init(stringLiteral value: String) {
        let language = Language.current
        self.init(
            trusted: language == .english
                ? value : MarkupTemplate.write(value, [], in: language)
        )
    }

    package init(stringInterpolation: Interpolation) {
        self.init(trusted: stringInterpolation.finished)
    }

    /// Gathers the parts of a literal.
    ///
    /// In English the parts are put together at once. In another language the literal's words
    /// are translated as a whole, so its values wait until the end.
    package struct Interpolation: StringInterpolationProtocol {
        private var text = ""
        private let language = Language.current
        private var values: [String] = []

        package init(literalCapacity: Int, interpolationCount: Int) {
            text.reserveCapacity(literalCapacity + interpolationCount * 16)
        }

        fileprivate var finished: String {
            language == .english ? text : MarkupTemplate.write(text, values, in: language)
        }

        private mutating func add(_ value: String) {
            guard language != .english else {
                text += value
                return
            }
            text.unicodeScalars.append(MarkupTemplate.marker(values.count))
            values.append(value)
        }

        private mutating func addEscaped(_ value: String) {
            guard language != .english else { return value.appendEscaped(to: &text) }
            var escaped = ""
            value.appendEscaped(to: &escaped)
            add(escaped)
        }

        /// Adds trusted text.
        package mutating func appendLiteral(_ literal: String) {
            text += literal
        }

        /// Adds markup as it is.
        package mutating func appendInterpolation(_ html: HTML) {
            add(html.text)
        }

        /// Adds markup, or nothing.
        package mutating func appendInterpolation(_ html: HTML?) {
            add(html?.text ?? "")
        }

        /// Adds words in the language of the request, escaped.
        package mutating func appendInterpolation(_ phrase: Phrase) {
            addEscaped(phrase.said(in: language))
        }

        /// Adds text with everything escaped that could be markup.
        package mutating func appendInterpolation(_ value: String) {
            addEscaped(value)
        }

        /// Adds a part of a text, escaped.
        package mutating func appendInterpolation(_ value: Substring) {
            addEscaped(String(value))
        }

        /// Adds a whole number.
        package mutating func appendInterpolation(_ value: some BinaryInteger) {
            add(String(value))
        }

        /// Adds a value by its description, escaped.
        package mutating func appendInterpolation(_ value: some CustomStringConvertible) {
            addEscaped(value.description)
        }
    }
}

extension String {
    /// Appends with references in the place of what markup gives a meaning, in text and in
    /// quoted attributes alike.
    fileprivate func appendEscaped(to output: inout String) {
        for scalar in unicodeScalars {
            switch scalar {
            case "&": output += "&amp;"
            case "<": output += "&lt;"
            case ">": output += "&gt;"
            case "\"": output += "&quot;"
            case "'": output += "&#39;"
            default: output.unicodeScalars.append(scalar)
            }
        }
    }
}

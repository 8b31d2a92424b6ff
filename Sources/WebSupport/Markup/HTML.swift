// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

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
        self.init(trusted: value)
    }

    package init(stringInterpolation: Interpolation) {
        self.init(trusted: stringInterpolation.text)
    }

    /// Gathers the parts of a literal.
    package struct Interpolation: StringInterpolationProtocol {
        fileprivate var text = ""

        package init(literalCapacity: Int, interpolationCount: Int) {
            text.reserveCapacity(literalCapacity + interpolationCount * 16)
        }

        /// Adds trusted text.
        package mutating func appendLiteral(_ literal: String) {
            text += literal
        }

        /// Adds markup as it is.
        package mutating func appendInterpolation(_ html: HTML) {
            text += html.text
        }

        /// Adds markup, or nothing.
        package mutating func appendInterpolation(_ html: HTML?) {
            text += html?.text ?? ""
        }

        /// Adds text with everything escaped that could be markup.
        package mutating func appendInterpolation(_ value: String) {
            value.appendEscaped(to: &text)
        }

        /// Adds a part of a text, escaped.
        package mutating func appendInterpolation(_ value: Substring) {
            String(value).appendEscaped(to: &text)
        }

        /// Adds a whole number.
        package mutating func appendInterpolation(_ value: some BinaryInteger) {
            text += String(value)
        }

        /// Adds a value by its description, escaped.
        package mutating func appendInterpolation(_ value: some CustomStringConvertible) {
            value.description.appendEscaped(to: &text)
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

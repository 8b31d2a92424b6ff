// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// Writes XML element by element into bytes, without a tree.
///
/// Names are literals of ours; texts and attribute values are escaped. What XML cannot hold
/// at all (control characters, U+FFFE, U+FFFF) becomes a space.
///
/// - Source: XML 1.0, sections 2.2 and 2.4.
struct XMLWriter: Sendable {
    private(set) var bytes: [UInt8] = []
    private var open: [StaticString] = []

    /// A name and its value.
    typealias Attribute = (name: StaticString, value: String)

    /// Begins a document with a declaration.
    init(_ declaration: StaticString = #"<?xml version="1.0" encoding="UTF-8"?>"#) {
        append(declaration)
    }

    /// Writes an element with what the body writes inside.
    ///
    /// An empty body would leave an empty element, which invoices may not have; the caller
    /// asks before.
    mutating func element(
        _ name: StaticString,
        _ attributes: [Attribute] = [],
        _ body: (inout XMLWriter) -> Void
    ) {
        start(name, attributes)
        open.append(name)
        body(&self)
        open.removeLast()
        line()
        end(name)
    }

    /// Writes an element with a text, or nothing when the text is empty.
    mutating func element(
        _ name: StaticString,
        _ text: String,
        _ attributes: [Attribute] = []
    ) {
        if text.isEmpty { return }
        start(name, attributes)
        escape(text, isAttribute: false)
        end(name)
    }

    private mutating func start(_ name: StaticString, _ attributes: [Attribute]) {
        line()
        append("<")
        append(name)
        for attribute in attributes {
            append(" ")
            append(attribute.name)
            append("=\"")
            escape(attribute.value, isAttribute: true)
            append("\"")
        }
        append(">")
    }

    private mutating func end(_ name: StaticString) {
        append("</")
        append(name)
        append(">")
    }

    /// A line end and the indentation of the depth.
    private mutating func line() {
        bytes.append(UInt8(ascii: "\n"))
        for _ in open { append("  ") }
    }

    private mutating func append(_ literal: StaticString) {
        literal.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }

    private mutating func escape(_ text: String, isAttribute: Bool) {
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": append("&amp;")
            case "<": append("&lt;")
            case ">": append("&gt;")
            case "\"" where isAttribute: append("&quot;")
            case "\n" where isAttribute, "\t" where isAttribute: append(" ")
            case "\n", "\t": bytes.append(UInt8(scalar.value))
            case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{FFFE}", "\u{FFFF}": append(" ")
            default: bytes.append(contentsOf: scalar.utf8)
            }
        }
    }
}

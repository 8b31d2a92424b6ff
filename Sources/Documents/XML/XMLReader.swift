// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// An element of an XML document, with what is in it.
package struct XMLElement: Hashable, Sendable {
    /// The name without its prefix.
    package var name: String
    /// The namespace that is in force for it; empty for none.
    package var namespace: String
    package var attributes: [String: String]
    package var children: [XMLElement]
    /// The text directly inside, without that of its children.
    package var text: String
    /// Where it begins, counted from 1.
    package var line: Int

    /// The first child of a name.
    package func child(_ name: String) -> XMLElement? {
        children.first { $0.name == name }
    }

    /// The children of a name.
    package func all(_ name: String) -> [XMLElement] {
        children.filter { $0.name == name }
    }

    /// The first element at the end of a path of names.
    package func find(_ path: String...) -> XMLElement? {
        path.reduce(self as XMLElement?) { $0?.child($1) }
    }
}

/// Why a document could not be read, and where.
package struct XMLProblem: Error, Hashable, Sendable, CustomStringConvertible {
    package let line: Int
    package let reason: String

    package init(line: Int, _ reason: String) {
        self.line = line
        self.reason = reason
    }

    package var description: String { "Line \(line): \(reason)" }
}

/// Reads XML that comes from outside.
///
/// It knows elements, attributes, namespaces, text, CDATA, comments, processing instructions,
/// the five predefined entities and character references. A document type, and so every entity
/// that could read a file or grow without end, is refused; so is any encoding but UTF-8.
///
/// - Source: XML 1.0, fifth edition; Namespaces in XML 1.0.
package struct XMLReader {
    /// Deeper documents are no business documents.
    package static let depthMax = 64
    /// Larger files are refused before they are read.
    package static let octetsMax = 32 * 1_024 * 1_024

    private let octets: [UInt8]
    private var index = 0
    private var line = 1

    private init(_ octets: [UInt8]) {
        self.octets = octets
    }

    /// Reads a document and returns its root.
    ///
    /// - Throws: `XMLProblem`.
    package static func read(_ octets: [UInt8]) throws(XMLProblem) -> XMLElement {
        guard octets.count <= octetsMax else {
            throw XMLProblem(line: 1, "the file is larger than \(octetsMax / 1_048_576) MiB.")
        }
        guard String(validating: octets, as: UTF8.self) != nil else {
            throw XMLProblem(line: 1, "the file is not UTF-8.")
        }
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        var reader = XMLReader(octets.starts(with: mark) ? Array(octets.dropFirst(3)) : octets)
        return try reader.document()
    }

    private mutating func document() throws(XMLProblem) -> XMLElement {
        if starts("<?xml") {
            let declaration = try upTo("?>", from: "the XML declaration")
            let lower = declaration.lowercased()
            if lower.contains("encoding"), !lower.contains("utf-8") {
                throw problem("the encoding is not UTF-8.")
            }
        }
        try skipMisc()
        guard peek() == UInt8(ascii: "<") else { throw problem("an element must begin here.") }
        let root = try element(depth: 1, scope: [:])
        try skipMisc()
        guard index == octets.count else { throw problem("there is something after the end.") }
        return root
    }

    /// Space, comments and instructions between elements.
    private mutating func skipMisc() throws(XMLProblem) {
        while true {
            skipSpace()
            if starts("<!--") {
                _ = try upTo("-->", from: "a comment")
            } else if starts("<?") {
                _ = try upTo("?>", from: "an instruction")
            } else if starts("<!") {
                throw problem("a document type is not allowed.")
            } else {
                return
            }
        }
    }

    private mutating func element(
        depth: Int,
        scope: [String: String]
    ) throws(XMLProblem) -> XMLElement {
        guard depth <= Self.depthMax else {
            throw problem("elements are nested deeper than \(Self.depthMax).")
        }
        let begin = line
        advance()
        let qualified = try name()
        var attributes: [String: String] = [:]
        var scope = scope
        while true {
            let hadSpace = skipSpace()
            if starts("/>") || peek() == UInt8(ascii: ">") { break }
            guard hadSpace else { throw problem("a space is missing in <\(qualified)>.") }
            let key = try name()
            guard attributes[key] == nil else { throw problem("\(key) is there twice.") }
            attributes[key] = try attributeValue(key)
            if key == "xmlns" { scope[""] = attributes[key] }
            if key.hasPrefix("xmlns:") { scope[String(key.dropFirst(6))] = attributes[key] }
        }
        let parts = qualified.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count <= 2 else { throw problem("<\(qualified)> is no name.") }
        let prefix = parts.count == 2 ? String(parts[0]) : ""
        guard prefix.isEmpty || scope[prefix] != nil else {
            throw problem("the prefix \(prefix) is not declared.")
        }
        var element = XMLElement(
            name: String(parts[parts.count - 1]),
            namespace: scope[prefix] ?? "",
            attributes: attributes,
            children: [],
            text: "",
            line: begin
        )
        if starts("/>") {
            advance(by: 2)
            return element
        }
        advance()
        try content(of: &element, qualified, depth: depth, scope: scope)
        return element
    }

    private mutating func content(
        of element: inout XMLElement,
        _ qualified: String,
        depth: Int,
        scope: [String: String]
    ) throws(XMLProblem) {
        var text: [UInt8] = []
        while true {
            guard let octet = peek() else { throw problem("<\(qualified)> has no end.") }
            if octet != UInt8(ascii: "<") {
                if octet == UInt8(ascii: "&") {
                    text += try reference()
                } else {
                    text.append(octet)
                    advance()
                }
            } else if starts("</") {
                advance(by: 2)
                let end = try name()
                guard end == qualified else {
                    throw problem("</\(end)> ends <\(qualified)> of line \(element.line).")
                }
                skipSpace()
                guard peek() == UInt8(ascii: ">") else { throw problem("</\(end) has no >.") }
                advance()
                element.text = String(decoding: text, as: UTF8.self)
                return
            } else if starts("<![CDATA[") {
                advance(by: 9)
                text += Array(try upTo("]]>", from: "CDATA").utf8.dropLast(3))
            } else if starts("<!--") {
                _ = try upTo("-->", from: "a comment")
            } else if starts("<?") {
                _ = try upTo("?>", from: "an instruction")
            } else if starts("<!") {
                throw problem("a declaration is not allowed here.")
            } else {
                element.children.append(try self.element(depth: depth + 1, scope: scope))
            }
        }
    }
}

extension XMLReader {
    private mutating func name() throws(XMLProblem) -> String {
        let start = index
        while let octet = peek(), Self.isNamePart(octet) { advance() }
        let name = String(decoding: octets[start..<index], as: UTF8.self)
        guard let first = name.utf8.first, first >= 0x80 || Self.isLetter(first) else {
            throw problem("a name is missing here.")
        }
        return name
    }

    private static func isLetter(_ octet: UInt8) -> Bool {
        (0x41...0x5A).contains(octet) || (0x61...0x7A).contains(octet) || octet == 0x5F
            || octet == 0x3A
    }

    private static func isNamePart(_ octet: UInt8) -> Bool {
        isLetter(octet) || octet >= 0x80 || (0x30...0x39).contains(octet) || octet == 0x2D
            || octet == 0x2E
    }

    private mutating func attributeValue(_ key: String) throws(XMLProblem) -> String {
        skipSpace()
        guard peek() == UInt8(ascii: "=") else { throw problem("\(key) has no value.") }
        advance()
        skipSpace()
        guard let quote = peek(), quote == 0x22 || quote == 0x27 else {
            throw problem("the value of \(key) has no quotes.")
        }
        advance()
        var value: [UInt8] = []
        while let octet = peek(), octet != quote {
            if octet == UInt8(ascii: "<") { throw problem("the value of \(key) has no end.") }
            if octet == UInt8(ascii: "&") {
                value += try reference()
            } else {
                value.append(octet)
                advance()
            }
        }
        guard peek() == quote else { throw problem("the value of \(key) has no end.") }
        advance()
        return String(decoding: value, as: UTF8.self)
    }

    /// A predefined entity or a character reference; there are no others.
    private mutating func reference() throws(XMLProblem) -> [UInt8] {
        let start = index
        while let octet = peek(), octet != UInt8(ascii: ";"), index - start < 12 { advance() }
        guard peek() == UInt8(ascii: ";") else { throw problem("& must be written &amp;.") }
        let text = String(decoding: octets[(start + 1)..<index], as: UTF8.self)
        advance()
        switch text {
        case "amp": return [0x26]
        case "lt": return [0x3C]
        case "gt": return [0x3E]
        case "quot": return [0x22]
        case "apos": return [0x27]
        default: break
        }
        guard text.hasPrefix("#") else { throw problem("the entity &\(text); is not allowed.") }
        let digits = text.dropFirst()
        let code =
            digits.hasPrefix("x")
            ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits, radix: 10)
        guard let code, let scalar = Unicode.Scalar(code), Self.isAllowed(scalar) else {
            throw problem("&\(text); is no character.")
        }
        return Array(String(Character(scalar)).utf8)
    }

    private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value >= 0x20 || [0x09, 0x0A, 0x0D].contains(scalar.value)
    }

    /// Text up to and with an end, which must come.
    private mutating func upTo(_ end: String, from what: String) throws(XMLProblem) -> String {
        let start = index
        while index < octets.count, !starts(end) { advance() }
        guard index < octets.count else { throw problem("\(what) has no end.") }
        advance(by: end.utf8.count)
        return String(decoding: octets[start..<index], as: UTF8.self)
    }

    @discardableResult
    private mutating func skipSpace() -> Bool {
        let start = index
        while let octet = peek(), [0x20, 0x09, 0x0A, 0x0D].contains(octet) { advance() }
        return index > start
    }

    private func peek() -> UInt8? {
        index < octets.count ? octets[index] : nil
    }

    private mutating func advance(by count: Int = 1) {
        for _ in 0..<count where index < octets.count {
            if octets[index] == 0x0A { line += 1 }
            index += 1
        }
    }

    private func starts(_ text: String) -> Bool {
        octets[index...].starts(with: text.utf8)
    }

    private func problem(_ reason: String) -> XMLProblem {
        XMLProblem(line: line, reason)
    }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// Why a text is no JSON, and where.
package struct JSONError: Error, Hashable, Sendable {
    /// Octets before the fault.
    package let offset: Int
    package let reason: String
}

/// Reads JSON strictly: valid UTF-8, nothing behind the value, no name twice in an object.
///
/// - Source: RFC 8259; RFC 7493 §2.3 for names that stand twice.
struct JSONReader {
    /// Deeper values are an attack on the stack; ours have three levels.
    static let depthMax = 20

    private let octets: [UInt8]
    private var position = 0

    /// Reads a whole text.
    static func read(_ octets: [UInt8]) throws(JSONError) -> JSON {
        guard String(validating: octets, as: UTF8.self) != nil else {
            throw JSONError(offset: 0, reason: "The text is not valid UTF-8.")
        }
        var reader = JSONReader(octets: octets)
        let value = try reader.value(depth: 0)
        reader.skipSpace()
        guard reader.position == octets.count else {
            throw reader.error("Something follows the value.")
        }
        return value
    }

    private func error(_ reason: String) -> JSONError {
        JSONError(offset: position, reason: reason)
    }

    private mutating func skipSpace() {
        while let octet = peek, [0x20, 0x09, 0x0A, 0x0D].contains(octet) { position += 1 }
    }

    private var peek: UInt8? { position < octets.count ? octets[position] : nil }

    private mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard peek == UInt8(ascii: character) else { return false }
        position += 1
        return true
    }

    private mutating func value(depth: Int) throws(JSONError) -> JSON {
        guard depth < Self.depthMax else { throw error("The value is nested too deeply.") }
        skipSpace()
        switch peek {
        case UInt8(ascii: "{"): return try object(depth)
        case UInt8(ascii: "["): return try array(depth)
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        case .some(let octet) where octet == 0x2D || (0x30...0x39).contains(octet):
            return try number()
        default: throw error("A value is missing here.")
        }
    }

    private mutating func word(_ word: String, _ value: JSON) throws(JSONError) -> JSON {
        guard octets[position...].starts(with: word.utf8) else {
            throw error("A value is missing here.")
        }
        position += word.utf8.count
        return value
    }

    private mutating func object(_ depth: Int) throws(JSONError) -> JSON {
        position += 1
        var members: [JSON.Member] = []
        var names: Set<String> = []
        skipSpace()
        if take("}") { return .object([]) }
        while true {
            skipSpace()
            guard peek == UInt8(ascii: "\"") else { throw error("A name in quotes is missing.") }
            let name = try string()
            guard names.insert(name).inserted else {
                throw error("The name “\(name)” stands twice.")
            }
            skipSpace()
            guard take(":") else { throw error("A colon is missing.") }
            members.append(JSON.Member(name, try value(depth: depth + 1)))
            skipSpace()
            if take("}") { return .object(members) }
            guard take(",") else { throw error("A comma or closing brace is missing.") }
        }
    }

    private mutating func array(_ depth: Int) throws(JSONError) -> JSON {
        position += 1
        var elements: [JSON] = []
        skipSpace()
        if take("]") { return .array([]) }
        while true {
            elements.append(try value(depth: depth + 1))
            skipSpace()
            if take("]") { return .array(elements) }
            guard take(",") else { throw error("A comma or closing bracket is missing.") }
        }
    }

    private mutating func number() throws(JSONError) -> JSON {
        let start = position
        _ = take("-")
        if take("0") {
            // No further digits may follow.
        } else {
            try digits()
        }
        var isWhole = true
        if take(".") {
            isWhole = false
            try digits()
        }
        if take("e") || take("E") {
            isWhole = false
            if !take("+") { _ = take("-") }
            try digits()
        }
        let text = String(decoding: octets[start..<position], as: UTF8.self)
        if isWhole, let value = Int64(text) { return .integer(value) }
        return .number(text)
    }

    private mutating func digits() throws(JSONError) {
        let start = position
        while let octet = peek, (0x30...0x39).contains(octet) { position += 1 }
        if position == start { throw error("A digit is missing.") }
    }

    private mutating func string() throws(JSONError) -> String {
        position += 1
        var text: [UInt8] = []
        while let octet = peek {
            position += 1
            switch octet {
            case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
            case UInt8(ascii: "\\"): text += Array(String(try escape()).utf8)
            case 0..<0x20: throw error("A control character must be escaped.")
            default: text.append(octet)
            }
        }
        throw error("A closing quote is missing.")
    }

    private mutating func escape() throws(JSONError) -> Unicode.Scalar {
        guard let octet = peek else { throw error("An escape is cut off.") }
        position += 1
        switch Unicode.Scalar(octet) {
        case "\"", "\\", "/": return Unicode.Scalar(octet)
        case "b": return "\u{08}"
        case "f": return "\u{0C}"
        case "n": return "\n"
        case "r": return "\r"
        case "t": return "\t"
        case "u": return try escapedScalar()
        default: throw error("There is no such escape.")
        }
    }

    /// A scalar of one `\u` escape, or of the two that are a surrogate pair.
    private mutating func escapedScalar() throws(JSONError) -> Unicode.Scalar {
        let first = try hexadecimal()
        if let scalar = Unicode.Scalar(first) { return scalar }
        guard (0xD800..<0xDC00).contains(first), take("\\"), take("u") else {
            throw error("Half of a surrogate pair stands alone.")
        }
        let second = try hexadecimal()
        guard (0xDC00..<0xE000).contains(second),
            let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
        else { throw error("Half of a surrogate pair stands alone.") }
        return scalar
    }

    private mutating func hexadecimal() throws(JSONError) -> UInt32 {
        let digits = octets[position...].prefix(4)
        let text = String(decoding: digits, as: UTF8.self)
        guard digits.count == 4, text.allSatisfy({ $0.isASCII && $0.isHexDigit }),
            let value = UInt32(text, radix: 16)
        else { throw error("Four hexadecimal digits are missing.") }
        position += 4
        return value
    }

    private init(octets: [UInt8]) {
        self.octets = octets
    }
}

extension JSON {
    /// Reads a JSON text.
    ///
    /// - Throws: `JSONError`.
    package init(reading text: String) throws(JSONError) {
        self = try JSONReader.read(Array(text.utf8))
    }
}

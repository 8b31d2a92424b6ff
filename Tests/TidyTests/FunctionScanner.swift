// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// A function, initializer, subscript or computed property with its extent.
struct ScannedFunction: Hashable {
    let name: String
    /// From the line of its keyword to the line of its closing brace.
    let lines: ClosedRange<Int>
    let parameters: Int
}

/// Finds functions by their keywords and braces in code without comments and literals.
enum FunctionScanner {
    private static let keywords = ["func ", "init", "deinit", "subscript", "var "]

    static func functions(in code: SourceText) -> [ScannedFunction] {
        keywords.flatMap { keyword in
            code.positions(of: keyword).compactMap { position in
                guard isDeclaration(keyword, at: position, in: code) else { return nil }
                return function(keyword, at: position, in: code)
            }
        }
    }

    /// A keyword stands alone, and only attributes, modifiers or nothing before it on its line.
    private static func isDeclaration(
        _ keyword: String,
        at position: Int,
        in code: SourceText
    ) -> Bool {
        if position > 0, isIdentifierByte(code.bytes[position - 1]) { return false }
        if position > 0, code.bytes[position - 1] == UInt8(ascii: ".") { return false }
        guard keyword == "init" || keyword == "subscript" else { return true }
        let after = position + keyword.utf8.count
        guard after < code.bytes.count else { return false }
        return [UInt8(ascii: "("), UInt8(ascii: "?"), UInt8(ascii: "<")].contains(
            code.bytes[after]
        )
    }

    private static func function(
        _ keyword: String,
        at position: Int,
        in code: SourceText
    ) -> ScannedFunction? {
        let bytes = code.bytes
        let isVariable = keyword == "var "
        guard let open = bodyStart(from: position, isVariable: isVariable, in: bytes) else {
            return nil
        }
        let close = matchingBrace(from: open, in: bytes)
        let start = code.line(at: position)
        return ScannedFunction(
            name: name(keyword, at: position, in: bytes),
            lines: start...max(start, code.line(at: close)),
            parameters: isVariable
                ? 0 : parameterCount(from: position, before: open, in: bytes)
        )
    }

    private static func name(_ keyword: String, at position: Int, in bytes: [UInt8]) -> String {
        guard keyword.hasSuffix(" ") else { return keyword }
        let start = position + keyword.utf8.count
        let end = bytes[start...].firstIndex { !isIdentifierByte($0) } ?? bytes.count
        return String(decoding: bytes[start..<end], as: UTF8.self)
    }

    /// The opening brace of the body, or nil for a requirement or a stored property.
    private static func bodyStart(
        from position: Int,
        isVariable: Bool,
        in bytes: [UInt8]
    ) -> Int? {
        var depth = 0
        for index in position..<bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "("), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: ")"), UInt8(ascii: "]"): depth -= 1
            case UInt8(ascii: "{") where depth == 0: return index
            case UInt8(ascii: "}") where depth == 0: return nil
            case UInt8(ascii: "=") where isVariable && depth == 0: return nil
            case 0x0A where depth == 0 && !continues(after: index, in: bytes): return nil
            default: break
            }
            if depth < 0 { return nil }
        }
        return nil
    }

    /// Whether a declaration goes on in the next line.
    private static func continues(after newline: Int, in bytes: [UInt8]) -> Bool {
        let rest = bytes[(newline + 1)...].drop { $0 == 0x20 || $0 == 0x0A }
        let word = String(decoding: rest.prefix { $0 > 0x20 }, as: UTF8.self)
        return ["{", "->", "async", "throws", "where", "rethrows"].contains { word.hasPrefix($0) }
    }

    private static func matchingBrace(from open: Int, in bytes: [UInt8]) -> Int {
        var depth = 0
        for index in open..<bytes.count {
            if bytes[index] == UInt8(ascii: "{") { depth += 1 }
            if bytes[index] == UInt8(ascii: "}") { depth -= 1 }
            if depth == 0 { return index }
        }
        return bytes.count - 1
    }

    /// Counts the colons of the first parenthesis that stand outside of nested brackets.
    private static func parameterCount(
        from position: Int,
        before open: Int,
        in bytes: [UInt8]
    ) -> Int {
        var depth = 0
        var count = 0
        for index in position..<open {
            switch bytes[index] {
            case UInt8(ascii: "("), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: ")"), UInt8(ascii: "]"):
                depth -= 1
                if depth == 0 { return count }
            case UInt8(ascii: ":") where depth == 1: count += 1
            default: break
            }
        }
        return count
    }
}

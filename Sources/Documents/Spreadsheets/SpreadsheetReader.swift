// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// The cells of a spreadsheet's first sheet, as the texts that are stored: numbers as decimals,
/// dates as the day numbers that spreadsheets count in.
///
/// - Source: ECMA-376 part 1, sections 18.3.1 and 18.4.
package enum SpreadsheetReader {
    /// Rows and columns beyond these are no traffic file of ours.
    package static let rowLimit = 200_000
    static let columnLimit = 200
    /// Octets of one unpacked file of the archive.
    static let octetLimit = 256 * 1_024 * 1_024

    /// Whether a file begins as a spreadsheet does.
    package static func isSpreadsheet(_ bytes: [UInt8]) -> Bool {
        bytes.starts(with: [0x50, 0x4B, 0x03, 0x04])
    }

    /// Reads a file.
    ///
    /// - Throws: `SpreadsheetProblem`.
    package static func rows(_ bytes: [UInt8]) throws(SpreadsheetProblem) -> [[String]] {
        let archive = try ZipArchive(bytes)
        let sheets = archive.names.filter {
            $0.hasPrefix("xl/worksheets/") && $0.hasSuffix(".xml")
        }
        let name =
            sheets.contains("xl/worksheets/sheet1.xml")
            ? "xl/worksheets/sheet1.xml" : sheets.first ?? ""
        guard let sheet = try archive.file(name, limit: octetLimit) else { throw .notReadable }
        let strings = try archive.file("xl/sharedStrings.xml", limit: octetLimit)
        let shared =
            try strings.map { bytes throws(SpreadsheetProblem) in
                try sharedStrings(bytes)
            } ?? []
        return try cells(sheet, shared)
    }

    private static func sharedStrings(_ bytes: [UInt8]) throws(SpreadsheetProblem) -> [String] {
        var scanner = XMLScanner(bytes)
        var strings: [String] = []
        var isText = false
        var isPhonetic = false
        while let event = try scanner.next() {
            switch event {
            case .open("si", _): strings.append("")
            case .open("rPh", _): isPhonetic = true
            case .close("rPh"): isPhonetic = false
            case .open("t", _): isText = !isPhonetic
            case .close("t"): isText = false
            case .text(let text): if isText, !strings.isEmpty { strings[strings.count - 1] += text }
            default: continue
            }
        }
        return strings
    }

    private static func cells(
        _ bytes: [UInt8],
        _ shared: [String]
    ) throws(SpreadsheetProblem) -> [[String]] {
        var scanner = XMLScanner(bytes)
        var rows: [[String]] = []
        var column = 0
        var kind = ""
        var isValue = false
        while let event = try scanner.next() {
            switch event {
            case .open("row", let attributes):
                // Rows that are empty may be left out; their numbers are not.
                let number = attributes["r"].flatMap { Int($0) } ?? rows.count + 1
                guard number > rows.count, number <= rowLimit else { throw .tooLarge }
                while rows.count < number { rows.append([]) }
                column = 0
            case .open("c", let attributes):
                column = attributes["r"].flatMap(Self.column) ?? column + 1
                guard column <= columnLimit else { throw .tooLarge }
                kind = attributes["t"] ?? ""
                guard !rows.isEmpty else { throw .notReadable }
                let last = rows.count - 1
                while rows[last].count < column { rows[last].append("") }
            case .open("v", _): isValue = true
            case .open("t", _): isValue = kind == "inlineStr"
            case .close("v"), .close("t"): isValue = false
            case .text(let text):
                guard isValue, column > 0, !rows.isEmpty else { continue }
                let value =
                    kind == "s"
                    ? Int(text).flatMap { shared.indices.contains($0) ? shared[$0] : nil } ?? ""
                    : text
                rows[rows.count - 1][column - 1] += value
            default: continue
            }
        }
        return rows
    }

    /// The number of a column, from 1, of a reference such as `AB12`.
    private static func column(_ reference: String) -> Int? {
        let letters = reference.utf8.prefix { (0x41...0x5A).contains($0) }
        guard (1...3).contains(letters.count) else { return nil }
        return letters.reduce(0) { $0 * 26 + Int($1) - 0x40 }
    }
}

/// Goes through the tags and texts of an XML file, without a tree and without entities of its own.
private struct XMLScanner {
    enum Event {
        case open(String, [String: String])
        case close(String)
        case text(String)
    }

    private let bytes: [UInt8]
    private var position = 0
    /// The close of a tag that is empty.
    private var pending: String?

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    mutating func next() throws(SpreadsheetProblem) -> Event? {
        if let name = pending {
            pending = nil
            return .close(name)
        }
        while position < bytes.count {
            guard bytes[position] == UInt8(ascii: "<") else { return text() }
            guard let end = bytes[position...].firstIndex(of: UInt8(ascii: ">")) else {
                throw .notReadable
            }
            let tag = bytes[(position + 1)..<end]
            position = end + 1
            // No spreadsheet has a DOCTYPE; what one could define is not wanted.
            if tag.starts(with: Array("!DOCTYPE".utf8)) { throw .notReadable }
            if tag.first == UInt8(ascii: "!") || tag.first == UInt8(ascii: "?") { continue }
            if tag.first == UInt8(ascii: "/") {
                return .close(Self.local(String(decoding: tag.dropFirst(), as: UTF8.self)))
            }
            return open(tag)
        }
        return nil
    }

    private mutating func text() -> Event {
        let end = bytes[position...].firstIndex(of: UInt8(ascii: "<")) ?? bytes.count
        let text = String(decoding: bytes[position..<end], as: UTF8.self)
        position = end
        return .text(Self.decoded(text))
    }

    private mutating func open(_ tag: ArraySlice<UInt8>) -> Event {
        var text = Substring(String(decoding: tag, as: UTF8.self))
        let isEmpty = text.last == "/"
        if isEmpty { text.removeLast() }
        let name = text.prefix { !$0.isWhitespace }
        var attributes: [String: String] = [:]
        var rest = text.dropFirst(name.count)
        while let equals = rest.firstIndex(of: "=") {
            let key = rest[..<equals].filter { !$0.isWhitespace }
            let value = rest[rest.index(after: equals)...].drop(while: \.isWhitespace)
            guard let quote = value.first, quote == "\"" || quote == "'" else { break }
            let body = value.dropFirst()
            guard let end = body.firstIndex(of: quote) else { break }
            attributes[String(key)] = Self.decoded(String(body[..<end]))
            rest = body[body.index(after: end)...]
        }
        let local = Self.local(String(name))
        if isEmpty { pending = local }
        return .open(local, attributes)
    }

    /// A name without the prefix of its namespace.
    private static func local(_ name: String) -> String {
        let name = name.filter { !$0.isWhitespace }
        return name.split(separator: ":").last.map(String.init) ?? name
    }

    private static func decoded(_ text: String) -> String {
        guard text.contains("&") else { return text }
        var decoded = ""
        var rest = Substring(text)
        while let start = rest.firstIndex(of: "&") {
            decoded += rest[..<start]
            rest = rest[rest.index(after: start)...]
            guard let end = rest.prefix(12).firstIndex(of: ";") else {
                decoded += "&"
                continue
            }
            decoded += character(rest[..<end])
            rest = rest[rest.index(after: end)...]
        }
        return decoded + rest
    }

    private static func character(_ entity: Substring) -> String {
        switch entity {
        case "amp": return "&"
        case "lt": return "<"
        case "gt": return ">"
        case "quot": return "\""
        case "apos": return "'"
        default:
            let digits = entity.dropFirst()
            let value =
                digits.first == "x" ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
            return value.flatMap(Unicode.Scalar.init).map { String($0) } ?? ""
        }
    }
}

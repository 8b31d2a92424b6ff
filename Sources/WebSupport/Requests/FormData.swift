// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// What a form sent: texts and files by the names of their fields.
package struct FormData: Sendable, Equatable {
    /// The last text of each field, with line ends as `\n`.
    package internal(set) var texts: [String: String] = [:]
    /// Uploaded files; empty ones, which browsers send when none was chosen, are left out.
    package internal(set) var files: [String: UploadedFile] = [:]

    /// A file as a browser sends it.
    package struct UploadedFile: Sendable, Equatable {
        package var name: String
        package var bytes: [UInt8]
    }

    /// Creates data of texts, as if a form had sent them.
    package init(_ texts: [String: String] = [:]) {
        self.texts = texts
    }

    /// A field's text without spaces around it; empty when it was not sent.
    package subscript(name: String) -> String {
        guard let text = texts[name] else { return "" }
        guard let first = text.firstIndex(where: { !$0.isWhitespace }),
            let last = text.lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(text[first...last])
    }

    mutating func add(_ text: String, for name: String) throws(FormDataError) {
        guard texts.count < FormLimits.fields else { throw .tooLarge }
        texts[name] = text.replacing("\r\n", with: "\n")
    }
}

/// How much a form may send; more is refused before it is looked at.
package enum FormLimits {
    /// A logo is at most 1 MB; the rate deck of every network there is takes less than 8 MB.
    package static let body = 8 << 20
    /// No form has a tenth of these fields.
    package static let fields = 500
    /// A part's head has two or three lines.
    package static let partHead = 4_096
}

/// Why a form's body could not be read.
package enum FormDataError: Error, Hashable, Sendable {
    /// It is neither urlencoded nor multipart, or breaks the rules of either.
    case malformed
    /// It is longer than any of our forms.
    case tooLarge
}

// MARK: - URL encoding

extension FormData {
    /// Reads `application/x-www-form-urlencoded`, which is also the form of queries.
    ///
    /// - Source: WHATWG URL, 5.1.
    package init(urlEncoded body: some Sequence<UInt8>) throws(FormDataError) {
        self.init()
        for pair in Array(body).split(separator: UInt8(ascii: "&")) {
            let parts = pair.split(
                separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            let value = parts.count > 1 ? Self.decoded(parts[1]) : ""
            try add(value, for: Self.decoded(parts[0]))
        }
    }

    private static func decoded(_ bytes: ArraySlice<UInt8>) -> String {
        var decoded: [UInt8] = []
        decoded.reserveCapacity(bytes.count)
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let byte = bytes[index]
            if byte == UInt8(ascii: "%"), index + 2 < bytes.endIndex,
                let high = Character(Unicode.Scalar(bytes[index + 1])).hexDigitValue,
                let low = Character(Unicode.Scalar(bytes[index + 2])).hexDigitValue
            {
                decoded.append(UInt8(high * 16 + low))
                index += 3
            } else {
                decoded.append(byte == UInt8(ascii: "+") ? UInt8(ascii: " ") : byte)
                index += 1
            }
        }
        return String(decoding: decoded, as: UTF8.self)
    }
}

/// Encodes a text for the query of a link: everything but RFC 3986's unreserved characters.
package func queryEncoded(_ text: String) -> String {
    let digits = Array("0123456789ABCDEF")
    return text.utf8.reduce(into: "") { encoded, byte in
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E:
            encoded.append(Character(Unicode.Scalar(byte)))
        default:
            encoded.append("%")
            encoded.append(digits[Int(byte >> 4)])
            encoded.append(digits[Int(byte & 0xF)])
        }
    }
}

/// A path with a query; parameters with empty values are left out.
package func path(_ path: String, query: [(String, String)]) -> String {
    let pairs = query.filter { !$0.1.isEmpty }
        .map { "\(queryEncoded($0.0))=\(queryEncoded($0.1))" }
    return pairs.isEmpty ? path : path + "?" + pairs.joined(separator: "&")
}

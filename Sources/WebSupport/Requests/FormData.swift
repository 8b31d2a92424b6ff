// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// What a form sent: fields by name, and files.
///
/// Reads `application/x-www-form-urlencoded` and `multipart/form-data`. Of a name that comes
/// more than once the last value counts.
package struct FormData: Sendable, Equatable {
    package private(set) var fields: [String: String] = [:]
    /// Uploaded files by field name; empty uploads are left out.
    package private(set) var files: [String: [UInt8]] = [:]

    /// More fields than any form of ours has; what is beyond is somebody's attack.
    static let fieldsMax = 500

    package init() {}

    package init(fields: [String: String]) {
        self.fields = fields
    }

    /// Reads a body of the given content type.
    ///
    /// - Throws: `FormDataError` when the type is another or the body does not fit it.
    package init(body: [UInt8], contentType: String) throws(FormDataError) {
        let parts = contentType.split(separator: ";").map { $0.trimmingSpaces }
        switch parts.first?.lowercased() {
        case "application/x-www-form-urlencoded":
            try readURLEncoded(body)
        case "multipart/form-data":
            let marker = parts.dropFirst().first { $0.lowercased().hasPrefix("boundary=") }
            guard let boundary = marker?.dropFirst("boundary=".count), !boundary.isEmpty else {
                throw .malformed
            }
            let unquoted = boundary.filter { $0 != "\"" }
            try readMultipart(body, boundary: Array("--\(unquoted)".utf8))
        default:
            throw .unknownType
        }
    }

    package subscript(_ name: String) -> String { fields[name] ?? "" }

    private mutating func readURLEncoded(_ body: [UInt8]) throws(FormDataError) {
        for pair in body.split(separator: UInt8(ascii: "&")) {
            let halves = pair.split(
                separator: UInt8(ascii: "="),
                maxSplits: 1,
                omittingEmptySubsequences: false
            )
            guard let name = URLText.decode(halves[0]),
                let value = URLText.decode(halves.count > 1 ? halves[1] : [])
            else { throw .malformed }
            try add(name, value)
        }
    }

    private mutating func readMultipart(
        _ body: [UInt8],
        boundary: [UInt8]
    ) throws(FormDataError) {
        guard var start = body.firstRange(of: boundary)?.upperBound else { throw .malformed }
        while start < body.count, !body[start...].starts(with: Array("--".utf8)) {
            guard let end = body[start...].firstRange(of: Array("\r\n".utf8) + boundary) else {
                throw .malformed
            }
            try readPart(body[start..<end.lowerBound])
            start = end.upperBound
        }
    }

    private mutating func readPart(_ part: ArraySlice<UInt8>) throws(FormDataError) {
        guard let gap = part.firstRange(of: Array("\r\n\r\n".utf8)) else { throw .malformed }
        let head = String(decoding: part[part.startIndex..<gap.lowerBound], as: UTF8.self)
        let content = part[gap.upperBound...]
        guard let name = Self.attribute("name", of: head) else { throw .malformed }
        if Self.attribute("filename", of: head) != nil {
            if !content.isEmpty { files[name] = Array(content) }
        } else {
            try add(name, String(decoding: content, as: UTF8.self))
        }
    }

    private mutating func add(_ name: String, _ value: String) throws(FormDataError) {
        fields[name] = value
        if fields.count > Self.fieldsMax { throw .tooManyFields }
    }

    /// An attribute of the Content-Disposition header, such as `name="logo"`.
    private static func attribute(_ name: String, of head: String) -> String? {
        guard let start = head.firstRange(of: " \(name)=\"")?.upperBound,
            let end = head[start...].firstIndex(of: "\"")
        else { return nil }
        return String(head[start..<end])
    }
}

/// A form that cannot be read.
package enum FormDataError: Error, Equatable, Sendable {
    case unknownType
    case malformed
    case tooManyFields
}

extension Substring {
    fileprivate var trimmingSpaces: String {
        var rest = self
        while rest.first == " " { rest.removeFirst() }
        while rest.last == " " { rest.removeLast() }
        return String(rest)
    }
}

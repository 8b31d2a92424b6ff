// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import CZlib
import Primitives

/// The files of a ZIP archive, read one by one with a bound on each: what comes from outside may
/// claim any size.
///
/// - Source: PKWARE APPNOTE 6.3, sections 4.3.7, 4.3.12 and 4.3.16; RFC 1951.
package struct ZipArchive: Sendable {
    /// A spreadsheet has a dozen files; an archive with more than this is something else.
    static let fileLimit = 2_000

    private let bytes: [UInt8]
    private let entries: [String: Entry]

    private struct Entry: Sendable {
        var method: Int
        var packedSize: Int
        var size: Int
        var offset: Int
    }

    /// Reads the directory of an archive.
    ///
    /// - Throws: `SpreadsheetProblem.notReadable`.
    package init(_ bytes: [UInt8]) throws(SpreadsheetProblem) {
        self.bytes = bytes
        guard let end = Self.end(of: bytes), let count = Self.number(bytes, end + 10, 2),
            let start = Self.number(bytes, end + 16, 4), count <= Self.fileLimit
        else { throw .notReadable }
        var entries: [String: Entry] = [:]
        var position = start
        for _ in 0..<count {
            guard Self.number(bytes, position, 4) == 0x0201_4B50,
                let method = Self.number(bytes, position + 10, 2),
                let packed = Self.number(bytes, position + 20, 4),
                let size = Self.number(bytes, position + 24, 4),
                let name = Self.number(bytes, position + 28, 2),
                let extra = Self.number(bytes, position + 30, 2),
                let comment = Self.number(bytes, position + 32, 2),
                let offset = Self.number(bytes, position + 42, 4),
                position + 46 + name <= bytes.count
            else { throw .notReadable }
            let text = String(
                decoding: bytes[(position + 46)..<(position + 46 + name)],
                as: UTF8.self
            )
            entries[text] = Entry(method: method, packedSize: packed, size: size, offset: offset)
            position += 46 + name + extra + comment
        }
        self.entries = entries
    }

    /// The names of its files, sorted.
    package var names: [String] { entries.keys.sorted() }

    /// A file's content; nil when there is none of the name.
    ///
    /// - Throws: `SpreadsheetProblem.tooLarge` over `limit` octets, `.notReadable` when it is
    ///   damaged.
    package func file(
        _ name: String,
        limit: Int
    ) throws(SpreadsheetProblem) -> [UInt8]? {
        guard let entry = entries[name] else { return nil }
        guard entry.size <= limit else { throw .tooLarge }
        guard Self.number(bytes, entry.offset, 4) == 0x0403_4B50,
            let nameSize = Self.number(bytes, entry.offset + 26, 2),
            let extra = Self.number(bytes, entry.offset + 28, 2)
        else { throw .notReadable }
        let start = entry.offset + 30 + nameSize + extra
        guard start + entry.packedSize <= bytes.count else { throw .notReadable }
        let packed = Array(bytes[start..<(start + entry.packedSize)])
        switch entry.method {
        case 0: return packed.count <= limit ? packed : nil
        case 8: return try Self.inflated(packed, size: entry.size)
        default: throw .notReadable
        }
    }

    /// No more is unpacked than the directory says, which was within the limit.
    private static func inflated(
        _ packed: [UInt8],
        size: Int
    ) throws(SpreadsheetProblem) -> [UInt8] {
        var stream = z_stream()
        let length = Int32(MemoryLayout<z_stream>.size)
        guard inflateInit2_(&stream, -15, ZLIB_VERSION, length) == Z_OK else { throw .notReadable }
        defer { inflateEnd(&stream) }
        var input = packed
        // One octet more than there should be shows a file that is longer than it says.
        var output = [UInt8](repeating: 0, count: size + 1)
        let status = input.withUnsafeMutableBufferPointer { source in
            output.withUnsafeMutableBufferPointer { target in
                stream.next_in = source.baseAddress
                stream.avail_in = UInt32(source.count)
                stream.next_out = target.baseAddress
                stream.avail_out = UInt32(target.count)
                return inflate(&stream, Z_FINISH)
            }
        }
        guard status == Z_STREAM_END, Int(stream.total_out) == size else { throw .notReadable }
        output.removeLast()
        return output
    }

    /// The end record, looked for from the back: a comment may follow it.
    private static func end(of bytes: [UInt8]) -> Int? {
        guard bytes.count >= 22 else { return nil }
        let first = max(0, bytes.count - 22 - 65_535)
        return stride(from: bytes.count - 22, through: first, by: -1)
            .first { number(bytes, $0, 4) == 0x0605_4B50 }
    }

    /// A little-endian number; nil beyond the end.
    private static func number(_ bytes: [UInt8], _ offset: Int, _ size: Int) -> Int? {
        guard offset >= 0, offset + size <= bytes.count else { return nil }
        return (0..<size).reversed().reduce(0) { $0 << 8 | Int(bytes[offset + $1]) }
    }
}

/// Why a spreadsheet could not be read.
package enum SpreadsheetProblem: Error, Hashable, Sendable {
    case notReadable
    case tooLarge

    /// A plain sentence.
    package var sentence: Phrase {
        switch self {
        case .notReadable: "This is no XLSX spreadsheet, or it is damaged: save it as CSV UTF-8."
        case .tooLarge: "This spreadsheet is too large: save it as CSV UTF-8, or split it."
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// Text as PostgreSQL can store it: its text type has no U+0000.
///
/// A short message may hold that character, so it is stored as a noncharacter and a digit, and
/// the noncharacter itself as another digit. Everything comes back as it went in.
enum StoredCharacters {
    /// U+FDD0 in UTF-8; it never stands for a character.
    private static let mark: [UInt8] = [0xEF, 0xB7, 0x90]
    private static let null = UInt8(ascii: "0")
    private static let markItself = UInt8(ascii: "1")

    /// Adds text to bytes that are sent.
    static func append(_ text: String, to bytes: inout [UInt8]) {
        var text = text
        text.withUTF8 { source in
            guard needsCare(source, of: 0) || needsCare(source, of: mark[0]) else {
                bytes.append(contentsOf: source)
                return
            }
            appendWithCare(source, to: &bytes)
        }
    }

    /// Reads text that was received.
    static func read(_ source: UnsafeBufferPointer<UInt8>) -> String {
        guard needsCare(source, of: mark[0]) else {
            return String(decoding: source, as: UTF8.self)
        }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(source.count)
        var index = 0
        while index < source.count {
            if isMark(source, at: index), index + 3 < source.count {
                bytes += source[index + 3] == null ? [0] : mark
                index += 4
            } else {
                bytes.append(source[index])
                index += 1
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func appendWithCare(
        _ source: UnsafeBufferPointer<UInt8>,
        to bytes: inout [UInt8]
    ) {
        var index = 0
        while index < source.count {
            if source[index] == 0 {
                bytes += mark + [null]
                index += 1
            } else if isMark(source, at: index) {
                bytes += mark + [markItself]
                index += 3
            } else {
                bytes.append(source[index])
                index += 1
            }
        }
    }

    private static func needsCare(
        _ source: UnsafeBufferPointer<UInt8>,
        of octet: UInt8
    ) -> Bool {
        source.contains(octet)
    }

    private static func isMark(_ source: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
        index + 2 < source.count && source[index] == mark[0] && source[index + 1] == mark[1]
            && source[index + 2] == mark[2]
    }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Foundation

/// The bytes of one file, searched without making strings: the whole repository is read in
/// well under a second also by a debug build.
struct SourceText: Sendable {
    let bytes: [UInt8]
    /// The bytes with a zero at the end, as `strstr` wants them.
    private let terminated: [UInt8]
    /// Where each line starts.
    private let starts: [Int]

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        terminated = bytes + [0]
        var starts = [0]
        var from = 0
        while let newline = Self.find("\n", in: terminated, from: from) {
            from = newline + 1
            starts.append(from)
        }
        if from == bytes.count { starts.removeLast() }
        self.starts = starts
    }

    init(_ text: String) {
        self.init(Array(text.utf8))
    }

    var lineCount: Int { starts.count }

    /// The number, from one, of the line that holds a position.
    func line(at position: Int) -> Int {
        var low = 0
        var high = starts.count
        while low < high {
            let middle = (low + high) / 2
            if starts[middle] <= position { low = middle + 1 } else { high = middle }
        }
        return max(1, low)
    }

    /// A line's text by its number from one, without its newline; empty outside of the file.
    func line(_ number: Int) -> String {
        guard number >= 1, number <= starts.count else { return "" }
        let end = number < starts.count ? starts[number] - 1 : bytes.count
        let start = starts[number - 1]
        let slice = bytes[start..<max(start, end)]
        return String(decoding: slice.last == 0x0A ? slice.dropLast() : slice, as: UTF8.self)
    }

    /// All positions of a word.
    func positions(of word: String) -> [Int] {
        var found: [Int] = []
        var from = 0
        while let position = Self.find(word, in: terminated, from: from) {
            found.append(position)
            from = position + 1
        }
        return found
    }

    private static func find(_ word: String, in terminated: [UInt8], from: Int) -> Int? {
        terminated.withUnsafeBytes { buffer -> Int? in
            guard let base = buffer.baseAddress, from < buffer.count else { return nil }
            let text = (base + from).assumingMemoryBound(to: CChar.self)
            return strstr(text, word).map { UnsafeRawPointer($0) - base }
        }
    }
}

/// Whether a byte can be part of a Swift identifier.
func isIdentifierByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
        true
    default: false
    }
}

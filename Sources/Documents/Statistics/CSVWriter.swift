// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// Writes comma-separated values row by row, without holding more than the caller wants.
///
/// Cells are quoted only when they must be. They are written as they are: a cell that begins
/// with `=` or `+` stays the same text, since senders such as `+4917…` are data.
///
/// - Source: RFC 4180; UTF-8 without a byte order mark.
package struct CSVWriter: Sendable {
    private var buffer: [UInt8] = []

    /// Creates a writer with nothing written.
    package init() {}

    /// Writes one row and its line end.
    package mutating func writeRow(_ cells: some Sequence<String>) {
        var isFirst = true
        for cell in cells {
            if !isFirst { buffer.append(UInt8(ascii: ",")) }
            isFirst = false
            writeCell(cell)
        }
        buffer.append(UInt8(ascii: "\r"))
        buffer.append(UInt8(ascii: "\n"))
    }

    /// How many bytes wait to be taken.
    package var pendingByteCount: Int { buffer.count }

    /// Hands over what was written since the last call; a streaming caller sends it on.
    package mutating func takeBytes() -> [UInt8] {
        let bytes = buffer
        buffer.removeAll(keepingCapacity: true)
        return bytes
    }

    private mutating func writeCell(_ cell: String) {
        let quote = UInt8(ascii: "\"")
        guard cell.utf8.contains(where: mustBeQuoted) else {
            buffer.append(contentsOf: cell.utf8)
            return
        }
        buffer.append(quote)
        for byte in cell.utf8 {
            if byte == quote { buffer.append(quote) }
            buffer.append(byte)
        }
        buffer.append(quote)
    }

    private func mustBeQuoted(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\r")
            || byte == UInt8(ascii: "\n")
    }
}

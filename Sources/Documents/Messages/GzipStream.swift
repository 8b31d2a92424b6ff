// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import CZlib

/// Compresses bytes as they come, into the format of gzip.
///
/// The header names no file and no time, so that the same data makes the same bytes.
///
/// - Source: RFC 1952.
package final class GzipStream {
    private var stream = z_stream()
    private var output: [UInt8] = []
    private var isFinished = false

    /// Begins a file.
    package init() {
        // Fifteen bits of window, and sixteen more ask for gzip's own header.
        let status = deflateInit2_(
            &stream,
            Z_DEFAULT_COMPRESSION,
            Z_DEFLATED,
            15 + 16,
            8,
            Z_DEFAULT_STRATEGY,
            ZLIB_VERSION,
            Int32(MemoryLayout<z_stream>.size)
        )
        precondition(status == Z_OK, "zlib could not begin")
    }

    deinit {
        deflateEnd(&stream)
    }

    /// Adds bytes to the file.
    package func write(_ bytes: [UInt8]) {
        precondition(!isFinished, "a finished file takes no more")
        deflate(bytes, flush: Z_NO_FLUSH)
    }

    /// Ends the file.
    package func finish() {
        if isFinished { return }
        isFinished = true
        deflate([], flush: Z_FINISH)
    }

    /// Hands over what is compressed since the last call; a streaming caller sends it on.
    package func takeBytes() -> [UInt8] {
        let bytes = output
        output.removeAll(keepingCapacity: true)
        return bytes
    }

    private func deflate(_ bytes: [UInt8], flush: Int32) {
        var input = bytes
        input.withUnsafeMutableBufferPointer { input in
            stream.next_in = input.baseAddress
            stream.avail_in = UInt32(input.count)
            var buffer = [UInt8](repeating: 0, count: 16_384)
            repeat {
                let written = buffer.withUnsafeMutableBufferPointer { buffer in
                    stream.next_out = buffer.baseAddress
                    stream.avail_out = UInt32(buffer.count)
                    _ = CZlib.deflate(&stream, flush)
                    return buffer.count - Int(stream.avail_out)
                }
                output += buffer[..<written]
            } while stream.avail_out == 0
            stream.next_in = nil
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import NIOCore

extension ByteBuffer {
    /// Writes a whole PDU: header and body.
    ///
    /// Fields are written as they are; a peer may refuse those over the specification's limits.
    /// Nothing is allocated while the buffer has room.
    ///
    /// - Source: SMPP 3.4 §3.2.
    public mutating func writePDU(_ pdu: PDU, sequence: SequenceNumber) {
        writeFields { writer in
            writer.word(0)
            writer.word(pdu.commandID.rawValue)
            writer.word(pdu.status.rawValue)
            writer.word(sequence.rawValue)
            pdu.write(into: &writer)
            writer.overwrite(UInt32(truncatingIfNeeded: writer.count), at: 0)
        }
    }

    /// Writes fields; `write` is called again when there was not enough room.
    @inline(__always)
    mutating func writeFields(_ write: (inout BodyWriter) -> Void) {
        var needed = 1
        var isWritten = false
        while !isWritten {
            writeWithUnsafeMutableBytes(minimumWritableBytes: needed) { room in
                var writer = BodyWriter(room)
                write(&writer)
                needed = writer.count
                isWritten = writer.fits
                return isWritten ? needed : 0
            }
        }
    }

    mutating func writeCString(_ string: COctetString) {
        string.withUnsafeBytes { _ = writeBytes($0) }
        writeInteger(UInt8(0))
    }
}

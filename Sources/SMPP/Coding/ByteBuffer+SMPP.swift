// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import NIOCore

extension ByteBuffer {
    /// Writes a whole PDU: header and body.
    ///
    /// Fields are written as they are; a peer may refuse those over the specification's limits.
    ///
    /// - Source: SMPP 3.4 §3.2.
    public mutating func writePDU(_ pdu: PDU, sequence: SequenceNumber) {
        let start = writerIndex
        writeMultipleIntegers(
            UInt32(0),
            pdu.commandID.rawValue,
            pdu.status.rawValue,
            sequence.rawValue
        )
        pdu.writeBody(into: &self)
        setInteger(UInt32(truncatingIfNeeded: writerIndex - start), at: start)
    }

    mutating func writeCString(_ string: COctetString) {
        string.withUnsafeBytes { _ = writeBytes($0) }
        writeInteger(UInt8(0))
    }

    mutating func writeAddress(_ address: Address) {
        writeMultipleIntegers(address.ton.rawValue, address.npi.rawValue)
        writeCString(address.value)
    }

    /// Writes the length octet and the octets of a short message.
    mutating func writeShortMessage(_ message: ByteBuffer) {
        precondition(
            message.readableBytes <= ShortMessage.octetsMax,
            "A short message over 254 octets belongs into message_payload."
        )
        writeInteger(UInt8(message.readableBytes))
        writeImmutableBuffer(message)
    }
}

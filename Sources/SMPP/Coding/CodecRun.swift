// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import NIOCore

/// The work that the codec's speed and its allocations are measured by.
///
/// A read buffer of submit_sm is decoded as one from a socket is, the fields a message centre looks
/// at are read, and every PDU is encoded into a write buffer that is used again. Who measures it
/// brings the clock and the counter.
package struct CodecRun: ~Copyable {
    /// The submit_sm in the read buffer.
    package static let pdusPerRound = 400
    /// The octets of each, as in the load of `tollgate bench smpp`.
    package static let octetsPerPDU = 151

    private let input: ByteBuffer
    private var output = ByteBuffer()
    private var checksum = 0

    /// Prepares the buffers.
    package init() {
        var request = SubmitSM(
            source: Address("Tollgate", ton: .alphanumeric),
            destination: Address("491701234567", ton: .international, npi: .isdn)
        )
        request.registeredDelivery = .final
        var input = ByteBuffer()
        input.writePDU(.submitSM(request), sequence: 1)
        let text = Self.octetsPerPDU - input.readableBytes
        request.shortMessage = ByteBuffer(repeating: UInt8(ascii: "x"), count: text)
        input.clear()
        for number in 1...Self.pdusPerRound {
            input.writePDU(.submitSM(request), sequence: SequenceNumber(UInt32(number)))
        }
        self.input = input
        output.reserveCapacity(input.readableBytes)
    }

    /// Decodes and encodes every PDU of the read buffer once, and returns how many they were.
    package mutating func round() -> Int {
        var decoder = PDUDecoder()
        decoder.append(input)
        output.clear()
        var count = 0
        while let decoded = decoder.next() {
            guard case .pdu(let pdu, let sequence) = decoded else { break }
            if case .submitSM(let request) = pdu {
                checksum &+= request.source.value.count &+ request.destination.value.count
                checksum &+= request.shortMessage.readableBytes &+ Int(request.dataCoding.rawValue)
            }
            output.writePDU(pdu, sequence: sequence)
            count += 1
        }
        return count
    }

    /// Whether what was encoded last is what was decoded, octet by octet.
    package var isFaithful: Bool { output == input && checksum > 0 }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import NIOCore
import SMPP

/// PDUs as octets that are made once and stamped with a sequence number for each use.
enum RawPDU {
    /// The octets of the submit_sm that rates are measured with.
    static let submitLength = 151

    static let submitID = CommandID.submitSM.rawValue
    static let enquireID = CommandID.enquireLink.rawValue
    static let responseBit: UInt32 = 0x8000_0000

    static func octets(_ pdu: PDU, sequence: SequenceNumber = 1) -> [UInt8] {
        var buffer = ByteBuffer()
        buffer.writePDU(pdu, sequence: sequence)
        return Array(buffer.readableBytesView)
    }

    static func bind(systemID: String, password: String) -> [UInt8] {
        octets(
            .bind(
                Bind(
                    .transceiver,
                    systemID: COctetString(systemID),
                    password: COctetString(password)
                )
            )
        )
    }

    /// A submit_sm of exactly `submitLength` octets.
    static var submit: SubmitSM {
        var pdu = SubmitSM(
            source: Address("Tollgate", ton: .alphanumeric),
            destination: Address("37061234567", ton: .international, npi: .isdn)
        )
        pdu.registeredDelivery = .final
        let rest = submitLength - octets(.submitSM(pdu)).count
        pdu.shortMessage = ByteBuffer(repeating: UInt8(ascii: "x"), count: rest)
        return pdu
    }

    static func commandID(_ frame: UnsafeRawBufferPointer) -> UInt32 {
        frame.loadUnaligned(fromByteOffset: 4, as: UInt32.self).bigEndian
    }

    static func sequence(_ frame: UnsafeRawBufferPointer) -> UInt32 {
        frame.loadUnaligned(fromByteOffset: 12, as: UInt32.self).bigEndian
    }

    static func isError(_ frame: UnsafeRawBufferPointer) -> Bool {
        frame.loadUnaligned(fromByteOffset: 8, as: UInt32.self) != 0
    }

    static func stamp(_ place: UnsafeMutableRawBufferPointer, sequence: UInt32) {
        place.storeBytes(of: sequence.bigEndian, toByteOffset: 12, as: UInt32.self)
    }
}

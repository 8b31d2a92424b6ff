// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import NIOCore
import SMPP

/// What must hold for the decoder, whatever octets it gets.
package enum DecoderCheck {
    /// Decodes octets whole and in two parts, encodes what was found and decodes it again.
    ///
    /// The first octet says where to cut. Returns what is wrong, or `nil`.
    package static func complaint(about octets: [UInt8]) -> String? {
        guard let cut = octets.first else { return nil }
        let stream = ByteBuffer(bytes: octets.dropFirst())
        let whole = decode([stream])
        let place = min(Int(cut), stream.readableBytes)
        let parts = [
            stream.getSlice(at: 0, length: place),
            stream.getSlice(
                at: place,
                length: stream.readableBytes - place
            ),
        ]
        if decode(parts.compactMap(\.self)) != whole { return "it matters where octets are cut" }
        for item in whole {
            guard case .pdu(let pdu, let sequence) = item else { continue }
            var again = ByteBuffer()
            again.writePDU(pdu, sequence: sequence)
            if decode([again]) != [item] { return "\(pdu.commandID) encodes to something else" }
            if readFields(of: pdu) > stream.readableBytes * 8 {
                return "\(pdu.commandID) has more octets than came"
            }
        }
        return nil
    }

    private static func decode(_ parts: [ByteBuffer]) -> [DecodedPDU] {
        var decoder = PDUDecoder()
        var decoded: [DecodedPDU] = []
        for part in parts {
            decoder.append(part)
            while let next = decoder.next() { decoded.append(next) }
        }
        return decoded
    }

    /// Reads every field that is read lazily, and returns how many octets they have.
    private static func readFields(of pdu: PDU) -> Int {
        switch pdu {
        case .submitSM(let pdu):
            pdu.serviceType.count + pdu.source.value.count + pdu.destination.value.count
                + pdu.scheduleTime.count + pdu.validityPeriod.count
                + pdu.shortMessage.readableBytes + count(pdu.tlvs)
        case .deliverSM(let pdu):
            pdu.serviceType.count + pdu.source.value.count + pdu.destination.value.count
                + pdu.scheduleTime.count + pdu.validityPeriod.count
                + pdu.shortMessage.readableBytes + count(pdu.tlvs)
        case .dataSM(let pdu): count(pdu.tlvs)
        case .submitMultiResponse(let pdu): count(pdu.tlvs)
        default: 0
        }
    }

    private static func count(_ tlvs: TLVs) -> Int {
        _ = (tlvs.messageState, tlvs.networkErrorCode, tlvs.callbackNumber, tlvs.broadcastAreas)
        _ = (tlvs.receiptedMessageID, tlvs.sourceSubaddress, tlvs.sarMessageReference)
        return tlvs.reduce(0) { $0 + $1.value.readableBytes }
    }
}

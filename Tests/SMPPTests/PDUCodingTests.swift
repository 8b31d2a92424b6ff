// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import NIOCore
import SMPP
import Testing

@Suite struct PDUCodingTests {
    @Test("Octets of the wire decode to the PDU they are", arguments: PDUFixture.all)
    func decodes(_ fixture: PDUFixture) {
        #expect(decodeAll(fixture.octets) == [.pdu(fixture.pdu, fixture.sequence)])
    }

    @Test("A PDU encodes to the octets of the wire", arguments: PDUFixture.all)
    func encodes(_ fixture: PDUFixture) {
        #expect(fixture.pdu.encoded(fixture.sequence) == fixture.octets)
    }

    @Test("Every command has a fixture")
    func everyCommandHasAFixture() {
        let commands: [CommandID] = [
            .bindReceiver, .bindTransmitter, .bindTransceiver, .unbind, .enquireLink, .submitSM,
            .submitMulti, .deliverSM, .dataSM, .querySM, .cancelSM, .replaceSM, .broadcastSM,
            .queryBroadcastSM, .cancelBroadcastSM,
        ]
        let expected =
            commands + commands.map(\.response) + [.outbind, .alertNotification, .genericNack]
        #expect(Set(PDUFixture.all.map(\.pdu.commandID)) == Set(expected))
    }

    @Test("A stream decodes to the same PDUs wherever it is split in two")
    func everySplit() {
        let (stream, expected) = Self.stream
        for split in 1..<stream.readableBytes {
            var decoder = PDUDecoder()
            var decoded: [DecodedPDU] = []
            for part in [
                stream.getSlice(at: 0, length: split),
                stream.getSlice(at: split, length: stream.readableBytes - split),
            ] {
                decoder.append(part ?? ByteBuffer())
                while let next = decoder.next() { decoded.append(next) }
            }
            #expect(decoded == expected, "split at \(split)")
        }
    }

    @Test("A stream decodes to the same PDUs octet by octet")
    func octetByOctet() {
        let (stream, expected) = Self.stream
        var decoder = PDUDecoder()
        var decoded: [DecodedPDU] = []
        for octet in stream.readableBytesView {
            decoder.append(ByteBuffer(bytes: [octet]))
            while let next = decoder.next() { decoded.append(next) }
        }
        #expect(decoded == expected)
        #expect(decoder.bufferedBytes == 0)
    }

    static let stream: (ByteBuffer, [DecodedPDU]) = {
        var stream = ByteBuffer()
        for fixture in PDUFixture.all { stream.writeImmutableBuffer(fixture.octets) }
        return (stream, PDUFixture.all.map { .pdu($0.pdu, $0.sequence) })
    }()

    @Test("Every shorter body of every PDU decodes or is refused, and the stream goes on")
    func everyTruncation() {
        for fixture in PDUFixture.all {
            for length in PDUHeader.length..<fixture.octets.readableBytes {
                var octets = fixture.octets.getSlice(at: 0, length: length) ?? ByteBuffer()
                octets.setInteger(UInt32(length), at: 0)
                octets.writeImmutableBuffer(PDU.enquireLink(EnquireLink()).encoded(9))
                let decoded = decodeAll(octets)
                #expect(decoded.count == 2)
                #expect(decoded.last == .pdu(.enquireLink(EnquireLink()), 9))
            }
        }
    }

    @Test("A claimed length keeps no more than the octets that came")
    func claimedLength() {
        var decoder = PDUDecoder()
        decoder.append(plainOctets("0000FFFF 00000004 00000000 00000001 00"))
        #expect(decoder.next() == nil)
        #expect(decoder.bufferedBytes == 17)
    }

    @Test("After lost framing nothing more is decoded")
    func framingLost() {
        var decoder = PDUDecoder()
        decoder.append(plainOctets("00000005 00000015 00000000 00000001"))
        decoder.append(PDU.enquireLink(EnquireLink()).encoded(2))
        guard case .undecodable(let undecodable) = decoder.next() else {
            Issue.record("A length of 5 was accepted.")
            return
        }
        #expect(!undecodable.isRecoverable)
        #expect(decoder.next() == nil)
    }
}

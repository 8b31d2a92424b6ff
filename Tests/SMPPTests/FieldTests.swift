// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import NIOCore
import SMPP
import Testing

@Suite struct FieldTests {
    @Test("A C-octet string keeps its octets at every length", arguments: 0...70)
    func lengths(_ count: Int) {
        let octets = (0..<count).map { UInt8($0 + 1) }
        let string = COctetString(octets)
        #expect(string.octets == octets)
        #expect(string.count == count)
        #expect(string == COctetString(octets))
        #expect(string.hashValue == COctetString(octets).hashValue)
        #expect(string != COctetString(octets + [0x41]))
    }

    @Test("A C-octet string ends before a NUL")
    func endsBeforeNUL() {
        #expect(COctetString([0x41, 0, 0x42]) == "A")
        #expect(COctetString([0x41, 0, 0x42].lazy.map(UInt8.init)) == "A")
        #expect(COctetString("Grüße").string == "Grüße")
    }

    @Test("Long and short strings of one PDU survive the read buffer")
    func readBuffer() {
        let id = COctetString(String(repeating: "7", count: 64))
        let pdu = PDU.submitSMResponse(SubmitSMResponse(messageID: id))
        #expect(decodeAll(pdu.encoded(1)) == [.pdu(pdu, 1)])
    }

    @Test(
        "A time in the specification's form is read, another is not",
        arguments: [
            ("261125094700000+", true), ("261125094700056-", true), ("000007000000000R", true),
            ("", false), ("26112509470000+", false), ("261325094700000+", false),
            ("261100094700000+", false), ("261125244700000+", false), ("261125094700057+", false),
            ("2611250947000X0+", false), ("261125094700000Z", false),
        ] as [(COctetString, Bool)]
    )
    func messageTime(_ text: COctetString, _ isSound: Bool) {
        #expect((MessageTime(text) != nil) == isSound)
    }

    @Test("An absolute time has its parts and its distance from UTC")
    func absoluteTime() {
        let parts = MessageTime("261125094730008-")
        guard case .absolute(let time, let offset) = parts else {
            Issue.record("The time was not read.")
            return
        }
        #expect((time.year, time.month, time.day) == (26, 11, 25))
        #expect((time.hour, time.minute, time.second) == (9, 47, 30))
        #expect(offset == -8)
    }

    @Test("Setting a parameter replaces it, setting nil removes it, others stay in order")
    func parameters() {
        var tlvs = TLVs()
        tlvs.append(TLVTag(rawValue: 0x1400), ByteBuffer(string: "vendor"))
        tlvs.messageState = .enroute
        tlvs.receiptedMessageID = "42"
        tlvs.messageState = .delivered
        #expect(tlvs.messageState == .delivered)
        #expect(tlvs.map(\.tag.rawValue) == [0x1400, 0x001E, 0x0427])
        tlvs.receiptedMessageID = nil
        #expect(tlvs.map(\.tag.rawValue) == [0x1400, 0x0427])
    }

    @Test("A parameter of the wrong size reads as nil and is kept")
    func wrongSize() {
        var tlvs = TLVs()
        tlvs.append(.messageState, UInt16(2))
        #expect(tlvs.messageState == nil)
        #expect(tlvs[.messageState]?.value.readableBytes == 2)
    }

    @Test("A receipt is wanted as registered_delivery says")
    func wantsReceipt() {
        #expect(!RegisteredDelivery.none.wantsReceipt(of: .delivered))
        #expect(RegisteredDelivery.final.wantsReceipt(of: .expired))
        #expect(RegisteredDelivery.failure.wantsReceipt(of: .undeliverable))
        #expect(!RegisteredDelivery.failure.wantsReceipt(of: .delivered))
        #expect(!RegisteredDelivery.success.wantsReceipt(of: .expired))
        #expect(RegisteredDelivery(rawValue: 0x11).wantsIntermediate)
    }

    @Test(
        "A peer of another version is served as the next lower one",
        arguments: [
            (0x00, .v33), (0x33, .v33), (0x34, .v34), (0x40, .v34), (0x50, .v50), (0xFF, .v50),
        ] as [(UInt8, InterfaceVersion)]
    )
    func versions(_ raw: UInt8, _ served: InterfaceVersion) {
        #expect(InterfaceVersion(rawValue: raw).served == served)
    }

    @Test("Statuses and commands are named as the specification names them")
    func names() {
        #expect("\(CommandStatus.throttled)" == "ESME_RTHROTTLED")
        #expect("\(CommandStatus(rawValue: 0x400))" == "0x400")
        #expect("\(CommandID.submitSM.response)" == "submit_sm_resp")
        #expect("\(CommandID.genericNack)" == "generic_nack")
    }
}

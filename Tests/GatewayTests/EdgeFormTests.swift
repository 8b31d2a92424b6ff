// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Messaging
import NIOCore
import Primitives
import SMPP
import Storage
import Testing

@testable import Gateway

@Suite("Between peers' forms and ours")
struct EdgeFormTests {
    private func content(
        _ octets: [UInt8],
        _ alphabet: PeerAlphabet,
        dataCoding: UInt8 = 0
    ) -> SubmittedContent {
        SubmittedContent(
            reading: octets,
            dataCoding: dataCoding,
            esmClass: 0,
            protocolID: 0,
            peerAlphabet: alphabet
        )
    }

    @Test(
        "A text reads the same whatever alphabet it came in and leaves in",
        arguments: ["hello @ {€}", "Ñandú", "плюс 😀"],
        PeerAlphabet.allCases
    )
    func readsTheSame(text: String, alphabet: PeerAlphabet) throws {
        guard let octets = alphabet.alphabet.encode(text) else { return }
        let kept = content(octets, alphabet)
        #expect(kept.text == text)
        for peer in PeerAlphabet.allCases {
            let spoken = kept.spoken(to: peer)
            let read = content(spoken.body, peer, dataCoding: spoken.dataCoding)
            #expect(read.text == text, "to \(peer)")
        }
    }

    @Test("Segments are counted of what the phone gets, not of the octets that came")
    func segments() {
        let accented = String(repeating: "é", count: 160)
        #expect(content(Array(accented.utf8), .utf8).segments == 1)
        let cyrillic = String(repeating: "ж", count: 71)
        #expect(content(Array(cyrillic.utf8), .utf8).segments == 2)
        #expect(content(Array(cyrillic.utf8), .utf8).dataCoding == 8)
    }

    @Test("Throughput counts segments: a burst of one second, then as agreed, never delayed")
    func throughput() {
        let start = Instant(seconds: 1_790_000_000)
        var throughput = Throughput()
        let burst = (0..<200).count { _ in throughput.take(1, perSecond: 100, now: start) }
        #expect((100...101).contains(burst))
        let half = Instant(microseconds: start.microseconds + 500_000)
        let more = (0..<200).count { _ in throughput.take(1, perSecond: 100, now: half) }
        #expect((49...51).contains(more))
        let later = start.adding(seconds: 60)
        let large = throughput.take(150, perSecond: 100, now: later)
        let next = throughput.take(1, perSecond: 100, now: later)
        #expect(large && !next)
    }

    @Test(
        "The type of number follows the sender's form when the supplier wants that",
        arguments: [
            ("Acme", UInt8(5), UInt8(0)), ("12345", 3, 0), ("380671234567", 1, 1),
        ]
    )
    func senderTypes(text: String, typeOfNumber: UInt8, numberingPlan: UInt8) {
        let sent = SubmittedAddress(text: text, typeOfNumber: 7, numberingPlan: 9)
        var dialect = SupplierDialect()
        #expect(sent.typed(dialect) == sent)
        dialect.senderTypes = .byForm
        let typed = sent.typed(dialect)
        #expect(typed.typeOfNumber == typeOfNumber)
        #expect(typed.numberingPlan == numberingPlan)
        #expect(typed.text == text)
        dialect.nameType = AddressType(6, 8)
        dialect.shortCodeType = AddressType(6, 8)
        dialect.numberType = AddressType(6, 8)
        #expect(sent.typed(dialect).typeOfNumber == 6)
        #expect(sent.typed(dialect).numberingPlan == 8)
    }

    @Test(
        "A text of more segments than can be numbered is refused for its length",
        arguments: [(39_015, true), (39_016, false), (60_000, false)]
    )
    func longTexts(characters: Int, isTaken: Bool) throws {
        var pdu = SubmitSM(
            source: SMPP.Address("Acme"),
            destination: SMPP.Address("380671234567"),
            shortMessage: ByteBuffer()
        )
        pdu.tlvs.append(.messagePayload, ByteBuffer(repeating: 0x61, count: characters))
        let access = Access(
            id: CoreStage.access,
            clientID: CoreStage.client,
            systemID: "acme",
            passwordHash: ""
        )
        let result = Result { () throws(SubmitRefusal) in
            try SubmittedRequest(pdu).submission(
                to: pdu.destination,
                by: EdgeAccess(access),
                now: CoreStage.start
            )
        }
        switch result {
        case .success(let submission):
            #expect(isTaken && submission.content.segments == 255)
        case .failure(let refusal):
            #expect(!isTaken && refusal.status == .invalidMessageLength)
        }
    }

    @Test(
        "What grows over what a parameter holds keeps the platform's alphabet",
        arguments: [PeerAlphabet.utf8, .latin1, .gsm7Packed]
    )
    func growing(alphabet: PeerAlphabet) {
        let content = SubmittedContent(
            reading: Array(repeating: 0x10, count: 39_000),
            dataCoding: 0,
            esmClass: 0,
            protocolID: 0,
            peerAlphabet: .gsm7
        )
        #expect(content.spoken(to: alphabet).body.count <= 65_535)
    }

    private func receipt(
        _ text: String,
        parameter: String? = nil,
        form: MessageIDForm
    ) -> SupplierReceipt? {
        var supplier = Supplier(CoreStage.first, "First")
        supplier.connector.messageIDForm = form
        var pdu = DeliverSM(
            source: SMPP.Address("380671234567"),
            destination: SMPP.Address("Acme"),
            shortMessage: ByteBuffer(string: text)
        )
        pdu.esmClass = .deliveryReceipt
        pdu.tlvs.receiptedMessageID = parameter.map { COctetString($0) }
        return SupplierReceipt(pdu, from: supplier)
    }

    @Test("A receipt finds its message by hexadecimal, decimal, or either id")
    func ids() throws {
        let text = "id:291 sub:001 dlvrd:001 stat:DELIVRD err:000 text:x"
        let plain = try #require(receipt(text, form: .text))
        #expect(plain.references.map(\.messageID) == ["291"])
        // 0x123 in the response is 291 in the receipt.
        let kept = MessageIDForm.hexInResponse.canonicalResponse("123")
        let mixed = try #require(receipt(text, parameter: "123", form: .hexInResponse))
        #expect(mixed.references.map(\.messageID) == [kept])
        #expect(mixed.alternatives.isEmpty, "the parameter is the same id in the other form")
        #expect(mixed.state == .delivered)
    }

    @Test("An id read in the wrong form settles nobody else's message")
    func otherForm() throws {
        let text = "id:1000 sub:001 dlvrd:001 stat:DELIVRD err:000 text:x"
        // Read as hexadecimal it is 4096, the id of another message.
        let written = try #require(receipt(text, form: .hexInResponse))
        #expect(written.references.map(\.messageID) == ["1000"])
        #expect(written.alternatives.isEmpty)
        let bare = "stat:DELIVRD err:000 text:x"
        let parameter = try #require(receipt(bare, parameter: "1000", form: .hexInResponse))
        #expect(parameter.references.map(\.messageID) == ["1000"])
        #expect(parameter.alternatives.map(\.messageID) == ["4096"])

        var stage = try CoreStage()
        stage.bind(CoreStage.first)
        let ids = [try stage.admitted(), try stage.admitted()]
        stage.answer(ids[0], .accepted(supplierMessageID: "1000"))
        stage.answer(ids[1], .accepted(supplierMessageID: "4096"))
        let ticket = ReplyTicket(session: 9, sequence: 1, kind: .receipt)
        stage.handle(.receiptArrived(parameter, ticket))
        #expect(stage.progress(of: ids[0])?.state == .delivered)
        #expect(stage.progress(of: ids[1])?.state == .enroute)
        stage.handle(.receiptArrived(parameter, ticket))
        #expect(stage.progress(of: ids[1])?.state == .enroute, "also when it comes again")
    }

    @Test("Dates in receipts are in the access's zone, with seconds when it wants them")
    func receiptDates() throws {
        let at = Instant(seconds: 1_790_000_000)
        let delivery = ReceiptDelivery(
            messageID: MessageID(5),
            originator: SubmittedAddress(text: "Acme", typeOfNumber: 5, numberingPlan: 0),
            recipient: "380671234567",
            state: .delivered,
            error: "",
            submittedAt: at,
            doneAt: at,
            textStart: "hello"
        )
        func text(_ dates: ReceiptDates) -> String {
            String(buffer: DeliverSM(delivery, dates).shortMessage)
        }
        // 2026-09-21 14:13:20 UTC is 17:13:20 in Kyiv's summer.
        #expect(text(ReceiptDates()).contains("done date:2609211413 "))
        let calendar = try BillingCalendar(zone: "Europe/Kyiv")
        let kyiv = ReceiptDates(style: ReceiptStyle(hasSeconds: true), calendar: calendar)
        #expect(text(kyiv).contains("done date:260921171320 "))
        let style = ReceiptStyle(hasCounts: false, textKey: .capital)
        let plain = text(ReceiptDates(style: style))
        #expect(plain.hasPrefix("id:5 submit date:") && plain.hasSuffix(" Text:hello"))
    }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Messaging
import Primitives
import Testing

@Suite struct DeliveryReceiptTests {
    private static let submitted = Instant(seconds: 1_795_599_503)  // 2026-11-25T09:38:23Z

    @Test("The text has the customary form")
    func formatting() {
        let receipt = DeliveryReceipt(
            id: "01HF",
            state: .delivered,
            times: (
                ReceiptTime(Self.submitted),
                ReceiptTime(Self.submitted, utcOffsetSeconds: 2 * 3_600)
            ),
            text: "A text of more than twenty characters"
        )
        #expect(
            receipt.formatted()
                == "id:01HF sub:001 dlvrd:001 submit date:2611250938 done date:2611251138"
                + " stat:DELIVRD err:000 text:A text of more than "
        )
        let failed = DeliveryReceipt(
            id: "7",
            state: .undeliverable,
            times: (ReceiptTime(Self.submitted), ReceiptTime(Self.submitted)),
            error: "011"
        )
        #expect(
            failed.formatted(seconds: true)
                == "id:7 sub:001 dlvrd:000 submit date:261125093823 done date:261125093823"
                + " stat:UNDELIV err:011 text:"
        )
    }

    @Test("Reading undoes writing", arguments: MessageState.allCases)
    func roundTrip(state: MessageState) {
        let time = ReceiptTime(Self.submitted)
        let receipt = DeliveryReceipt(
            id: "abc-1",
            state: state,
            times: (time, time),
            error: "0A1",
            text: "id:9 stat:X"
        )
        #expect(DeliveryReceipt(parsing: receipt.formatted(seconds: true)) == receipt)
    }

    struct Sample: CustomTestStringConvertible, Sendable {
        var receipt: String
        var ids: [String]
        var state: MessageState?
        var error = ""
        var done: String?
        var text = ""

        var testDescription: String { receipt }
    }

    @Test(
        "Every known dialect is read",
        arguments: [
            Sample(
                receipt: "id:123 sub:001 dlvrd:001 submit date:2611250938 done date:2611250939 "
                    + "stat:DELIVRD err:000 text:Hello",
                ids: ["123"],
                state: .delivered,
                error: "000",
                done: "2611250939",
                text: "Hello"
            ),
            Sample(
                receipt: "id:4F3A sub:001 dlvrd:000 submit date:261125093800 done "
                    + "date:261125093905 stat:UNDELIV err:0D1 Text:",
                ids: ["4F3A"],
                state: .undeliverable,
                error: "0D1",
                done: "261125093905"
            ),
            Sample(
                receipt: "ID:9 STAT:delivrd ERR:0 TEXT:x",
                ids: ["9"],
                state: .delivered,
                error: "0",
                text: "x"
            ),
            Sample(
                receipt: "stat:EXPIRED id:42 err:254",
                ids: ["42"],
                state: .expired,
                error: "254"
            ),
            Sample(
                receipt: "id: 42 stat: REJECTD err: 11",
                ids: ["42"],
                state: .rejected,
                error: "11"
            ),
            Sample(receipt: "id:42 stat:DELIVRD", ids: ["42"], state: .delivered),
            Sample(receipt: "id=42 stat=ACCEPTED", ids: ["42"], state: .accepted),
            Sample(receipt: "msgid:42 status:Delivered", ids: ["42"], state: .delivered),
            Sample(
                receipt: "id:1 id:2 id:3 stat:DELIVRD",
                ids: ["1", "2", "3"],
                state: .delivered
            ),
            Sample(receipt: "id:1,2 stat:DELIVRD", ids: ["1", "2"], state: .delivered),
            Sample(
                receipt: "id:5 submit_date:20261125093800 done_date:2026-11-25 09:39:05 "
                    + "stat:DELETED error:1",
                ids: ["5"],
                state: .deleted,
                error: "1",
                done: "261125093905"
            ),
            Sample(
                receipt: "id:5 stat:DELIVRD err:000 text:id:6 stat:UNDELIV err:001",
                ids: ["5"],
                state: .delivered,
                error: "000",
                text: "id:6 stat:UNDELIV err:001"
            ),
            Sample(
                receipt: "text:pay now: sub:12 id:5 stat:ENROUTE err:000",
                ids: ["5"],
                state: .enroute,
                error: "000",
                text: "pay now:"
            ),
            Sample(
                receipt: "id:5\nstat:UNDELIV\r\nerr:077\0",
                ids: ["5"],
                state: .undeliverable,
                error: "077"
            ),
            Sample(
                receipt: "id:0a1b2c3d-1111-2222-3333-444455556666 stat:UNKNOWN",
                ids: ["0a1b2c3d-1111-2222-3333-444455556666"],
                state: .unknown
            ),
            Sample(receipt: "id:5 stat:SOMETHING err:1", ids: ["5"], state: nil, error: "1"),
            Sample(receipt: "id: sub:001 stat:DELIVRD", ids: [], state: .delivered),
            Sample(
                receipt: "id:5 submit date: done date: stat:DELIVRD err: text: ",
                ids: ["5"],
                state: .delivered
            ),
        ]
    )
    func dialects(sample: Sample) throws {
        let receipt = try #require(DeliveryReceipt(parsing: sample.receipt))
        #expect(receipt.ids == sample.ids)
        #expect(receipt.state == sample.state)
        #expect(receipt.error == sample.error)
        #expect(receipt.text == sample.text)
        let done = receipt.doneAt
        #expect(done?.formatted(seconds: done?.second != nil) == sample.done)
    }

    @Test(
        "Receipts with other separators, quotes, keys and words are read",
        arguments: [
            ("id:42;stat:DELIVRD;err:000", "42", .delivered, "000"),
            ("id:42, stat:DELIVRD, err:000", "42", .delivered, "000"),
            ("id:\"42\" stat:\"UNDELIV\" err:\"11\"", "42", .undeliverable, "11"),
            ("Message ID: 42 Status: Delivered_To_Handset", "42", .delivered, ""),
            ("message_id=42|status=failed|reason=77", "42", .undeliverable, "77"),
            ("SMSID:42 STATE:EXPIRD ERROR_CODE:1", "42", .expired, "1"),
            ("id:42 sub:001 dlv:001 stat:2 err:0", "42", .delivered, "0"),
            ("id:42 stat:8", "42", .rejected, ""),
            ("id:42 stat:SKIPPED err:5 mccmnc:25501 text:x", "42", .rejected, "5"),
            ("id:42 stat:SCHEDULED", "42", .enroute, ""),
            ("id:42 submitted date:2611250938 deliver date: stat:BLOCKED", "42", .rejected, ""),
            ("id:0xA1 stat:Cancelled", "0xA1", .deleted, ""),
            ("id:<42> stat:not_delivered err:3", "42", .undeliverable, "3"),
            ("  id:42  sub:1  stat:ACKED ", "42", .accepted, ""),
            ("id:42\tstat:DELIVRD\terr:000", "42", .delivered, "000"),
        ] as [(String, String, MessageState, String)]
    )
    func moreDialects(_ text: String, _ id: String, _ state: MessageState, _ error: String) throws {
        let receipt = try #require(DeliveryReceipt(parsing: text))
        #expect(receipt.ids == [id])
        #expect(receipt.state == state)
        #expect(receipt.error == error)
    }

    @Test("Receipts in UCS-2 of either octet order are read as those in ASCII")
    func wideReceipts() throws {
        let text = "id:42 stat:DELIVRD err:000 text:Привіт"
        let big = text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
        let small = text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        for octets in [Array(text.utf8), big, small] {
            let receipt = try #require(DeliveryReceipt(parsing: octets))
            #expect(receipt.id == "42")
            #expect(receipt.state == .delivered)
            #expect(receipt.text == "Привіт")
        }
        #expect(DeliveryReceipt(parsing: [UInt8]()) == nil)
        #expect(DeliveryReceipt(parsing: [0, 0, 0] as [UInt8]) == nil)
    }

    @Test("A receipt is written as the client's style says, and read again")
    func styles() throws {
        let time = ReceiptTime(Self.submitted)
        let receipt = DeliveryReceipt(
            id: "7",
            state: .delivered,
            times: (time, time),
            text: "Hi"
        )
        #expect(
            receipt.formatted(ReceiptStyle(hasCounts: false, textKey: .capital))
                == "id:7 submit date:2611250938 done date:2611250938 stat:DELIVRD err:000 Text:Hi"
        )
        for textKey in ReceiptStyle.TextKey.allCases {
            for hasCounts in [true, false] {
                let style = ReceiptStyle(
                    hasSeconds: true,
                    hasCounts: hasCounts,
                    textKey: textKey
                )
                let read = try #require(DeliveryReceipt(parsing: receipt.formatted(style)))
                #expect(read.state == .delivered)
                #expect(read.doneAt == receipt.doneAt)
                #expect(read.submittedCount == (hasCounts ? 1 : nil))
                #expect(read.text == (textKey == .none ? "" : "Hi"))
            }
        }
    }

    @Test(
        "Whatever the message said, the receipt fits into short_message",
        arguments: ["👨‍👩‍👧‍👦", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "a" + String(repeating: "\u{301}", count: 300), "क्ष्म्य"]
    )
    func fits(character: String) {
        let time = ReceiptTime(Instant(seconds: 1_795_000_000), utcOffsetSeconds: 0)
        let receipt = DeliveryReceipt(
            id: "9223372036854775807",
            state: .delivered,
            times: (time, time),
            text: String(repeating: character, count: 20)
        )
        var style = ReceiptStyle()
        style.hasSeconds = true
        #expect(receipt.formatted(style).utf8.count <= 254)
        #expect(!receipt.text.isEmpty)
    }

    @Test("Other texts are no receipts", arguments: ["", "Hello", "text:id", "err:000", ":", "::"])
    func refused(text: String) {
        #expect(DeliveryReceipt(parsing: text) == nil)
    }

    @Test("Any text is read without a trap", arguments: 0..<300 as Range<UInt64>)
    func anyText(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let words = ["id", "stat", ":", "=", " ", "text", "done date", "err", "12", "\n", "é", "_"]
        let count = generator.number(in: 0...40)
        let text = (0..<count).map { _ in generator.pick(words) }.joined()
        if let receipt = DeliveryReceipt(parsing: text) {
            #expect(!receipt.ids.isEmpty || !receipt.stateWord.isEmpty, "seed \(seed)")
        }
    }

    @Test(
        "States have their SMPP numbers and words",
        arguments: [
            (.enroute, 1, "ENROUTE"), (.delivered, 2, "DELIVRD"), (.expired, 3, "EXPIRED"),
            (.deleted, 4, "DELETED"), (.undeliverable, 5, "UNDELIV"), (.accepted, 6, "ACCEPTD"),
            (.unknown, 7, "UNKNOWN"), (.rejected, 8, "REJECTD"),
        ] as [(MessageState, UInt8, String)]
    )
    func states(state: MessageState, number: UInt8, word: String) {
        #expect(state.smppValue == number)
        #expect(MessageState(smppValue: number) == state)
        #expect(state.receiptWord == word)
        #expect(MessageState(receiptWord: word.lowercased()) == state)
    }

    @Test("Numbers and words without a meaning are no states")
    func noStates() {
        #expect(MessageState(smppValue: 0) == nil)
        #expect(MessageState(smppValue: 9) == nil)
        #expect(MessageState(receiptWord: "DELIV") == nil)
        #expect(MessageState(receiptWord: "") == nil)
    }
}

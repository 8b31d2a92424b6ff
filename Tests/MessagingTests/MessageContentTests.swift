// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Messaging
import Primitives
import Testing

@Suite struct MessageContentTests {
    private static func repeated(_ text: String, _ count: Int) -> String {
        String(repeating: text, count: count)
    }

    @Test(
        "A text takes the segments that a phone would send",
        arguments: [
            ("", 1), ("160a", 1), ("161a", 2), ("306a", 2), ("307a", 3), ("459a", 3),
            ("460a", 4), ("80€", 1), ("81€", 2), ("159a 1€", 2), ("158a 1€", 1),
            // The pair does not fit the last septet of a segment, so it moves on whole.
            ("152a 1€ 152a", 3), ("151a 1€ 153a", 2), ("152€", 2), ("153€", 3),
            ("70я", 1), ("71я", 2), ("134я", 2), ("135я", 3), ("35😀", 1), ("36😀", 2),
            ("66😀", 2), ("67😀", 3), ("66я 1😀 66я", 3), ("66я 1😀 65я", 2),
        ]
    )
    func textSegments(runs: String, segments: Int) {
        let text = runs.split(separator: " ").map { run in
            Self.repeated(String(run.suffix(1)), Int(run.dropLast()) ?? 0)
        }.joined()
        let content = MessageContent(text: text)
        #expect(content.segments == segments)
        #expect(content.text == text)
        #expect(content.split(reference: 7).count == segments)
    }

    @Test(
        "Octets take segments by their coding",
        arguments: [
            (0x04, 140, 1), (0x04, 141, 2), (0x04, 268, 2), (0x04, 269, 3),
            (0x08, 140, 1), (0x08, 142, 2), (0x08, 139, 1), (0x08, 141, 2),
            (0x03, 160, 1), (0x03, 161, 2), (0x01, 160, 1), (0x01, 161, 2), (0xF5, 140, 1),
            (0xF5, 141, 2), (0x00, 254, 2), (0x00, 65_535, 429),
        ] as [(UInt8, Int, Int)]
    )
    func octetSegments(coding: UInt8, count: Int, segments: Int) {
        let octets = [UInt8](repeating: 0x41, count: count)
        let content = MessageContent(
            octets,
            dataCoding: DataCoding(rawValue: coding),
            hasUserDataHeader: false,
            peerDefault: .gsm7
        )
        #expect(content.segments == segments)
    }

    @Test("A Latin-1 text that the GSM alphabet lacks is counted as UCS-2")
    func latin1() {
        let octets = [UInt8](repeating: 0xE7, count: 71)  // ç
        let content = MessageContent(
            octets,
            dataCoding: .latin1,
            hasUserDataHeader: false,
            peerDefault: .gsm7
        )
        #expect(content.text == Self.repeated("ç", 71))
        #expect(content.segments == 2)
        #expect(content.airDataCoding == .ucs2)
        let parts = content.split(reference: 1)
        #expect(parts.map(\.count) == [6 + 134, 6 + 8])
    }

    @Test("The peer's default alphabet decides what data_coding 0 says")
    func peerDefaults() {
        let euro = "5€"
        for peer in PeerAlphabet.allCases where peer != .latin1 {
            let octets = peer.alphabet.encode(euro) ?? []
            let content = MessageContent(
                octets,
                dataCoding: .peerDefault,
                hasUserDataHeader: false,
                peerDefault: peer
            )
            #expect(content.text == euro, "\(peer)")
            #expect(content.segments == 1)
        }
    }

    @Test(
        "A part that its submitter cut is one segment when it fits",
        arguments: [
            ([5, 0, 3, 42, 2, 1], 153, 0x00, 1), ([5, 0, 3, 42, 2, 1], 154, 0x00, 2),
            ([5, 0, 3, 42, 2, 1], 134, 0x08, 1), ([5, 0, 3, 42, 2, 1], 134, 0x04, 1),
            ([6, 8, 4, 1, 44, 2, 2], 152, 0x00, 1), ([6, 8, 4, 1, 44, 2, 2], 153, 0x00, 2),
            ([6, 8, 4, 1, 44, 2, 2], 132, 0x08, 1),
        ] as [([UInt8], Int, UInt8, Int)]
    )
    func parts(header: [UInt8], count: Int, coding: UInt8, segments: Int) {
        let octets = header + [UInt8](repeating: 0x41, count: count)
        let content = MessageContent(
            octets,
            dataCoding: DataCoding(rawValue: coding),
            hasUserDataHeader: true,
            peerDefault: .gsm7
        )
        #expect(content.isPart)
        #expect(content.segments == segments)
        #expect(content.concatenation?.total == 2)
        #expect(content.body.count == count)
    }

    @Test("A part that the sar parameters declare is one segment")
    func sar() throws {
        let place = try #require(
            Concatenation(reference: 300, referenceSize: .bits16, total: 3, part: 2)
        )
        let content = MessageContent(
            [UInt8](repeating: 0x41, count: 160),
            dataCoding: .peerDefault,
            hasUserDataHeader: false,
            peerDefault: .gsm7,
            sar: place
        )
        #expect(content.concatenation == place)
        #expect(content.segments == 1)
    }

    @Test("A header without concatenation takes room in every segment")
    func portHeader() throws {
        let header: [UInt8] = [6, 5, 4, 0x15, 0x8A, 0, 0]
        let fits = MessageContent(
            header + [UInt8](repeating: 1, count: 133),
            dataCoding: .binary,
            hasUserDataHeader: true,
            peerDefault: .gsm7
        )
        #expect(fits.segments == 1)
        let long = MessageContent(
            header + [UInt8](repeating: 1, count: 134),
            dataCoding: .binary,
            hasUserDataHeader: true,
            peerDefault: .gsm7
        )
        #expect(long.segments == 2)
        let parts = long.split(reference: 0x2A)
        #expect(parts.map(\.count) == [140, 12 + 6])
        let first = try #require(UserDataHeader(prefixOf: parts[0]))
        #expect(first.elements.map(\.identifier) == [0x00, 0x05])
        #expect(first.concatenation == Concatenation(reference: 0x2A, total: 2, part: 1))
    }

    @Test("A packed part is read after the fill bits of its header")
    func packedPart() throws {
        let header: [UInt8] = [5, 0, 3, 42, 2, 1]
        let septets = try #require(GSMAlphabet.encode("Hello {world}"))
        let octets = header + SeptetPacking.pack(septets, fillBits: 1)
        let content = MessageContent(
            octets,
            dataCoding: .peerDefault,
            hasUserDataHeader: true,
            peerDefault: .gsm7Packed
        )
        #expect(content.text == "Hello {world}")
        #expect(content.segments == 1)
    }

    @Test(
        "A header that is longer than the message is text",
        arguments: [[], [0x05], [0x05, 0x00, 0x03], [0xFF, 0x41, 0x41]] as [[UInt8]]
    )
    func brokenHeader(octets: [UInt8]) {
        let content = MessageContent(
            octets,
            dataCoding: .peerDefault,
            hasUserDataHeader: true,
            peerDefault: .gsm7
        )
        #expect(content.header == nil)
        #expect(content.body == octets)
        #expect(content.segments == 1)
    }

    @Test("Split parts fit, never cut a pair, and join again", arguments: 0..<200 as Range<UInt64>)
    func splitting(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let pools = ["abc €{}[]~|^\\@_", "яцё😀a€", "Hello\n"].map(Array.init)
        let pool = generator.pick(pools)
        let count = generator.number(in: 0...1_000)
        let text = String((0..<count).map { _ in generator.pick(pool) })
        let size: Concatenation.ReferenceSize = generator.chance(percent: 50) ? .bits8 : .bits16
        let content = MessageContent(text: text)
        let parts = content.split(reference: UInt16(seed) &* 257, referenceSize: size)
        #expect(size == .bits16 || parts.count == content.segments)
        var joined = ""
        for (index, part) in parts.enumerated() {
            let read = MessageContent(
                part,
                dataCoding: content.airDataCoding,
                hasUserDataHeader: parts.count > 1,
                peerDefault: .gsm7
            )
            #expect(read.segments == 1)
            joined += read.text
            guard parts.count > 1 else { continue }
            let place = try #require(read.concatenation)
            #expect(Int(place.part) == index + 1)
            #expect(Int(place.total) == parts.count)
            #expect(place.referenceSize == size)
            // A cut pair would show as a lone escape or surrogate.
            #expect(read.body.last != GSMAlphabet.escape || read.alphabet != .gsm7)
            #expect(!read.text.unicodeScalars.contains("\u{FFFD}"))
        }
        #expect(joined == text, "seed \(seed)")
    }

    @Test("Any octets are read without a trap", arguments: 0..<300 as Range<UInt64>)
    func anyOctets(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let count = generator.number(in: 0...300)
        let octets = (0..<count).map { _ in UInt8(truncatingIfNeeded: generator.next()) }
        let content = MessageContent(
            octets,
            dataCoding: DataCoding(rawValue: UInt8(truncatingIfNeeded: generator.next())),
            hasUserDataHeader: generator.chance(percent: 50),
            peerDefault: generator.pick(PeerAlphabet.allCases)
        )
        #expect(content.segments >= 1)
        let parts = content.split(reference: 9)
        #expect(!parts.isEmpty)
        #expect(parts.count >= content.segments || content.header?.concatenation != nil)
    }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Messaging
import Primitives
import Testing

@Suite struct GSMAlphabetTests {
    @Test(
        "Characters have the codes of 3GPP TS 23.038",
        arguments: [
            ("@", [0x00]), ("£", [0x01]), ("$", [0x02]), ("Ç", [0x09]), ("\n", [0x0A]),
            ("\r", [0x0D]), ("\r\n", [0x0D, 0x0A]), ("Δ", [0x10]), ("_", [0x11]), ("Ξ", [0x1A]),
            ("Æ", [0x1C]), ("É", [0x1F]), (" ", [0x20]), ("¤", [0x24]), ("0", [0x30]),
            ("¡", [0x40]), ("A", [0x41]), ("Ä", [0x5B]), ("§", [0x5F]), ("¿", [0x60]),
            ("a", [0x61]), ("à", [0x7F]), ("\u{0C}", [0x1B, 0x0A]), ("^", [0x1B, 0x14]),
            ("{", [0x1B, 0x28]), ("}", [0x1B, 0x29]), ("\\", [0x1B, 0x2F]), ("[", [0x1B, 0x3C]),
            ("~", [0x1B, 0x3D]), ("]", [0x1B, 0x3E]), ("|", [0x1B, 0x40]), ("€", [0x1B, 0x65]),
        ] as [(String, [UInt8])]
    )
    func codes(text: String, septets: [UInt8]) {
        #expect(GSMAlphabet.encode(text) == septets)
        #expect(GSMAlphabet.decode(septets) == text)
    }

    @Test("A letter with a combining mark is the letter of the table")
    func combining() {
        #expect(GSMAlphabet.encode("e\u{301}") == [0x05])
        #expect(GSMAlphabet.encode("a\u{301}") == nil)
    }

    @Test(
        "Texts beyond the alphabet are refused",
        arguments: ["ç", "`", "\u{1B}", "Ї", "😀", "“"]
    )
    func beyond(text: String) {
        #expect(GSMAlphabet.encode(text) == nil)
    }

    @Test(
        "Septets without a meaning still show something",
        arguments: [
            ([0x1B, 0x41], "A"), ([0x1B], ""), ([0x1B, 0x1B, 0x65], " e"), ([0x80], "\u{FFFD}"),
            ([0x41, 0x1B], "A"),
        ] as [([UInt8], String)]
    )
    func lossy(septets: [UInt8], text: String) {
        #expect(GSMAlphabet.decode(septets) == text)
    }

    @Test("The alphabet has 127 characters and 10 in the extension")
    func size() {
        let single = (0...0x7F).filter { $0 != 0x1B }.map { GSMAlphabet.decode([UInt8($0)]) }
        #expect(Set(single).count == 127)
        let extended = (0...0x7F).filter { code in
            let text = GSMAlphabet.decode([0x1B, UInt8(code)])
            return GSMAlphabet.encode(text) == [0x1B, UInt8(code)]
        }
        #expect(extended.count == 10)
    }

    @Test("Packing is that of 3GPP TS 23.038 §6.1.2.1")
    func packing() throws {
        let septets = try #require(GSMAlphabet.encode("hellohello"))
        let octets: [UInt8] = [0xE8, 0x32, 0x9B, 0xFD, 0x46, 0x97, 0xD9, 0xEC, 0x37]
        #expect(SeptetPacking.pack(septets) == octets)
        #expect(SeptetPacking.unpack(octets) == septets)
    }

    @Test("Unpacking undoes packing, with any fill bits", arguments: 0..<40 as Range<UInt64>)
    func packingRoundTrip(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let count = generator.number(in: 0...200)
        // A last @ may be taken for padding, so it is not among the codes.
        let septets = (0..<count).map { _ in UInt8(generator.number(in: 1...0x7F)) }
        let fillBits = generator.number(in: 0...6)
        let octets = SeptetPacking.pack(septets, fillBits: fillBits)
        #expect(octets.count == (count * 7 + fillBits + 7) / 8)
        #expect(SeptetPacking.unpack(octets, fillBits: fillBits) == septets)
    }

    @Test("Decoding undoes encoding in every alphabet", arguments: Alphabet.allCases)
    func roundTrip(alphabet: Alphabet) {
        let sources: [Alphabet: String] = [
            .gsm7: "aZ09 @£_{}€ñ", .gsm7Packed: "aZ09 @£_{}€ñ", .ascii: "aZ09 ~{}",
            .latin1: "aZ09 éÿ¿", .cyrillic: "aЯЁїґ№§".filter { $0 != "ґ" }, .hebrew: "aשלום",
            .utf8: "aЯ😀", .ucs2: "aЯ😀", .binary: "",
        ]
        let characters = Array(sources[alphabet] ?? "")
        for seed in 0..<50 as Range<UInt64> where !characters.isEmpty {
            var generator = SeededGenerator(seed: seed)
            let count = generator.number(in: 0...90)
            let text = String((0..<count).map { _ in generator.pick(characters) }) + "."
            let octets = alphabet.encode(text)
            #expect(octets != nil, "seed \(seed): \(text)")
            #expect(octets.map { alphabet.decode($0) } == text, "seed \(seed)")
        }
        #expect(alphabet != .binary || alphabet.encode("a") == nil)
    }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Messaging
import Primitives
import Testing

@Suite struct NationalLanguageTests {
    @Test(
        "Letters have the codes of 3GPP TS 23.038 Annex A",
        arguments: [
            ("A.3.1", .turkish, nil, "ş", [0x1D]),
            ("A.3.1", .turkish, nil, "İ", [0x40]),
            ("A.3.1", .turkish, nil, "€", [0x04]),
            ("A.2.1", nil, .turkish, "ğ", [0x1B, 0x67]),
            ("A.2.1", nil, .turkish, "ı", [0x1B, 0x69]),
            ("A.2.2", nil, .spanish, "á", [0x1B, 0x61]),
            ("A.2.2", nil, .spanish, "Ú", [0x1B, 0x55]),
            ("A.3.3", .portuguese, nil, "ã", [0x7B]),
            ("A.3.3", .portuguese, nil, "Ô", [0x0B]),
            ("A.2.3", nil, .portuguese, "õ", [0x1B, 0x7C]),
            ("6.2.1", nil, .portuguese, "Φ", [0x12]),
            ("A.3.6", .hindi, nil, "\u{0905}", [0x03]),
            ("A.3.6", .hindi, nil, "\u{0915}", [0x15]),
            ("A.3.6", .hindi, nil, "\u{094D}", [0x5F]),
            ("A.2.6", .hindi, .hindi, "\u{0964}", [0x1B, 0x19]),
            ("A.3.4", .bengali, nil, "\u{09F1}", [0x7F]),
            ("A.2.4", nil, .bengali, "\u{09E6}", [0x1B, 0x19]),
            ("A.3.5", .gujarati, nil, "\u{0AF1}", [0x7F]),
            ("A.3.7", .kannada, nil, "\u{0CA1}", [0x24]),
            ("A.2.7", .kannada, .kannada, "[", [0x1B, 0x3C]),
            ("A.3.8", .malayalam, nil, ".", [0x2E]),
            ("A.2.8", .malayalam, .malayalam, "\u{0D7F}", [0x1B, 0x34]),
            ("A.3.9", .oriya, nil, "\u{0B01}", [0x00]),
            ("A.3.10", .punjabi, nil, "\u{0A74}", [0x7F]),
            ("A.3.11", .tamil, nil, "\u{0B82}", [0x01]),
            ("A.2.11", .tamil, .tamil, "\u{0BEF}", [0x1B, 0x25]),
            ("A.2.12", .telugu, .telugu, "€", [0x1B, 0x65]),
            ("A.3.13", .urdu, nil, "\u{0627}", [0x00]),
            ("A.2.13", .urdu, .urdu, "\u{06F0}", [0x1B, 0x1C]),
            ("A.2.13", .urdu, .urdu, "A", [0x1B, 0x41]),
            ("A.3.6", .hindi, nil, "9", [0x39]),
        ] as [(String, NationalLanguage?, NationalLanguage?, String, [UInt8])]
    )
    func codes(
        _ section: String,
        _ locking: NationalLanguage?,
        _ single: NationalLanguage?,
        _ text: String,
        _ septets: [UInt8]
    ) {
        let tables = ShiftTables(locking: locking, single: single)
        #expect(tables.encode(text) == septets, "section \(section)")
        #expect(tables.decode(septets) == text, "section \(section)")
    }

    @Test("Every character of every table survives", arguments: NationalLanguage.allCases)
    func roundTrip(_ language: NationalLanguage) {
        for tables in [
            ShiftTables(locking: language), ShiftTables(single: language),
            ShiftTables(locking: language, single: language),
        ] {
            for code in 0..<128 as Range<UInt8> where code != GSMAlphabet.escape {
                for septets in [[code], [GSMAlphabet.escape, code]] {
                    let text = tables.decode(septets)
                    #expect(text.unicodeScalars.count == 1)
                    // Where a code has no character, what it shows has a code of its own.
                    let again = tables.encode(text)
                    #expect(again.map { tables.decode($0) } == text, "\(language) \(septets)")
                }
            }
        }
    }

    @Test("A table is full but for the codes that its language leaves out")
    func sizes() {
        let counts = NationalLanguage.allCases.map { language in
            let tables = ShiftTables(locking: language)
            let codes = (0..<128 as Range<UInt8>).filter { $0 != GSMAlphabet.escape }
            return codes.filter { tables.decode([$0]) != " " || $0 == 0x20 }.count
        }
        #expect(counts == [127, 127, 127, 114, 120, 127, 120, 120, 116, 110, 102, 120, 127])
    }

    @Test("A header with shift elements says how the text is read")
    func header() {
        let septets: [UInt8] = [0x1D, 0x1B, 0x67]
        let header: [UInt8] = [0x06, 0x24, 0x01, 0x01, 0x25, 0x01, 0x01]
        let content = MessageContent(
            header + septets,
            dataCoding: .peerDefault,
            hasUserDataHeader: true,
            peerDefault: .gsm7
        )
        #expect(content.text == "şğ")
        let unknown = MessageContent(
            [0x03, 0x24, 0x01, 0x63] + [0x41, 0x1B, 0x65],
            dataCoding: .peerDefault,
            hasUserDataHeader: true,
            peerDefault: .gsm7
        )
        #expect(unknown.text == "A€")
    }

    @Test(
        "A national text takes the segments its header leaves",
        arguments: [
            // The header of one shift takes 4 octets, so 155 septets fit; with concatenation
            // it has 9 octets, and 149 septets fit beside it.
            ("ş", 77, 1), ("ş", 78, 2), ("ş", 148, 2), ("ş", 149, 3),
        ]
    )
    func segments(_ letter: String, _ count: Int, _ segments: Int) throws {
        let tables = ShiftTables(single: .turkish)
        let septets = try #require(tables.encode(String(repeating: letter, count: count)))
        let content = MessageContent(
            UserDataHeader(elements: tables.elements).octets + septets,
            dataCoding: .peerDefault,
            hasUserDataHeader: true,
            peerDefault: .gsm7
        )
        #expect(content.segments == segments)
        let parts = content.split(reference: 1)
        #expect(parts.count == segments)
        let joined = parts.map { part in
            MessageContent(
                part,
                dataCoding: .peerDefault,
                hasUserDataHeader: true,
                peerDefault: .gsm7
            ).text
        }
        #expect(joined.joined() == content.text)
    }

    @Test("A text in a language takes its tables only where they save segments")
    func choosing() {
        let long = String(repeating: "ışığı ", count: 20)
        let national = MessageContent(text: long, languages: [.turkish])
        #expect(national.segments == 1)
        #expect(national.text == long)
        #expect(MessageContent(text: long).segments == 2)
        #expect(MessageContent(text: "Hello", languages: [.turkish]).header == nil)
        #expect(MessageContent(text: "ışık", languages: [.turkish]).header == nil)
        let mixed = String(repeating: "яş", count: 50)
        #expect(MessageContent(text: mixed, languages: [.turkish]).alphabet == .ucs2)
    }
}

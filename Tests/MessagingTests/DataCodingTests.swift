// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Messaging
import Testing

@Suite struct DataCodingTests {
    @Test(
        "The octet means an alphabet and a class",
        arguments: [
            (0x00, .gsm7, nil), (0x01, .ascii, nil), (0x02, .binary, nil), (0x03, .latin1, nil),
            (0x04, .binary, nil), (0x05, .binary, nil), (0x06, .cyrillic, nil),
            (0x07, .hebrew, nil), (0x08, .ucs2, nil), (0x0E, .binary, nil),
            (0x10, .gsm7, .flash), (0x11, .gsm7, .phone), (0x14, .binary, .flash),
            (0x18, .ucs2, .flash), (0x30, .binary, .flash), (0xC0, .gsm7, nil),
            (0xD0, .gsm7, nil), (0xE0, .ucs2, nil), (0xF0, .gsm7, .flash), (0xF1, .gsm7, .phone),
            (0xF2, .gsm7, .simCard), (0xF4, .binary, .flash),
            (0xF7, .binary, .terminalEquipment), (0x80, .binary, nil),
        ] as [(UInt8, Alphabet, DataCoding.MessageClass?)]
    )
    func meanings(octet: UInt8, alphabet: Alphabet, messageClass: DataCoding.MessageClass?) {
        let coding = DataCoding(rawValue: octet)
        #expect(coding.alphabet(peerDefault: .gsm7) == alphabet)
        #expect(coding.messageClass == messageClass)
    }

    @Test("Zero means what the peer has agreed", arguments: PeerAlphabet.allCases)
    func peerDefault(alphabet: PeerAlphabet) {
        #expect(DataCoding.peerDefault.alphabet(peerDefault: alphabet) == alphabet.alphabet)
        #expect(DataCoding(rawValue: 0xF0).alphabet(peerDefault: alphabet) == alphabet.alphabet)
        #expect(DataCoding.ucs2.alphabet(peerDefault: alphabet) == .ucs2)
    }
}

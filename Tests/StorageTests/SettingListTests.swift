// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Storage
import Testing

@Suite struct SettingListTests {
    @Test(
        arguments: [
            ("", []), ("0x58", [0x58]), ("88, 0x14 11", [0x58, 0x14, 0x0B]),
            ("0X0b", [0x0B]), ("4294967295", [4_294_967_295]),
        ] as [(String, Set<UInt32>)]
    )
    func statusesAreRead(text: String, statuses: Set<UInt32>) throws {
        #expect(try StatusList(text).statuses == statuses)
    }

    @Test(arguments: ["0", "0x0", "fail", "0x", "-1", "4294967296", "0x58;0x14"])
    func wrongStatusesAreNamed(text: String) {
        let error = #expect(throws: StatusListError.self) { try StatusList(text) }
        #expect(error?.entry.isEmpty == false && text.contains(error?.entry ?? ""))
    }

    @Test func numbersAreRead() throws {
        let list = try InboundNumbers("+447700900123, 1234 stop\n1234,, 00380")
        #expect(
            list.entries == [
                .init(number: "447700900123", keyword: nil),
                .init(number: "1234", keyword: "STOP"),
                .init(number: "1234", keyword: nil), .init(number: "380", keyword: nil),
            ]
        )
        #expect(InboundNumbers.keyword(of: "  stop it") == "STOP")
        #expect(InboundNumbers.keyword(of: "") == "")
    }

    @Test(arguments: ["12", "abc", "1234 two words", "1234567890123456", "١٢٣٤"])
    func wrongNumbersAreNamed(text: String) {
        let error = #expect(throws: InboundNumbersError.self) { try InboundNumbers(text) }
        #expect(error?.entry == text)
    }

    @Test func patternsMatchWholeTextsOrBeginnings() {
        let patterns = TextPatterns(" Acme , SHOP*, *")
        #expect(patterns.matches("ACME"))
        #expect(patterns.matches("anything"), "a lone asterisk is every text")
        let some = TextPatterns("Acme, SHOP*")
        #expect(some.matches("shop"))
        #expect(some.matches("Shop24"))
        #expect(!some.matches("Acme2"))
        #expect(!some.matches(""))
        #expect(TextPatterns("").isEmpty)
    }

    @Test(
        arguments: [
            ("", []), ("b.example.com", [.init(host: "b.example.com", port: 2_775)]),
            (
                "10.0.0.1:2776, [2001:db8::1]:2777\n2001:db8::2 [2001:db8::3]",
                [
                    .init(host: "10.0.0.1", port: 2_776), .init(host: "2001:db8::1", port: 2_777),
                    .init(host: "2001:db8::2", port: 2_775),
                    .init(host: "2001:db8::3", port: 2_775),
                ]
            ),
        ] as [(String, [HostList.Entry])]
    )
    func hostsAreRead(text: String, entries: [HostList.Entry]) throws {
        #expect(try HostList(text, port: 2_775).entries == entries)
    }

    @Test(
        arguments: [
            "a:0", "a:65536", "a:b", "http://a", "-a", "a..b", "[::1]2775", "[::1", ":2775", "ä.de",
        ]
    )
    func wrongHostsAreNamed(text: String) {
        let error = #expect(throws: HostListError.self) {
            try HostList("good.example.com, \(text)", port: 2_775)
        }
        #expect(error?.entry == text)
    }

    @Test func typesOfAddressesAreRead() {
        #expect(AddressType("5/0") == AddressType(5, 0))
        #expect(AddressType("7/18")?.description == "7/18")
        for wrong in ["", "5", "8/0", "5/19", "5/0/0", "a/b", "-1/0", "5/ 0"] {
            #expect(AddressType(wrong) == nil, "\(wrong)")
        }
    }

    @Test func fingerprintsAreReadAsToolsPrintThem() {
        let octets = (0..<32).map { "A\($0 % 10)" }
        let kept = octets.joined().lowercased()
        #expect(ConnectorTLS.fingerprint(octets.joined(separator: ":")) == kept)
        #expect(ConnectorTLS.fingerprint(kept) == kept)
        for wrong in ["", "ab", kept + "00", "g" + kept.dropFirst()] {
            #expect(ConnectorTLS.fingerprint(wrong) == nil, "\(wrong)")
        }
    }
}

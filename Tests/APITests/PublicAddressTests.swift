// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import HTTPTransport
import Testing

/// Where webhooks may go.
struct PublicAddressTests {
    private static let refused: [[UInt8]] = [
        [0, 0, 0, 0], [10, 0, 0, 1], [10, 255, 255, 255], [100, 64, 0, 1], [100, 127, 255, 255],
        [127, 0, 0, 1], [127, 255, 255, 254], [169, 254, 169, 254], [172, 16, 0, 1],
        [172, 31, 255, 255], [192, 0, 0, 8], [192, 0, 2, 1], [192, 168, 1, 1], [198, 18, 0, 1],
        [198, 19, 255, 255], [198, 51, 100, 1], [203, 0, 113, 1], [224, 0, 0, 1],
        [239, 255, 255, 255], [240, 0, 0, 1], [255, 255, 255, 255],
    ]

    private static let allowed: [[UInt8]] = [
        [1, 1, 1, 1], [9, 255, 255, 255], [11, 0, 0, 0], [100, 63, 255, 255], [100, 128, 0, 0],
        [172, 15, 255, 255], [172, 32, 0, 0], [192, 167, 255, 255], [192, 169, 0, 0],
        [198, 17, 255, 255], [198, 20, 0, 0], [223, 255, 255, 255], [93, 184, 215, 14],
    ]

    @Test(arguments: refused) func refuses(address: [UInt8]) {
        #expect(!PublicAddress.contains(address))
        #expect(!PublicAddress.contains(Self.mapped(address)))
        #expect(!PublicAddress.contains(Self.translated(address)))
        #expect(!PublicAddress.contains([0x20, 0x02] + address + Array(repeating: 0, count: 10)))
    }

    @Test(arguments: allowed) func allows(address: [UInt8]) {
        #expect(PublicAddress.contains(address))
        #expect(PublicAddress.contains(Self.mapped(address)))
        #expect(PublicAddress.contains(Self.translated(address)))
    }

    private static func mapped(_ address: [UInt8]) -> [UInt8] {
        Array(repeating: 0, count: 10) + [0xFF, 0xFF] + address
    }

    private static func translated(_ address: [UInt8]) -> [UInt8] {
        [0, 0x64, 0xFF, 0x9B] + Array(repeating: 0, count: 8) + address
    }

    @Test(
        arguments: [
            ([0, 0, 0, 0, 0, 0, 0, 0], false), ([0, 0, 0, 0, 0, 0, 0, 1], false),
            ([0xFE80, 0, 0, 0, 0, 0, 0, 1], false), ([0xFC00, 0, 0, 0, 0, 0, 0, 1], false),
            ([0xFDFF, 0, 0, 0, 0, 0, 0, 1], false), ([0xFF02, 0, 0, 0, 0, 0, 0, 1], false),
            ([0x2001, 0xDB8, 0, 0, 0, 0, 0, 1], false), ([0x2001, 0, 0, 0, 0, 0, 0, 1], false),
            ([0x3FFF, 0, 0, 0, 0, 0, 0, 1], false), ([0x2606, 0x4700, 0, 0, 0, 0, 0, 1], true),
            ([0x2A00, 0x1450, 0, 0, 0, 0, 0, 1], true),
        ] as [([UInt16], Bool)]
    ) func ofTheNewProtocol(groups: [UInt16], isPublic: Bool) {
        let octets = groups.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
        #expect(PublicAddress.contains(octets) == isPublic)
    }

    /// No name is resolved: the address itself stands in the URL, in every form curl reads.
    @Test(arguments: [
        "http://127.0.0.1:9/", "http://localhost:9/", "http://[::1]:9/", "http://0x7f000001:9/",
        "http://2130706433:9/", "http://127.1:9/", "http://0:9/", "http://[::ffff:127.0.0.1]:9/",
        "http://169.254.169.254/latest/meta-data",
    ]) func aPostIsRefusedBeforeItConnects(url: String) {
        let post = HTTPPost(url: url, headers: [], body: Array("{}".utf8))
        #expect(throws: HTTPPostError.addressNotAllowed) { try post.send() }
    }

    @Test(arguments: ["file:///etc/passwd", "gopher://127.0.0.1/", "ftp://127.0.0.1/x"])
    func onlyHTTPIsSpoken(url: String) {
        var post = HTTPPost(url: url, headers: [], body: [])
        post.allowsPrivateAddresses = true
        let error = #expect(throws: HTTPPostError.self) { try post.send() }
        #expect(error != .addressNotAllowed)
    }
}

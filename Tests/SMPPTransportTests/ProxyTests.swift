// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import NIOCore
import SMPP
import Testing

@testable import SMPPTransport

/// Connections that come through a proxy.
@Suite struct ProxyTests {
    private static let signature: [UInt8] = [
        0x0D, 0x0A, 0x0D, 0x0A, 0x00, 0x0D, 0x0A, 0x51, 0x55, 0x49, 0x54, 0x0A,
    ]

    /// A header of TCP over IPv4 from 203.0.113.9:4242, with an extension behind the addresses.
    private static let fromIPv4 = header(
        [0x21, 0x11, 0x00, 0x10],
        [203, 0, 113, 9, 127, 0, 0, 1, 0x10, 0x92, 0x0A, 0xD7],
        [0x04, 0x00, 0x01, 0xFF]
    )

    private static let fromIPv6 = header(
        [0x21, 0x21, 0x00, 0x24],
        [0x20, 0x01, 0x0D, 0xB8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x07],
        [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x01],
        [0x10, 0x92, 0x0A, 0xD7]
    )

    private static let local = header([0x20, 0x00, 0x00, 0x00])

    private static func header(_ pieces: [UInt8]...) -> [UInt8] {
        signature + pieces.flatMap { $0 }
    }

    @Test(
        "Headers say who connects",
        arguments: [
            (fromIPv4, "203.0.113.9"), (fromIPv6, "2001:db8::7"), (local, "127.0.0.1"),
        ]
    )
    func headers(_ header: [UInt8], _ address: String) async throws {
        let pair = try await Pair(change: { $0.proxies = .at(["127.0.0.1"]) })
        let peer = try await RawPeer(pair)
        var octets = ByteBuffer(bytes: header)
        octets.writePDU(RawPeer.bind, sequence: 1)
        peer.send(octets)
        try await eventually { !pair.centre.record.bound.isEmpty }
        peer.send([(2, submit)])
        try await eventually { peer.answers.count == 2 }
        #expect(pair.centre.record.attempts.first?.remoteAddress?.ipAddress == address)
        #expect(pair.centre.record.bound.first?.remoteAddress?.ipAddress == address)
        #expect(peer.answers.map(\.status) == [.ok, .ok])
        await pair.shutdown()
    }

    @Test("A header in pieces makes no difference")
    func pieces() async throws {
        let pair = try await Pair(change: { $0.proxies = .anywhere })
        let peer = try await RawPeer(pair)
        for octet in Self.fromIPv4 {
            peer.send(ByteBuffer(bytes: [octet]))
            try await Task.sleep(for: .milliseconds(1))
        }
        peer.send([(1, RawPeer.bind)])
        try await eventually { !pair.centre.record.bound.isEmpty }
        #expect(pair.centre.record.bound.first?.remoteAddress?.ipAddress == "203.0.113.9")
        await pair.shutdown()
    }

    @Test("Without a header nobody gets in")
    func noHeader() async throws {
        let pair = try await Pair(change: { $0.proxies = .anywhere })
        let peer = try await RawPeer(pair)
        peer.send([(1, RawPeer.bind)])
        try await eventually { !peer.channel.isActive }
        #expect(pair.centre.record.attempts.isEmpty)
        await pair.shutdown()
    }

    @Test("Who is not a proxy gets nowhere, whatever the header says")
    func notTrusted() async throws {
        let pair = try await Pair(change: { $0.proxies = .at(["198.51.100.1"]) })
        let peer = try await RawPeer(pair)
        peer.send(ByteBuffer(bytes: Self.fromIPv4))
        peer.send([(1, RawPeer.bind)])
        try await eventually { !peer.channel.isActive }
        #expect(pair.centre.record.attempts.isEmpty)
        await pair.shutdown()
    }

    @Test("A header that does not come is not waited for longer than a bind")
    func slowHeader() async throws {
        let pair = try await Pair(change: {
            $0.proxies = .anywhere
            $0.unboundLimits.sessionInitTimeout = .milliseconds(200)
        })
        let peer = try await RawPeer(pair)
        peer.send(ByteBuffer(bytes: Self.signature))
        try await eventually { !peer.channel.isActive }
        await pair.shutdown()
    }

    @Test("The cap of unbound connections counts addresses behind the proxy, not the proxy")
    func capBehindProxy() async throws {
        let pair = try await Pair(change: {
            $0.proxies = .anywhere
            $0.unboundConnectionsPerAddressMax = 1
        })
        let first = try await RawPeer(pair)
        first.send(ByteBuffer(bytes: Self.fromIPv4))
        let other = try await RawPeer(pair)
        other.send(ByteBuffer(bytes: Self.fromIPv6))
        let second = try await RawPeer(pair)
        second.send(ByteBuffer(bytes: Self.fromIPv4))
        try await eventually { !second.channel.isActive || !first.channel.isActive }
        #expect(first.channel.isActive != second.channel.isActive)
        #expect(other.channel.isActive)
        await pair.shutdown()
    }

    private static let beginnings: [([UInt8], ProxyHeader)] = [
        (Array("GET / HTTP/1.1\r\n".utf8), .invalid),
        ([0x0D, 0x0B], .invalid),
        ([], .incomplete),
        ([0x0D, 0x0A, 0x0D, 0x0A], .incomplete),
        (header([0x11, 0x11, 0x00, 0x0C]), .invalid),
        (header([0x22, 0x11, 0x00, 0x0C]), .invalid),
        (header([0x21, 0x11, 0xFF, 0xFF]), .invalid),
        (header([0x21, 0x11, 0x00, 0x02, 0x01, 0x02]), .invalid),
        (header([0x21, 0x11, 0x00, 0x0C]), .incomplete),
        (header([0x21, 0x00, 0x00, 0x00]), .source(nil, length: 16)),
    ]

    @Test("Octets that are no header are known as early as can be", arguments: beginnings)
    func recognised(_ octets: [UInt8], _ expected: ProxyHeader) {
        #expect(ProxyHeader(ByteBuffer(bytes: octets)) == expected)
    }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import NIOCore
import NIOPosix
import SMPP
import SMPPTransport
import Testing

/// Peers that mean no good, over real sockets.
@Suite struct HostilePeerTests {
    @Test("Connections are capped in number, bound ones included")
    func connectionCap() async throws {
        let pair = try await Pair(change: { $0.connectionsMax = 2 })
        _ = try await pair.boundClient()
        let second = try await RawPeer(pair)
        second.send([(1, RawPeer.bind)])
        try await eventually { second.answers.map(\.status) == [.ok] }
        let third = try await RawPeer(pair)
        try await eventually { !third.channel.isActive }
        #expect(second.channel.isActive)
        try await second.channel.close()
        try await eventually { pair.server.sessions.count == 1 }
        let fourth = try await RawPeer(pair)
        fourth.send([(1, RawPeer.bind)])
        try await eventually { fourth.answers.map(\.status) == [.ok] }
        await pair.shutdown()
    }

    @Test("Who sends its bind drop by drop is closed when the time to bind is over")
    func slowBind() async throws {
        let pair = try await Pair(change: {
            $0.unboundLimits.sessionInitTimeout = .milliseconds(300)
        })
        let peer = try await RawPeer(pair)
        var octets = ByteBuffer()
        octets.writePDU(RawPeer.bind, sequence: 1)
        while peer.channel.isActive, let octet = octets.readSlice(length: 1) {
            peer.send(octet)
            try await Task.sleep(for: .milliseconds(50))
        }
        try await eventually { !peer.channel.isActive }
        #expect(pair.centre.record.attempts.isEmpty)
        await pair.shutdown()
    }

    @Test("Drops of a PDU that never ends do not count as signs of life")
    func slowPDU() async throws {
        let pair = try await Pair(decide: { _ in
            .accepted(
                limits {
                    $0.enquireInterval = .milliseconds(100)
                    $0.responseTimeout = .milliseconds(200)
                },
                tag: 0
            )
        })
        let peer = try await RawPeer(pair)
        try await peer.bind(to: pair)
        var octets = ByteBuffer()
        octets.writeBytes([0x00, 0x00, 0x40, 0x00])
        peer.send(octets)
        for _ in 0..<40 where peer.channel.isActive {
            peer.send(ByteBuffer(bytes: [0]))
            try await Task.sleep(for: .milliseconds(30))
        }
        try await eventually { pair.centre.record.closed == [.enquireLinkTimedOut] }
        await pair.shutdown()
    }

    @Test("A bound peer that has gone without a word is noticed and its session ends")
    func halfOpen() async throws {
        let pair = try await Pair(decide: { _ in
            .accepted(
                limits {
                    $0.enquireInterval = .milliseconds(100)
                    $0.responseTimeout = .milliseconds(100)
                },
                tag: 0
            )
        })
        let peer = try await RawPeer(pair)
        peer.send([(1, RawPeer.bind)])
        try await eventually { pair.centre.record.closed == [.enquireLinkTimedOut] }
        #expect(pair.server.sessions.isEmpty)
        await pair.shutdown()
    }

    @Test("A flood of requests by a peer that reads no answer stops at its own socket")
    func floodWithoutReading() async throws {
        let longID = String(repeating: "i", count: 64).cString
        let pair = try await Pair(
            decide: { _ in .accepted(limits { $0.inboundWindow = 200_000 }, tag: 0) },
            answer: { _, sequence, session in
                session.respond(
                    .submitSMResponse(SubmitSMResponse(messageID: longID)),
                    to: sequence
                )
            }
        )
        let peer = try await RawPeer(pair, reads: false)
        try await peer.bind(to: pair)
        // Their answers are several times what the sockets of both sides can hold.
        let sent = 150_000
        let burst = (0..<1_000).map { (SequenceNumber(UInt32($0 + 2)), submit) }
        for _ in 0..<(sent / burst.count) { peer.send(burst) }
        // The server reads no further than its answers are read, and holds little of them.
        var (before, stopped) = (-1, pair.centre.record.requests.count)
        while before != stopped {
            try await Task.sleep(for: .milliseconds(500))
            (before, stopped) = (stopped, pair.centre.record.requests.count)
        }
        #expect(stopped < sent)
        #expect(pair.server.bufferedOctets < 2_000_000)
        await pair.shutdown()
    }

    @Test("When all together hold too much, those go that hold much, and the honest stay")
    func memoryBound() async throws {
        let pair = try await Pair(change: { $0.bufferedOctetsMax = 100_000 })
        let honest = try await pair.boundClient()
        var peers: [RawPeer] = []
        for _ in 0..<4 {
            let peer = try await RawPeer(pair)
            try await peer.bind(to: pair)
            var octets = ByteBuffer()
            // A PDU of sixty kilobytes of which the last octet never comes.
            octets.writeMultipleIntegers(
                UInt32(60_016),
                CommandID.submitSM.rawValue,
                UInt32(0),
                UInt32(2)
            )
            octets.writeRepeatingByte(0x41, count: 59_999)
            peer.send(octets)
            peers.append(peer)
        }
        try await eventually { pair.centre.record.closed.contains(.memoryExhausted) }
        try await eventually { pair.server.bufferedOctets <= 130_000 }
        honest.send([(1, submit)])
        try await eventually { pair.esme.record.outcomes[1]?.first?.status == .ok }
        for peer in peers { try? await peer.channel.close() }
        try await eventually { pair.server.bufferedOctets == 0 }
        await pair.shutdown()
    }

    @Test("Who asks far beyond the window is held back, and served again with the answers")
    func windowAbuse() async throws {
        let pair = try await Pair(
            decide: { _ in .accepted(limits { $0.inboundWindow = 10 }, tag: 0) },
            answer: RecordingDelegate.silence
        )
        let peer = try await RawPeer(pair)
        try await peer.bind(to: pair)
        peer.send((2...1_000).map { (SequenceNumber($0), submit) })
        try await eventually { peer.answers.count == 11 }
        try await Task.sleep(for: .milliseconds(100))
        #expect(peer.answers.count == 11)
        #expect(pair.centre.record.requests.count == 10)
        let session = try #require(pair.centre.record.bound.first)
        for (sequence, _) in pair.centre.record.requests {
            session.respond(.submitSMResponse(SubmitSMResponse(messageID: "1")), to: sequence)
        }
        try await eventually { pair.centre.record.requests.count == 20 }
        #expect(peer.channel.isActive)
        await pair.shutdown()
    }
}

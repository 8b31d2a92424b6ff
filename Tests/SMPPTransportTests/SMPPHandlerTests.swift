// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import NIOCore
import NIOEmbedded
import SMPP
import Testing

@testable import SMPPTransport

@Suite struct SMPPHandlerTests {
    @Test("All that becomes ready in one read burst leaves in one write")
    func oneWrite() throws {
        let peer = try EmbeddedPeer(RecordingDelegate())
        try peer.bind()
        try peer.receive((2...50).map { (SequenceNumber($0), submit) })
        let write = try #require(try peer.channel.readOutbound(as: ByteBuffer.self))
        #expect(peer.decode(write).count == 49)
        #expect(try peer.channel.readOutbound(as: ByteBuffer.self) == nil)
    }

    @Test("A PDU in many segments makes no difference")
    func manySegments() throws {
        let delegate = RecordingDelegate()
        let peer = try EmbeddedPeer(delegate)
        try peer.bind()
        var octets = ByteBuffer()
        octets.writePDU(submit, sequence: 2)
        for octet in octets.readableBytesView {
            try peer.channel.writeInbound(ByteBuffer(bytes: [octet]))
        }
        #expect(delegate.record.requests.map(\.1) == [submit])
        #expect(try peer.sent().map(\.commandID) == [.submitSM.response])
    }

    @Test("A throttled request never reaches the application")
    func throttled() throws {
        let delegate = RecordingDelegate(decide: { _ in
            .accepted(limits { $0.inboundThroughput = 1 }, tag: 0)
        })
        let peer = try EmbeddedPeer(delegate)
        try peer.bind()
        try peer.receive([(2, submit), (3, submit)])
        #expect(delegate.record.requests.map(\.0) == [2])
        #expect(Set(try peer.sent().map(\.status)) == [.ok, .throttled])
        #expect(delegate.record.bound.first?.status.statistics.throttled == 1)
    }

    @Test("Batches given before the loop comes to them leave in one write")
    func batches() throws {
        let delegate = RecordingDelegate(answer: RecordingDelegate.silence)
        let peer = try EmbeddedPeer(delegate)
        try peer.bind()
        let session = try #require(delegate.record.bound.first)
        #expect(session.send([(1, deliver), (2, deliver)]) == 2)
        #expect(session.send([(3, deliver)]) == 1)
        #expect(session.windowFree == 97)
        peer.channel.embeddedEventLoop.run()
        let write = try #require(try peer.channel.readOutbound(as: ByteBuffer.self))
        #expect(peer.decode(write).count == 3)
        #expect(try peer.channel.readOutbound(as: ByteBuffer.self) == nil)
        try peer.receive([(1, .deliverSMResponse(DeliverSMResponse()))])
        #expect(session.windowFree == 98)
        #expect(delegate.record.outcomes[1]?.first?.status == .ok)
    }

    @Test("A batch is taken up to window and queue, and the rest is the caller's")
    func bounded() throws {
        let delegate = RecordingDelegate(decide: { _ in
            .accepted(
                limits {
                    $0.window = 2
                    $0.queue = 3
                },
                tag: 0
            )
        })
        let peer = try EmbeddedPeer(delegate)
        try peer.bind()
        let session = try #require(delegate.record.bound.first)
        #expect(session.send((0..<10).map { ($0, deliver) }) == 5)
        #expect(session.send([(99, deliver)]) == 0)
        peer.channel.embeddedEventLoop.run()
        #expect(try peer.sent().count == 2)
        #expect(session.status.statistics.queued == 3)
    }

    @Test("Reading stops far beyond the window and goes on with an answer")
    func heldBack() throws {
        let delegate = RecordingDelegate(
            decide: { _ in .accepted(limits { $0.inboundWindow = 2 }, tag: 0) },
            answer: RecordingDelegate.silence
        )
        let peer = try EmbeddedPeer(delegate)
        try peer.bind()
        try peer.receive((2...9).map { (SequenceNumber($0), submit) })
        #expect(try peer.sent().map(\.status) == [.messageQueueFull, .messageQueueFull])
        #expect(delegate.record.requests.count == 2)
        let session = try #require(delegate.record.bound.first)
        session.respond(.submitSMResponse(SubmitSMResponse(messageID: "1")), to: 2)
        peer.channel.embeddedEventLoop.run()
        #expect(delegate.record.requests.map(\.0) == [2, 3, 6])
        #expect(
            try peer.sent().map(\.status) == [.ok, .messageQueueFull, .messageQueueFull]
        )
    }

    @Test("After the end the handle takes nothing and every token had its outcome")
    func afterTheEnd() throws {
        let delegate = RecordingDelegate(decide: { _ in
            .accepted(limits { $0.window = 1 }, tag: 0)
        })
        let peer = try EmbeddedPeer(delegate)
        try peer.bind()
        let session = try #require(delegate.record.bound.first)
        session.send([(1, deliver), (2, deliver)])
        peer.channel.embeddedEventLoop.run()
        session.send([(3, deliver)])
        _ = try? peer.channel.finish()
        #expect(delegate.record.outcomes[1] == [.connectionClosed])
        #expect(delegate.record.outcomes[2] == [.notSent])
        #expect(delegate.record.outcomes[3] == [.notSent])
        #expect(delegate.record.closed == [.connectionLost])
        #expect(session.send([(4, deliver)]) == 0)
        #expect(!session.isOpen)
    }

    @Test("A large message passes once the session is bound, and not before")
    func largeMessage() throws {
        var large = SubmitSM(source: Address("Shop"), destination: Address("491701234567"))
        large.tlvs.messagePayload = ByteBuffer(repeating: 0x41, count: 60_000)
        let delegate = RecordingDelegate()
        let peer = try EmbeddedPeer(delegate)
        try peer.bind()
        try peer.receive([(2, .submitSM(large))])
        #expect(delegate.record.requests.map(\.1) == [.submitSM(large)])
        let stranger = try EmbeddedPeer(delegate)
        try stranger.receive([(1, .submitSM(large))])
        #expect(!stranger.channel.isActive)
    }

    @Test("Octets that are no SMPP get generic_nack and the connection closes")
    func garbage() throws {
        let peer = try EmbeddedPeer(RecordingDelegate())
        try peer.channel.writeInbound(ByteBuffer(string: "GET / HTTP/1.1\r\n\r\n"))
        #expect(try peer.sent().map(\.commandID) == [.genericNack])
        #expect(!peer.channel.isActive)
    }
}

/// A channel with a server's handler, driven as its peer.
struct EmbeddedPeer {
    let channel: EmbeddedChannel
    private let owner: EmbeddedOwner

    init(_ delegate: RecordingDelegate) throws {
        owner = EmbeddedOwner(delegate: delegate)
        let handler = SMPPHandler(
            connectionID: 1,
            owner: owner,
            bind: nil,
            limits: SessionLimits(),
            commandLengthMax: PDUDecoder.defaultCommandLengthMax
        )
        channel = EmbeddedChannel()
        try channel.pipeline.syncOperations.addHandler(handler)
        try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 2775)).wait()
    }

    func bind() throws {
        try receive([(1, .bind(Bind(.transceiver, systemID: "acme", password: "pw")))])
        channel.embeddedEventLoop.run()
        _ = try sent()
    }

    func receive(_ pdus: [(SequenceNumber, PDU)]) throws {
        var octets = ByteBuffer()
        for (sequence, pdu) in pdus { octets.writePDU(pdu, sequence: sequence) }
        try channel.writeInbound(octets)
    }

    func sent() throws -> [PDU] {
        var pdus: [PDU] = []
        while let octets = try channel.readOutbound(as: ByteBuffer.self) { pdus += decode(octets) }
        return pdus
    }

    func decode(_ octets: ByteBuffer) -> [PDU] {
        var decoder = PDUDecoder()
        decoder.append(octets)
        var pdus: [PDU] = []
        while case .pdu(let pdu, _) = decoder.next() { pdus.append(pdu) }
        return pdus
    }
}

private struct EmbeddedOwner: SMPPConnectionOwner {
    let delegate: RecordingDelegate
    var application: any SMPPSessionDelegate { delegate }
    var systemID: COctetString { "mc" }

    func authenticate(
        _ attempt: BindAttempt,
        decide: @escaping @Sendable (BindDecision) -> Void
    ) {
        delegate.authenticate(attempt, decide: decide)
    }

    func bound(_ session: SMPPSessionHandle) {}

    var memory: SMPPMemory? { nil }

    func closed(_ connectionID: UInt64, _ end: SMPPConnectionEnd) {}
}

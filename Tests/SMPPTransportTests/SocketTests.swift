// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Logging
import NIOCore
import NIOPosix
import SMPP
import SMPPTransport
import Testing

/// Server and client against each other over the loopback.
@Suite struct SocketTests {
    @Test("Bind, submit, receipt and unbind go through")
    func wholeConversation() async throws {
        let pair = try await Pair()
        let client = try await pair.boundClient()
        let accepted = client.send((0..<500).map { ($0, submit) })
        #expect(accepted == 500)
        try await eventually { pair.esme.record.outcomeCount == 500 }
        #expect(pair.esme.record.outcomes.values.allSatisfy { $0.first?.status == .ok })
        #expect(pair.esme.record.outcomes[0]?.first?.messageID == "m2")
        let server = try #require(pair.centre.record.bound.first)
        #expect(server.systemID == "acme")
        #expect(server.tag == 7)
        #expect(server.bindKind == .transceiver)
        server.send([(9, deliver)])
        try await eventually { pair.centre.record.outcomes[9]?.first?.status == .ok }
        #expect(pair.esme.record.requests.map(\.1) == [deliver])
        #expect(pair.server.sessions.map(\.id) == [server.id])
        await pair.shutdown()
        #expect(pair.esme.record.closed == [.unbound])
        try await eventually { pair.centre.record.closed == [.unboundByPeer] }
        #expect(pair.centre.record.requests.count == 500)
        #expect(server.status.statistics.requestsIn >= 500)
    }

    @Test("A wrong password gets ESME_RBINDFAIL, and the client tries again ever more slowly")
    func wrongPassword() async throws {
        let pair = try await Pair(decide: { attempt in
            attempt.request.password == "secret"
                ? .accepted(SessionLimits(), tag: 0) : .refused(.bindFailed)
        })
        pair.startClient()
        try await eventually { pair.esme.record.failures.count >= 3 }
        guard case .notBound(.bindRefused(.bindFailed)) = pair.esme.record.failures[0].0 else {
            Issue.record("The failure was \(pair.esme.record.failures[0])")
            return
        }
        let delays = pair.esme.record.failures.prefix(3).map(\.1)
        #expect(delays == [.milliseconds(10), .milliseconds(20), .milliseconds(40)])
        #expect(pair.esme.record.bound.isEmpty)
        await pair.shutdown()
    }

    @Test("A silent session is kept by enquire_link")
    func enquireLink() async throws {
        let pair = try await Pair(clientLimits: limits { $0.enquireInterval = .milliseconds(20) })
        let client = try await pair.boundClient()
        try await eventually { client.status.sinceEnquireLink != nil }
        #expect(client.isOpen)
        #expect(client.status.statistics.strayResponses == 0)
        await pair.shutdown()
    }

    @Test("A full window at the server refuses what is beyond it")
    func windowFull() async throws {
        let pair = try await Pair(
            decide: { _ in .accepted(limits { $0.inboundWindow = 5 }, tag: 0) },
            answer: RecordingDelegate.silence
        )
        let client = try await pair.boundClient()
        client.send((0..<8).map { ($0, submit) })
        try await eventually { pair.esme.record.outcomeCount == 3 }
        let statuses = Set(pair.esme.record.outcomes.values.compactMap { $0.first?.status })
        #expect(statuses == [.messageQueueFull])
        let server = try #require(pair.centre.record.bound.first)
        server.respond(
            pair.centre.record.requests.map { sequence, _ in
                (sequence, .submitSMResponse(SubmitSMResponse(messageID: "late")))
            }
        )
        try await eventually { pair.esme.record.outcomeCount == 8 }
        await pair.shutdown()
    }

    @Test("Over the agreed throughput requests are throttled at once")
    func throttled() async throws {
        let pair = try await Pair(decide: { _ in
            .accepted(limits { $0.inboundThroughput = 10 }, tag: 0)
        })
        let client = try await pair.boundClient()
        client.send((0..<50).map { ($0, submit) })
        try await eventually { pair.esme.record.outcomeCount == 50 }
        let throttled = pair.esme.record.outcomes.values
            .filter { $0.first?.status == .throttled }
        #expect(throttled.count >= 35)
        #expect(pair.centre.record.requests.count == 50 - throttled.count)
        await pair.shutdown()
    }

    @Test("A client that keeps to the throughput is not throttled")
    func paced() async throws {
        let pair = try await Pair(
            decide: { _ in .accepted(limits { $0.inboundThroughput = 200 }, tag: 0) },
            clientLimits: limits { $0.outboundThroughput = 200 }
        )
        let client = try await pair.boundClient()
        client.send((0..<260).map { ($0, submit) })
        try await eventually { pair.esme.record.outcomeCount == 260 }
        #expect(pair.esme.record.outcomes.values.allSatisfy { $0.first?.status == .ok })
        await pair.shutdown()
    }

    @Test("The client binds again when the server is back, and lost requests say so")
    func rebind() async throws {
        let pair = try await Pair(answer: RecordingDelegate.silence)
        let client = try await pair.boundClient()
        client.send([(1, submit)])
        try await eventually { pair.centre.record.requests.count == 1 }
        pair.centre.record.bound.first?.close()
        try await eventually { pair.esme.record.outcomes[1] == [.connectionClosed] }
        await pair.server.shutdown(within: .milliseconds(100))
        try await eventually { !pair.esme.record.failures.isEmpty }
        let again = pair.makeServer(port: pair.port)
        _ = try await again.start()
        try await eventually { pair.esme.record.bound.count >= 2 && pair.client.session != nil }
        #expect(pair.client.session?.isOpen == true)
        await pair.client.shutdown()
        await again.shutdown()
        await pair.stopGroup()
    }

    @Test("A request that is not answered times out and frees its place")
    func timesOut() async throws {
        let pair = try await Pair(
            answer: RecordingDelegate.silence,
            clientLimits: limits {
                $0.window = 1
                $0.responseTimeout = .milliseconds(30)
            }
        )
        let client = try await pair.boundClient()
        client.send([(1, submit), (2, submit)])
        try await eventually { pair.esme.record.outcomeCount == 2 }
        #expect(pair.esme.record.outcomes == [1: [.timedOut], 2: [.timedOut]])
        await pair.shutdown()
    }

    @Test("Answers from many threads at once all arrive")
    func manyThreads() async throws {
        let pair = try await Pair(
            answer: { _, sequence, session in
                Task.detached {
                    session.respond(
                        .submitSMResponse(SubmitSMResponse(messageID: "x")),
                        to: sequence
                    )
                }
            },
            clientLimits: limits { $0.window = 50 }
        )
        let client = try await pair.boundClient()
        #expect(client.send((0..<2_000).map { ($0, submit) }) == 2_000)
        try await eventually { pair.esme.record.outcomeCount == 2_000 }
        #expect(client.windowFree == 50)
        #expect(pair.esme.record.outcomes.values.allSatisfy { $0.map(\.status) == [.ok] })
        await pair.shutdown()
    }

    @Test("A burst larger than the socket takes arrives whole, once and in order")
    func largeBurst() async throws {
        let wide = limits {
            $0.window = 20_000
            $0.inboundWindow = 20_000
            // A busy machine shall not turn slowness into lost answers.
            $0.responseTimeout = .seconds(60)
        }
        let pair = try await Pair(
            decide: { _ in .accepted(wide, tag: 0) },
            clientLimits: wide
        )
        let client = try await pair.boundClient()
        #expect(client.send((0..<20_000).map { ($0, submit) }) == 20_000)
        try await eventually { pair.esme.record.outcomeCount == 20_000 }
        #expect(pair.centre.record.requests.map(\.0.rawValue) == Array(2...20_001))
        #expect(pair.esme.record.outcomes.count == 20_000)
        await pair.shutdown()
    }

    @Test("A peer that goes on sending still reads why it was refused")
    func refusedWhileSending() async throws {
        let pair = try await Pair(decide: { _ in .refused(.bindFailed) })
        let collector = Collector()
        let channel = try await ClientBootstrap(group: pair.group)
            .channelInitializer { $0.pipeline.addHandler(collector) }
            .connect(host: "127.0.0.1", port: pair.port).get()
        var octets = ByteBuffer()
        octets.writePDU(.bind(Bind(.transmitter, systemID: "a", password: "b")), sequence: 1)
        for sequence in 2...UInt32(20_000) {
            octets.writePDU(submit, sequence: SequenceNumber(sequence))
        }
        channel.writeAndFlush(octets, promise: nil)
        try await eventually { !channel.isActive }
        var decoder = PDUDecoder()
        decoder.append(collector.collected.octets)
        var answers: [DecodedPDU] = []
        while let next = decoder.next() { answers.append(next) }
        let refusal = PDU.bindResponse(BindResponse(.transmitter, status: .bindFailed))
        #expect(answers.contains(.pdu(refusal, 1)))
        // Whether a reset takes the answer with it is the peer's luck: there must be none.
        #expect(!collector.collected.wasReset)
        await pair.shutdown()
    }

    @Test("Connections that are not bound are capped and closed in time")
    func unboundConnections() async throws {
        let pair = try await Pair(change: {
            $0.unboundConnectionsMax = 2
            $0.unboundLimits.sessionInitTimeout = .seconds(4)
        })
        var channels: [any Channel] = []
        for _ in 0..<3 {
            channels.append(
                try await ClientBootstrap(group: pair.group)
                    .connect(host: "127.0.0.1", port: pair.port).get()
            )
        }
        let (first, second, third) = (channels[0], channels[1], channels[2])
        try await eventually { !third.isActive }
        #expect(first.isActive)
        try await eventually { !first.isActive && !second.isActive }
        await pair.shutdown()
    }

    @Test("Shutting the server down unbinds its sessions after what is asked is answered")
    func serverShutdown() async throws {
        let pair = try await Pair(answer: { _, sequence, session in
            Task.detached {
                try await Task.sleep(for: .milliseconds(100))
                session.respond(
                    .submitSMResponse(SubmitSMResponse(messageID: "late")),
                    to: sequence
                )
            }
        })
        let client = try await pair.boundClient()
        client.send([(1, submit)])
        try await eventually { pair.centre.record.requests.count == 1 }
        await pair.server.shutdown()
        #expect(pair.centre.record.closed == [.unbound])
        try await eventually { pair.esme.record.closed == [.unboundByPeer] }
        #expect(pair.esme.record.outcomes[1]?.first?.messageID == "late")
        await pair.shutdown()
    }
}

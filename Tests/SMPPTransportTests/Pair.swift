// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Logging
import NIOCore
import NIOPosix
import SMPP
import SMPPTransport
import Synchronization
import Testing

/// A server that listens and a client made for it.
final class Pair: Sendable {
    let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
    let centre: RecordingDelegate
    let esme = RecordingDelegate()
    let server: SMPPServer
    let client: SMPPClient
    let port: Int

    init(
        decide: @escaping @Sendable (BindAttempt) -> BindDecision? = { _ in
            .accepted(SessionLimits(), tag: 7)
        },
        answer: @escaping RecordingDelegate.Answer = RecordingDelegate.accept,
        clientLimits: SessionLimits = SessionLimits(),
        change: (inout SMPPServerConfiguration) -> Void = { _ in }
    ) async throws {
        centre = RecordingDelegate(decide: decide, answer: answer)
        var configuration = SMPPServerConfiguration(host: "127.0.0.1", port: 0)
        // All tests run at once: one that must wait for its turn shall not be closed for it.
        configuration.unboundLimits.sessionInitTimeout = .seconds(120)
        change(&configuration)
        server = SMPPServer(
            configuration: configuration,
            group: group,
            delegate: centre,
            logger: .quiet
        )
        port = try await server.start()
        var clientConfiguration = SMPPClientConfiguration(
            host: "127.0.0.1",
            port: port,
            bind: Bind(.transceiver, systemID: "acme", password: "pw")
        )
        clientConfiguration.limits = clientLimits
        clientConfiguration.rebind = RebindPolicy(
            initialDelay: .milliseconds(10),
            maximumDelay: .milliseconds(50),
            jitterPercent: 0
        )
        client = SMPPClient(
            configuration: clientConfiguration,
            group: group,
            delegate: esme,
            jitter: Steady(),
            logger: .quiet
        )
    }

    func makeServer(port: Int) -> SMPPServer {
        SMPPServer(
            configuration: SMPPServerConfiguration(host: "127.0.0.1", port: port),
            group: group,
            delegate: centre,
            logger: .quiet
        )
    }

    /// Another client with an application of its own.
    func makeClient(
        port: Int? = nil,
        hosts: [SMPPHost]? = nil,
        tls: SMPPClientTLS? = nil
    ) -> (SMPPClient, RecordingDelegate) {
        var configuration = SMPPClientConfiguration(
            hosts: hosts ?? [SMPPHost("localhost", port: port ?? self.port)],
            bind: Bind(.transceiver, systemID: "acme", password: "pw")
        )
        configuration.tls = tls
        configuration.rebind = RebindPolicy(
            initialDelay: .milliseconds(10),
            maximumDelay: .milliseconds(50),
            jitterPercent: 0
        )
        let delegate = RecordingDelegate()
        let client = SMPPClient(
            configuration: configuration,
            group: group,
            delegate: delegate,
            jitter: Steady(),
            logger: .quiet
        )
        return (client, delegate)
    }

    func startClient() { client.start() }

    func boundClient() async throws -> SMPPSessionHandle {
        startClient()
        try await eventually { !self.esme.record.bound.isEmpty }
        return try #require(esme.record.bound.first)
    }

    func shutdown() async {
        await client.shutdown()
        await server.shutdown(within: .milliseconds(500))
        await stopGroup()
    }

    func stopGroup() async { try? await group.shutdownGracefully() }
}

/// Collects what a channel reads, and whether it failed.
final class Collector: ChannelInboundHandler, Sendable {
    typealias InboundIn = ByteBuffer

    struct Collected: Sendable {
        var octets = ByteBuffer()
        var wasReset = false
    }

    private let box = Mutex(Collected())

    var collected: Collected { box.withLock { $0 } }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let read = unwrapInboundIn(data)
        box.withLock { _ = $0.octets.writeImmutableBuffer(read) }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        box.withLock { $0.wasReset = true }
        context.close(promise: nil)
    }
}

/// A generator that always says the same.
struct Steady: RandomNumberGenerator {
    var value: UInt64 = 0

    mutating func next() -> UInt64 { value }
}

extension Logger {
    static let quiet = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
}

/// Waits until something is so, and fails when it is not in five seconds.
func eventually(
    _ condition: @Sendable () -> Bool,
    sourceLocation: SourceLocation = #_sourceLocation
) async throws {
    for _ in 0..<2_500 {
        if condition() { return }
        try await Task.sleep(for: .milliseconds(2))
    }
    Issue.record("It did not come to pass in five seconds.", sourceLocation: sourceLocation)
}

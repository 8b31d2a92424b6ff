// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Logging
import NIOConcurrencyHelpers
import NIOCore
import NIOPosix
import SMPP

/// A message centre on the network: accepts connections and runs a session on each.
///
/// Connections that are not bound yet are bounded in number, per address, in memory and in time.
public final class SMPPServer: Sendable {
    private let configuration: SMPPServerConfiguration
    private let group: any EventLoopGroup
    private let delegate: any SMPPServerDelegate
    private let logger: Logger
    private let connections = NIOLockedValueBox(SMPPConnectionTable())
    private let listener = NIOLockedValueBox<(any Channel)?>(nil)

    /// Makes a server that is not listening yet.
    public init(
        configuration: SMPPServerConfiguration,
        group: any EventLoopGroup,
        delegate: any SMPPServerDelegate,
        logger: Logger
    ) {
        self.configuration = configuration
        self.group = group
        self.delegate = delegate
        self.logger = logger
    }

    /// Begins to listen and returns the port.
    ///
    /// - Throws: what the system says when the address cannot be used.
    public func start() async throws -> Int {
        let channel = try await ServerBootstrap(group: group)
            .serverChannelOption(.backlog, value: configuration.backlog)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
            .childChannelOption(.writeBufferWaterMark, value: .smppSession)
            .childChannelInitializer { self.accept($0) }
            .bind(host: configuration.host, port: configuration.port)
            .get()
        listener.withLockedValue { $0 = channel }
        let port = channel.localAddress?.port ?? configuration.port
        logger.info("SMPP server listens", metadata: ["smpp.port": "\(port)"])
        return port
    }

    /// The sessions that are bound now.
    public var sessions: [SMPPSessionHandle] {
        connections.withLockedValue { $0.sessions }
    }

    /// Stops to listen, unbinds every session once what is asked is answered, and closes what is
    /// left when `limit` is over.
    public func shutdown(within limit: Duration = .seconds(5)) async {
        let listening = listener.withLockedValue { channel in
            defer { channel = nil }
            return channel
        }
        try? await listening?.close()
        let (channels, unbound) = connections.withLockedValue { ($0.channels, $0.unbound) }
        for session in sessions { session.unbind(within: limit / 2) }
        for channel in unbound { channel.close(promise: nil) }
        await channels.closed(within: limit)
    }

    private func accept(_ channel: any Channel) -> EventLoopFuture<Void> {
        let id = ConnectionID.next()
        let isWelcome = connections.withLockedValue {
            $0.add(channel, id: id, configuration: configuration)
        }
        guard isWelcome else {
            logger.debug("SMPP connection refused: too many are unbound")
            return channel.eventLoop.makeFailedFuture(ChannelError.operationUnsupported)
        }
        channel.closeFuture.whenComplete { _ in
            self.connections.withLockedValue { $0.remove(id) }
        }
        return channel.eventLoop.makeCompletedFuture {
            let handler = SMPPHandler(
                connectionID: id,
                owner: self,
                bind: nil,
                limits: configuration.unboundLimits,
                commandLengthMax: configuration.commandLengthMax
            )
            try channel.pipeline.syncOperations.addHandler(handler)
        }
    }
}

extension SMPPServer: SMPPConnectionOwner {
    var application: any SMPPSessionDelegate { delegate }

    var systemID: COctetString { configuration.systemID }

    func authenticate(
        _ attempt: BindAttempt,
        decide: @escaping @Sendable (BindDecision) -> Void
    ) {
        delegate.authenticate(attempt, decide: decide)
    }

    func bound(_ session: SMPPSessionHandle) {
        connections.withLockedValue { $0.bound(session) }
        logger.info("SMPP session bound", metadata: session.metadata)
    }

    func closed(_ connectionID: UInt64, boundFor: Duration?, reason: SessionCloseReason) {
        logger.info(
            "SMPP connection closed",
            metadata: [
                "smpp.connection": "\(connectionID)", "smpp.reason": "\(reason)",
            ]
        )
    }
}

extension SMPPSessionHandle {
    var metadata: Logger.Metadata {
        [
            "smpp.connection": "\(id)", "smpp.system_id": "\(systemID)",
            "smpp.bind": "\(bindKind)",
        ]
    }
}

extension ChannelOptions.Types.WriteBufferWaterMark {
    // A few thousand answers: more than a turn has, less than a slow peer may cost.
    static let smppSession = Self(low: 65_536, high: 262_144)
}

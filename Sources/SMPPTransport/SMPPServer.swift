// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Logging
import NIOConcurrencyHelpers
import NIOCore
import NIOPosix
import SMPP

/// A message centre on the network: accepts connections and runs a session on each.
///
/// Connections are bounded in number and in memory; those that are not bound yet also per address
/// and in time.
public final class SMPPServer: Sendable {
    private let configuration: SMPPServerConfiguration
    private let group: any EventLoopGroup
    private let delegate: any SMPPServerDelegate
    private let logger: Logger
    private let connections = NIOLockedValueBox(SMPPConnectionTable())
    private let listeners = NIOLockedValueBox<[any Channel]>([])
    let memory: SMPPMemory?

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
        memory = SMPPMemory(limit: configuration.bufferedOctetsMax)
    }

    /// Begins to listen, also on the secure port when there is one, and returns the plain port.
    ///
    /// - Throws: what the system says when an address cannot be used, as `SMPPSecurePortError`
    ///   when it is that of the secure port; nothing listens then.
    public func start() async throws -> Int {
        let plain = try await listen(configuration.port, tls: nil)
        guard let secure = configuration.secure else { return plain }
        do {
            _ = try await listen(secure.port, tls: secure.tls)
        } catch {
            await stopListening()
            throw SMPPSecurePortError(cause: error)
        }
        return plain
    }

    /// The port that speaks TLS, while the server listens on one.
    public var securePort: Int? {
        listeners.withLockedValue { $0.dropFirst().first?.localAddress?.port }
    }

    private func listen(_ port: Int, tls: SMPPServerTLS?) async throws -> Int {
        let channel = try await ServerBootstrap(group: group)
            .serverChannelOption(.backlog, value: configuration.backlog)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
            .childChannelOption(.writeBufferWaterMark, value: .smppSession)
            .childChannelInitializer { self.accept($0, tls: tls) }
            .bind(host: configuration.host, port: port)
            .get()
        listeners.withLockedValue { $0.append(channel) }
        let port = channel.localAddress?.port ?? port
        logger.info(
            "SMPP server listens",
            metadata: ["smpp.port": "\(port)", "smpp.tls": "\(tls != nil)"]
        )
        return port
    }

    private func stopListening() async {
        let listening = listeners.withLockedValue { listeners in
            defer { listeners = [] }
            return listeners
        }
        for channel in listening { try? await channel.close() }
    }

    /// What connections hold of beginnings of PDUs and of answers that peers do not read.
    /// - Units: octets.
    public var bufferedOctets: Int { memory?.usedOctets ?? 0 }

    /// The sessions that are bound now.
    public var sessions: [SMPPSessionHandle] {
        connections.withLockedValue { $0.sessions }
    }

    /// Stops to listen, unbinds every session once what is asked is answered, and closes what is
    /// left when `limit` is over.
    public func shutdown(within limit: Duration = .seconds(5)) async {
        await stopListening()
        let (channels, unbound) = connections.withLockedValue { ($0.channels, $0.unbound) }
        for session in sessions { session.unbind(within: limit / 2) }
        for channel in unbound { channel.close(promise: nil) }
        await channels.closed(within: limit)
    }

    // MARK: - Accepting

    private func accept(_ channel: any Channel, tls: SMPPServerTLS?) -> EventLoopFuture<Void> {
        let id = ConnectionID.next()
        let isWelcome = connections.withLockedValue {
            $0.add(channel, id: id, configuration: configuration)
        }
        guard isWelcome, configuration.proxies?.includes(channel.remoteAddress) ?? true else {
            connections.withLockedValue { $0.remove(id) }
            logger.debug("SMPP connection refused: too many, or not from a proxy")
            return channel.eventLoop.makeFailedFuture(ChannelError.operationUnsupported)
        }
        channel.closeFuture.whenComplete { _ in
            self.connections.withLockedValue { $0.remove(id) }
        }
        return channel.eventLoop.makeCompletedFuture {
            guard configuration.proxies != nil else {
                return try begin(id, on: channel, from: channel.remoteAddress, tls: tls)
            }
            let handler = ProxyHeaderHandler(
                within: configuration.unboundLimits.sessionInitTimeout
            ) { channel, source in try self.begin(id, on: channel, from: source, tls: tls) }
            try channel.pipeline.syncOperations.addHandler(handler)
        }
    }

    /// Puts the session on a connection whose origin is known.
    private func begin(
        _ id: UInt64,
        on channel: any Channel,
        from source: SocketAddress?,
        tls: SMPPServerTLS?
    ) throws {
        let isWelcome = connections.withLockedValue {
            $0.identify(id, from: source, configuration: configuration)
        }
        guard isWelcome else {
            logger.debug("SMPP connection refused: too many from its address are unbound")
            throw ChannelError.operationUnsupported
        }
        if let tls { try channel.pipeline.syncOperations.addHandler(tls.makeHandler()) }
        let handler = SMPPHandler(
            connectionID: id,
            owner: self,
            bind: nil,
            limits: configuration.unboundLimits,
            commandLengthMax: configuration.commandLengthMax,
            peer: source
        )
        try channel.pipeline.syncOperations.addHandler(handler)
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

    func closed(_ connectionID: UInt64, _ end: SMPPConnectionEnd) {
        var metadata: Logger.Metadata = [
            "smpp.connection": "\(connectionID)", "smpp.reason": "\(end.reason)",
        ]
        if let failure = end.failure { metadata["smpp.failure"] = "\(failure)" }
        logger.info("SMPP connection closed", metadata: metadata)
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

/// Tells that the secure port of a server, rather than the plain one, cannot be used.
public struct SMPPSecurePortError: Error {
    /// What the system says.
    public let cause: any Error
}

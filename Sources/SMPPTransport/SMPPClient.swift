// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Logging
import NIOConcurrencyHelpers
import NIOCore
import NIOPosix
import NIOSSL
import SMPP

/// An ESME on the network: keeps one session bound to a message centre.
///
/// When the session ends or cannot be bound the client tries the next address of the message
/// centre, and after the last one begins anew, ever more slowly, as its rebind policy says, until
/// it is shut down.
public final class SMPPClient: Sendable {
    private struct State {
        var isRunning = false
        /// Failures since the last stable session, over all addresses.
        var failures = 0
        /// Which address is used, or was used last.
        var host = 0
        var channel: (any Channel)?
        var session: SMPPSessionHandle?
        var retry: Scheduled<Void>?
        var jitter: any RandomNumberGenerator & Sendable
    }

    private let configuration: SMPPClientConfiguration
    private let eventLoop: any EventLoop
    private let delegate: any SMPPClientDelegate
    private let logger: Logger
    private let state: NIOLockedValueBox<State>

    /// Makes a client that does nothing yet.
    ///
    /// `jitter` spreads its attempts to bind.
    public init(
        configuration: SMPPClientConfiguration,
        group: any EventLoopGroup,
        delegate: any SMPPClientDelegate,
        jitter: any RandomNumberGenerator & Sendable,
        logger: Logger
    ) {
        self.configuration = configuration
        self.eventLoop = group.next()
        self.delegate = delegate
        self.logger = logger
        state = NIOLockedValueBox(State(jitter: jitter))
    }

    /// Begins to connect and bind; the delegate hears how it went.
    public func start() {
        let starts = state.withLockedValue { state in
            defer { state.isRunning = true }
            return !state.isRunning
        }
        if starts { connect() }
    }

    /// The session that is bound now.
    public var session: SMPPSessionHandle? { state.withLockedValue { $0.session } }

    /// Unbinds once what is asked is answered, closes when `limit` is over, and binds no more.
    public func shutdown(within limit: Duration = .seconds(5)) async {
        let (channel, session, retry) = state.withLockedValue { state in
            state.isRunning = false
            return (state.channel, state.session, state.retry)
        }
        retry?.cancel()
        if let session {
            session.unbind(within: limit / 2)
        } else {
            channel?.close(promise: nil)
        }
        if let channel { await [channel].closed(within: limit) }
    }

    // MARK: - Connecting

    private func connect() {
        let host = configuration.hosts[state.withLockedValue { $0.host }]
        let context: NIOSSLContext?
        do {
            // Made anew each time: the files may have changed.
            context = try configuration.tls?.makeContext()
        } catch {
            return failed(.notConnected(error))
        }
        ClientBootstrap(group: eventLoop)
            .connectTimeout(TimeAmount(configuration.connectTimeout))
            .channelOption(.tcpOption(.tcp_nodelay), value: 1)
            .channelOption(.writeBufferWaterMark, value: .smppSession)
            .connect(host: host.name, port: host.port)
            .whenComplete { result in
                switch result {
                case .success(let channel): self.connected(channel, to: host, context)
                case .failure(let error): self.failed(.notConnected(error))
                }
            }
    }

    /// Begins the session.
    ///
    /// Only now: of a host with several addresses several connections may be tried, and one wins.
    private func connected(
        _ channel: any Channel,
        to host: SMPPHost,
        _ context: NIOSSLContext?
    ) {
        let isRunning = state.withLockedValue { state in
            if state.isRunning { state.channel = channel }
            return state.isRunning
        }
        guard isRunning, channel.isActive else {
            channel.close(promise: nil)
            return failed(.notConnected(ChannelError.ioOnClosedChannel))
        }
        let handler = SMPPHandler(
            connectionID: ConnectionID.next(),
            owner: self,
            bind: configuration.bind,
            limits: configuration.limits,
            commandLengthMax: configuration.commandLengthMax
        )
        do {
            if let context, let tls = configuration.tls {
                let handler = try tls.makeHandler(context, host: host.name)
                try channel.pipeline.syncOperations.addHandler(handler)
            }
            try channel.pipeline.syncOperations.addHandler(handler)
        } catch {
            channel.close(promise: nil)
            failed(.notConnected(error))
        }
    }

    private func failed(_ failure: BindFailure) {
        let delay = retry()
        logger.info(
            "SMPP client is not bound",
            metadata: [
                "smpp.system_id": "\(configuration.bind.systemID)",
                "smpp.failure": "\(failure)",
            ]
        )
        delegate.bindFailed(failure, retryAfter: delay)
    }

    /// No wait before the next address of a round, and an ever longer one before each round.
    private func delay(_ state: inout State) -> Duration {
        if state.host != 0 { return .zero }
        return configuration.rebind.delay(
            afterFailures: (state.failures - 1) / configuration.hosts.count + 1,
            jitter: &state.jitter
        )
    }

    /// Sets the time of the next attempt and returns how far it is away.
    private func retry() -> Duration? {
        state.withLockedValue { state in
            guard state.isRunning else { return nil }
            state.failures += 1
            state.host = (state.host + 1) % configuration.hosts.count
            let delay = delay(&state)
            state.retry = eventLoop.scheduleTask(in: TimeAmount(delay)) { self.connect() }
            return delay
        }
    }
}

extension SMPPClient: SMPPConnectionOwner {
    var memory: SMPPMemory? { nil }

    var application: any SMPPSessionDelegate { delegate }

    var systemID: COctetString { configuration.bind.systemID }

    func authenticate(
        _ attempt: BindAttempt,
        decide: @escaping @Sendable (BindDecision) -> Void
    ) {
        // An ESME's session refuses binds itself; none comes here.
        decide(.refused(.bindFailed))
    }

    func bound(_ session: SMPPSessionHandle) {
        state.withLockedValue { $0.session = session }
        logger.info("SMPP client bound", metadata: session.metadata)
    }

    func closed(_ connectionID: UInt64, _ end: SMPPConnectionEnd) {
        state.withLockedValue { state in
            state.session = nil
            state.channel = nil
            if let boundFor = end.boundFor, boundFor >= configuration.rebind.stableAfter {
                state.failures = 0
                // The best address may be back; a round begins with it, after a wait.
                state.host = configuration.hosts.count - 1
            }
        }
        guard end.boundFor != nil else {
            return failed(end.failure.map { .notConnected($0) } ?? .notBound(end.reason))
        }
        logger.info(
            "SMPP client lost its session",
            metadata: ["smpp.connection": "\(connectionID)", "smpp.reason": "\(end.reason)"]
        )
        _ = retry()
    }
}

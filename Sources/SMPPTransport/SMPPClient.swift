// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Logging
import NIOConcurrencyHelpers
import NIOCore
import NIOPosix
import SMPP

/// An ESME on the network: keeps one session bound to a message centre.
///
/// When the session ends or cannot be bound the client tries again, ever more slowly, as its
/// rebind policy says, until it is shut down.
public final class SMPPClient: Sendable {
    private struct State {
        var isRunning = false
        var failures = 0
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
        ClientBootstrap(group: eventLoop)
            .connectTimeout(TimeAmount(configuration.connectTimeout))
            .channelOption(.tcpOption(.tcp_nodelay), value: 1)
            .channelOption(.writeBufferWaterMark, value: .smppSession)
            .connect(host: configuration.host, port: configuration.port)
            .whenComplete { result in
                switch result {
                case .success(let channel): self.connected(channel)
                case .failure(let error): self.failed(.notConnected(error))
                }
            }
    }

    /// Begins the session.
    ///
    /// Only now: of a host with several addresses several connections may be tried, and one wins.
    private func connected(_ channel: any Channel) {
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

    /// Sets the time of the next attempt and returns how far it is away.
    private func retry() -> Duration? {
        state.withLockedValue { state in
            guard state.isRunning else { return nil }
            state.failures += 1
            let delay = configuration.rebind.delay(
                afterFailures: state.failures,
                jitter: &state.jitter
            )
            state.retry = eventLoop.scheduleTask(in: TimeAmount(delay)) { self.connect() }
            return delay
        }
    }
}

extension SMPPClient: SMPPConnectionOwner {
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

    func closed(_ connectionID: UInt64, boundFor: Duration?, reason: SessionCloseReason) {
        state.withLockedValue { state in
            state.session = nil
            state.channel = nil
            if let boundFor, boundFor >= configuration.rebind.stableAfter { state.failures = 0 }
        }
        guard boundFor != nil else { return failed(.notBound(reason)) }
        logger.info(
            "SMPP client lost its session",
            metadata: ["smpp.connection": "\(connectionID)", "smpp.reason": "\(reason)"]
        )
        _ = retry()
    }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import NIOCore

/// One SMPP conversation: who may ask what now, what is unanswered, and what silence means.
///
/// The session holds no socket and no clock: events come in as calls, with the time, and what is to
/// be done is appended to a list of actions. Both roles share everything but the bind and the
/// direction of requests. Its states are drawn at `SessionState`; the drawing leaves out that
/// windows, queue and timers run on through all of them, and that every request of ours gets its
/// `resolve` exactly once whatever the state becomes.
///
/// - Source: SMPP 3.4 §2.2, §2.3, §2.9, §7.2.
public struct Session: ~Copyable {
    /// Which side of the conversation this is.
    public enum Role: Hashable, Sendable {
        /// The party that asks to be bound.
        case esme
        /// The party that accepts binds.
        case messageCentre
    }

    /// Which side this is.
    public let role: Role
    /// The limits in force.
    public internal(set) var limits: SessionLimits
    var state = SessionState.open
    var window: Window
    var queue = CircularBuffer<QueuedRequest>()
    var inbound: InboundWindow
    var timers: SessionTimers
    var throughput: Throughput
    var counters = SessionStatistics()
    var isWritable = true
    /// Whether the peer speaks 3.3, which knows no optional parameters.
    var isVersion33 = false

    struct QueuedRequest {
        var token: Int64
        var request: PDU
    }

    /// What is accepted and sent per second.
    struct Throughput {
        var inbound: TokenBucket?
        var outbound: TokenBucket?

        init(_ limits: SessionLimits) {
            inbound = limits.inboundThroughput.map { TokenBucket(perSecond: $0, burst: $0) }
            // A fiftieth of a second at once: a peer that counts per second sees no more than
            // agreed, and timers need not fire for every request.
            outbound = limits.outboundThroughput.map {
                TokenBucket(perSecond: $0, burst: max(1, $0 / 50))
            }
        }
    }

    /// Begins a session on a connection just made.
    public init(role: Role, limits: SessionLimits, at now: MonotonicTime) {
        self.role = role
        self.limits = limits
        window = Window(capacity: limits.window)
        inbound = InboundWindow(capacity: limits.inboundWindow)
        timers = SessionTimers(openedAt: now)
        throughput = Throughput(limits)
    }

    /// Whether requests can be sent.
    public var isBound: Bool { if case .bound = state { true } else { false } }

    /// Whether the session has come to its end.
    public var isClosed: Bool { if case .closed = state { true } else { false } }

    /// Whether the peer is held back until the application has answered.
    ///
    /// It is also while a bind is decided, so that what came in one burst with the bind is
    /// answered by what the decision makes of it.
    public var isReadingPaused: Bool { inbound.isPaused || isDecidingBind }

    private var isDecidingBind: Bool {
        if role == .messageCentre, case .binding = state { true } else { false }
    }

    /// The counters as they stand.
    public var statistics: SessionStatistics {
        var copy = counters
        copy.windowUsed = window.used
        copy.queued = queue.count
        copy.inboundWindowUsed = inbound.used
        copy.lastReceivedAt = timers.lastReceivedAt
        return copy
    }

    // MARK: - Ending

    /// Asks to end the session in good order: no new requests in either direction, then unbind
    /// once everything is answered or `limit` is over.
    public mutating func unbind(
        within limit: Duration,
        at now: MonotonicTime,
        into actions: inout [SessionAction]
    ) {
        switch state {
        case .open, .binding: close(.closedLocally, into: &actions)
        case .bound(let binding):
            state = .draining(binding, deadline: now + limit)
            dropQueue(into: &actions)
            unbindWhenDrained(at: now, into: &actions)
        case .draining, .unbinding, .peerUnbinding, .closed: break
        }
    }

    /// Ends the session at once.
    public mutating func close(
        _ reason: SessionCloseReason,
        into actions: inout [SessionAction]
    ) {
        if isClosed { return }
        state = .closed(reason)
        actions.append(.close(reason))
    }

    /// Takes note that the connection is gone, and returns why the session ended.
    ///
    /// Every request of ours that has no outcome yet gets one.
    public mutating func connectionClosed(
        into actions: inout [SessionAction]
    ) -> SessionCloseReason {
        for token in window.removeAll() {
            actions.append(.resolve(token: token, .connectionClosed))
        }
        dropQueue(into: &actions)
        if case .closed(let reason) = state { return reason }
        state = .closed(.connectionLost)
        return .connectionLost
    }

    func isDrained() -> Bool { window.used == 0 && inbound.used == 0 }

    mutating func unbindWhenDrained(at now: MonotonicTime, into actions: inout [SessionAction]) {
        guard case .draining(_, let deadline) = state, isDrained() || now >= deadline else {
            return
        }
        let sequence = window.takeSequence()
        state = .unbinding(sequence, deadline: now + limits.responseTimeout)
        actions.append(.send(.unbind(Unbind()), sequence))
    }

    mutating func finishPeerUnbinding(at now: MonotonicTime, into actions: inout [SessionAction]) {
        guard case .peerUnbinding(let sequence, let deadline) = state,
            inbound.used == 0 || now >= deadline
        else { return }
        actions.append(.send(.unbindResponse(UnbindResponse()), sequence))
        close(.unboundByPeer, into: &actions)
    }

    private mutating func dropQueue(into actions: inout [SessionAction]) {
        while let queued = queue.popFirst() {
            actions.append(.resolve(token: queued.token, .notSent))
        }
    }
}

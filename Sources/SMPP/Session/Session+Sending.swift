// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// What the application sends, and what time brings.
extension Session {
    /// Sends a request, or keeps it until window and throughput have room.
    ///
    /// `token` comes back with the outcome.
    public mutating func send(
        _ request: PDU,
        token: Int64,
        at now: MonotonicTime,
        into actions: inout [SessionAction]
    ) {
        guard isBound, queue.count < limits.queue || canSend(at: now) else {
            actions.append(.resolve(token: token, .notSent))
            return
        }
        if queue.isEmpty && canSend(at: now) {
            sendNow(request, token: token, at: now, into: &actions)
        } else {
            queue.append(QueuedRequest(token: token, request: request))
        }
    }

    /// Answers a request of the peer.
    ///
    /// Answers may come in any order; one too many is dropped.
    public mutating func respond(
        _ response: PDU,
        to sequence: SequenceNumber,
        at now: MonotonicTime,
        into actions: inout [SessionAction]
    ) {
        var following: [SessionAction] = []
        if answers(status: response.status, at: now, into: &following) {
            actions.append(.send(isVersion33 ? response.forVersion33 : response, sequence))
        }
        actions.append(contentsOf: following)
    }

    /// Takes note of an answer to a request of the peer, and says whether the caller, who has it,
    /// is to send it before the actions are performed.
    public mutating func answers(
        status: CommandStatus,
        at now: MonotonicTime,
        into actions: inout [SessionAction]
    ) -> Bool {
        if isClosed { return false }
        let release = inbound.release()
        guard release != .nothingOpen else { return false }
        counters.responsesOut += 1
        if !status.isOK { counters.lastError = status }
        if release == .releasedAndResumed { actions.append(.resumeReading) }
        finishPeerUnbinding(at: now, into: &actions)
        unbindWhenDrained(at: now, into: &actions)
        return true
    }

    /// The connection takes no more octets for now, or takes them again.
    public mutating func writabilityChanged(
        _ isWritable: Bool,
        at now: MonotonicTime,
        into actions: inout [SessionAction]
    ) {
        self.isWritable = isWritable
        timers.unwritableSince = isWritable ? nil : now
        sendQueued(at: now, into: &actions)
    }

    mutating func sendQueued(at now: MonotonicTime, into actions: inout [SessionAction]) {
        while !queue.isEmpty, canSend(at: now), let queued = queue.popFirst() {
            sendNow(queued.request, token: queued.token, at: now, into: &actions)
        }
    }

    private func canSend(at now: MonotonicTime) -> Bool {
        guard isBound, isWritable, !window.isFull else { return false }
        return throughput.outbound.map { $0.readyAt(1) <= now } ?? true
    }

    private mutating func sendNow(
        _ request: PDU,
        token: Int64,
        at now: MonotonicTime,
        into actions: inout [SessionAction]
    ) {
        _ = throughput.outbound?.take(1, at: now)
        let sequence = window.open(
            request.commandID,
            token: token,
            deadline: now + limits.responseTimeout
        )
        counters.requestsOut += 1
        actions.append(.send(isVersion33 ? request.forVersion33 : request, sequence))
    }

    // MARK: - Time

    /// When `advance` is next needed, if nothing else happens.
    public var nextDeadline: MonotonicTime {
        switch state {
        case .open, .binding: return timers.openedAt + limits.sessionInitTimeout
        case .bound:
            let silence = timers.nextDeadline(limits: limits)
            return min(silence, min(window.earliestDeadline, nextSendAt))
        case .draining(_, let deadline), .peerUnbinding(_, let deadline),
            .unbinding(_, let deadline):
            return min(deadline, window.earliestDeadline)
        case .closed: return .never
        }
    }

    private var nextSendAt: MonotonicTime {
        guard !queue.isEmpty, isWritable, !window.isFull else { return .never }
        return throughput.outbound?.readyAt(1) ?? .zero
    }

    /// Does what the time asks for.
    public mutating func advance(to now: MonotonicTime, into actions: inout [SessionAction]) {
        for token in window.expire(at: now) {
            counters.timedOut += 1
            actions.append(.resolve(token: token, .timedOut))
        }
        switch state {
        case .open, .binding:
            if now >= nextDeadline { close(.sessionInitTimedOut, into: &actions) }
        case .bound:
            sendQueued(at: now, into: &actions)
            judgeSilence(at: now, into: &actions)
        case .draining: unbindWhenDrained(at: now, into: &actions)
        case .peerUnbinding: finishPeerUnbinding(at: now, into: &actions)
        case .unbinding(_, let deadline):
            if now >= deadline { close(.unbound, into: &actions) }
        case .closed: break
        }
    }

    private mutating func judgeSilence(
        at now: MonotonicTime,
        into actions: inout [SessionAction]
    ) {
        if let since = timers.unwritableSince, now >= since + limits.inactivityTimeout {
            close(.inactive, into: &actions)
            return
        }
        // Who does not read cannot hear: the silence is ours.
        if inbound.isPaused || !isWritable { timers.heard(at: now) }
        switch timers.verdict(at: now, limits: limits) {
        case .alive: break
        case .enquire:
            let sequence = window.takeSequence()
            timers.enquiry = .init(sequence: sequence, sentAt: now)
            actions.append(.send(.enquireLink(EnquireLink()), sequence))
        case .dead(let reason): close(reason, into: &actions)
        }
    }
}

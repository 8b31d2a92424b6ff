// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// What comes from the peer.
extension Session {
    /// What is left to do with a PDU the session has taken.
    public enum Reception: Hashable, Sendable {
        /// Nothing: what it asks for is among the actions.
        case done
        /// The PDU is a request for the application.
        case deliver
        /// The PDU is the response to the request of ours with this token.
        case resolve(token: Int64)
    }

    /// Takes what the decoder made of the octets of the peer.
    public mutating func received(
        _ decoded: DecodedPDU,
        at now: MonotonicTime,
        into actions: inout [SessionAction]
    ) {
        switch decoded {
        case .pdu(let pdu, let sequence):
            // What the PDU itself asks for comes first, and then what has become possible.
            var following: [SessionAction] = []
            switch receive(pdu, sequence, at: now, into: &following) {
            case .done: break
            case .deliver: actions.append(.deliver(pdu, sequence))
            case .resolve(let token): actions.append(.resolve(token: token, .answered(pdu)))
            }
            actions.append(contentsOf: following)
        case .undecodable(let undecodable): received(undecodable, at: now, into: &actions)
        }
    }

    /// Takes a PDU of the peer, and says what the caller, who has it, is to do with it before the
    /// actions are performed.
    ///
    /// A PDU is large. On this way it is never copied into the list of actions.
    public mutating func receive(
        _ pdu: PDU,
        _ sequence: SequenceNumber,
        at now: MonotonicTime,
        into actions: inout [SessionAction]
    ) -> Reception {
        if isClosed { return .done }
        timers.heard(at: now)
        if pdu.commandID.isResponse {
            return received(response: pdu, sequence: sequence, at: now, into: &actions)
        }
        return received(request: pdu, sequence: sequence, at: now, into: &actions)
    }

    /// Takes octets of the peer that make no PDU.
    public mutating func received(
        _ undecodable: UndecodablePDU,
        at now: MonotonicTime,
        into actions: inout [SessionAction]
    ) {
        if isClosed { return }
        timers.heard(at: now)
        counters.undecodable += 1
        let header = undecodable.header
        if let answer = answer(to: undecodable) {
            counters.lastError = answer.status
            actions.append(.send(answer, header.sequence))
            counters.responsesOut += 1
        } else {
            // The status came whole, and ends the wait of the request, whatever the body was.
            let response = PDU.response(to: header.commandID.request, status: header.status)
            received(.pdu(response, header.sequence), at: now, into: &actions)
        }
        if !undecodable.isRecoverable { close(.framingLost, into: &actions) }
    }

    /// What octets that make no PDU are answered with; nil for a response.
    ///
    /// Who is not bound is told that first, whatever the body was.
    private func answer(to undecodable: UndecodablePDU) -> PDU? {
        let command = undecodable.header.commandID
        guard case .open = state, role == .messageCentre, case .body = undecodable.reason,
            !command.isResponse, !command.isAllowedUnbound
        else { return undecodable.answer }
        return .response(to: command, status: .invalidBindStatus)
    }

    // MARK: - Requests

    private mutating func received(
        request: PDU,
        sequence: SequenceNumber,
        at now: MonotonicTime,
        into actions: inout [SessionAction]
    ) -> Reception {
        counters.requestsIn += 1
        switch request {
        case .enquireLink:
            counters.lastEnquireLinkAt = now
            answer(.enquireLinkResponse(EnquireLinkResponse()), sequence, into: &actions)
        case .unbind: received(unbind: sequence, at: now, into: &actions)
        case .bind(let bind): received(bind: bind, sequence: sequence, into: &actions)
        case .outbind:
            refuse(.outbind, .invalidBindStatus, sequence, into: &actions)
            close(.protocolViolation, into: &actions)
        default: return receivedOrdinary(request, sequence, at: now, into: &actions)
        }
        return .done
    }

    private mutating func received(
        unbind sequence: SequenceNumber,
        at now: MonotonicTime,
        into actions: inout [SessionAction]
    ) {
        if case .unbinding = state {
            answer(.unbindResponse(UnbindResponse()), sequence, into: &actions)
            close(.unbound, into: &actions)
            return
        }
        if case .peerUnbinding = state { return }
        state = .peerUnbinding(sequence, deadline: now + limits.responseTimeout)
        finishPeerUnbinding(at: now, into: &actions)
    }

    private mutating func receivedOrdinary(
        _ request: PDU,
        _ sequence: SequenceNumber,
        at now: MonotonicTime,
        into actions: inout [SessionAction]
    ) -> Reception {
        let command = request.commandID
        if let status = refusal(of: request, command, at: now) {
            refuse(command, status, sequence, into: &actions)
            return .done
        }
        // Takes no answer, and so no place in the window.
        if command == .alertNotification { return .deliver }
        let admission = inbound.admit()
        if admission == .admitted { return .deliver }
        counters.beyondWindow += 1
        refuse(command, .messageQueueFull, sequence, into: &actions)
        if admission == .refusedAndPaused { actions.append(.pauseReading) }
        return .done
    }

    /// The status a request is refused with whatever the window says, or `nil`.
    private mutating func refusal(
        of request: PDU,
        _ command: CommandID,
        at now: MonotonicTime
    ) -> CommandStatus? {
        if case .draining = state { return .systemError }
        guard case .bound(let binding) = state, mayAsk(command, binding.kind) else {
            return .invalidBindStatus
        }
        if command == .alertNotification { return nil }
        if let status = broadcastRefusal(command, binding.version) { return status }
        if isOverThroughput(request, at: now) {
            counters.throttled += 1
            return .throttled
        }
        guard role == .messageCentre else { return nil }
        return request.refusal(version: binding.version, limits: limits)
    }

    private mutating func isOverThroughput(_ request: PDU, at now: MonotonicTime) -> Bool {
        if throughput.inbound == nil { return false }
        let cost = request.cost(in: limits.inboundUnit)
        return throughput.inbound?.take(cost, at: now) == false
    }

    /// Why a broadcast is refused whatever it says; `nil` for other requests.
    private func broadcastRefusal(
        _ command: CommandID,
        _ version: InterfaceVersion
    ) -> CommandStatus? {
        switch command {
        case .broadcastSM, .queryBroadcastSM, .cancelBroadcastSM:
            if version < .v50 { return .invalidCommandID }
            return limits.acceptsBroadcasts ? nil : .prohibited
        default: return nil
        }
    }

    private func mayAsk(_ command: CommandID, _ kind: BindKind) -> Bool {
        switch (role, command) {
        case (.messageCentre, .submitSM), (.messageCentre, .submitMulti),
            (.messageCentre, .dataSM), (.messageCentre, .querySM),
            (.messageCentre, .cancelSM), (.messageCentre, .replaceSM),
            (.messageCentre, .broadcastSM), (.messageCentre, .queryBroadcastSM),
            (.messageCentre, .cancelBroadcastSM):
            kind.submits
        case (.esme, .deliverSM), (.esme, .dataSM), (.esme, .alertNotification):
            kind.receives
        default: false
        }
    }

    mutating func refuse(
        _ command: CommandID,
        _ status: CommandStatus,
        _ sequence: SequenceNumber,
        into actions: inout [SessionAction]
    ) {
        counters.refused += 1
        // The only request without an answer, and generic_nack would speak of its header.
        if command == .alertNotification { return }
        // A command the peer's version does not have has no response either.
        let isUnknown = status == .invalidCommandID
        let response: PDU =
            isUnknown
            ? .genericNack(GenericNack(status: status))
            : .response(to: command, status: status)
        answer(response, sequence, into: &actions)
    }

    private mutating func answer(
        _ response: PDU,
        _ sequence: SequenceNumber,
        into actions: inout [SessionAction]
    ) {
        counters.responsesOut += 1
        if !response.status.isOK { counters.lastError = response.status }
        actions.append(.send(response, sequence))
    }

    // MARK: - Responses

    private mutating func received(
        response: PDU,
        sequence: SequenceNumber,
        at now: MonotonicTime,
        into actions: inout [SessionAction]
    ) -> Reception {
        if let token = window.close(sequence, response: response.commandID) {
            counters.responsesIn += 1
            if !response.status.isOK { counters.lastError = response.status }
            sendQueued(at: now, into: &actions)
            unbindWhenDrained(at: now, into: &actions)
            return .resolve(token: token)
        }
        if let enquiry = timers.enquiry, enquiry.sequence == sequence {
            timers.enquiry = nil
            counters.lastEnquireLinkAt = now
            return .done
        }
        if case .unbinding(sequence, _) = state {
            close(.unbound, into: &actions)
            return .done
        }
        if !receivedBindAnswer(response, sequence: sequence, at: now, into: &actions) {
            counters.strayResponses += 1
        }
        return .done
    }
}

extension CommandID {
    /// Whether it is a request that needs no bind.
    fileprivate var isAllowedUnbound: Bool {
        switch self {
        case .bindReceiver, .bindTransmitter, .bindTransceiver, .outbind, .enquireLink, .unbind:
            true
        default: false
        }
    }
}

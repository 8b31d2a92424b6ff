// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// What comes from the peer.
extension Session {
    /// Takes what the decoder made of the octets of the peer.
    public mutating func received(
        _ decoded: DecodedPDU,
        at now: MonotonicTime,
        into actions: inout [SessionAction]
    ) {
        if isClosed { return }
        timers.heard(at: now)
        switch decoded {
        case .pdu(let pdu, let sequence):
            if pdu.commandID.isResponse {
                received(response: pdu, sequence: sequence, at: now, into: &actions)
            } else {
                received(request: pdu, sequence: sequence, at: now, into: &actions)
            }
        case .undecodable(let undecodable):
            counters.undecodable += 1
            received(undecodable, at: now, into: &actions)
        }
    }

    private mutating func received(
        _ undecodable: UndecodablePDU,
        at now: MonotonicTime,
        into actions: inout [SessionAction]
    ) {
        let header = undecodable.header
        if let answer = undecodable.answer {
            counters.lastError = undecodable.status
            actions.append(.send(answer, header.sequence))
            counters.responsesOut += 1
        } else {
            // The status came whole, and ends the wait of the request, whatever the body was.
            let response = PDU.response(to: header.commandID.request, status: header.status)
            received(response: response, sequence: header.sequence, at: now, into: &actions)
        }
        if !undecodable.isRecoverable { close(.framingLost, into: &actions) }
    }

    // MARK: - Requests

    private mutating func received(
        request: PDU,
        sequence: SequenceNumber,
        at now: MonotonicTime,
        into actions: inout [SessionAction]
    ) {
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
        default: receivedOrdinary(request, sequence, at: now, into: &actions)
        }
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
    ) {
        let command = request.commandID
        if case .draining = state {
            refuse(command, .systemError, sequence, into: &actions)
            return
        }
        guard case .bound(let binding) = state, mayAsk(command, binding.kind) else {
            refuse(command, .invalidBindStatus, sequence, into: &actions)
            return
        }
        guard command != .alertNotification else {
            actions.append(.deliver(request, sequence))
            return
        }
        if let status = broadcastRefusal(command, binding.version) {
            refuse(command, status, sequence, into: &actions)
            return
        }
        if isOverThroughput(request, at: now) {
            counters.throttled += 1
            refuse(command, .throttled, sequence, into: &actions)
            return
        }
        if role == .messageCentre,
            let status = request.refusal(version: binding.version, limits: limits)
        {
            refuse(command, status, sequence, into: &actions)
            return
        }
        admit(request, sequence, into: &actions)
    }

    private mutating func admit(
        _ request: PDU,
        _ sequence: SequenceNumber,
        into actions: inout [SessionAction]
    ) {
        let admission = inbound.admit()
        guard admission != .admitted else {
            actions.append(.deliver(request, sequence))
            return
        }
        counters.beyondWindow += 1
        refuse(request.commandID, .messageQueueFull, sequence, into: &actions)
        if admission == .refusedAndPaused { actions.append(.pauseReading) }
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
    ) {
        if let token = window.close(sequence, response: response.commandID) {
            counters.responsesIn += 1
            if !response.status.isOK { counters.lastError = response.status }
            actions.append(.resolve(token: token, .answered(response)))
            sendQueued(at: now, into: &actions)
            unbindWhenDrained(at: now, into: &actions)
            return
        }
        if let enquiry = timers.enquiry, enquiry.sequence == sequence {
            timers.enquiry = nil
            counters.lastEnquireLinkAt = now
            return
        }
        if case .unbinding(sequence, _) = state {
            close(.unbound, into: &actions)
            return
        }
        if receivedBindAnswer(response, sequence: sequence, at: now, into: &actions) { return }
        counters.strayResponses += 1
    }
}

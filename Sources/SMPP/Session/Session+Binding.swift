// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// How a session becomes bound, on either side.
extension Session {
    /// Sends a bind: the first thing an ESME does.
    public mutating func bind(_ request: Bind, into actions: inout [SessionAction]) {
        precondition(role == .esme, "Only an ESME asks to be bound.")
        guard case .open = state else { return }
        let sequence = window.takeSequence()
        state = .binding(
            .init(kind: request.kind, version: request.interfaceVersion, sequence: sequence)
        )
        actions.append(.send(.bind(request), sequence))
    }

    /// Answers the bind under way with ESME_ROK, and goes on with the limits of this client.
    ///
    /// Nothing happens when no bind is under way any more.
    public mutating func acceptBind(
        systemID: COctetString,
        limits: SessionLimits,
        at now: MonotonicTime,
        into actions: inout [SessionAction]
    ) {
        guard role == .messageCentre, case .binding(let binding) = state else { return }
        self.limits = limits
        inbound = InboundWindow(capacity: limits.inboundWindow)
        throughput = Throughput(limits)
        window = Window(capacity: limits.window)
        var response = BindResponse(binding.kind, systemID: systemID)
        // 3.3 knows no optional parameters.
        if binding.version > .v33 { response.tlvs.scInterfaceVersion = binding.version }
        actions.append(.send(.bindResponse(response), binding.sequence))
        becomeBound(binding, at: now, into: &actions)
        actions.append(.resumeReading)
    }

    /// Answers the bind under way with an error and closes.
    public mutating func refuseBind(
        _ status: CommandStatus,
        into actions: inout [SessionAction]
    ) {
        guard role == .messageCentre, case .binding(let binding) = state else { return }
        counters.lastError = status
        let response = BindResponse(binding.kind, status: status)
        actions.append(.send(.bindResponse(response), binding.sequence))
        close(.bindRefused(status), into: &actions)
    }

    mutating func received(
        bind request: Bind,
        sequence: SequenceNumber,
        into actions: inout [SessionAction]
    ) {
        guard role == .messageCentre, case .open = state else {
            let isMessageCentre = role == .messageCentre
            let status: CommandStatus = isMessageCentre ? .alreadyBound : .invalidBindStatus
            refuse(request.kind.commandID, status, sequence, into: &actions)
            return
        }
        let version = request.interfaceVersion.served
        state = .binding(.init(kind: request.kind, version: version, sequence: sequence))
        actions.append(.authenticate(request))
    }

    /// Takes what may be the answer to our bind; returns whether it was.
    mutating func receivedBindAnswer(
        _ response: PDU,
        sequence: SequenceNumber,
        at now: MonotonicTime,
        into actions: inout [SessionAction]
    ) -> Bool {
        guard role == .esme, case .binding(var binding) = state, binding.sequence == sequence
        else { return false }
        switch response {
        case .bindResponse(let answer) where answer.status.isOK:
            // A message centre that names no version is one of 3.3, or says nothing about it.
            let offered = answer.tlvs.scInterfaceVersion ?? binding.version
            binding.version = min(offered, binding.version).served
            becomeBound(binding, at: now, into: &actions)
        case .bindResponse, .genericNack:
            counters.lastError = response.status
            close(.bindRefused(response.status), into: &actions)
        default: return false
        }
        return true
    }

    private mutating func becomeBound(
        _ binding: SessionState.Binding,
        at now: MonotonicTime,
        into actions: inout [SessionAction]
    ) {
        state = .bound(binding)
        isVersion33 = binding.version == .v33
        counters.boundAt = now
        timers.heard(at: now)
        actions.append(.bound(binding.kind, binding.version))
    }
}

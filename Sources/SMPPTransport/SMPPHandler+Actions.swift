// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import NIOCore
import SMPP

/// Doing what the session wants done; the one place where actions are performed.
extension SMPPHandler {
    // Long enough for a round trip, too short to be worth holding connections open with.
    private static let lingerTime = TimeAmount.seconds(1)

    func performActions() {
        guard !actions.isEmpty else { return }
        // The list is taken out while it is performed, and put back for its memory.
        var performing: [SessionAction] = []
        swap(&performing, &actions)
        for action in performing { perform(action) }
        performing.removeAll(keepingCapacity: true)
        if actions.isEmpty { swap(&performing, &actions) }
    }

    func perform(_ action: SessionAction) {
        switch action {
        case .send(let pdu, let sequence): outgoing.writePDU(pdu, sequence: sequence)
        case .deliver(let request, let sequence):
            if let handle { application.received(request, sequence: sequence, on: handle) }
        case .resolve(let token, let outcome): resolve(token, outcome)
        case .authenticate(let request): authenticate(request)
        case .bound(let kind, let version): becomeBound(kind, version)
        // The session itself says whether it reads: `read(context:)` asks it.
        case .pauseReading: break
        case .resumeReading: resumeReading()
        case .close(let reason):
            flush()
            if reason.leavesPeerSending { closeAfterPeer() } else { context?.close(promise: nil) }
        }
    }

    /// Closes our direction, and the other once the peer has closed it or `lingerTime` is over.
    ///
    /// A socket closed with unread octets in it resets the connection, and a reset throws away
    /// what the peer has not read yet: the very answer that tells it what was wrong.
    func closeAfterPeer() {
        guard let context else { return }
        context.close(mode: .output, promise: nil)
        let loopBound = NIOLoopBound(self, eventLoop: context.eventLoop)
        context.eventLoop.scheduleTask(in: Self.lingerTime) {
            loopBound.value.context?.close(promise: nil)
        }
    }

    func authenticate(_ request: Bind) {
        guard let context else { return }
        identity?.systemID = request.systemID
        let attempt = BindAttempt(
            connectionID: connectionID,
            remoteAddress: identity?.remoteAddress,
            request: request
        )
        let eventLoop = context.eventLoop
        let loopBound = NIOLoopBound(self, eventLoop: eventLoop)
        owner.authenticate(attempt) { decision in
            eventLoop.execute { loopBound.value.decided(decision) }
        }
    }

    func decided(_ decision: BindDecision) {
        turn { actions in
            switch decision {
            case .accepted(let limits, let tag):
                identity?.tag = tag
                identity?.limits = limits
                session.acceptBind(
                    systemID: owner.systemID,
                    limits: limits,
                    at: now,
                    into: &actions
                )
            case .refused(let status): session.refuseBind(status, into: &actions)
            }
        }
        // Also after a refusal: what the peer sent behind its bind must not reset the connection
        // before it has read the answer.
        readAgain()
    }

    func becomeBound(_ kind: BindKind, _ version: InterfaceVersion) {
        guard handle == nil, let identity else { return }
        decoder.commandLengthMax = commandLengthMax
        let handle = SMPPSessionHandle(
            identity,
            bindKind: kind,
            version: version,
            handler: self
        )
        self.handle = handle
        handle.publish(session.statistics, resolved: 0)
        owner.bound(handle)
        application.sessionBound(handle)
    }

    /// The connection is gone: every token gets its outcome, then the application is told.
    func ended() {
        guard identity != nil else { return }
        identity = nil
        timer?.task.cancel()
        timer = nil
        let reason = session.connectionClosed(into: &actions)
        performActions()
        var boundFor: Duration?
        if let handle {
            for token in handle.shut() {
                application.responded(token, outcome: .notSent, on: handle)
            }
            handle.publish(session.statistics, resolved: 0)
            boundFor = handle.status.boundFor
            application.sessionClosed(handle, reason: reason)
        }
        handle = nil
        // The application may keep its handle, and with it this; the buffers are of no more use.
        decoder = PDUDecoder()
        outgoing = ByteBuffer()
        _ = owner.memory?.changed(from: heldOctets, to: 0)
        heldOctets = 0
        let end = SMPPConnectionEnd(boundFor: boundFor, reason: reason, failure: failure)
        owner.closed(connectionID, end)
    }
}

extension SessionCloseReason {
    /// Whether the peer, unaware of the end, may be sending still.
    fileprivate var leavesPeerSending: Bool {
        switch self {
        case .bindRefused, .framingLost, .protocolViolation: true
        default: false
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import DequeModule
import Logging
import NIOConcurrencyHelpers
import Primitives
import SMPP
import SMPPTransport
import Storage

/// The side that clients bind to: turns their PDUs into commands and effects into answers.
///
/// Knows formats and sessions; no price, no route and no money.
final class ClientEdge: SMPPServerDelegate {
    /// What it keeps, under one lock that is never held for long.
    struct State: Sendable {
        var settings: EdgeSettings
        var sessions: [UInt64: SMPPSessionHandle] = [:]
        var bindGuard = AttemptGuard()
        /// Binds whose password waits until attempts before them are decided.
        var waitingBinds: Deque<WaitingBind> = []
        /// Commands gathered during one read of a session.
        var pending: [Command] = []
        var multis: [MultiKey: MultiSubmit] = [:]
        var lastMulti: UInt64 = 0
        /// Binds that were accepted and may not have reached their sessions yet.
        var acceptedBinds: [UInt64: AcceptedBind] = [:]
        /// Throughput over all sessions of each access.
        var throughputs: [AccessID: Throughput] = [:]
        var direct = DirectSubmits()
    }

    let state: NIOLockedValueBox<State>
    let clock: WallClock
    let logger: Logger
    let checkPassword: PasswordCheck
    let post: @Sendable ([Command]) -> Void
    let findMessage: MessageLookup

    init(
        settings: EdgeSettings,
        ports: EdgePorts,
        checkPassword: @escaping PasswordCheck,
        findMessage: @escaping MessageLookup
    ) {
        state = NIOLockedValueBox(State(settings: settings))
        clock = ports.clock
        logger = ports.logger
        post = ports.post
        self.checkPassword = checkPassword
        self.findMessage = findMessage
    }

    func replaceSettings(_ settings: EdgeSettings) {
        state.withLockedValue { $0.settings = settings }
    }

    // MARK: - Sessions

    func sessionBound(_ session: SMPPSessionHandle) {
        state.withLockedValue { state in
            state.sessions[session.id] = session
            state.acceptedBinds.removeValue(forKey: session.id)
        }
        guard session.receivesMessages else { return }
        post([.receiverBound(AccessID(session.tag), window: session.limits.window)])
    }

    func sessionClosed(_ session: SMPPSessionHandle, reason: SessionCloseReason) {
        state.withLockedValue { state in
            state.sessions.removeValue(forKey: session.id)
            state.multis = state.multis.filter { $0.key.session != session.id }
        }
        guard session.receivesMessages else { return }
        post([.receiverUnbound(AccessID(session.tag), window: session.limits.window)])
    }

    // MARK: - Requests

    func received(_ request: PDU, sequence: SequenceNumber, on session: SMPPSessionHandle) {
        switch request {
        case .submitSM(let pdu):
            submit(SubmittedRequest(pdu), to: pdu.destination, .submit, sequence, session)
        case .dataSM(let pdu):
            submit(SubmittedRequest(pdu), to: pdu.destination, .data, sequence, session)
        case .submitMulti(let pdu):
            submitMulti(pdu, sequence, session)
        case .cancelSM(let pdu):
            cancel(pdu, sequence, session)
        case .querySM(let pdu):
            query(pdu, sequence, session)
        case .replaceSM(let pdu):
            replace(pdu, sequence, session)
        default:
            session.respond(
                .response(to: request.commandID, status: .invalidCommandID),
                to: sequence
            )
        }
    }

    func readCompleted(on session: SMPPSessionHandle) {
        let commands = state.withLockedValue { state in
            defer { state.pending.removeAll() }
            return state.pending
        }
        if !commands.isEmpty { post(commands) }
    }

    func responded(_ token: Int64, outcome: RequestOutcome, on session: SMPPSessionHandle) {
        let id = MessageID(token)
        let access = AccessID(session.tag)
        guard let status = outcome.status else {
            // Ended by a timer or with the connection: no read completes after it.
            return post([.receiptAnswered(id, via: access, .unanswered)])
        }
        let answer: ReceiptAnswer =
            status == .ok ? .confirmed : .refused(status: status.rawValue)
        state.withLockedValue { $0.pending.append(.receiptAnswered(id, via: access, answer)) }
    }
}

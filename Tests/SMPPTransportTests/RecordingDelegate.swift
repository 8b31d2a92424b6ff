// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import NIOCore
import SMPP
import SMPPTransport
import Synchronization

/// An application of either role that writes down what it is told, and answers by rules.
final class RecordingDelegate: SMPPServerDelegate, SMPPClientDelegate {
    struct Record: Sendable {
        var attempts: [BindAttempt] = []
        var bound: [SMPPSessionHandle] = []
        var closed: [SessionCloseReason] = []
        var requests: [(SequenceNumber, PDU)] = []
        var outcomes: [Int64: [RequestOutcome]] = [:]
        var failures: [(BindFailure, Duration?)] = []
        var bursts = 0

        var outcomeCount: Int { outcomes.values.reduce(0) { $0 + $1.count } }
    }

    typealias Answer = @Sendable (PDU, SequenceNumber, SMPPSessionHandle) -> Void

    private let box = Mutex(Record())
    private let decide: @Sendable (BindAttempt) -> BindDecision?
    private let answer: Answer

    init(
        decide: @escaping @Sendable (BindAttempt) -> BindDecision? = { _ in
            .accepted(SessionLimits(), tag: 7)
        },
        answer: @escaping Answer = RecordingDelegate.accept
    ) {
        self.decide = decide
        self.answer = answer
    }

    var record: Record { box.withLock { $0 } }

    static let accept: Answer = { request, sequence, session in
        var response = PDU.response(to: request.commandID, status: .ok)
        if case .submitSM = request {
            response = .submitSMResponse(SubmitSMResponse(messageID: "m\(sequence)".cString))
        }
        session.respond(response, to: sequence)
    }

    static let silence: Answer = { _, _, _ in }

    func authenticate(
        _ attempt: BindAttempt,
        decide: @escaping @Sendable (BindDecision) -> Void
    ) {
        box.withLock { $0.attempts.append(attempt) }
        if let decision = self.decide(attempt) { decide(decision) }
    }

    func sessionBound(_ session: SMPPSessionHandle) {
        box.withLock { $0.bound.append(session) }
    }

    func sessionClosed(_ session: SMPPSessionHandle, reason: SessionCloseReason) {
        box.withLock { $0.closed.append(reason) }
    }

    func received(_ request: PDU, sequence: SequenceNumber, on session: SMPPSessionHandle) {
        box.withLock { $0.requests.append((sequence, request)) }
        answer(request, sequence, session)
    }

    func responded(_ token: Int64, outcome: RequestOutcome, on session: SMPPSessionHandle) {
        box.withLock { $0.outcomes[token, default: []].append(outcome) }
    }

    func readCompleted(on session: SMPPSessionHandle) {
        box.withLock { $0.bursts += 1 }
    }

    func bindFailed(_ failure: BindFailure, retryAfter: Duration?) {
        box.withLock { $0.failures.append((failure, retryAfter)) }
    }
}

extension String {
    var cString: COctetString { COctetString(self) }
}

let submit = PDU.submitSM(
    SubmitSM(
        source: Address("Shop", ton: .alphanumeric),
        destination: Address("491701234567"),
        shortMessage: ByteBuffer(string: "Hi")
    )
)
let deliver = PDU.deliverSM(
    DeliverSM(source: Address("491701234567"), destination: Address("Shop"))
)

func limits(_ change: (inout SessionLimits) -> Void) -> SessionLimits {
    var limits = SessionLimits()
    change(&limits)
    return limits
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import NIOCore
import Primitives
import SMPP
import SMPPTransport

extension SimulatedMessageCentre {
    /// What it keeps, under one lock.
    struct State: Sendable {
        /// Messages that can be asked for; the oldest are forgotten.
        private static let messagesMax = 100_000

        var behaviour: MessageCentreBehaviour
        private var random: SeededGenerator
        private var nextID: UInt64
        var sessions: [UInt64: SMPPSessionHandle] = [:]
        /// Receipts that no session was there for, by system id.
        var waiting: [String: [PendingReceipt]] = [:]
        var sent: [Int64: PendingReceipt] = [:]
        var nextToken: Int64 = 1
        var counts = MessageCentreCounts()
        /// By id; those of one submit_multi share theirs.
        var messages: [String: [SimulatedMessage]] = [:]
        private var order = CircularBuffer<String>()

        init(_ behaviour: MessageCentreBehaviour, firstID: UInt64) {
            self.behaviour = behaviour
            random = SeededGenerator(seed: behaviour.seed)
            nextID = firstID
        }

        /// Decides what becomes of the messages of one request, and keeps the accepted ones.
        mutating func take(_ requests: [SubmitSM], of systemID: String) -> [Verdict] {
            nextID += 1
            let verdicts = requests.map { judge($0) }
            let kept = zip(requests, verdicts).filter { $1.status == .ok }.map {
                SimulatedMessage(systemID: systemID, request: $0, verdict: $1)
            }
            guard let id = kept.first?.verdict.id else { return verdicts }
            messages[id] = kept
            order.append(id)
            if order.count > Self.messagesMax, let oldest = order.popFirst() {
                messages[oldest] = nil
            }
            return verdicts
        }

        private mutating func judge(_ request: SubmitSM) -> Verdict {
            counts.submitted += 1
            let (decimal, hexadecimal) = (String(nextID), String(nextID, radix: 16))
            var verdict = Verdict(
                status: drawStatus(),
                id: behaviour.idForm == .decimal ? decimal : hexadecimal,
                receiptID: behaviour.idForm == .hexadecimal ? hexadecimal : decimal,
                end: drawEnd(),
                isSilent: random.chance(percent: behaviour.silentPercent),
                isReceiptEarly: random.chance(percent: behaviour.earlyReceiptPercent),
                receiptDelay: random.number(in: behaviour.receiptDelayMilliseconds),
                responseDelay: behaviour.responseDelayMilliseconds
            )
            if let rule = behaviour.rule(for: request.destination.value.string) {
                verdict.apply(rule.fate)
            }
            if verdict.status != .ok {
                verdict.id = ""
                verdict.isReceiptEarly = false
            }
            if verdict.status == .ok { counts.accepted += 1 } else { counts.refused += 1 }
            return verdict
        }

        private mutating func drawStatus() -> CommandStatus? {
            let roll = random.number(in: 0...99)
            let throttledBelow = behaviour.throttledPercent
            let refusedBelow = throttledBelow + behaviour.refusedPercent
            if roll < throttledBelow { return .throttled }
            if roll < refusedBelow { return .submitFailed }
            return roll < refusedBelow + behaviour.unansweredPercent ? nil : .ok
        }

        private mutating func drawEnd() -> MessageEnd {
            if random.chance(percent: behaviour.deliveredPercent) || behaviour.failures.isEmpty {
                return .delivered
            }
            // Only where there is a choice: a run without one decides as it always did.
            return MessageEnd(
                behaviour.failures.count == 1
                    ? behaviour.failures[0] : random.pick(behaviour.failures)
            )
        }
    }
}

/// A submit as a simulated message centre has seen it.
package struct ObservedMessage: Sendable {
    /// Who sent it.
    package var systemID: String
    /// What was sent; a data_sm or one destination of a submit_multi is shown as a submit_sm.
    package var request: SubmitSM
    /// What it is answered with; `nil` is never answered.
    package var status: CommandStatus?
    /// The id it got; empty when it was not accepted.
    package var id: String
}

/// A message that a simulated message centre has accepted.
struct SimulatedMessage: Sendable {
    var systemID: String
    var request: SubmitSM
    var verdict: Verdict
    /// When its fate came; nil while it is under way.
    var endedAt: Instant?
}

/// What was decided about one message.
struct Verdict: Sendable {
    /// `nil` is no answer at all.
    var status: CommandStatus?
    /// The id in the response.
    var id: String
    /// The id in the receipt.
    var receiptID: String
    var end: MessageEnd
    var isSilent: Bool
    var isReceiptEarly: Bool
    var receiptDelay: Int
    var responseDelay: Int

    /// Overrules what was drawn.
    fileprivate mutating func apply(_ fate: MessageCentreBehaviour.Fate) {
        status = .ok
        isSilent = false
        isReceiptEarly = false
        switch fate {
        case .delivered: end = .delivered
        case .failed(let failure): end = MessageEnd(failure)
        case .silent: isSilent = true
        case .early: isReceiptEarly = true
        case .unanswered: status = nil
        case .refused(let refusal): status = CommandStatus(rawValue: refusal)
        }
    }
}

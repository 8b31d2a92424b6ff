// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Messaging
import Primitives
import Storage

/// Receipts to clients: delivered over any of the access's receivers until confirmed.
extension Core {
    /// Starts the client's receipt when it asked for one; else the message is closed.
    mutating func settleReceipt(
        _ message: OpenMessage,
        _ now: Instant,
        _ outcome: inout Outcome
    ) {
        var message = message
        guard message.wantsReceipt else { return close(message, &outcome) }
        message.progress.phase = .receipt
        message.progress.receipt = .due
        let hours = settings.accesses[message.facts.accessID]?.limits.receiptHours ?? 72
        message.deadline = now.adding(seconds: Int64(hours) * 3_600)
        alarms.insert(Alarm(at: message.deadline, messageID: message.facts.id))
        outcome.journal.change(message.key, message.progress)
        messages[message.facts.id] = message
        let access = message.facts.accessID
        receiverLanes[access, default: Lane()].queue.append(message.facts.id)
        deliverReceipts(access, &outcome)
    }

    /// Gives due receipts to the access's receivers while their windows have room.
    mutating func deliverReceipts(_ access: AccessID, _ outcome: inout Outcome) {
        while let lane = receiverLanes[access], lane.isFree, !lane.queue.isEmpty {
            guard let id = receiverLanes[access]?.queue.popFirst() else { return }
            guard var message = messages[id], message.progress.phase == .receipt,
                !message.isReceiptOut
            else { continue }
            message.isReceiptOut = true
            message.isResting = false
            message.receiptAttempts += 1
            messages[id] = message
            receiverLanes[access]?.outstanding += 1
            outcome.effects.append(.deliverReceipt(access, ReceiptDelivery(message)))
        }
    }

    mutating func receiptAnswered(
        _ id: MessageID,
        _ answer: ReceiptAnswer,
        _ now: Instant,
        _ outcome: inout Outcome
    ) {
        guard var message = messages[id], message.isReceiptOut else { return }
        let access = message.facts.accessID
        message.isReceiptOut = false
        receiverLanes[access, default: Lane()].outstanding -= 1
        switch answer {
        case .confirmed:
            message.progress.receipt = .confirmed
            note(&message, .receiptConfirmed, "", now, &outcome)
            close(message, &outcome)
        case .refused(let status):
            let text = "status 0x" + String(status, radix: 16, uppercase: true)
            note(&message, .receiptRefused, text, now, &outcome)
            rest(message, now)
        case .unanswered:
            messages[id] = message
            receiverLanes[access, default: Lane()].queue.prepend(id)
        }
        deliverReceipts(access, &outcome)
    }

    private mutating func rest(_ message: OpenMessage, _ now: Instant) {
        var message = message
        message.isResting = true
        messages[message.facts.id] = message
        let doublings = min(message.receiptAttempts, 6)
        let at = now.adding(seconds: limits.receiptRetrySeconds << doublings)
        alarms.insert(Alarm(at: at, messageID: message.facts.id))
    }

    /// Forgets a message that nothing is left to be done for.
    mutating func close(_ message: OpenMessage, _ outcome: inout Outcome) {
        var message = message
        message.progress.phase = .closed
        outcome.journal.change(message.key, message.progress)
        messages.removeValue(forKey: message.facts.id)
    }
}

extension OpenMessage {
    /// Whether the client asked for a receipt of the state the message ended in.
    ///
    /// - Source: SMPP 3.4 §5.2.17: bits 0 and 1 of registered_delivery.
    var wantsReceipt: Bool {
        switch facts.registeredDelivery & 0x03 {
        case 1: true
        case 2: progress.state != .delivered
        case 3: progress.state == .delivered
        default: false
        }
    }
}

extension ReceiptDelivery {
    init(_ message: OpenMessage) {
        messageID = message.facts.id
        originator = message.facts.originator
        recipient = message.facts.recipient
        state = message.progress.state
        error = message.progress.receiptError
        submittedAt = message.facts.receivedAt
        doneAt = message.progress.doneAt ?? message.facts.receivedAt
        textStart = String(message.facts.content.text.prefix(20))
    }
}

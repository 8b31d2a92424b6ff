// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Messaging
import Primitives
import Storage

/// Messages from phones: to the client whose number they came to, until it confirms.
extension Core {
    mutating func phoneMessageArrived(
        _ phone: PhoneMessage,
        _ ticket: ReplyTicket,
        _ now: Instant,
        _ outcome: inout Outcome
    ) {
        let owner = index.owner(ofNumber: phone.recipient.text, text: phone.content.text)
        guard let access = owner.flatMap({ settings.accesses[$0] }) else {
            return outcome.effects.append(.refusePhoneMessage(ticket))
        }
        let message = InboundMessage(
            id: ids.next(at: now),
            owner: access,
            supplierID: phone.supplierID,
            receivedAt: now,
            addresses: (phone.originator, phone.recipient),
            content: phone.content
        )
        outcome.journal.keep(message)
        outcome.effects.append(.acknowledgeReceipt(ticket))
        hold(message, &outcome)
        queueForClient(message.id, message.accessID, &outcome)
    }

    /// Takes a message that is due, new or recovered.
    mutating func hold(_ message: InboundMessage, _ outcome: inout Outcome) {
        let hours = settings.accesses[message.accessID]?.limits.receiptHours ?? 72
        let deadline = message.receivedAt.adding(seconds: Int64(hours) * 3_600)
        inbound[message.id] = OpenInbound(message: message, deadline: deadline)
        alarms.insert(Alarm(at: deadline, messageID: message.id))
    }

    /// Does what has become due for a phone's message.
    mutating func ringInbound(_ id: MessageID, _ now: Instant, _ outcome: inout Outcome) {
        guard var open = inbound[id] else { return }
        if now >= open.deadline {
            if let via = open.via { receiverLanes[via, default: Lane()].outstanding -= 1 }
            open.message.state = .dropped
            closeInbound(open.message, now, &outcome)
        } else if let at = open.message.nextTryAt, at <= now {
            inbound[id]?.message.nextTryAt = nil
            queueForClient(id, open.message.accessID, &outcome)
        }
    }

    mutating func inboundAnswered(
        _ open: OpenInbound,
        _ answer: ReceiptAnswer,
        _ now: Instant,
        _ outcome: inout Outcome
    ) {
        var message = open.message
        if answer == .confirmed {
            message.state = .confirmed
            return closeInbound(message, now, &outcome)
        }
        if answer == .unanswered, carrier(for: message.accessID) == nil {
            inbound[message.id]?.via = nil
            outcome.journal.keep(message)
            receiverLanes[message.accessID, default: Lane()].line.prepend(message.id)
            return
        }
        let at = now.adding(seconds: receiptPause(attempts: message.attempts))
        message.nextTryAt = at
        outcome.journal.keep(message)
        inbound[message.id]?.message = message
        inbound[message.id]?.via = nil
        alarms.insert(Alarm(at: at, messageID: message.id))
    }

    private mutating func closeInbound(
        _ message: InboundMessage,
        _ now: Instant,
        _ outcome: inout Outcome
    ) {
        var message = message
        message.doneAt = now
        message.nextTryAt = nil
        outcome.journal.keep(message)
        inbound.removeValue(forKey: message.id)
    }
}

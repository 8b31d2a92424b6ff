// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Messaging
import Primitives
import Storage

/// Time passing: validity, retries, missing receipts, and receipts nobody fetches.
extension Core {
    /// The instant at which `tick` has something to do next.
    package var nextAlarm: Instant? { alarms.min?.at }

    /// Does what has become due.
    package mutating func tick(now: Instant, into outcome: inout Outcome) {
        while let alarm = alarms.min, alarm.at <= now {
            alarms.removeMin()
            ring(alarm.messageID, now, &outcome)
        }
        expireParked(now, &outcome)
    }

    private mutating func ring(
        _ id: MessageID,
        _ now: Instant,
        _ outcome: inout Outcome
    ) {
        guard let message = messages[id] else { return }
        switch message.progress.phase {
        case .queued:
            if now >= message.facts.expiresAt {
                expire(message, "validity_over", now, &outcome)
            } else if message.isResting {
                enqueue(id, now, &outcome)
            }
        case .enroute where now >= message.deadline:
            expire(message, "no_receipt", now, &outcome)
        case .receipt:
            if now >= message.deadline {
                dropReceipt(message, now, &outcome)
            } else if message.isResting {
                receiverLanes[message.facts.accessID, default: Lane()].queue.append(id)
                deliverReceipts(message.facts.accessID, &outcome)
            }
        default:
            // A dispatched message has its answer or its connection's end coming.
            return
        }
    }

    private mutating func expire(
        _ message: OpenMessage,
        _ reason: String,
        _ now: Instant,
        _ outcome: inout Outcome
    ) {
        var message = message
        message.progress.reason = reason
        finish(message, as: .expired, at: now, now, &outcome)
    }

    private mutating func dropReceipt(
        _ message: OpenMessage,
        _ now: Instant,
        _ outcome: inout Outcome
    ) {
        var message = message
        message.progress.receipt = .dropped
        note(&message, .receiptDropped, "not fetched in time", now, &outcome)
        if message.isReceiptOut {
            receiverLanes[message.facts.accessID, default: Lane()].outstanding -= 1
        }
        close(message, &outcome)
    }

    private mutating func expireParked(_ now: Instant, _ outcome: inout Outcome) {
        let before = now.adding(seconds: -limits.parkedReceiptSeconds)
        while let oldest = parkedOrder.first {
            if let receipt = parked[oldest] {
                guard receipt.receivedAt < before else { return }
                parked.removeValue(forKey: oldest)
                outcome.journal.unpark(oldest)
            }
            parkedOrder.removeFirst()
        }
    }

    mutating func cancel(
        _ key: MessageKey,
        _ ticket: ReplyTicket,
        _ now: Instant,
        _ outcome: inout Outcome
    ) {
        guard let message = messages[key.id], message.facts.clientID == key.clientID,
            message.progress.phase == .queued
        else {
            return outcome.effects.append(.replyToCancel(ticket, wasCancelled: false))
        }
        finish(message, as: .deleted, at: now, now, &outcome)
        outcome.effects.append(.replyToCancel(ticket, wasCancelled: true))
    }

    /// Takes a new snapshot of settings, and frees what it allows.
    mutating func replaceSettings(
        _ settings: CoreSettings,
        _ now: Instant,
        _ outcome: inout Outcome
    ) {
        self.settings = settings
        for client in heldBack.keys.sorted()
        where settings.clients[client]?.client.status == .active {
            for id in heldBack.removeValue(forKey: client) ?? [] {
                enqueue(id, now, &outcome)
            }
        }
    }
}

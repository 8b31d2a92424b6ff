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
        guard let message = messages[id] else {
            if let entry = shelf[id] { return ringShelved(id, entry, now, &outcome) }
            if let entry = shelf.receipts[id] { return ringReceipt(id, entry, now, &outcome) }
            return ringInbound(id, now, &outcome)
        }
        switch message.progress.phase {
        case .queued:
            if now >= message.facts.expiresAt {
                expire(message, "validity_over", now, &outcome)
            } else if message.isCollected {
                releaseParts(now, &outcome)
            } else if message.isDue(now) {
                enqueue(id, now, &outcome)
            }
        case .enroute where now >= message.deadline:
            expire(message, "no_receipt", now, &outcome)
        case .receipt:
            if now >= message.deadline {
                dropReceipt(message, now, &outcome)
            } else if message.isDue(now) {
                messages[id]?.progress.nextTryAt = nil
                queueForClient(id, message.facts.accessID, &outcome)
            }
        default:
            // A dispatched message has its answer or its connection's end coming.
            return
        }
    }

    mutating func expire(
        _ message: OpenMessage,
        _ reason: String,
        _ now: Instant,
        _ outcome: inout Outcome
    ) {
        var message = message
        message.progress.reason = reason
        finish(message, as: .expired, at: now, now, &outcome)
    }

    mutating func dropReceipt(
        _ message: OpenMessage,
        _ now: Instant,
        _ outcome: inout Outcome
    ) {
        var message = message
        message.progress.receipt = .dropped
        note(&message, .receiptDropped, "not fetched in time", now, &outcome)
        message.progress.nextTryAt = nil
        if let via = message.receiptVia {
            receiverLanes[via, default: Lane()].outstanding -= 1
        }
        close(message, &outcome)
        trimLine(of: message.facts.accessID)
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
}

extension OpenMessage {
    /// Whether its pause is over.
    func isDue(_ now: Instant) -> Bool { progress.nextTryAt.map { $0 <= now } ?? false }
}

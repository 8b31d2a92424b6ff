// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Primitives
import Storage

/// Receipts that clients do not fetch, beyond what memory should hold: on the disk.
extension Core {
    /// Takes an ended message out of memory; its state is in this batch's journal.
    mutating func shelveReceipt(_ message: OpenMessage) {
        messages.removeValue(forKey: message.facts.id)
        shelf.putReceipt(message)
    }

    /// Asks for more of an access's line when little of it is left in memory.
    mutating func refillDue(to access: AccessID) {
        let next = receiverLanes[access]?.line.refill(limit: limits.residentPerLine) ?? []
        for id in next { shelf.want(id) }
    }

    /// Takes those out of the front of a line whose time is over.
    ///
    /// Lines are not searched when a receipt is given up; without a bind nobody else looks.
    mutating func trimLine(of access: AccessID) {
        while let id = receiverLanes[access]?.line.first, shelf.receipts[id] == nil,
            inbound[id] == nil, messages[id]?.progress.phase != .receipt
        {
            receiverLanes[access]?.line.removeFirst()
            refillDue(to: access)
        }
    }

    /// Does what has become due for a receipt on the shelf.
    mutating func ringReceipt(
        _ id: MessageID,
        _ entry: Shelf.Receipt,
        _ now: Instant,
        _ outcome: inout Outcome
    ) {
        if now >= entry.deadline {
            shelf.want(id)
        } else if let at = entry.nextTryAt, at <= now {
            shelf.endPause(ofReceipt: id)
            queueForClient(id, entry.accessID, &outcome)
        }
    }

    /// Takes the row of a message whose receipt is due.
    mutating func fetchedReceipt(
        _ row: RecoveredMessage,
        _ entry: Shelf.Receipt,
        _ now: Instant,
        _ outcome: inout Outcome
    ) {
        var message = OpenMessage(
            facts: row.facts,
            progress: row.progress,
            candidates: routeAgain(row.facts)
        )
        message.nextEvent = row.nextEvent
        message.deadline = entry.deadline
        message.progress.nextTryAt = entry.nextTryAt
        message.receiptAttempts = Int(entry.attempts)
        if now >= entry.deadline { return dropReceipt(message, now, &outcome) }
        messages[row.facts.id] = message
        deliverDue(besides: entry.accessID, &outcome)
    }
}

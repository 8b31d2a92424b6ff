// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Primitives
import Storage

/// Waiting messages beyond what memory should hold: on the disk until their turn comes.
extension Core {
    /// Whether the next batch has rows to fetch.
    package var wantsFetching: Bool { shelf.isWanting }

    /// Whether commands wait for their message's row.
    package var hasDeferred: Bool { shelf.hasDeferred }

    /// The rows that the next batch needs, told with `fetched`.
    ///
    /// Valid once everything before is stored.
    package mutating func takeWanted() -> [MessageKey] {
        shelf.takeWanted(limit: limits.fetchedMessages)
    }

    /// Commands to give again behind `fetched`.
    package mutating func takeDeferred() -> [Command] { shelf.takeDeferred() }

    /// Whether a message is on the shelf; its command is kept until the row is there.
    mutating func postpone(_ command: Command, about key: MessageKey) -> Bool {
        guard shelf[key.id]?.clientID == key.clientID else { return false }
        shelf.postpone(command, until: [key.id])
        return true
    }

    /// The same for a command about several messages.
    mutating func postpone(_ command: Command, about ids: [MessageID]) -> Bool {
        let shelved = ids.filter { shelf[$0] != nil }
        if shelved.isEmpty { return false }
        shelf.postpone(command, until: shelved)
        return true
    }

    /// Takes a queued message out of memory; its state is in this batch's journal.
    mutating func shelve(_ message: OpenMessage, isInLine: Bool) {
        messages.removeValue(forKey: message.facts.id)
        shelf.put(message, isInLine: isInLine)
    }

    /// Keeps a message that rests until an instant: in memory when that is soon.
    mutating func rest(_ message: OpenMessage, until at: Instant, _ now: Instant) {
        alarms.insert(Alarm(at: at, messageID: message.facts.id))
        if at > now.adding(seconds: limits.residentPauseSeconds) {
            shelve(message, isInLine: false)
        } else {
            messages[message.facts.id] = message
        }
    }

    /// Puts a message that was fetched for a command alone back.
    mutating func endVisit(_ id: MessageID) {
        guard let isInLine = shelf.takeVisitor(id), let message = messages[id],
            message.progress.phase == .queued
        else { return }
        shelve(message, isInLine: isInLine)
    }

    /// What `enqueue` does, for a message on the shelf.
    mutating func enqueueShelved(
        _ id: MessageID,
        _ now: Instant,
        _ outcome: inout Outcome
    ) {
        guard let entry = shelf[id], entry.nextTryAt.map({ $0 <= now }) ?? true else { return }
        guard isActive(entry.clientID) else {
            shelf.move(id, isInLine: false)
            heldBack[entry.clientID, default: []].append(id)
            return
        }
        guard let supplier = chooseSupplier(among: shelf.suppliers(of: entry)) else {
            // It has come to its end, for which its row is needed.
            shelf.move(id, isInLine: false)
            return shelf.want(id)
        }
        shelf.move(id, isInLine: true)
        supplierLanes[supplier, default: SupplierLane()]
            .append(id, of: entry.clientID, isReady: false)
        refill(supplier, entry.clientID)
        pump(supplier, now, &outcome)
    }

    /// Asks for more of a client's line when little of it is left in memory.
    mutating func refill(_ supplier: SupplierID, _ client: ClientID) {
        let next = supplierLanes[supplier]?.refill(client, limit: limits.residentPerLine) ?? []
        for id in next { shelf.want(id) }
    }

    /// Does what has become due for a message on the shelf.
    mutating func ringShelved(
        _ id: MessageID,
        _ entry: Shelf.Entry,
        _ now: Instant,
        _ outcome: inout Outcome
    ) {
        if now >= entry.expiresAt {
            shelf.want(id)
        } else if let at = entry.nextTryAt, at <= now {
            enqueueShelved(id, now, &outcome)
        }
    }

    /// Takes rows that were wanted.
    mutating func fetched(
        _ rows: [RecoveredMessage],
        _ now: Instant,
        _ outcome: inout Outcome
    ) {
        for row in rows.sorted(by: { $0.facts.id < $1.facts.id }) {
            if let receipt = shelf.takeReceipt(row.facts.id) {
                fetchedReceipt(row, receipt, now, &outcome)
            }
            guard let entry = shelf.take(row.facts.id) else { continue }
            var message = OpenMessage(
                facts: row.facts,
                progress: row.progress,
                candidates: routeAgain(row.facts)
            )
            message.nextEvent = row.nextEvent
            message.progress.nextTryAt = entry.nextTryAt
            message.leavesSingly = entry.leavesSingly
            messages[row.facts.id] = message
            if now >= entry.expiresAt {
                expire(message, "validity_over", now, &outcome)
            } else if isActive(entry.clientID), !entry.isInLine || isToBeCollected(message) {
                enqueue(row.facts.id, now, &outcome)
            }
        }
        for supplier in supplierLanes.keys.sorted() { pump(supplier, now, &outcome) }
    }
}

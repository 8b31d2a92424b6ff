// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import Primitives
import Storage

/// What of a core must be the same after it was rebuilt from the database.
///
/// Left out is what only exists while a process runs: windows, queues and alarms, and which of
/// the waiting messages are in memory.
package struct CoreImage: Equatable, CustomStringConvertible {
    private struct Message: Equatable {
        var facts: MessageFacts
        var progress: MessageProgress
        var candidates: [RouteChoice]
        var nextEvent: Int
        var deadline: Instant
    }

    /// What is known of a queued message without its row.
    private struct Waiting: Equatable {
        var clientID: ClientID
        var expiresAt: Instant
        var nextTryAt: Instant?
    }

    private var messages: [MessageID: Message]
    private var waiting: [MessageID: Waiting]
    /// What is known of a due receipt without its message's row.
    private struct DueReceipt: Equatable {
        var clientID: ClientID
        var accessID: AccessID
        var deadline: Instant
    }

    private var receipts: [MessageID: DueReceipt]
    private var inbound: [MessageID: InboundMessage]
    private var funds: [ClientID: Funds]
    private var admittedToday: [ClientID: Int]
    private var awaited: [SupplierReference: MessageID]
    private var parked: [SupplierReference: ParkedReceipt]

    /// Takes the image of a core at an instant.
    package init(_ core: Core, now: Instant) {
        messages = core.messages.mapValues { message in
            var message = message
            // A body that has left is forgotten, when exactly is nobody's business.
            if message.progress.phase != .queued { message.facts.content.body = [] }
            return Message(
                facts: message.facts,
                progress: message.progress,
                candidates: message.candidates,
                nextEvent: message.nextEvent,
                deadline: message.deadline
            )
        }
        waiting = core.shelf.entries.mapValues { entry in
            Waiting(
                clientID: entry.clientID,
                expiresAt: entry.expiresAt,
                nextTryAt: entry.nextTryAt
            )
        }
        for (id, message) in core.messages where message.progress.phase == .queued {
            waiting[id] = Waiting(
                clientID: message.facts.clientID,
                expiresAt: message.facts.expiresAt,
                nextTryAt: message.progress.nextTryAt
            )
        }
        receipts = core.shelf.receipts.mapValues { entry in
            DueReceipt(
                clientID: entry.clientID,
                accessID: entry.accessID,
                deadline: entry.deadline
            )
        }
        for (id, message) in core.messages where message.progress.phase == .receipt {
            receipts[id] = DueReceipt(
                clientID: message.facts.clientID,
                accessID: message.facts.accessID,
                deadline: message.deadline
            )
        }
        inbound = core.inbound.mapValues { open in
            var message = open.message
            // Attempts are written down with their outcome.
            message.attempts = 0
            return message
        }
        funds = core.funds.filter { $0.value != Funds() }
        admittedToday = core.days.filter { $0.value.endsAt > now && $0.value.admitted > 0 }
            .mapValues(\.admitted)
        // Which part stands for those that left with it is nobody's business.
        awaited = core.awaited.mapValues { id in
            (core.joined[id] ?? []).reduce(id) { min($0, $1) }
        }
        parked = core.parked
    }

    /// What differs from another image; empty when nothing does.
    package func differences(from other: CoreImage) -> [String] {
        var lines: [String] = []
        for id in Set(messages.keys).union(other.messages.keys).sorted() {
            let (one, two) = (messages[id], other.messages[id])
            // On one side it may be in memory and on the other on the disk.
            let isWaiting =
                waiting[id] != nil && waiting[id] == other.waiting[id]
                || receipts[id] != nil && receipts[id] == other.receipts[id]
            if one == two || isWaiting && (one == nil || two == nil) { continue }
            lines.append("message \(id): \(text(one)) / \(text(two))")
        }
        for id in Set(waiting.keys).union(other.waiting.keys).sorted()
        where waiting[id] != other.waiting[id] {
            let texts = [waiting[id], other.waiting[id]].map { $0.map { "\($0)" } ?? "none" }
            lines.append("waiting \(id): \(texts[0]) / \(texts[1])")
        }
        for id in Set(receipts.keys).union(other.receipts.keys).sorted()
        where receipts[id] != other.receipts[id] {
            lines.append("receipt \(id): \(receipts[id] as Any) / \(other.receipts[id] as Any)")
        }
        if inbound != other.inbound { lines.append("inbound") }
        if funds != other.funds { lines.append("funds: \(funds) / \(other.funds)") }
        if admittedToday != other.admittedToday {
            lines.append("today: \(admittedToday) / \(other.admittedToday)")
        }
        if awaited != other.awaited { lines.append("awaited") }
        if parked != other.parked { lines.append("parked: \(parked) / \(other.parked)") }
        return lines
    }

    private func text(_ message: Message?) -> String {
        guard let message else { return "none" }
        return "\(message.progress) \(message.candidates.map(\.supplierID)) "
            + "\(message.nextEvent) \(message.deadline.seconds) \(message.facts.expiresAt.seconds)"
    }

    package var description: String {
        "\(messages.count) messages, \(waiting.count) of them or more waiting, \(funds)"
    }
}

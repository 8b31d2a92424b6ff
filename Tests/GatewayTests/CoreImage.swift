// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import Primitives
import Storage

@testable import Gateway

/// What of a core must be the same after it was rebuilt from the database.
///
/// Left out is what only exists while a process runs: windows, queues and alarms.
struct CoreImage: Equatable, CustomStringConvertible {
    struct Message: Equatable {
        var facts: MessageFacts
        var progress: MessageProgress
        var candidates: [RouteChoice]
        var nextEvent: Int
        var deadline: Instant
    }

    var messages: [MessageID: Message]
    var inbound: [MessageID: InboundMessage]
    var funds: [ClientID: Funds]
    var admittedToday: [ClientID: Int]
    var awaited: [SupplierReference: MessageID]
    var parked: [SupplierReference: ParkedReceipt]

    init(_ core: Core, now: Instant) {
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
        inbound = core.inbound.mapValues { open in
            var message = open.message
            // Attempts are written down with their outcome.
            message.attempts = 0
            return message
        }
        funds = core.funds.filter { $0.value != Funds() }
        admittedToday = core.days.filter { $0.value.endsAt > now && $0.value.admitted > 0 }
            .mapValues(\.admitted)
        awaited = core.awaited
        parked = core.parked
    }

    /// What differs from another image; empty when nothing does.
    func differences(from other: CoreImage) -> [String] {
        var lines: [String] = []
        for id in Set(messages.keys).union(other.messages.keys).sorted()
        where messages[id] != other.messages[id] {
            lines.append("message \(id): \(text(messages[id])) / \(text(other.messages[id]))")
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

    var description: String { "\(messages.count) messages, \(funds)" }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Messaging
import Primitives
import Storage

/// Queues in front of suppliers, and failover between them.
extension Core {
    /// Puts a message in front of its best supplier, and on its way when there is room.
    mutating func enqueue(_ id: MessageID, _ now: Instant, _ outcome: inout Outcome) {
        // Queues are not searched when a message ends or gets another time: they may hold such.
        separate(id, now, &outcome)
        guard var message = messages[id], message.progress.phase == .queued,
            message.progress.nextTryAt.map({ $0 <= now }) ?? true
        else { return }
        message.progress.nextTryAt = nil
        guard isActive(message.facts.clientID) else { return holdBack(message, &outcome) }
        if message.progress.attempts > 0 {
            if now >= message.facts.expiresAt {
                return expire(message, "validity_over", now, &outcome)
            }
            // The alarm of its validity may have rung while a supplier had it.
            alarms.insert(Alarm(at: message.facts.expiresAt, messageID: id))
        }
        guard let supplier = chooseSupplier(message) else {
            return fail(message, reason: "no_route_left", now, &outcome)
        }
        messages[id] = message
        if collect(message, for: supplier, now, &outcome) { return }
        lineUp(message, for: supplier, now, &outcome)
    }

    /// Sends a message, or puts it behind those that wait for its supplier.
    mutating func lineUp(
        _ message: OpenMessage,
        for supplier: SupplierID,
        _ now: Instant,
        _ outcome: inout Outcome
    ) {
        let lane = supplierLanes[supplier] ?? Lane()
        if lane.isFree, lane.queue.isEmpty {
            dispatch(message.facts.id, to: supplier, now, &outcome)
        } else {
            supplierLanes[supplier, default: Lane()].queue.append(message.facts.id)
            outcome.journal.change(message.key, message.progress)
            waiting.insert(message.facts)
        }
    }

    /// Keeps a message until its client is active again.
    private mutating func holdBack(_ message: OpenMessage, _ outcome: inout Outcome) {
        outcome.journal.change(message.key, message.progress)
        messages[message.facts.id] = message
        waiting.insert(message.facts)
        heldBack[message.facts.clientID, default: []].append(message.facts.id)
    }

    /// The first candidate left that is bound, or else the first that is active at all.
    private func chooseSupplier(_ message: OpenMessage) -> SupplierID? {
        let left = message.candidates.lazy.map(\.supplierID).filter { supplier in
            settings.suppliers[supplier]?.isActive == true
                && !message.progress.refusedBy.contains(supplier)
        }
        return left.first { supplierLanes[$0]?.isBound == true } ?? left.first
    }

    private mutating func dispatch(
        _ id: MessageID,
        to supplier: SupplierID,
        _ now: Instant,
        _ outcome: inout Outcome
    ) {
        guard let message = messages[id], let destination = message.facts.destination else {
            return
        }
        guard isActive(message.facts.clientID), isWhole(id) else {
            return enqueue(id, now, &outcome)
        }
        guard let cost = sourcePrice(supplier, destination, now) else {
            var message = message
            message.progress.refusedBy.append(supplier)
            note(&message, .refused, "no source price", now, &outcome)
            messages[id] = message
            return enqueue(id, now, &outcome)
        }
        var dispatch = Dispatch(message.facts)
        let followers = (joined[id] ?? []).compactMap { messages[$0]?.facts }
        if !followers.isEmpty { dispatch.join([message.facts] + followers) }
        for part in [id] + followers.map(\.id) {
            depart(part, to: supplier, at: cost, now, &outcome)
        }
        supplierLanes[supplier, default: Lane()].outstanding += 1
        outcome.effects.append(.dispatch(supplier, dispatch))
    }

    /// Notes that a message is on its way to a supplier.
    private mutating func depart(
        _ id: MessageID,
        to supplier: SupplierID,
        at cost: PriceRow,
        _ now: Instant,
        _ outcome: inout Outcome
    ) {
        guard var message = messages[id] else { return }
        message.isCollected = false
        message.progress.phase = .dispatched
        message.progress.supplierID = supplier
        message.progress.attempts += 1
        message.progress.dispatchedAt = now
        message.progress.nextTryAt = nil
        message.progress.cost = MessageCost(priceMicros: cost.price.micros, basis: cost.basis)
        note(&message, .dispatched, dispatchDetail(message, supplier, cost), now, &outcome)
        outcome.journal.change(message.key, message.progress)
        messages[id] = message
        waiting.remove(message.facts)
    }

    private func dispatchDetail(
        _ message: OpenMessage,
        _ supplier: SupplierID,
        _ cost: PriceRow
    ) -> String {
        let name = settings.suppliers[supplier]?.name ?? "\(supplier)"
        let choice = message.candidates.first { $0.supplierID == supplier }
        let route = choice.map { " by route \($0.routeID)" } ?? ""
        return "to \(name)\(route), cost \(cost.price.decimalText) \(cost.price.currency), "
            + "price row \(cost.id)"
    }

    /// Sends from a supplier's queue while its windows have room.
    mutating func pump(_ supplier: SupplierID, _ now: Instant, _ outcome: inout Outcome) {
        while let lane = supplierLanes[supplier], lane.isFree, !lane.queue.isEmpty {
            guard let id = supplierLanes[supplier]?.queue.popFirst() else { return }
            guard let message = messages[id], message.progress.phase == .queued,
                message.progress.nextTryAt == nil
            else { continue }
            dispatch(id, to: supplier, now, &outcome)
        }
    }

    mutating func supplierBound(
        _ supplier: SupplierID,
        window: Int,
        _ now: Instant,
        _ outcome: inout Outcome
    ) {
        supplierLanes[supplier, default: Lane()].window += window
        pump(supplier, now, &outcome)
        // Messages that wait for an unbound supplier and may go by this one, go now.
        let stranded = supplierLanes.filter { !$0.value.isBound && !$0.value.queue.isEmpty }
        for other in stranded.keys.sorted() {
            reroute(queueOf: other, now, &outcome)
        }
    }

    mutating func supplierUnbound(
        _ supplier: SupplierID,
        window: Int,
        _ now: Instant,
        _ outcome: inout Outcome
    ) {
        supplierLanes[supplier, default: Lane()].window -= window
        guard supplierLanes[supplier]?.isBound == false else { return }
        reroute(queueOf: supplier, now, &outcome)
    }

    private mutating func reroute(
        queueOf supplier: SupplierID,
        _ now: Instant,
        _ outcome: inout Outcome
    ) {
        let waiting = supplierLanes[supplier]?.queue ?? []
        supplierLanes[supplier]?.queue = []
        for id in waiting { enqueue(id, now, &outcome) }
    }

    mutating func supplierAnswered(
        _ id: MessageID,
        by supplier: SupplierID,
        _ answer: SupplierAnswer,
        _ now: Instant,
        _ outcome: inout Outcome
    ) {
        guard let message = messages[id], message.progress.phase == .dispatched,
            message.progress.supplierID == supplier
        else { return }
        supplierLanes[supplier, default: Lane()].outstanding -= 1
        let followers = joined[id] ?? []
        outcome.answeredJoined[id] = followers.isEmpty ? nil : followers
        if case .accepted(let supplierMessageID) = answer {
            for part in [message] + followers.compactMap({ messages[$0] }) {
                accepted(part, supplierMessageID, now, &outcome)
            }
            awaitReceipt(
                of: id,
                SupplierReference(supplierID: supplier, messageID: supplierMessageID),
                now,
                &outcome
            )
        } else {
            joined[id] = nil
            for part in [message] + followers.compactMap({ messages[$0] }) {
                notTaken(part, by: supplier, answer, now, &outcome)
            }
        }
        pump(supplier, now, &outcome)
    }

    private mutating func notTaken(
        _ message: OpenMessage,
        by supplier: SupplierID,
        _ answer: SupplierAnswer,
        _ now: Instant,
        _ outcome: inout Outcome
    ) {
        switch answer {
        case .accepted: return
        case .refused(let status):
            refused(message, by: supplier, status: status, now, &outcome)
        case .unanswered:
            unanswered(message, now, &outcome)
        case .unsent:
            retry(message, "not sent", now, &outcome)
        }
    }

    private mutating func refused(
        _ message: OpenMessage,
        by supplier: SupplierID,
        status: UInt32,
        _ now: Instant,
        _ outcome: inout Outcome
    ) {
        var message = message
        let text = "status 0x" + String(status, radix: 16, uppercase: true)
        note(&message, .refused, text, now, &outcome)
        message.progress.receiptError = text
        message.progress.phase = .queued
        message.progress.refusedBy.append(supplier)
        let policy = index.refusalPolicy(of: supplier)
        if policy.failsOver(status), chooseSupplier(message) != nil {
            messages[message.facts.id] = message
            enqueue(message.facts.id, now, &outcome)
        } else if policy.retries(status) {
            retry(message, text, now, &outcome)
        } else {
            fail(message, reason: "supplier_refused", now, &outcome)
        }
    }

    /// Ends or repeats a message that the supplier may or may not have taken.
    ///
    /// A second submit could reach the phone twice, so only suppliers set up for that are
    /// tried again.
    mutating func unanswered(
        _ message: OpenMessage,
        _ now: Instant,
        _ outcome: inout Outcome
    ) {
        var message = message
        note(&message, .unanswered, "the answer was lost; outcome unknown", now, &outcome)
        let resends =
            message.progress.supplierID
            .flatMap { settings.suppliers[$0]?.connector.resendsUnanswered } ?? false
        if resends {
            retry(message, "sent again", now, &outcome)
        } else {
            message.progress.reason = "answer_lost"
            finish(message, as: .unknown, at: now, now, &outcome)
        }
    }

    /// Rests, then tries the whole route again from its start, until the validity ends.
    private mutating func retry(
        _ message: OpenMessage,
        _ why: String,
        _ now: Instant,
        _ outcome: inout Outcome
    ) {
        var message = message
        let doublings = min(message.progress.attempts, 6)
        let pause = min(limits.retrySeconds << doublings, limits.longestRetrySeconds)
        message.progress.refusedBy = []
        message.progress.phase = .queued
        message.progress.nextTryAt = now.adding(seconds: pause)
        note(&message, .requeued, "\(why); again in \(pause) s", now, &outcome)
        outcome.journal.change(message.key, message.progress)
        messages[message.facts.id] = message
        waiting.insert(message.facts)
        alarms.insert(Alarm(at: now.adding(seconds: pause), messageID: message.facts.id))
    }
}

extension Dispatch {
    init(_ facts: MessageFacts) {
        messageID = facts.id
        originator = facts.originator
        recipient = facts.recipient
        content = facts.content
        expiresAt = facts.expiresAt
        wantsIntermediate = facts.wantsIntermediate
    }
}

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
        guard var message = messages[id] else { return enqueueShelved(id, now, &outcome) }
        guard message.progress.phase == .queued,
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
        if let lane = supplierLanes[supplier], lane.isFree, lane.isEmpty {
            dispatch(message.facts.id, to: supplier, now, &outcome)
        } else {
            putInLine(message, of: supplier, &outcome)
            pump(supplier, now, &outcome)
        }
    }

    /// Lets a message wait for a supplier: in memory, or on the disk behind many others.
    private mutating func putInLine(
        _ message: OpenMessage,
        of supplier: SupplierID,
        _ outcome: inout Outcome
    ) {
        let (id, client) = (message.facts.id, message.facts.clientID)
        outcome.journal.change(message.key, message.progress)
        waiting.insert(message.facts)
        let limit = limits.residentPerLine
        let stays = supplierLanes[supplier]?.hasRoom(for: client, limit: limit) ?? (limit > 0)
        // What leaves joined is kept together, in memory.
        if stays || joined[id] != nil {
            messages[id] = message
        } else {
            shelve(message, isInLine: true)
        }
        supplierLanes[supplier, default: SupplierLane()].append(id, of: client, isReady: stays)
        if !stays { refill(supplier, client) }
    }

    /// Keeps a message until its client is active again.
    private mutating func holdBack(_ message: OpenMessage, _ outcome: inout Outcome) {
        outcome.journal.change(message.key, message.progress)
        waiting.insert(message.facts)
        let client = message.facts.clientID
        if heldBack[client]?.count ?? 0 < limits.residentPerLine {
            messages[message.facts.id] = message
        } else {
            shelve(message, isInLine: false)
        }
        heldBack[client, default: []].append(message.facts.id)
    }

    /// The first candidate left that is bound, or else the first that is active at all.
    func chooseSupplier(_ message: OpenMessage) -> SupplierID? {
        let refusedBy = message.progress.refusedBy
        return chooseSupplier(
            among: message.candidates.lazy.map(\.supplierID).filter { !refusedBy.contains($0) }
        )
    }

    func chooseSupplier(among left: some Sequence<SupplierID>) -> SupplierID? {
        var first: SupplierID?
        for supplier in left where settings.suppliers[supplier]?.isActive == true {
            if supplierLanes[supplier]?.isBound == true { return supplier }
            first = first ?? supplier
        }
        return first
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
        supplierLanes[supplier, default: SupplierLane()].outstanding += 1
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
        let skipped = whyNotBefore(message, supplier)
        let price = "\(cost.price.decimalText) \(cost.price.currency)"
        return "to \(name)\(route)\(skipped), cost \(price), "
            + "price row \(cost.id)"
    }

    /// Why no supplier that comes before this one in the route has the message.
    private func whyNotBefore(_ message: OpenMessage, _ supplier: SupplierID) -> String {
        let before = message.candidates.map(\.supplierID).prefix { $0 != supplier }
        let reasons = before.map { other -> String in
            let name = settings.suppliers[other]?.name ?? "\(other)"
            if message.progress.refusedBy.contains(other) { return "\(name) refused" }
            guard settings.suppliers[other]?.isActive == true else { return "\(name) is off" }
            return supplierLanes[other]?.isBound == true
                ? "\(name) was not bound before" : "\(name) is not bound"
        }
        return reasons.isEmpty ? "" : " (\(reasons.joined(separator: ", ")))"
    }

    /// Sends from a supplier's queue while its windows have room.
    mutating func pump(_ supplier: SupplierID, _ now: Instant, _ outcome: inout Outcome) {
        // A message that finds no price here goes on to another lane, and might come back.
        guard supplierLanes[supplier]?.isPumping == false else { return }
        supplierLanes[supplier]?.isPumping = true
        while supplierLanes[supplier]?.isFree == true, let id = nextInLine(of: supplier) {
            dispatch(id, to: supplier, now, &outcome)
        }
        supplierLanes[supplier]?.isPumping = false
    }

    /// Takes the next message out of a supplier's lane that is in memory.
    ///
    /// A client whose head is still on the disk is passed over: nobody waits for the disk.
    private mutating func nextInLine(of supplier: SupplierID) -> MessageID? {
        var clients = supplierLanes[supplier]?.clientCount ?? 0
        while clients > 0, let id = supplierLanes[supplier]?.head {
            if let message = messages[id], isReadyToLeave(message) {
                supplierLanes[supplier]?.takeHead()
                refill(supplier, message.facts.clientID)
                return id
            }
            if shelf[id]?.isInLine == true {
                shelf.want(id)
                supplierLanes[supplier]?.passHead()
                clients -= 1
            } else if let client = supplierLanes[supplier]?.removeHead() {
                // Lines are not searched when a message ends or gets another time.
                refill(supplier, client)
                clients = min(clients, supplierLanes[supplier]?.clientCount ?? 0)
            }
        }
        return nil
    }

    /// Whether nothing keeps a message from a supplier but its turn.
    ///
    /// A part that another one leaves with has no turn of its own.
    private func isReadyToLeave(_ message: OpenMessage) -> Bool {
        message.progress.phase == .queued && message.progress.nextTryAt == nil
            && (!message.isCollected || joined[message.facts.id] != nil)
    }

    mutating func supplierBound(
        _ supplier: SupplierID,
        window: Int,
        _ now: Instant,
        _ outcome: inout Outcome
    ) {
        let wasBound = supplierLanes[supplier]?.isBound == true
        supplierLanes[supplier, default: SupplierLane()].window += window
        pump(supplier, now, &outcome)
        if wasBound { return }
        // Messages that wait for an unbound supplier and may go by this one, go now.
        let stranded = supplierLanes.filter { !$0.value.isBound && !$0.value.isEmpty }
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
        supplierLanes[supplier, default: SupplierLane()].window -= window
        guard supplierLanes[supplier]?.isBound == false else { return }
        reroute(queueOf: supplier, now, &outcome)
    }

    private mutating func reroute(
        queueOf supplier: SupplierID,
        _ now: Instant,
        _ outcome: inout Outcome
    ) {
        for id in supplierLanes[supplier]?.removeAll() ?? [] { enqueue(id, now, &outcome) }
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
        supplierLanes[supplier, default: SupplierLane()].outstanding -= 1
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
        waiting.insert(message.facts)
        rest(message, until: now.adding(seconds: pause), now)
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

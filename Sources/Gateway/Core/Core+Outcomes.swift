// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import Messaging
import Primitives
import Storage

/// What suppliers say about messages, and the money that follows.
extension Core {
    mutating func accepted(
        _ message: OpenMessage,
        _ supplierMessageID: String,
        _ now: Instant,
        _ outcome: inout Outcome
    ) {
        var message = message
        message.progress.phase = .enroute
        message.progress.supplierMessageID = supplierMessageID
        message.progress.receiptError = ""
        message.progress.refusedBy = []
        // The text is on its way; only its start is kept for the client's receipt.
        message.facts.content.body = []
        note(&message, .accepted, "as \(supplierMessageID)", now, &outcome)
        if message.facts.charging.basis == .sent { charge(&message, now, &outcome) }
        if message.progress.cost?.basis == .sent { cost(&message, now, &outcome) }
        let hours =
            message.progress.supplierID
            .flatMap { settings.suppliers[$0]?.connector.receiptHours } ?? 72
        let since = message.progress.dispatchedAt ?? now
        message.deadline = since.adding(seconds: Int64(hours) * 3_600)
        alarms.insert(Alarm(at: message.deadline, messageID: message.facts.id))
        outcome.journal.change(message.key, message.progress)
        messages[message.facts.id] = message
    }

    /// Ties receipts with a supplier's id to a message from now on; the latest that got the id has
    /// it.
    ///
    /// A receipt that came early is applied.
    mutating func awaitReceipt(
        of id: MessageID,
        _ reference: SupplierReference,
        _ now: Instant,
        _ outcome: inout Outcome
    ) {
        // An empty id would tie all receipts without one to this message.
        if reference.messageID.isEmpty { return }
        awaited[reference] = id
        if let early = parked.removeValue(forKey: reference) {
            outcome.journal.unpark(reference)
            apply(early, to: id, now, &outcome)
        }
    }

    /// Ends a message that no supplier took.
    mutating func fail(
        _ message: OpenMessage,
        reason: String,
        _ now: Instant,
        _ outcome: inout Outcome
    ) {
        var message = message
        message.progress.reason = reason
        finish(message, as: .rejected, at: now, now, &outcome)
    }

    /// Gives a message its final state: settles its money, counts it and starts its receipt.
    mutating func finish(
        _ message: OpenMessage,
        as state: MessageState,
        at doneAt: Instant,
        _ now: Instant,
        _ outcome: inout Outcome
    ) {
        var message = message
        message.progress.state = state
        // A supplier's clock may be wrong by a zone or by years.
        message.progress.doneAt = min(max(doneAt, message.facts.receivedAt), now)
        message.progress.nextTryAt = nil
        message.progress.refusedBy = []
        waiting.remove(message.facts)
        if let reference = message.reference { settle(reference, message.facts.id) }
        if state == .delivered {
            if message.progress.money == .held { charge(&message, now, &outcome) }
            if message.progress.cost?.basis == .delivered { cost(&message, now, &outcome) }
        } else if message.progress.money == .held {
            release(&message, now, &outcome)
        }
        note(&message, .finished, finishDetail(message.progress), now, &outcome)
        if let payer = payer(of: message.facts) {
            let key = RollupKey(facts: message.facts, currency: payer.currency, at: now)
            outcome.journal.count(key) {
                if state == .delivered { $0.delivered += 1 } else { $0.failed += 1 }
            }
        }
        if message.facts.wantsWebhook {
            let event = WebhookEvent(
                .messageFinished,
                of: message.facts.clientID,
                about: message.facts.id.rawValue,
                at: now
            )
            outcome.journal.publish(event)
        }
        settleReceipt(message, now, &outcome)
        // Those that were to travel with a message that is gone go on without it.
        separate(message.facts.id, now, &outcome)
    }

    private func finishDetail(_ progress: MessageProgress) -> String {
        progress.reason.isEmpty
            ? progress.state.rawValue : "\(progress.state.rawValue), \(progress.reason)"
    }

    private mutating func charge(
        _ message: inout OpenMessage,
        _ now: Instant,
        _ outcome: inout Outcome
    ) {
        precondition(message.progress.money == .held, "only a hold can be charged, once")
        guard let payer = payer(of: message.facts) else { return }
        let amount = message.facts.amountMicros
        funds[payer.clientID, default: Funds()].charge(amount)
        message.progress.money = .charged
        message.progress.moneyAt = now
        outcome.journal.hold(-amount, of: payer)
        let key = RollupKey(facts: message.facts, currency: payer.currency, at: now)
        let segments = Int64(message.facts.content.segments)
        outcome.journal.count(key) {
            $0.chargedMessages += 1
            $0.chargedSegments += segments
            $0.chargedMicros += amount
        }
        let text = Money(micros: amount, payer.currency).decimalText
        note(&message, .charged, "\(text) \(payer.currency)", now, &outcome)
    }

    private mutating func release(
        _ message: inout OpenMessage,
        _ now: Instant,
        _ outcome: inout Outcome
    ) {
        guard let payer = payer(of: message.facts) else { return }
        let amount = message.facts.amountMicros
        funds[payer.clientID, default: Funds()].release(amount)
        message.progress.money = .released
        message.progress.moneyAt = now
        outcome.journal.hold(-amount, of: payer)
        let text = Money(micros: amount, payer.currency).decimalText
        note(&message, .released, "\(text) \(payer.currency)", now, &outcome)
    }

    private func cost(
        _ message: inout OpenMessage,
        _ now: Instant,
        _ outcome: inout Outcome
    ) {
        guard let cost = message.progress.cost, cost.costedAt == nil,
            let destination = message.facts.destination,
            let supplier = message.progress.supplierID.flatMap({ settings.suppliers[$0] })
        else { return }
        message.progress.cost?.costedAt = now
        let segments = Int64(message.facts.content.segments)
        let key = CostKey(
            clientID: message.facts.clientID,
            supplierID: supplier.id,
            destination: destination,
            cost: cost,
            currency: supplier.currency,
            at: now
        )
        outcome.journal.cost(key, segments: segments, micros: cost.priceMicros * segments)
    }
}

extension OpenMessage {
    /// The supplier's id of an accepted message.
    var reference: SupplierReference? {
        guard let supplier = progress.supplierID, let id = progress.supplierMessageID else {
            return nil
        }
        return SupplierReference(supplierID: supplier, messageID: id)
    }
}

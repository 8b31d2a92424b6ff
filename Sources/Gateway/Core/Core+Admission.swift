// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import Messaging
import Primitives
import Storage

/// Admission: the chain of checks between a submit and its hold.
extension Core {
    /// What a message needs to be admitted.
    private struct Ticketed {
        var destination: Destination
        var price: PriceRow
        var candidates: [SupplierID]
    }

    mutating func submit(
        _ submission: Submission,
        _ ticket: ReplyTicket,
        _ now: Instant,
        _ outcome: inout Outcome
    ) {
        guard let owner = settings.clients[submission.clientID],
            owner.client.status != .closed
        else {
            return block(submission, .clientBlocked, nil, ticket, now, &outcome)
        }
        var destination: Destination?
        do throws(BlockReason) {
            try checkDailyLimit(owner, now)
            let found = try findDestination(submission)
            destination = found
            let ticketed = try findPriceAndRoute(owner, found, now)
            try hold(submission, owner, ticketed.price, now, &outcome)
            admit(submission, owner, ticketed, ticket, now, &outcome)
        } catch {
            block(submission, error, destination, ticket, now, &outcome)
        }
    }

    private mutating func checkDailyLimit(
        _ owner: ClientSettings,
        _ now: Instant
    ) throws(BlockReason) {
        guard let limit = owner.client.terms.dailyLimit else { return }
        let client = owner.client.id
        if now >= days[client]?.endsAt ?? .epoch {
            let today = owner.calendar.localDate(of: now)
            days[client] = ClientDay(
                endsAt: owner.calendar.midnight(of: today.adding(days: 1)),
                admitted: 0
            )
        }
        if days[client]?.admitted ?? 0 >= limit { throw .dailyLimit }
    }

    private func findDestination(_ submission: Submission) throws(BlockReason) -> Destination {
        guard let number = try? MSISDN(submission.recipient) else { throw .badNumber }
        guard let destination = settings.catalogue.destination(for: number) else {
            throw .noDestination
        }
        return destination
    }

    private func findPriceAndRoute(
        _ owner: ClientSettings,
        _ destination: Destination,
        _ now: Instant
    ) throws(BlockReason) -> Ticketed {
        guard let price = sellPrice(owner, destination, now) else { throw .noClientPrice }
        let suppliers = settings.routes.suppliers(
            client: owner.client.id,
            mainClient: owner.billingClientID,
            destination: destination
        ).filter { settings.suppliers[$0]?.isActive == true }
        if suppliers.isEmpty { throw .noRoute }
        let priced = suppliers.filter { sourcePrice($0, destination, now) != nil }
        if priced.isEmpty { throw .noSourcePrice }
        return Ticketed(destination: destination, price: price, candidates: priced)
    }

    /// The client's own price, or else its main client's, or else its product's.
    private func sellPrice(
        _ owner: ClientSettings,
        _ destination: Destination,
        _ now: Instant
    ) -> PriceRow? {
        let client = owner.client
        let own = settings.prices.sellPrice(
            client: client.id,
            product: client.productID,
            destination: destination,
            messageType: .sms,
            at: now
        )
        if own != nil || client.mainClientID == nil { return own }
        let main = settings.clients[owner.billingClientID]?.client
        return settings.prices.sellPrice(
            client: owner.billingClientID,
            product: main?.productID,
            destination: destination,
            messageType: .sms,
            at: now
        )
    }

    func sourcePrice(
        _ supplier: SupplierID,
        _ destination: Destination,
        _ now: Instant
    ) -> PriceRow? {
        settings.prices.sourcePrice(
            supplier: supplier,
            destination: destination,
            messageType: .sms,
            at: now
        )
    }

    private mutating func hold(
        _ submission: Submission,
        _ owner: ClientSettings,
        _ price: PriceRow,
        _ now: Instant,
        _ outcome: inout Outcome
    ) throws(BlockReason) {
        let billing = owner.billingClientID
        guard let terms = settings.clients[billing]?.client.terms else { throw .clientBlocked }
        let segments = Int64(submission.content.segments)
        guard let amount = price.price.checkedAmount(segments: segments)?.micros else {
            throw .noMoney
        }
        let status = funds[billing, default: Funds()].hold(
            amount,
            limitMicros: terms.limitMicros(at: now),
            allowsNegative: price.sellsToNegative
        )
        guard status == .held else { throw .noMoney }
        outcome.journal.hold(
            amount,
            of: PayerKey(clientID: billing, currency: price.price.currency)
        )
    }

    private mutating func admit(
        _ submission: Submission,
        _ owner: ClientSettings,
        _ ticketed: Ticketed,
        _ ticket: ReplyTicket,
        _ now: Instant,
        _ outcome: inout Outcome
    ) {
        var facts = MessageFacts(
            id: ids.next(at: now),
            submission: submission,
            receivedAt: now,
            destination: ticketed.destination,
            charging: MessageCharging(
                billingClientID: owner.billingClientID,
                priceID: ticketed.price.id,
                priceMicros: ticketed.price.price.micros,
                basis: ticketed.price.basis
            )
        )
        facts.expiresAt = expiry(asked: submission.expiresAt, now)
        facts.recipient = (try? MSISDN(submission.recipient))?.digits ?? submission.recipient
        var progress = MessageProgress(phase: .queued, state: .enroute)
        progress.money = .held
        progress.moneyAt = now
        var message = OpenMessage(
            facts: facts,
            progress: progress,
            candidates: ticketed.candidates
        )
        outcome.journal.admit(facts)
        note(&message, .admitted, admissionDetail(ticketed.price, facts), now, &outcome)
        countAdmitted(facts, ticketed.price.price.currency, now, &outcome)
        messages[facts.id] = message
        alarms.insert(Alarm(at: message.deadline, messageID: facts.id))
        outcome.effects.append(.reply(ticket, .accepted(facts.id)))
        if owner.client.status == .blocked {
            outcome.journal.change(message.key, message.progress)
            heldBack[owner.client.id, default: []].append(facts.id)
        } else {
            enqueue(facts.id, now, &outcome)
        }
    }

    private func admissionDetail(_ price: PriceRow, _ facts: MessageFacts) -> String {
        "\(facts.content.segments) x \(price.price.decimalText) \(price.price.currency), "
            + "\(price.basis.rawValue), price row \(price.id)"
    }

    private mutating func countAdmitted(
        _ facts: MessageFacts,
        _ currency: Currency,
        _ now: Instant,
        _ outcome: inout Outcome
    ) {
        days[facts.clientID]?.admitted += 1
        let key = RollupKey(facts: facts, currency: currency, at: now)
        outcome.journal.count(key) {
            $0.submitted += 1
            $0.submittedSegments += Int64(facts.content.segments)
        }
    }

    private func expiry(asked: Instant?, _ now: Instant) -> Instant {
        let longest = now.adding(seconds: limits.longestValiditySeconds)
        return min(asked ?? now.adding(seconds: limits.defaultValiditySeconds), longest)
    }

    /// Stores a refused message and answers; it never costs anything.
    private mutating func block(
        _ submission: Submission,
        _ reason: BlockReason,
        _ destination: Destination?,
        _ ticket: ReplyTicket,
        _ now: Instant,
        _ outcome: inout Outcome
    ) {
        let owner = settings.clients[submission.clientID]
        let billing = owner?.billingClientID ?? submission.clientID
        let facts = MessageFacts(
            id: ids.next(at: now),
            submission: submission,
            receivedAt: now,
            destination: destination,
            charging: MessageCharging(billingClientID: billing)
        )
        var progress = MessageProgress(phase: .blocked, state: .rejected)
        progress.reason = reason.rawValue
        progress.doneAt = now
        var message = OpenMessage(facts: facts, progress: progress, candidates: [])
        outcome.journal.admit(facts)
        outcome.journal.change(message.key, progress)
        note(&message, .blocked, reason.rawValue, now, &outcome)
        if let currency = owner?.client.currency {
            let key = RollupKey(facts: facts, currency: currency, at: now)
            outcome.journal.count(key) { $0.blocked += 1 }
        }
        outcome.effects.append(.reply(ticket, .blocked(reason)))
    }
}

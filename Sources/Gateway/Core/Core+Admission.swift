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
        var owner: ClientSettings
        var price: PriceRow
        var choices: [RouteChoice]
        /// The payer's, with the amount held.
        var funds: Funds
        /// The waiting message whose place the new one takes.
        var replaced: MessageID?
    }

    mutating func submit(
        _ submission: Submission,
        _ ticket: ReplyTicket,
        _ now: Instant,
        _ outcome: inout Outcome
    ) {
        let billing = settings.clients[submission.clientID]?.billingClientID
        var facts = MessageFacts(
            id: ids.next(at: now),
            submission: submission,
            receivedAt: now,
            destination: nil,
            charging: MessageCharging(billingClientID: billing ?? submission.clientID)
        )
        if let request = submission.request {
            let key = MessageKey(clientID: facts.clientID, id: facts.id)
            outcome.journal.tie(key, to: request)
        }
        do throws(Refusal) {
            let owner = try findOwner(submission)
            try checkDailyLimit(owner, now)
            let destination = try findDestination(&facts)
            let replaced =
                submission.replacesWaiting ? latestWaiting(MessageAddresses(facts)) : nil
            let ticketed = try findTicket(
                &facts,
                owner,
                destination,
                replacing: replaced,
                now
            )
            admit(facts, submission, ticketed, ticket, now, &outcome)
        } catch {
            block(facts, error, ticket, now, &outcome)
        }
    }

    private func findOwner(_ submission: Submission) throws(Refusal) -> ClientSettings {
        if let reason = submission.refusal { throw Refusal(reason: reason) }
        guard let owner = settings.clients[submission.clientID], owner.client.status != .closed
        else { throw Refusal(reason: .clientBlocked) }
        return owner
    }

    private mutating func checkDailyLimit(
        _ owner: ClientSettings,
        _ now: Instant
    ) throws(Refusal) {
        let client = owner.client.id
        if now >= days[client]?.endsAt ?? .epoch {
            let today = owner.calendar.localDate(of: now)
            days[client] = ClientDay(
                endsAt: owner.calendar.midnight(of: today.adding(days: 1)),
                admitted: 0
            )
        }
        if let limit = owner.client.terms.dailyLimit, days[client]?.admitted ?? 0 >= limit {
            throw Refusal(reason: .dailyLimit, detail: "\(limit) a day")
        }
    }

    private func findDestination(_ facts: inout MessageFacts) throws(Refusal) -> Destination {
        guard let number = try? MSISDN(facts.recipient) else {
            throw Refusal(reason: .badNumber)
        }
        facts.recipient = number.digits
        guard let destination = settings.catalogue.destination(for: number) else {
            throw Refusal(reason: .noDestination)
        }
        facts.destination = destination
        return destination
    }

    /// Price, route, money and content, in the order of the reasons' precedence.
    private func findTicket(
        _ facts: inout MessageFacts,
        _ owner: ClientSettings,
        _ destination: Destination,
        replacing replaced: MessageID?,
        _ now: Instant
    ) throws(Refusal) -> Ticketed {
        let query = RouteQuery(facts, to: destination)
        let refusal = settings.routes.refusal(of: query)
        if let refusal, refusal.reason == .destinationClosed { throw Refusal(refusal) }
        guard let price = sellPrice(owner, destination, now) else {
            throw Refusal(reason: .noClientPrice)
        }
        try checkCurrency(of: price, owner)
        facts.charging = MessageCharging(
            billingClientID: owner.billingClientID,
            priceID: price.id,
            priceMicros: price.price.micros,
            basis: price.basis
        )
        let choices = settings.routes.choices(for: query)
            .filter { settings.suppliers[$0.supplierID]?.isActive == true }
        if choices.isEmpty { throw Refusal(reason: .noRoute) }
        let priced = choices.filter { sourcePrice($0.supplierID, destination, now) != nil }
        if priced.isEmpty { throw Refusal(reason: .noSourcePrice) }
        let segments = Int64(facts.content.segments)
        guard let amount = price.price.checkedAmount(segments: segments)?.micros else {
            throw Refusal(reason: .noMoney, detail: "price x segments is beyond all money")
        }
        let funds = try holding(amount, owner, price, replaced, now)
        if let refusal, refusal.reason == .senderNotAllowed { throw Refusal(refusal) }
        guard index.allows(facts.originator.text, of: facts.accessID) else {
            throw Refusal(reason: .senderNotAllowed, detail: "not among the access's senders")
        }
        if let refusal { throw Refusal(refusal) }
        return Ticketed(
            owner: owner,
            price: price,
            choices: priced,
            funds: funds,
            replaced: replaced
        )
    }

    /// A price in another currency than the payer's account is no price: nothing converts it.
    private func checkCurrency(
        of price: PriceRow,
        _ owner: ClientSettings
    ) throws(Refusal) {
        let asked = price.price.currency
        guard let kept = settings.clients[owner.billingClientID]?.client.currency, kept != asked
        else { return }
        throw Refusal(
            reason: .noClientPrice,
            detail: "price row \(price.id) is in \(asked), the account in \(kept)"
        )
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

    /// The payer's funds with the amount held; nothing is changed yet.
    ///
    /// What is held for a message that the new one replaces is there for the new one: releasing
    /// the one and holding the other is one decision.
    private func holding(
        _ amount: Int64,
        _ owner: ClientSettings,
        _ price: PriceRow,
        _ replaced: MessageID?,
        _ now: Instant
    ) throws(Refusal) -> Funds {
        guard let terms = settings.clients[owner.billingClientID]?.client.terms else {
            throw Refusal(reason: .clientBlocked, detail: "its main client is gone")
        }
        let before = funds[owner.billingClientID] ?? Funds()
        var free = before
        if let replaced = replaced.flatMap({ messages[$0] }), replaced.progress.money == .held,
            replaced.facts.charging.billingClientID == owner.billingClientID
        {
            free.release(replaced.facts.amountMicros)
        }
        let limit = terms.limitMicros(at: now)
        let available = free.available(limitMicros: limit)
        var held = before
        guard
            free.hold(amount, limitMicros: limit, allowsNegative: price.sellsToNegative) == .held,
            held.hold(amount, limitMicros: limit, allowsNegative: true) == .held
        else {
            let currency = price.price.currency
            let needs = Money(micros: amount, currency).decimalText
            let has = Money(micros: available, currency).decimalText
            throw Refusal(
                reason: .noMoney,
                detail: "needs \(needs) \(currency), \(has) available"
            )
        }
        return held
    }

    private mutating func admit(
        _ admitted: MessageFacts,
        _ submission: Submission,
        _ ticketed: Ticketed,
        _ ticket: ReplyTicket,
        _ now: Instant,
        _ outcome: inout Outcome
    ) {
        var facts = admitted
        let start = submission.scheduledAt.map { max($0, now) } ?? now
        facts.expiresAt = expiry(asked: submission.expiresAt, start)
        let currency = ticketed.price.price.currency
        let payer = facts.charging.billingClientID
        funds[payer] = ticketed.funds
        outcome.journal.hold(
            facts.amountMicros,
            of: PayerKey(clientID: payer, currency: currency)
        )
        var progress = MessageProgress(phase: .queued, state: .enroute)
        progress.money = .held
        progress.moneyAt = now
        var message = OpenMessage(
            facts: facts,
            progress: progress,
            candidates: ticketed.choices
        )
        outcome.journal.admit(facts)
        note(&message, .admitted, admissionDetail(ticketed, facts), now, &outcome)
        countAdmitted(facts, currency, now, &outcome)
        messages[facts.id] = message
        alarms.insert(Alarm(at: message.deadline, messageID: facts.id))
        outcome.effects.append(.reply(ticket, .accepted(facts.id)))
        // Releases what was held for it, which `holding` has counted on.
        if let replaced = ticketed.replaced { takeBack(replaced, now, &outcome) }
        if start > now {
            schedule(facts.id, start, now, &outcome)
        } else {
            enqueue(facts.id, now, &outcome)
        }
    }

    private mutating func schedule(
        _ id: MessageID,
        _ at: Instant,
        _ now: Instant,
        _ outcome: inout Outcome
    ) {
        guard var message = messages[id] else { return }
        message.progress.nextTryAt = at
        note(&message, .scheduled, "for \(at.utcText)", now, &outcome)
        outcome.journal.change(message.key, message.progress)
        waiting.insert(message.facts)
        rest(message, until: at, now)
    }

    private func admissionDetail(_ ticketed: Ticketed, _ facts: MessageFacts) -> String {
        let price = ticketed.price
        let routes = ticketed.choices.prefix(5).map(\.routeID.description)
        return "\(facts.content.segments) x \(price.price.decimalText) "
            + "\(price.price.currency), \(price.basis.rawValue), price row \(price.id), "
            + "routes \(routes.joined(separator: " "))"
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

    private func expiry(asked: Instant?, _ start: Instant) -> Instant {
        let longest = start.adding(seconds: limits.longestValiditySeconds)
        return min(asked ?? start.adding(seconds: limits.defaultValiditySeconds), longest)
    }

    /// Stores a refused message and answers; it never costs anything.
    private mutating func block(
        _ facts: MessageFacts,
        _ refusal: Refusal,
        _ ticket: ReplyTicket,
        _ now: Instant,
        _ outcome: inout Outcome
    ) {
        let reason = refusal.reason
        var facts = facts
        // A refused message has no price: nothing can come of it.
        let billing = facts.charging.billingClientID
        facts.charging = MessageCharging(billingClientID: billing)
        var progress = MessageProgress(phase: .blocked, state: .rejected)
        progress.reason = reason.rawValue
        progress.doneAt = now
        var message = OpenMessage(facts: facts, progress: progress, candidates: [])
        outcome.journal.admit(facts)
        outcome.journal.change(message.key, progress)
        let detail =
            refusal.detail.isEmpty ? reason.rawValue : "\(reason.rawValue): \(refusal.detail)"
        note(&message, .blocked, detail, now, &outcome)
        if let currency = settings.clients[facts.clientID]?.client.currency {
            let key = RollupKey(facts: facts, currency: currency, at: now)
            outcome.journal.count(key) { $0.blocked += 1 }
        }
        outcome.effects.append(.reply(ticket, .blocked(reason)))
    }
}

/// Why a message is refused, and what exactly was in the way.
private struct Refusal: Error {
    var reason: BlockReason
    var detail = ""

    init(reason: BlockReason, detail: String = "") {
        self.reason = reason
        self.detail = detail
    }

    init(_ refusal: RouteRefusal) {
        self.init(reason: refusal.reason, detail: "route \(refusal.routeID)")
    }
}

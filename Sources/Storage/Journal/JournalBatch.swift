// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import Messaging
import Primitives

/// What one transaction of the journal makes durable, gathered while the core works.
///
/// A message that changes several times in one batch is written once, in its last state.
/// Charges, costs and counts are summed per rollup row, so a batch of a thousand messages to
/// one network is one upsert.
package struct JournalBatch: Sendable {
    package private(set) var admitted: [MessageFacts] = []
    package private(set) var progress: [MessageKey: MessageProgress] = [:]
    /// Facts of waiting messages whose content the client replaced, by key.
    package private(set) var replaced: [MessageKey: MessageFacts] = [:]
    /// Messages from phones in their last state, by key.
    package private(set) var inbound: [MessageKey: InboundMessage] = [:]
    package private(set) var events: [MessageEvent] = []
    package private(set) var rollups: [RollupKey: RollupDelta] = [:]
    package private(set) var costs: [CostKey: CostDelta] = [:]
    package private(set) var heldMicros: [PayerKey: Int64] = [:]
    /// In order: the same receipt can be parked and taken out in one batch.
    package private(set) var parkedChanges: [ParkedChange] = []
    /// The messages of requests that may be repeated.
    package private(set) var requests: [MessageKey: MessageRequest] = [:]
    /// What clients' endpoints are told of.
    package private(set) var webhooks: [WebhookEvent] = []

    package init() {}

    /// Whether there is nothing to write.
    package var isEmpty: Bool {
        admitted.isEmpty && progress.isEmpty && events.isEmpty && parkedChanges.isEmpty
            && replaced.isEmpty && inbound.isEmpty
    }

    /// Adds a message's row; its state comes with `change`.
    package mutating func admit(_ facts: MessageFacts) {
        admitted.append(facts)
    }

    /// Sets a message's state; the last one of the batch counts.
    package mutating func change(_ key: MessageKey, _ state: MessageProgress) {
        progress[key] = state
    }

    /// Replaces the content of a message that waits; the last one of the batch counts.
    package mutating func replace(_ facts: MessageFacts) {
        replaced[MessageKey(clientID: facts.clientID, id: facts.id)] = facts
    }

    /// Sets a message from a phone; the last state of the batch counts.
    package mutating func keep(_ message: InboundMessage) {
        inbound[message.key] = message
    }

    /// Adds a step of a message's trace.
    package mutating func note(_ event: MessageEvent) {
        events.append(event)
    }

    /// Moves held money: positive holds, negative ends a hold.
    package mutating func hold(_ micros: Int64, of payer: PayerKey) {
        guard micros != 0 else { return }
        heldMicros[payer, default: 0] += micros
    }

    /// Counts traffic or a charge in a rollup row.
    package mutating func count(_ key: RollupKey, _ change: (inout RollupDelta) -> Void) {
        change(&rollups[key, default: RollupDelta()])
    }

    /// Adds a cost to a rollup row.
    package mutating func cost(_ key: CostKey, segments: Int64, micros: Int64) {
        costs[key, default: CostDelta()].add(segments: segments, micros: micros)
    }

    /// Ties a message to the request that it came by.
    package mutating func tie(_ key: MessageKey, to request: MessageRequest) {
        requests[key] = request
    }

    /// Tells the client's endpoints of something.
    package mutating func publish(_ event: WebhookEvent) {
        webhooks.append(event)
    }

    /// Keeps a receipt whose message is not known yet.
    package mutating func park(_ receipt: ParkedReceipt) {
        parkedChanges.append(.parked(receipt))
    }

    /// Lets go of a kept receipt.
    package mutating func unpark(_ reference: SupplierReference) {
        parkedChanges.append(.unparked(reference))
    }
}

/// A receipt that began or ceased to wait for its submit response.
package enum ParkedChange: Sendable, Equatable {
    case parked(ParkedReceipt)
    case unparked(SupplierReference)
}

/// Whose money moves, in which currency.
package struct PayerKey: Hashable, Sendable {
    package let clientID: ClientID
    package let currency: Currency

    package init(clientID: ClientID, currency: Currency) {
        self.clientID = clientID
        self.currency = currency
    }

    /// A client has one currency almost always, and equality decides about the rest.
    package func hash(into hasher: inout Hasher) {
        hasher.combine(clientID.rawValue)
    }

    // Written out, so that other modules' types are compared as the numbers that they are.
    package static func == (left: PayerKey, right: PayerKey) -> Bool {
        left.clientID.rawValue == right.clientID.rawValue && left.currency == right.currency
    }
}

/// The dimensions of a rollup row.
///
/// - Invariant: `quarterAt` is a multiple of 15 minutes since 1970 UTC.
package struct RollupKey: Hashable, Sendable {
    package var payer: PayerKey
    package var clientID: ClientID
    package var quarterAt: Instant
    /// Nil on messages refused for want of a destination.
    package var destination: Destination?
    package var sender: String
    package var basis: BillingBasis
    package var priceMicros: Int64

    /// Creates the row of a message for something that happens at an instant.
    package init(facts: MessageFacts, currency: Currency, at instant: Instant) {
        payer = PayerKey(clientID: facts.charging.billingClientID, currency: currency)
        clientID = facts.clientID
        quarterAt = BillingCalendar.quarterHour(at: instant)
        destination = facts.destination
        sender = facts.originator.text
        basis = facts.charging.basis
        priceMicros = facts.charging.priceMicros
    }

    /// As numbers, since each message looks its row up several times.
    ///
    /// The currency and the payer follow from the client almost always, and equality decides about
    /// the rest.
    package func hash(into hasher: inout Hasher) {
        hasher.combine(clientID.rawValue)
        hasher.combine(quarterAt.microseconds)
        hasher.combine((destination?.packed ?? 0) << 1 | (basis == .sent ? 0 : 1))
        hasher.combine(priceMicros)
        hasher.combine(sender)
    }

    /// Numbers first, the text last.
    package static func == (left: RollupKey, right: RollupKey) -> Bool {
        left.quarterAt.microseconds == right.quarterAt.microseconds && left.payer == right.payer
            && left.clientID.rawValue == right.clientID.rawValue
            && left.priceMicros == right.priceMicros && left.basis == right.basis
            && left.destination?.packed == right.destination?.packed
            && left.sender == right.sender
    }
}

/// What a batch adds to a rollup row.
package struct RollupDelta: Sendable, Equatable {
    package var submitted: Int64 = 0
    package var submittedSegments: Int64 = 0
    package var blocked: Int64 = 0
    package var delivered: Int64 = 0
    package var failed: Int64 = 0
    package var chargedMessages: Int64 = 0
    package var chargedSegments: Int64 = 0
    package var chargedMicros: Int64 = 0

    package init() {}
}

/// The dimensions of a cost row.
package struct CostKey: Hashable, Sendable {
    package var clientID: ClientID
    package var quarterAt: Instant
    package var supplierID: SupplierID
    package var destination: Destination
    package var basis: BillingBasis
    package var priceMicros: Int64
    package var currency: Currency

    package init(
        clientID: ClientID,
        supplierID: SupplierID,
        destination: Destination,
        cost: MessageCost,
        currency: Currency,
        at instant: Instant
    ) {
        self.clientID = clientID
        quarterAt = BillingCalendar.quarterHour(at: instant)
        self.supplierID = supplierID
        self.destination = destination
        basis = cost.basis
        priceMicros = cost.priceMicros
        self.currency = currency
    }

    /// As numbers; equality decides about what is left out.
    package func hash(into hasher: inout Hasher) {
        hasher.combine(clientID.rawValue)
        hasher.combine(quarterAt.microseconds)
        hasher.combine(destination.packed << 1 | (basis == .sent ? 0 : 1))
        hasher.combine(supplierID.rawValue)
        hasher.combine(priceMicros)
    }
}

/// What a batch adds to a cost row.
package struct CostDelta: Sendable, Equatable {
    package private(set) var messages: Int64 = 0
    package private(set) var segments: Int64 = 0
    package private(set) var micros: Int64 = 0

    package init() {}

    mutating func add(segments: Int64, micros: Int64) {
        messages += 1
        self.segments += segments
        self.micros += micros
    }
}

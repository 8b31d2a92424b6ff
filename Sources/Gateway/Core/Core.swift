// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import DequeModule
import HeapModule
import Messaging
import Primitives
import Storage

/// The deterministic heart: admits, prices, holds, routes, charges and releases.
///
/// ```
/// command ──▶ handle ──▶ outcome: facts for the journal, effects for the edges
/// ```
///
/// It reads no clock, owns no socket and waits for nothing. `CoreLoop` feeds it commands in
/// batches, makes the facts durable in one transaction and only then lets the effects out.
/// When a transaction fails, the whole core is thrown away and rebuilt from the database.
///
/// - Invariant: a message is in `messages` or on the `shelf` exactly as long as its phase is
///   neither closed nor blocked; its money is captured or released exactly once.
package struct Core: Sendable {
    package private(set) var settings: CoreSettings
    private(set) var index: CoreIndex
    let limits: CoreLimits
    var ids: IdentifierGenerator

    var messages: [MessageID: OpenMessage] = [:]
    /// Money per paying client.
    var funds: [ClientID: Funds] = [:]
    var days: [ClientID: ClientDay] = [:]
    var supplierLanes: [SupplierID: SupplierLane] = [:]
    var receiverLanes: [AccessID: Lane] = [:]
    /// Messages of blocked clients, in order of arrival.
    var heldBack: [ClientID: Deque<MessageID>] = [:]
    /// Accepted messages by their supplier's id, for receipts.
    var awaited: [SupplierReference: MessageID] = [:]
    var parked: [SupplierReference: ParkedReceipt] = [:]
    var parkedOrder: Deque<SupplierReference> = []
    /// Messages whose receipt was final, the latest ones.
    var settled: [SupplierReference: MessageID] = [:]
    var settledOrder: Deque<SupplierReference> = []
    /// Queued messages that did not leave at once.
    var waiting = WaitingMessages()
    /// Parts that wait for the others, for suppliers that want messages whole.
    var parts = PartCollection<MessageID>(timeoutSeconds: CoreLimits.partSeconds)
    /// Joined messages: the parts that travel with their first one, from when they are whole until
    /// their end.
    var joined: [MessageID: [MessageID]] = [:]
    /// Messages from phones that are not confirmed.
    var inbound: [MessageID: OpenInbound] = [:]
    var alarms = Heap<Alarm>()
    /// Waiting messages whose rows are only in the database.
    var shelf = Shelf()

    /// Creates an empty core; `recover` fills it from the database.
    package init(
        settings: CoreSettings,
        limits: CoreLimits = CoreLimits(),
        ids: IdentifierGenerator
    ) {
        self.settings = settings
        index = CoreIndex(settings)
        self.limits = limits
        self.ids = ids
    }

    /// A core with the same settings, limits and ids that knows nothing yet.
    package var emptied: Core { Core(settings: settings, limits: limits, ids: ids) }

    /// Messages that something is still to be done for.
    package var openMessageCount: Int {
        messages.count + shelf.count + shelf.receipts.count + inbound.count
    }

    /// Messages that are held in memory as a whole.
    package var residentMessageCount: Int { messages.count + inbound.count }

    /// What a client may spend now.
    ///
    /// - Units: micros of the client's currency.
    package func availableMicros(_ client: ClientID, now: Instant) -> Int64? {
        guard let settings = settings.clients[client], let funds = funds[client] else {
            return nil
        }
        return funds.available(limitMicros: settings.client.terms.limitMicros(at: now))
    }

    /// Takes one command and adds what follows from it to the outcome.
    package mutating func handle(
        _ command: Command,
        now: Instant,
        into outcome: inout Outcome
    ) {
        switch command {
        case .submit(let submission, let ticket):
            let replaced = submission.replacesWaiting ? latestWaiting(submission) : nil
            if let replaced, postpone(command, about: replaced) { return }
            submit(submission, ticket, now, &outcome)
            if let replaced { endVisit(replaced.id) }
        case .cancel(let key, let ticket):
            if postpone(command, about: key) { return }
            cancel(key, ticket, now, &outcome)
            endVisit(key.id)
        case .cancelWaiting(let addresses, let ticket):
            let ids = waiting.ids(of: addresses)
            if postpone(command, about: ids) { return }
            cancelWaiting(addresses, ticket, now, &outcome)
            for id in ids { endVisit(id) }
        case .replace(let replacement, let ticket):
            if postpone(command, about: replacement.key) { return }
            replace(replacement, ticket, now, &outcome)
            endVisit(replacement.key.id)
        case .fetched(let rows):
            fetched(rows, now, &outcome)
        case .supplierBound(let supplier, let window):
            supplierBound(supplier, window: window, now, &outcome)
        case .supplierUnbound(let supplier, let window):
            supplierUnbound(supplier, window: window, now, &outcome)
        case .supplierAnswered(let message, let supplier, let answer):
            supplierAnswered(message, by: supplier, answer, now, &outcome)
        case .receiptArrived(let receipt, let ticket):
            receiptArrived(receipt, ticket, now, &outcome)
        case .phoneMessageArrived(let message, let ticket):
            phoneMessageArrived(message, ticket, now, &outcome)
        case .receiverBound(let access, let window):
            receiverLanes[access, default: Lane()].window += window
            deliverDue(besides: access, &outcome)
        case .receiverUnbound(let access, let window):
            receiverLanes[access, default: Lane()].window -= window
        case .receiptAnswered(let message, let access, let answer):
            receiptAnswered(message, via: access, answer, now, &outcome)
        case .settingsChanged(let settings):
            replaceSettings(settings, now, &outcome)
        case .moneyMoved:
            // The loop turns it into `balanceChanged`; without a loop there is nothing to read.
            break
        case .balanceChanged(let client, let micros):
            funds[client, default: Funds()].setBalance(micros)
        }
    }

    /// Takes a new snapshot of settings, and frees what it allows.
    private mutating func replaceSettings(
        _ settings: CoreSettings,
        _ now: Instant,
        _ outcome: inout Outcome
    ) {
        self.settings = settings
        index = CoreIndex(settings)
        for client in heldBack.keys.sorted() where isActive(client) {
            for id in heldBack.removeValue(forKey: client) ?? [] {
                enqueue(id, now, &outcome)
            }
        }
    }

    /// Whether a client's messages may leave.
    func isActive(_ client: ClientID) -> Bool {
        settings.clients[client]?.client.status == .active
    }

    /// Writes a step of a message's trace.
    func note(
        _ message: inout OpenMessage,
        _ kind: MessageEventKind,
        _ detail: String,
        _ now: Instant,
        _ outcome: inout Outcome
    ) {
        outcome.journal.note(
            MessageEvent(
                key: message.key,
                sequence: message.nextEvent,
                at: now,
                kind: kind,
                detail: detail
            )
        )
        message.nextEvent += 1
    }

    /// The currency of the client who pays for a message.
    func payer(of facts: MessageFacts) -> PayerKey? {
        guard let client = settings.clients[facts.charging.billingClientID] else { return nil }
        return PayerKey(
            clientID: facts.charging.billingClientID,
            currency: client.client.currency
        )
    }
}

/// Receipts in line in front of a limited number of unanswered deliveries.
struct Lane: Sendable {
    /// Unanswered requests allowed now: the windows of all bound sessions.
    var window = 0
    /// Requests given to the edge and not answered yet.
    var outstanding = 0
    var line = WaitingLine()

    var isBound: Bool { window > 0 }
    var isFree: Bool { outstanding < window }
}

/// How many messages a client has had admitted on its present local day.
struct ClientDay: Sendable {
    var endsAt: Instant
    var admitted: Int
}

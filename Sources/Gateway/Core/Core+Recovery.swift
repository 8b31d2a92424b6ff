// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import Messaging
import Primitives
import Storage

/// What the database holds of a running core.
package struct RecoveredState: Sendable {
    package var messages: [RecoveredMessage]
    package var parked: [ParkedReceipt]
    /// Messages from phones that are not confirmed.
    package var inbound: [InboundMessage]
    /// Posted balance and held money per paying client, in micros.
    package var funds: [ClientID: Funds]
    /// Messages admitted since each client's last local midnight.
    package var admittedToday: [ClientID: Int]
    /// The largest message id ever given.
    package var lastMessageID: Int64
    /// Messages whose final receipt has come, the oldest first.
    package var settled: [(reference: SupplierReference, id: MessageID)] = []

    package init(
        messages: [RecoveredMessage],
        parked: [ParkedReceipt],
        inbound: [InboundMessage],
        funds: [ClientID: Funds],
        admittedToday: [ClientID: Int],
        lastMessageID: Int64
    ) {
        self.messages = messages
        self.parked = parked
        self.inbound = inbound
        self.funds = funds
        self.admittedToday = admittedToday
        self.lastMessageID = lastMessageID
    }
}

/// One open message as read back.
package struct RecoveredMessage: Sendable {
    package var facts: MessageFacts
    package var progress: MessageProgress
    package var nextEvent: Int

    package init(facts: MessageFacts, progress: MessageProgress, nextEvent: Int) {
        self.facts = facts
        self.progress = progress
        self.nextEvent = nextEvent
    }

    /// Whether a supplier or a client has it, or has had it.
    fileprivate func isOut(_ receiptsOut: [MessageID: AccessID]) -> Bool {
        switch progress.phase {
        case .dispatched, .enroute: true
        case .receipt: receiptsOut[facts.id] != nil
        default: false
        }
    }
}

/// What outlives a core whose last batch could not be stored: facts of the edges, which the
/// database does not know.
package struct SurvivingEdges: Sendable {
    package var supplierWindows: [SupplierID: Int]
    package var receiverWindows: [AccessID: Int]
    /// Receipts and phones' messages that are with an edge and will have their outcome, with
    /// the access whose receivers have them.
    package var receiptsOut: [MessageID: AccessID]
    /// Joined messages that suppliers may have, with the parts that travel with them.
    var joined: [MessageID: [MessageID]]

    /// Takes them from a core that failed, given what its last batch was about.
    ///
    /// - Parameters:
    ///   - core: the core that failed.
    ///   - commands: the commands of the batch; their outcomes are told again afterwards.
    ///   - outcome: what the batch led to, none of which was let out.
    package init(of core: Core, commands: [Command], outcome: Outcome) {
        let effects = outcome.effects
        joined = core.joined.merging(outcome.answeredJoined) { one, _ in one }
        supplierWindows = core.supplierLanes.mapValues(\.window)
        receiverWindows = core.receiverLanes.mapValues(\.window)
        receiptsOut = core.messages.compactMapValues(\.receiptVia)
        receiptsOut.merge(core.inbound.compactMapValues(\.via)) { one, _ in one }
        for case .deliverReceipt(_, let delivery) in effects where !delivery.isIntermediate {
            receiptsOut.removeValue(forKey: delivery.messageID)
        }
        for case .deliverMessage(_, let message) in effects {
            receiptsOut.removeValue(forKey: message.id)
        }
        for case .receiptAnswered(let id, let via, _) in commands { receiptsOut[id] = via }
    }
}

/// Rebuilding the core from what is durable.
extension Core {
    /// Fills an empty core.
    ///
    /// - Parameters:
    ///   - state: what the database holds.
    ///   - surviving: the sessions and unanswered requests of this same process, after a batch
    ///     that could not be stored. Nil after a start, when every connection is new and
    ///     answers that were under way are lost.
    ///   - now: the present instant.
    ///   - outcome: what follows from the recovery.
    package mutating func recover(
        _ state: RecoveredState,
        surviving: SurvivingEdges?,
        now: Instant,
        into outcome: inout Outcome
    ) {
        funds = state.funds
        ids.advance(past: state.lastMessageID)
        for (supplier, window) in surviving?.supplierWindows ?? [:] {
            supplierLanes[supplier] = SupplierLane(window: window)
        }
        for (access, window) in surviving?.receiverWindows ?? [:] {
            receiverLanes[access] = Lane(window: window)
        }
        for (client, count) in state.admittedToday {
            guard let calendar = settings.clients[client]?.calendar else { continue }
            let tomorrow = calendar.localDate(of: now).adding(days: 1)
            days[client] = ClientDay(endsAt: calendar.midnight(of: tomorrow), admitted: count)
        }
        for receipt in state.parked {
            parked[receipt.reference] = receipt
            parkedOrder.append(receipt.reference)
        }
        for (reference, id) in state.settled { remember(reference, id) }
        // What is out uses up windows, so it comes before what could go out.
        let out = surviving?.receiptsOut ?? [:]
        let messages = Self.inOrder(state.messages)
        // Most of a backlog is not kept in memory, see `Shelf`.
        let leftCount = messages.count { $0.progress.phase != .queued }
        self.messages.reserveCapacity(leftCount)
        awaited.reserveCapacity(leftCount)
        let followers = tieDispatched(messages, surviving)
        for recovered in messages where recovered.isOut(out) {
            take(recovered, surviving, now, &outcome)
            let supplier = recovered.progress.supplierID
            if let supplier, surviving != nil, recovered.progress.phase == .dispatched,
                !followers.contains(recovered.facts.id)
            {
                supplierLanes[supplier, default: SupplierLane()].outstanding += 1
            }
        }
        for message in state.inbound where out[message.id] != nil {
            takeInbound(message, surviving, now, &outcome)
        }
        for message in state.inbound where out[message.id] == nil {
            takeInbound(message, surviving, now, &outcome)
        }
        for recovered in messages where !recovered.isOut(out) {
            take(recovered, surviving, now, &outcome)
        }
    }

    /// By their ids, which is how the messages of one client are read.
    private static func inOrder(_ messages: [RecoveredMessage]) -> [RecoveredMessage] {
        let isSorted = zip(messages.indices, messages.indices.dropFirst()).allSatisfy {
            messages[$0].facts.id < messages[$1].facts.id
        }
        return isSorted ? messages : messages.sorted { $0.facts.id < $1.facts.id }
    }

    /// Takes over which dispatched messages travel as one.
    ///
    /// - Returns: those that travel with another, and have no answer of their own coming.
    private mutating func tieDispatched(
        _ messages: [RecoveredMessage],
        _ surviving: SurvivingEdges?
    ) -> Set<MessageID> {
        guard let surviving, !surviving.joined.isEmpty else { return [] }
        let dispatched = Set(
            messages.lazy.filter { $0.progress.phase == .dispatched }.map(\.facts.id)
        )
        joined = surviving.joined.filter { first, others in
            dispatched.contains(first) && others.allSatisfy(dispatched.contains)
        }
        return Set(joined.values.joined())
    }

    private mutating func take(
        _ recovered: RecoveredMessage,
        _ surviving: SurvivingEdges?,
        _ now: Instant,
        _ outcome: inout Outcome
    ) {
        var message = OpenMessage(
            facts: recovered.facts,
            progress: recovered.progress,
            candidates: routeAgain(recovered.facts)
        )
        message.nextEvent = recovered.nextEvent
        let id = message.facts.id
        switch message.progress.phase {
        case .queued:
            alarms.insert(Alarm(at: message.deadline, messageID: id))
            waiting.insert(message.facts)
            if let at = message.progress.nextTryAt, at > now {
                rest(message, until: at, now)
            } else {
                messages[id] = message
                enqueue(id, now, &outcome)
            }
        case .dispatched:
            messages[id] = message
            alarms.insert(Alarm(at: message.deadline, messageID: id))
            if surviving == nil { unanswered(message, now, &outcome) }
        case .enroute:
            awaitReceipt(&message, now)
        case .receipt:
            dueAgain(&message, surviving, now, &outcome)
        case .closed, .blocked:
            return
        }
    }

    /// The same routes as at admission, as long as the settings are the same.
    func routeAgain(_ facts: MessageFacts) -> [RouteChoice] {
        guard let destination = facts.destination else { return [] }
        return settings.routes.choices(for: RouteQuery(facts, to: destination)).filter {
            settings.suppliers[$0.supplierID]?.isActive == true
                && sourcePrice($0.supplierID, destination, facts.receivedAt) != nil
        }
    }

    private mutating func takeInbound(
        _ message: InboundMessage,
        _ surviving: SurvivingEdges?,
        _ now: Instant,
        _ outcome: inout Outcome
    ) {
        hold(message, &outcome)
        if let via = surviving?.receiptsOut[message.id] {
            inbound[message.id]?.message.nextTryAt = nil
            inbound[message.id]?.via = via
            receiverLanes[via, default: Lane()].outstanding += 1
        } else if let at = message.nextTryAt, at > now {
            alarms.insert(Alarm(at: at, messageID: message.id))
        } else {
            inbound[message.id]?.message.nextTryAt = nil
            queueForClient(message.id, message.accessID, &outcome)
        }
    }

    private mutating func awaitReceipt(_ message: inout OpenMessage, _ now: Instant) {
        let hours =
            message.progress.supplierID
            .flatMap { settings.suppliers[$0]?.connector.receiptHours } ?? 72
        let since = message.progress.dispatchedAt ?? now
        message.deadline = since.adding(seconds: Int64(hours) * 3_600)
        message.place = message.facts.content.place
        message.facts.content.body = []
        messages[message.facts.id] = message
        alarms.insert(Alarm(at: message.deadline, messageID: message.facts.id))
        if let reference = message.reference { joinRecovered(message, reference) }
    }

    private mutating func dueAgain(
        _ message: inout OpenMessage,
        _ surviving: SurvivingEdges?,
        _ now: Instant,
        _ outcome: inout Outcome
    ) {
        let id = message.facts.id
        let access = message.facts.accessID
        let hours = settings.accesses[access]?.limits.receiptHours ?? 72
        let since = message.progress.doneAt ?? now
        message.deadline = since.adding(seconds: Int64(hours) * 3_600)
        message.receiptVia = surviving?.receiptsOut[id]
        alarms.insert(Alarm(at: message.deadline, messageID: id))
        if let via = message.receiptVia {
            message.progress.nextTryAt = nil
            messages[id] = message
            receiverLanes[via, default: Lane()].outstanding += 1
        } else if let at = message.progress.nextTryAt, at > now {
            messages[id] = message
            alarms.insert(Alarm(at: at, messageID: id))
            if at > now.adding(seconds: limits.residentPauseSeconds) { shelveReceipt(message) }
        } else {
            message.progress.nextTryAt = nil
            messages[id] = message
            queueForClient(id, access, &outcome)
        }
    }
}

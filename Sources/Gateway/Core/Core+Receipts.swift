// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Messaging
import Primitives
import Storage

/// Receipts to clients: delivered over any of the access's receivers until confirmed.
extension Core {
    /// Starts the client's receipt when it asked for one; else the message is closed.
    mutating func settleReceipt(
        _ message: OpenMessage,
        _ now: Instant,
        _ outcome: inout Outcome
    ) {
        var message = message
        guard message.wantsReceipt else { return close(message, &outcome) }
        message.progress.phase = .receipt
        message.progress.receipt = .due
        let hours = settings.accesses[message.facts.accessID]?.limits.receiptHours ?? 72
        let since = message.progress.doneAt ?? now
        message.deadline = since.adding(seconds: Int64(hours) * 3_600)
        alarms.insert(Alarm(at: message.deadline, messageID: message.facts.id))
        outcome.journal.change(message.key, message.progress)
        messages[message.facts.id] = message
        queueForClient(message.facts.id, message.facts.accessID, &outcome)
    }

    /// Puts something due to a client in line, and on its way when there is room.
    ///
    /// A receipt behind many others waits on the disk.
    mutating func queueForClient(
        _ id: MessageID,
        _ access: AccessID,
        _ outcome: inout Outcome
    ) {
        let limit = limits.residentPerLine
        let stays = receiverLanes[access]?.line.hasRoom(limit: limit) ?? (limit > 0)
        if !stays, let message = messages[id] { shelveReceipt(message) }
        receiverLanes[access, default: Lane()].line.append(id, isReady: stays)
        if stays { shelf.want(id) } else { refillDue(to: access) }
        deliver(access, &outcome)
    }

    /// Delivers for an access and for those of the same client, which may share its receivers.
    mutating func deliverDue(besides access: AccessID, _ outcome: inout Outcome) {
        deliver(access, &outcome)
        for other in siblings(of: access) where other != access { deliver(other, &outcome) }
    }

    /// Gives what is due to the client's receivers while their windows have room.
    private mutating func deliver(_ access: AccessID, _ outcome: inout Outcome) {
        while let id = receiverLanes[access]?.line.first, let via = carrier(for: access) {
            // The others keep their order behind it.
            if shelf.receipts[id] != nil { return shelf.want(id) }
            receiverLanes[access]?.line.removeFirst()
            handOver(id, via, &outcome)
            if !shelf.receipts.isEmpty { refillDue(to: access) }
        }
    }

    /// The access whose receivers take what is due to an access: its own while any is bound,
    /// else any other of the same client.
    func carrier(for access: AccessID) -> AccessID? {
        if let own = receiverLanes[access], own.isBound { return own.isFree ? access : nil }
        return siblings(of: access).first { receiverLanes[$0]?.isFree == true }
    }

    private func siblings(of access: AccessID) -> [AccessID] {
        settings.accesses[access].flatMap { index.accesses[$0.clientID] } ?? []
    }

    private mutating func handOver(
        _ id: MessageID,
        _ via: AccessID,
        _ outcome: inout Outcome
    ) {
        if var message = messages[id] {
            guard message.progress.phase == .receipt, message.receiptVia == nil else { return }
            message.receiptVia = via
            message.receiptAttempts += 1
            messages[id] = message
            outcome.effects.append(.deliverReceipt(via, ReceiptDelivery(message)))
        } else if var open = inbound[id], open.via == nil {
            open.via = via
            open.message.attempts += 1
            inbound[id] = open
            outcome.effects.append(.deliverMessage(via, open.message))
        } else {
            return
        }
        receiverLanes[via, default: Lane()].outstanding += 1
    }

    mutating func receiptAnswered(
        _ id: MessageID,
        via access: AccessID,
        _ answer: ReceiptAnswer,
        _ now: Instant,
        _ outcome: inout Outcome
    ) {
        if let open = inbound[id], open.via == access {
            receiverLanes[access, default: Lane()].outstanding -= 1
            inboundAnswered(open, answer, now, &outcome)
        } else if let message = messages[id], message.receiptVia == access {
            receiverLanes[access, default: Lane()].outstanding -= 1
            receiptAnswered(message, answer, now, &outcome)
        } else {
            return
        }
        deliverDue(besides: access, &outcome)
    }

    private mutating func receiptAnswered(
        _ message: OpenMessage,
        _ answer: ReceiptAnswer,
        _ now: Instant,
        _ outcome: inout Outcome
    ) {
        var message = message
        message.receiptVia = nil
        switch answer {
        case .confirmed:
            message.progress.receipt = .confirmed
            note(&message, .receiptConfirmed, "", now, &outcome)
            close(message, &outcome)
        case .refused(let status):
            let text = "status 0x" + String(status, radix: 16, uppercase: true)
            rest(message, text, now, &outcome)
        case .unanswered where carrier(for: message.facts.accessID) != nil:
            rest(message, "no answer", now, &outcome)
        case .unanswered:
            // The next bind gets it at once.
            outcome.journal.change(message.key, message.progress)
            messages[message.facts.id] = message
            receiverLanes[message.facts.accessID, default: Lane()].line
                .prepend(message.facts.id)
        }
    }

    private mutating func rest(
        _ message: OpenMessage,
        _ why: String,
        _ now: Instant,
        _ outcome: inout Outcome
    ) {
        var message = message
        let pause = receiptPause(attempts: message.receiptAttempts)
        let at = now.adding(seconds: pause)
        note(&message, .receiptRefused, "\(why); again in \(pause) s", now, &outcome)
        message.progress.nextTryAt = at
        outcome.journal.change(message.key, message.progress)
        messages[message.facts.id] = message
        alarms.insert(Alarm(at: at, messageID: message.facts.id))
        if pause > limits.residentPauseSeconds { shelveReceipt(message) }
    }

    /// The pause after that many attempts to deliver to a client.
    func receiptPause(attempts: Int) -> Int64 {
        let doublings = min(max(0, attempts - 1), 10)
        return min(limits.receiptRetrySeconds << doublings, limits.longestReceiptRetrySeconds)
    }

    /// Forgets a message that nothing is left to be done for.
    mutating func close(_ message: OpenMessage, _ outcome: inout Outcome) {
        var message = message
        message.progress.phase = .closed
        outcome.journal.change(message.key, message.progress)
        messages.removeValue(forKey: message.facts.id)
    }
}

extension OpenMessage {
    /// Whether the client asked for a receipt of the state the message ended in.
    ///
    /// - Source: SMPP 3.4 §5.2.17: bits 0 and 1 of registered_delivery.
    var wantsReceipt: Bool {
        switch facts.registeredDelivery & 0x03 {
        case 1: true
        case 2: progress.state != .delivered
        case 3: progress.state == .delivered
        default: false
        }
    }
}

extension ReceiptDelivery {
    init(_ message: OpenMessage) {
        messageID = message.facts.id
        originator = message.facts.originator
        recipient = message.facts.recipient
        state = message.progress.state
        error = message.progress.receiptError
        submittedAt = message.facts.receivedAt
        doneAt = message.progress.doneAt ?? message.facts.receivedAt
        textStart = String(message.facts.content.text.prefix(20))
    }
}

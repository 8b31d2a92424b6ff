// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import Messaging
import Primitives
import Storage

/// What a client may still do to a message that waits.
extension Core {
    mutating func cancel(
        _ key: MessageKey,
        _ ticket: ReplyTicket,
        _ now: Instant,
        _ outcome: inout Outcome
    ) {
        guard let message = waiting(key) else {
            return outcome.effects.append(.replyToCancel(ticket, wasCancelled: false))
        }
        finish(message, as: .deleted, at: now, now, &outcome)
        outcome.effects.append(.replyToCancel(ticket, wasCancelled: true))
    }

    /// Takes back what waits between two addresses.
    mutating func cancelWaiting(
        _ addresses: MessageAddresses,
        _ ticket: ReplyTicket,
        _ now: Instant,
        _ outcome: inout Outcome
    ) {
        var wasCancelled = false
        for id in waiting.ids(of: addresses) {
            guard let message = waiting(MessageKey(clientID: addresses.clientID, id: id)) else {
                continue
            }
            wasCancelled = true
            finish(message, as: .deleted, at: now, now, &outcome)
        }
        outcome.effects.append(.replyToCancel(ticket, wasCancelled: wasCancelled))
    }

    /// The message that a new one would replace, if there is one.
    func latestWaiting(_ submission: Submission) -> MessageKey? {
        guard let recipient = try? MSISDN(submission.recipient) else { return nil }
        let addresses = MessageAddresses(
            clientID: submission.clientID,
            originator: submission.originator.text,
            recipient: recipient.digits
        )
        return waiting.latest(of: addresses).map {
            MessageKey(clientID: submission.clientID, id: $0)
        }
    }

    /// A client's own message between two addresses that waits, the latest.
    func latestWaiting(_ addresses: MessageAddresses) -> MessageID? {
        waiting.latest(of: addresses).flatMap {
            waiting(MessageKey(clientID: addresses.clientID, id: $0))?.facts.id
        }
    }

    /// Takes back a message whose place a new one takes.
    ///
    /// - Source: SMPP 3.4 §5.2.18.
    mutating func takeBack(_ replaced: MessageID, _ now: Instant, _ outcome: inout Outcome) {
        guard var message = messages[replaced] else { return }
        message.progress.reason = "replaced"
        finish(message, as: .deleted, at: now, now, &outcome)
    }

    /// Changes a waiting message's content, times and receipt; its price stays, its hold follows
    /// the new number of segments.
    ///
    /// - Refuses: when it has left, when the sender differs, when a time is impossible, when no
    ///   phone could join the segments, or when more of them cost more than is available.
    mutating func replace(
        _ replacement: Replacement,
        _ ticket: ReplyTicket,
        _ now: Instant,
        _ outcome: inout Outcome
    ) {
        let wasReplaced = replaceWaiting(replacement, now, &outcome)
        outcome.effects.append(.replyToReplace(ticket, wasReplaced: wasReplaced))
    }

    private mutating func replaceWaiting(
        _ replacement: Replacement,
        _ now: Instant,
        _ outcome: inout Outcome
    ) -> Bool {
        // A part that waits for the others cannot get a text of its own.
        guard var message = waiting(replacement.key), !message.isCollected,
            replacement.originator.isEmpty
                || replacement.originator == message.facts.originator.text
        else { return false }
        let before = message.facts
        let scheduledAt = replacement.scheduledAt ?? message.progress.nextTryAt
        message.facts.expiresAt = min(
            replacement.expiresAt ?? before.expiresAt,
            (scheduledAt ?? now).adding(seconds: limits.longestValiditySeconds)
        )
        message.facts.registeredDelivery =
            replacement.registeredDelivery | before.registeredDelivery & MessageFacts.webhookBit
        message.facts.content = SubmittedContent(
            replacing: before.content,
            with: replacement.body,
            peerAlphabet: settings.accesses[before.accessID]?.peerAlphabet ?? .gsm7,
            languages: settings.accesses[before.accessID]?.nationalLanguages ?? []
        )
        guard message.facts.expiresAt > scheduledAt ?? now,
            message.facts.content.segments <= SubmittedContent.segmentsMax,
            moveHold(from: before, to: message.facts, now, &outcome)
        else { return false }
        outcome.journal.replace(message.facts)
        let segments = message.facts.content.segments
        note(&message, .replaced, "now \(segments) segments", now, &outcome)
        if let at = replacement.scheduledAt, at > now {
            message.progress.nextTryAt = at
            note(&message, .scheduled, "for \(at.utcText)", now, &outcome)
            alarms.insert(Alarm(at: at, messageID: before.id))
        }
        message.deadline = message.facts.expiresAt
        alarms.insert(Alarm(at: message.deadline, messageID: before.id))
        outcome.journal.change(message.key, message.progress)
        messages[before.id] = message
        return true
    }

    /// A client's own message that has not left.
    private func waiting(_ key: MessageKey) -> OpenMessage? {
        guard let message = messages[key.id], message.facts.clientID == key.clientID,
            message.progress.phase == .queued
        else { return nil }
        return message
    }

    private mutating func moveHold(
        from before: MessageFacts,
        to after: MessageFacts,
        _ now: Instant,
        _ outcome: inout Outcome
    ) -> Bool {
        let segments = Int64(after.content.segments)
        let (_, isBeyond) = after.charging.priceMicros.multipliedReportingOverflow(by: segments)
        if isBeyond { return false }
        let more = after.amountMicros - before.amountMicros
        guard let payer = payer(of: after),
            let terms = settings.clients[payer.clientID]?.client.terms
        else { return false }
        if more > 0 {
            let status = funds[payer.clientID, default: Funds()].hold(
                more,
                limitMicros: terms.limitMicros(at: now)
            )
            guard status == .held else { return false }
        } else if more < 0 {
            funds[payer.clientID, default: Funds()].release(-more)
        }
        outcome.journal.hold(more, of: payer)
        let difference = segments - Int64(before.content.segments)
        if difference != 0 {
            let key = RollupKey(facts: after, currency: payer.currency, at: before.receivedAt)
            outcome.journal.count(key) { $0.submittedSegments += difference }
        }
        return true
    }
}

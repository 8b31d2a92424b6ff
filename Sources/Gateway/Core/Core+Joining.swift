// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Messaging
import Primitives
import SMPP
import Storage

/// Long messages whose parts a client cut, for suppliers that want them whole.
///
/// Each part stays a message of its own, with its id, its price and its receipt. Only the way to
/// the supplier is one: the first part leaves with the text of all, and what the supplier says of
/// it is said of all.
///
/// ```
/// part ──▶ waits for the others ──whole──▶ joined ──▶ one dispatch, one answer, one receipt
///                │ time is over                │ one of them ends
///                └──────────▶ leaves singly ◀──┘
/// ```
extension Core {
    /// Takes a part that its supplier wants joined.
    ///
    /// - Returns: false when the message goes on as it is.
    mutating func collect(
        _ message: OpenMessage,
        for supplier: SupplierID,
        _ now: Instant,
        _ outcome: inout Outcome
    ) -> Bool {
        if message.isCollected { return true }
        guard settings.suppliers[supplier]?.connector.dialect.takesWhole == true,
            !message.leavesSingly, let place = message.facts.content.place, place.total > 1
        else { return false }
        let key = PartCollection<MessageID>.Key(
            peer: "\(message.facts.clientID) \(supplier)",
            originator: message.facts.originator.text,
            recipient: message.facts.recipient,
            place: place
        )
        let taken = parts.add(message.facts.id, part: place.part, of: key, at: now)
        for incomplete in taken.dropped { release(incomplete, now, &outcome) }
        switch taken.outcome {
        case .duplicate: return false
        case .waiting: wait(message, now, &outcome)
        case .complete(let ids): join(ids, for: supplier, now, &outcome)
        }
        return true
    }

    /// Whether a message that comes back from the disk is a part to wait for the others.
    func isToBeCollected(_ message: OpenMessage) -> Bool {
        guard !message.leavesSingly, let place = message.facts.content.place, place.total > 1,
            let supplier = chooseSupplier(message)
        else { return false }
        return settings.suppliers[supplier]?.connector.dialect.takesWhole == true
    }

    private mutating func wait(
        _ message: OpenMessage,
        _ now: Instant,
        _ outcome: inout Outcome
    ) {
        var message = message
        message.isCollected = true
        messages[message.facts.id] = message
        waiting.insert(message.facts)
        outcome.journal.change(message.key, message.progress)
        let at = now.adding(seconds: CoreLimits.partSeconds)
        alarms.insert(Alarm(at: at, messageID: message.facts.id))
    }

    private mutating func join(
        _ ids: [MessageID],
        for supplier: SupplierID,
        _ now: Instant,
        _ outcome: inout Outcome
    ) {
        let found = ids.compactMap { messages[$0] }.filter { $0.progress.phase == .queued }
        let canJoin = found.count == ids.count && Dispatch.canJoin(found.map(\.facts))
        for var message in found {
            message.isCollected = canJoin
            message.leavesSingly = !canJoin
            messages[message.facts.id] = message
            // The last one has only been admitted; those that follow get no line of their own.
            outcome.journal.change(message.key, message.progress)
            if !canJoin { lineUp(message, for: supplier, now, &outcome) }
        }
        guard canJoin, let first = ids.first.flatMap({ messages[$0] }) else { return }
        joined[first.facts.id] = Array(ids.dropFirst())
        for part in found { waiting.insert(part.facts) }
        lineUp(first, for: supplier, now, &outcome)
    }

    /// Lets parts go whose time to wait is over.
    mutating func releaseParts(_ now: Instant, _ outcome: inout Outcome) {
        for incomplete in parts.expire(at: now) { release(incomplete, now, &outcome) }
    }

    private mutating func release(
        _ incomplete: PartCollection<MessageID>.Incomplete,
        _ now: Instant,
        _ outcome: inout Outcome
    ) {
        for (_, id) in incomplete.parts where messages[id]?.isCollected == true {
            messages[id]?.isCollected = false
            messages[id]?.leavesSingly = true
            enqueue(id, now, &outcome)
        }
    }

    /// Whether all that a message is to leave with is still there.
    func isWhole(_ id: MessageID) -> Bool {
        joined[id]?.allSatisfy { messages[$0]?.progress.phase == .queued } ?? true
    }

    /// Parts a message from those that were to leave with it; they line up anew.
    mutating func separate(_ id: MessageID, _ now: Instant, _ outcome: inout Outcome) {
        guard let followers = joined.removeValue(forKey: id) else { return }
        for part in [id] + followers { messages[part]?.isCollected = false }
        for follower in followers { enqueue(follower, now, &outcome) }
    }

    /// Ties a recovered part to those that got the same id from the supplier as one message.
    mutating func joinRecovered(_ message: OpenMessage, _ reference: SupplierReference) {
        let id = message.facts.id
        guard let first = awaited[reference], let place = message.place,
            let other = messages[first], other.facts.clientID == message.facts.clientID,
            other.facts.recipient == message.facts.recipient,
            other.facts.originator == message.facts.originator,
            other.place?.reference == place.reference, other.place?.total == place.total
        else {
            awaited[reference] = id
            return
        }
        joined[first, default: []].append(id)
    }
}

extension SubmittedContent {
    /// The place in a long message, as the header or the parameters say.
    ///
    /// - Source: 3GPP TS 23.040 §9.2.3.24.1, §9.2.3.24.8; SMPP 3.4 §5.3.2.22 to 24.
    var place: Concatenation? {
        if esmClass & 0x40 != 0 { return UserDataHeader(prefixOf: body)?.concatenation }
        if parameters.isEmpty { return nil }
        let tlvs = TLVs(passed: parameters)
        guard let reference = tlvs.sarMessageReference, let total = tlvs.sarTotalSegments,
            let part = tlvs.sarSegmentSequence
        else { return nil }
        return Concatenation(
            reference: reference,
            referenceSize: .bits16,
            total: total,
            part: part
        )
    }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Messaging
import Primitives
import Storage

/// Receipts from suppliers, tied to their messages.
extension Core {
    mutating func receiptArrived(
        _ receipt: SupplierReceipt,
        _ ticket: ReplyTicket,
        _ now: Instant,
        _ outcome: inout Outcome
    ) {
        outcome.effects.append(.acknowledgeReceipt(ticket))
        var isKnown = apply(receipt, to: receipt.references, now, &outcome)
        for reference in receipt.alternatives where !isKnown {
            isKnown = apply(receipt, to: [reference], now, &outcome)
        }
        guard !isKnown, receipt.state.isFinal else { return }
        for reference in receipt.references + receipt.alternatives {
            park(ParkedReceipt(receipt, reference, at: now), &outcome)
        }
    }

    /// Applies a receipt to those of the messages that are known; false when none is.
    private mutating func apply(
        _ receipt: SupplierReceipt,
        to references: [SupplierReference],
        _ now: Instant,
        _ outcome: inout Outcome
    ) -> Bool {
        var isKnown = false
        for reference in references {
            let kept = ParkedReceipt(receipt, reference, at: now)
            if let id = awaited[reference] {
                isKnown = true
                apply(kept, to: id, now, &outcome)
            } else if let id = settled[reference] {
                isKnown = true
                noteLate(kept, on: id, now, &outcome)
            }
        }
        return isKnown
    }

    private mutating func park(_ receipt: ParkedReceipt, _ outcome: inout Outcome) {
        // The first final receipt decides, also when it came before its message.
        guard parked[receipt.reference] == nil else { return }
        parked[receipt.reference] = receipt
        parkedOrder.append(receipt.reference)
        outcome.journal.park(receipt)
        while parked.count > limits.parkedReceipts, let oldest = parkedOrder.popFirst() {
            guard parked.removeValue(forKey: oldest) != nil else { continue }
            outcome.journal.unpark(oldest)
        }
    }

    mutating func apply(
        _ receipt: ParkedReceipt,
        to id: MessageID,
        _ now: Instant,
        _ outcome: inout Outcome
    ) {
        let followers = receipt.state.isFinal ? joined.removeValue(forKey: id) : joined[id]
        for part in [id] + (followers ?? []) { applyAlone(receipt, to: part, now, &outcome) }
    }

    private mutating func applyAlone(
        _ receipt: ParkedReceipt,
        to id: MessageID,
        _ now: Instant,
        _ outcome: inout Outcome
    ) {
        guard var message = messages[id], message.progress.phase == .enroute else { return }
        note(&message, .supplierReceipt, receipt.detail, now, &outcome)
        guard receipt.state.isFinal else {
            messages[id] = message
            return tell(receipt, about: message, &outcome)
        }
        message.progress.receiptError = receipt.error
        finish(message, as: receipt.state, at: receipt.doneAt, now, &outcome)
    }

    /// Tells a client that asked for it of a state before the final one, while it is there.
    private func tell(
        _ receipt: ParkedReceipt,
        about message: OpenMessage,
        _ outcome: inout Outcome
    ) {
        guard message.facts.wantsIntermediate,
            let via = carrier(for: message.facts.accessID)
        else { return }
        var delivery = ReceiptDelivery(message)
        delivery.state = receipt.state
        delivery.error = receipt.error
        delivery.doneAt = receipt.receivedAt
        delivery.isIntermediate = true
        outcome.effects.append(.deliverReceipt(via, delivery))
    }

    /// A receipt after the final one, equal or not: the first one decided.
    private mutating func noteLate(
        _ receipt: ParkedReceipt,
        on id: MessageID,
        _ now: Instant,
        _ outcome: inout Outcome
    ) {
        guard var message = messages[id], receipt.state != message.progress.state else { return }
        note(
            &message,
            .supplierReceipt,
            "too late, changes nothing: \(receipt.detail)",
            now,
            &outcome
        )
        messages[id] = message
    }

    /// Remembers for a while that a message's final receipt has come.
    mutating func settle(_ reference: SupplierReference, _ id: MessageID) {
        guard awaited[reference] == id else { return }
        awaited.removeValue(forKey: reference)
        remember(reference, id)
    }

    mutating func remember(_ reference: SupplierReference, _ id: MessageID) {
        if settled.updateValue(id, forKey: reference) == nil { settledOrder.append(reference) }
        if settledOrder.count > limits.settledReferences, let oldest = settledOrder.popFirst() {
            settled.removeValue(forKey: oldest)
        }
    }
}

extension MessageFacts {
    /// Whether the client asked for states before the final one.
    ///
    /// - Source: SMPP 3.4 §5.2.17: bit 4 of registered_delivery.
    var wantsIntermediate: Bool { registeredDelivery & 0x10 != 0 }
}

extension ParkedReceipt {
    /// What a receipt says of one of the messages that it names.
    fileprivate init(
        _ receipt: SupplierReceipt,
        _ reference: SupplierReference,
        at now: Instant
    ) {
        self.init(
            reference: reference,
            receivedAt: now,
            state: receipt.state,
            error: receipt.error,
            doneAt: receipt.doneAt ?? now
        )
        text = receipt.text
    }

    /// What it says, for the trace.
    fileprivate var detail: String {
        let result = error.isEmpty ? state.rawValue : "\(state.rawValue), error \(error)"
        return text.isEmpty ? result : "\(result); “\(text)”"
    }
}

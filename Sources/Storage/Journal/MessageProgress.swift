// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Messaging
import Primitives

/// Where a message stands; each change is written in the same transaction as its reason.
package struct MessageProgress: Sendable, Equatable {
    package var phase: MessagePhase
    package var state: MessageState
    /// Why it was refused or failed, as a code; empty when it was not.
    package var reason: String = ""
    package var money: MoneyState = .none
    package var moneyAt: Instant?
    package var attempts: Int = 0
    /// The end of a pause: the scheduled time, or when a supplier or a client is tried again.
    package var nextTryAt: Instant?
    /// Suppliers that refused it in the present round, in that order.
    package var refusedBy: [SupplierID] = []
    package var supplierID: SupplierID?
    package var supplierMessageID: String?
    package var dispatchedAt: Instant?
    package var cost: MessageCost?
    package var doneAt: Instant?
    /// The network's error from the receipt, as text; empty when there was none.
    package var receiptError: String = ""
    package var receipt: ReceiptState = .none

    package init(phase: MessagePhase, state: MessageState) {
        self.phase = phase
        self.state = state
    }
}

/// What is still to be done for a message.
///
/// ```
/// queued ──dispatch──▶ dispatched ──accepted──▶ enroute ──receipt──▶ receipt ──▶ closed
///   ▲                     │ refused: next route            (client wants one)
///   └─────────────────────┘
/// ```
/// Every phase can end in `closed` directly: expiry, no route left, no receipt wanted.
package enum MessagePhase: String, Sendable, CaseIterable {
    /// Waits for a supplier's window, its scheduled time, a retry, or a blocked client.
    case queued
    /// Given to a connector; its answer is not known.
    case dispatched
    /// A supplier took it; its receipt is awaited.
    case enroute
    /// Final; the client's receipt is not confirmed yet.
    case receipt
    case closed
    /// Refused at admission: stored, visible and never charged.
    case blocked
}

/// What became of a message's money.
///
/// - Invariant: `charged` and `released` are final and exclusive.
package enum MoneyState: String, Sendable, CaseIterable {
    case none
    case held
    case charged
    case released
}

/// Whether the client's receipt has been delivered.
package enum ReceiptState: String, Sendable, CaseIterable {
    case none
    case due
    case confirmed
    case dropped
}

/// The source price fixed when a message was dispatched, and when it became a cost.
package struct MessageCost: Sendable, Equatable {
    package var priceMicros: Int64
    package var basis: BillingBasis
    package var costedAt: Instant?

    package init(priceMicros: Int64, basis: BillingBasis) {
        self.priceMicros = priceMicros
        self.basis = basis
    }
}

/// The key of a message's row.
package struct MessageKey: Hashable, Comparable, Sendable {
    package let clientID: ClientID
    package let id: MessageID

    package init(clientID: ClientID, id: MessageID) {
        self.clientID = clientID
        self.id = id
    }

    @inlinable
    package static func == (left: MessageKey, right: MessageKey) -> Bool {
        left.clientID == right.clientID && left.id == right.id
    }

    /// A message's id is its own, whoever the client is.
    @inlinable
    package func hash(into hasher: inout Hasher) {
        hasher.combine(id.rawValue)
    }

    /// In one step, as `Identifier` does it.
    @inlinable
    package func _rawHashValue(seed: Int) -> Int {
        id._rawHashValue(seed: seed)
    }

    /// The order in which rows are stored.
    @inlinable
    package static func < (left: MessageKey, right: MessageKey) -> Bool {
        (left.clientID, left.id) < (right.clientID, right.id)
    }
}

/// A step in a message's life, kept for its trace.
package struct MessageEvent: Sendable, Equatable {
    package var key: MessageKey
    package var sequence: Int
    package var at: Instant
    package var kind: MessageEventKind
    package var detail: String

    package init(
        key: MessageKey,
        sequence: Int,
        at: Instant,
        kind: MessageEventKind,
        detail: String
    ) {
        self.key = key
        self.sequence = sequence
        self.at = at
        self.kind = kind
        self.detail = detail
    }
}

/// The kinds of steps in a trace.
package enum MessageEventKind: String, Sendable, CaseIterable {
    case admitted
    case blocked
    case dispatched
    case accepted
    case refused
    case unanswered
    case requeued
    case charged
    case released
    case supplierReceipt = "supplier_receipt"
    case finished
    case receiptConfirmed = "receipt_confirmed"
    case receiptRefused = "receipt_refused"
    case receiptDropped = "receipt_dropped"
    case scheduled
    case replaced
}

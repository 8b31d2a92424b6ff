// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Messaging
import Primitives
import Storage

/// Everything that can happen to the core; each is one event of the outside world.
package enum Command: Sendable {
    /// A client submitted a message and waits for the answer.
    case submit(Submission, ReplyTicket)
    /// A client takes back a message that has not left yet.
    case cancel(MessageKey, ReplyTicket)
    /// A session to a supplier can take that many unanswered submits.
    case supplierBound(SupplierID, window: Int)
    /// A session to a supplier went away, and its window with it.
    case supplierUnbound(SupplierID, window: Int)
    /// The outcome of one dispatch; every dispatch has exactly one.
    case supplierAnswered(MessageID, SupplierAnswer)
    /// A supplier reported on a message; answered once it is durable.
    case receiptArrived(SupplierReceipt, ReplyTicket)
    /// A client's session that takes receipts was bound.
    case receiverBound(AccessID, window: Int)
    case receiverUnbound(AccessID, window: Int)
    /// The outcome of one receipt delivery to a client; every delivery has exactly one.
    case receiptAnswered(MessageID, ReceiptAnswer)
    /// Settings changed: the snapshot replaces the one before.
    case settingsChanged(CoreSettings)
    /// Money moved outside of the core, by a payment or an invoice; the loop reads the new
    /// balance between two batches and tells it with `balanceChanged`.
    case moneyMoved(ClientID)
    /// The posted balance of a client, exact at the start of this batch.
    case balanceChanged(ClientID, micros: Int64)
}

/// Where an answer goes: an edge's request on one of its sessions.
package struct ReplyTicket: Hashable, Sendable {
    /// The session's number at the edge.
    package let session: UInt64
    /// The SMPP sequence number of the request.
    package let sequence: UInt32
    package let kind: RequestKind
    /// The position in a request that carries several messages.
    package let index: Int

    package init(session: UInt64, sequence: UInt32, kind: RequestKind, index: Int = 0) {
        self.session = session
        self.sequence = sequence
        self.kind = kind
        self.index = index
    }
}

/// Which request an answer belongs to.
package enum RequestKind: Hashable, Sendable {
    case submit
    case submitMulti
    case data
    case cancel
    case receipt
}

/// What a supplier answered to a dispatched message.
package enum SupplierAnswer: Sendable, Equatable {
    /// It took the message and gave it this id.
    case accepted(supplierMessageID: String)
    /// It refused, with this SMPP command status.
    case refused(status: UInt32)
    /// The connection closed or the response time ran out: the outcome is unknown.
    case unanswered
    /// The connector could not send it at all: the supplier never saw it.
    case unsent
}

/// A receipt as a supplier sent it.
package struct SupplierReceipt: Sendable, Equatable {
    package var reference: SupplierReference
    package var state: MessageState
    /// The network's error as written in the receipt.
    package var error: String
    package var doneAt: Instant?

    package init(
        reference: SupplierReference,
        state: MessageState,
        error: String,
        doneAt: Instant?
    ) {
        self.reference = reference
        self.state = state
        self.error = error
        self.doneAt = doneAt
    }
}

/// What a client answered to a receipt.
package enum ReceiptAnswer: Sendable, Equatable {
    case confirmed
    case refused(status: UInt32)
    /// No answer came, or the session closed first.
    case unanswered
}

extension Command {
    /// Whether it tells how something ended that the database knows as begun; never lost.
    var isOutcome: Bool {
        switch self {
        case .supplierAnswered, .receiptArrived, .receiptAnswered: true
        default: false
        }
    }
}

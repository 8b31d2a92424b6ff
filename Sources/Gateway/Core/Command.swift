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
    /// A client takes back all messages of a sender to a recipient that have not left yet.
    case cancelWaiting(MessageAddresses, ReplyTicket)
    /// A client changes a message that has not left yet.
    case replace(Replacement, ReplyTicket)
    /// A session to a supplier can take that many unanswered submits.
    case supplierBound(SupplierID, window: Int)
    /// A session to a supplier went away, and its window with it.
    case supplierUnbound(SupplierID, window: Int)
    /// The outcome of one dispatch; every dispatch has exactly one.
    ///
    /// It names the supplier: after a commit that failed for us and not for the database, an
    /// answer is told again, when the next supplier may have the message already.
    case supplierAnswered(MessageID, by: SupplierID, SupplierAnswer)
    /// A supplier reported on a message; answered once it is durable.
    case receiptArrived(SupplierReceipt, ReplyTicket)
    /// A supplier brought a message from a phone; answered once it is durable.
    case phoneMessageArrived(PhoneMessage, ReplyTicket)
    /// A client's session that takes receipts was bound.
    case receiverBound(AccessID, window: Int)
    case receiverUnbound(AccessID, window: Int)
    /// The outcome of one delivery to a client over the receivers of an access, of a receipt or
    /// a phone's message; every delivery has exactly one.
    case receiptAnswered(MessageID, via: AccessID, ReceiptAnswer)
    /// Rows that the core wanted, as the database has them; see `Shelf`.
    case fetched([RecoveredMessage])
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
    /// The edge's own number of such a request: peers may use a sequence number twice at once.
    package let serial: UInt64

    package init(
        session: UInt64,
        sequence: UInt32,
        kind: RequestKind,
        index: Int = 0,
        serial: UInt64 = 0
    ) {
        self.session = session
        self.sequence = sequence
        self.kind = kind
        self.index = index
        self.serial = serial
    }
}

/// Which request an answer belongs to.
package enum RequestKind: Hashable, Sendable {
    case submit
    case submitMulti
    case data
    case cancel
    case replace
    case receipt
    /// A submit by a program in the same process: the API.
    case direct
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
    /// The messages that it names; mostly one.
    package var references: [SupplierReference]
    /// What it may mean instead, when it names no known message: its id read in another form.
    package var alternatives: [SupplierReference] = []
    package var state: MessageState
    /// The network's error as written in the receipt.
    package var error: String
    package var doneAt: Instant?
    /// The start of its text, as it came.
    package var text = ""

    package init(
        references: [SupplierReference],
        state: MessageState,
        error: String,
        doneAt: Instant?
    ) {
        self.references = references
        self.state = state
        self.error = error
        self.doneAt = doneAt
    }
}

/// What a client wants a waiting message to be from now on.
package struct Replacement: Sendable, Equatable {
    package var key: MessageKey
    /// Must be the message's own, unless it is empty.
    package var originator: String
    package var body: [UInt8]
    package var registeredDelivery: UInt8
    /// Nil keeps what was set.
    package var scheduledAt: Instant?
    /// Nil keeps what was set.
    package var expiresAt: Instant?

    package init(
        key: MessageKey,
        originator: String,
        body: [UInt8],
        registeredDelivery: UInt8
    ) {
        self.key = key
        self.originator = originator
        self.body = body
        self.registeredDelivery = registeredDelivery
    }
}

/// A message from a phone as a supplier brought it.
package struct PhoneMessage: Sendable, Equatable {
    package var supplierID: SupplierID
    package var originator: SubmittedAddress
    package var recipient: SubmittedAddress
    package var content: SubmittedContent

    package init(
        supplierID: SupplierID,
        originator: SubmittedAddress,
        recipient: SubmittedAddress,
        content: SubmittedContent
    ) {
        self.supplierID = supplierID
        self.originator = originator
        self.recipient = recipient
        self.content = content
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
    package var isOutcome: Bool {
        switch self {
        case .supplierAnswered, .receiptArrived, .phoneMessageArrived, .receiptAnswered: true
        default: false
        }
    }
}

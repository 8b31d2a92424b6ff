// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Messaging
import Primitives
import Storage

/// What the edges do for the core once the batch that caused it is durable.
package enum Effect: Sendable, Equatable {
    /// Answer a submit.
    case reply(ReplyTicket, SubmitReply)
    /// Answer a cancel request.
    case replyToCancel(ReplyTicket, wasCancelled: Bool)
    /// Answer a replace request.
    case replyToReplace(ReplyTicket, wasReplaced: Bool)
    /// Give a message to a supplier's connector.
    case dispatch(SupplierID, Dispatch)
    /// Tell a supplier that its receipt or message is safe with us.
    case acknowledgeReceipt(ReplyTicket)
    /// Tell a supplier that nobody has the number its message went to.
    case refusePhoneMessage(ReplyTicket)
    /// Deliver a receipt over any receiver session of the access.
    case deliverReceipt(AccessID, ReceiptDelivery)
    /// Deliver a phone's message over any receiver session of the access.
    case deliverMessage(AccessID, InboundMessage)
}

/// The answer to a submit.
package enum SubmitReply: Sendable, Equatable {
    case accepted(MessageID)
    case blocked(BlockReason)
    /// Our storage is failing; the client should try again.
    case failing
}

/// A message on its way to a supplier.
package struct Dispatch: Sendable, Equatable {
    package var messageID: MessageID
    package var originator: SubmittedAddress
    package var recipient: String
    package var content: SubmittedContent
    /// The end of the validity period, passed on so that the supplier stops as well.
    package var expiresAt: Instant
    /// Whether the client wants to know of states before the final one.
    package var wantsIntermediate: Bool
}

/// A receipt on its way to a client.
package struct ReceiptDelivery: Sendable, Equatable {
    package var messageID: MessageID
    package var originator: SubmittedAddress
    package var recipient: String
    package var state: MessageState
    package var error: String
    package var submittedAt: Instant
    package var doneAt: Instant
    /// The start of the message's text, as receipts quote it.
    package var textStart: String
    /// A state before the final one: told once, and not repeated.
    package var isIntermediate = false
}

/// What one or more commands led to: facts to make durable, then effects to let out.
package struct Outcome: Sendable {
    package var journal = JournalBatch()
    package var effects: [Effect] = []
    /// Joined messages that a supplier answered in this batch.
    var answeredJoined: [MessageID: [MessageID]] = [:]

    package init() {}
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Primitives

/// A message that a phone sent to one of a client's numbers, kept until the client has it.
package struct InboundMessage: Sendable, Equatable {
    package var id: MessageID
    package var clientID: ClientID
    /// The access whose numbers it came to.
    package var accessID: AccessID
    package var supplierID: SupplierID
    package var receivedAt: Instant
    /// The phone.
    package var originator: SubmittedAddress
    /// The client's number or short code, as it came.
    package var recipient: SubmittedAddress
    package var content: SubmittedContent
    package var state: ReceiptState = .due
    /// Deliveries that were tried.
    package var attempts = 0
    /// The end of a pause between two tries.
    package var nextTryAt: Instant?
    package var doneAt: Instant?

    /// Creates a message that is due to its client.
    package init(
        id: MessageID,
        owner: Access,
        supplierID: SupplierID,
        receivedAt: Instant,
        addresses: (from: SubmittedAddress, to: SubmittedAddress),
        content: SubmittedContent
    ) {
        self.id = id
        clientID = owner.clientID
        accessID = owner.id
        self.supplierID = supplierID
        self.receivedAt = receivedAt
        originator = addresses.from
        recipient = addresses.to
        self.content = content
    }

    /// The key of its row.
    package var key: MessageKey { MessageKey(clientID: clientID, id: id) }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Messaging
import Primitives

/// A supplier's own identifier of a message.
package struct SupplierReference: Hashable, Sendable {
    package let supplierID: SupplierID
    package let messageID: String

    package init(supplierID: SupplierID, messageID: String) {
        self.supplierID = supplierID
        self.messageID = messageID
    }
}

/// A final receipt that came before the submit response it belongs to.
package struct ParkedReceipt: Sendable, Equatable {
    package var reference: SupplierReference
    package var receivedAt: Instant
    package var state: MessageState
    package var error: String
    package var doneAt: Instant
    /// The start of the supplier's own words, for the trace.
    package var text = ""

    package init(
        reference: SupplierReference,
        receivedAt: Instant,
        state: MessageState,
        error: String,
        doneAt: Instant
    ) {
        self.reference = reference
        self.receivedAt = receivedAt
        self.state = state
        self.error = error
        self.doneAt = doneAt
    }
}

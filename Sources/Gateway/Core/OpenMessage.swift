// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Primitives
import Storage

/// A message that something is still to be done for, as the core holds it.
struct OpenMessage: Sendable {
    var facts: MessageFacts
    var progress: MessageProgress
    /// Suppliers in the order in which they are tried.
    var candidates: [SupplierID]
    /// The position of the supplier that has it, or that gets it next.
    var candidateIndex = 0
    /// The number of the next step in its trace.
    var nextEvent = 0
    /// When the present phase is given up or tried again; timers check it.
    var deadline: Instant
    /// Waits for a retry time instead of a window.
    var isResting = false
    /// A receipt delivery is with an edge.
    var isReceiptOut = false
    var receiptAttempts = 0

    init(facts: MessageFacts, progress: MessageProgress, candidates: [SupplierID]) {
        self.facts = facts
        self.progress = progress
        self.candidates = candidates
        deadline = facts.expiresAt
    }

    var key: MessageKey { MessageKey(clientID: facts.clientID, id: facts.id) }
}

/// An entry of the timer heap: look at the message again at this instant.
struct Alarm: Comparable, Sendable {
    let at: Instant
    let messageID: MessageID

    static func < (left: Alarm, right: Alarm) -> Bool {
        (left.at, left.messageID) < (right.at, right.messageID)
    }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Messaging
import Primitives
import Storage

/// A message that something is still to be done for, as the core holds it.
struct OpenMessage: Sendable {
    var facts: MessageFacts
    var progress: MessageProgress
    /// Suppliers in the order in which they are tried.
    var candidates: [RouteChoice]
    /// The number of the next step in its trace.
    var nextEvent = 0
    /// When the present phase is given up or tried again; timers check it.
    var deadline: Instant
    /// The access whose receivers its receipt is with; nil when it is with nobody.
    var receiptVia: AccessID?
    var receiptAttempts = 0
    /// Whether it is a part that waits for the others, or to leave with them.
    var isCollected = false
    /// Whether it has waited for the others in vain, and leaves as it is.
    var leavesSingly = false
    /// The place in a long message, of one that was recovered without its text.
    var place: Concatenation?

    init(facts: MessageFacts, progress: MessageProgress, candidates: [RouteChoice]) {
        self.facts = facts
        self.progress = progress
        self.candidates = candidates
        deadline = facts.expiresAt
    }

    var key: MessageKey { MessageKey(clientID: facts.clientID, id: facts.id) }
}

/// A phone's message that its client has not confirmed, as the core holds it.
struct OpenInbound: Sendable {
    var message: InboundMessage
    /// The access whose receivers it is with; nil when it is with nobody.
    var via: AccessID?
    /// When it is given up.
    var deadline: Instant
}

/// An entry of the timer heap: look at the message again at this instant.
struct Alarm: Comparable, Sendable {
    let at: Instant
    let messageID: MessageID

    static func < (left: Alarm, right: Alarm) -> Bool {
        (left.at, left.messageID) < (right.at, right.messageID)
    }
}

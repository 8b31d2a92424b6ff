// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Messaging
import Storage

/// Messages that the operator's people try a client's set-up with.
package protocol MessageTrials: Sendable {
    /// Decides about a message as the core would now, and changes nothing.
    ///
    /// - Throws: when the settings cannot be read.
    func decide(_ submission: Submission) async throws -> TrialDecision

    /// Sends a message in the client's name; it is priced, held and charged as any other.
    func send(_ submission: Submission) async -> TrialReply
}

/// What would become of a message.
package struct TrialDecision: Sendable {
    /// The message as it would be stored: destination, price, segments.
    package var facts: MessageFacts
    /// Why it would be refused; nil when it would be accepted.
    package var refusal: BlockReason?
    /// The step of the trace that says more.
    package var detail: String
    /// The suppliers that would be tried, in this order, each with its route.
    package var routes: [(supplier: SupplierID, route: RouteID)]

    package init(
        facts: MessageFacts,
        refusal: BlockReason?,
        detail: String,
        routes: [(supplier: SupplierID, route: RouteID)]
    ) {
        self.facts = facts
        self.refusal = refusal
        self.detail = detail
        self.routes = routes
    }
}

/// The answer to a message that was sent.
package enum TrialReply: Sendable {
    case accepted(MessageID)
    case refused(BlockReason)
    /// It could not be stored; trying again may help.
    case failing
}

/// Stands in where no gateway runs.
package struct NoMessageTrials: MessageTrials {
    /// Creates the stand-in.
    package init() {}

    /// Refused: there is nothing to send by.
    package func decide(_ submission: Submission) async throws -> TrialDecision {
        let charging = MessageCharging(billingClientID: submission.clientID)
        let facts = MessageFacts(
            id: MessageID(0),
            submission: submission,
            receivedAt: .epoch,
            destination: nil,
            charging: charging
        )
        return TrialDecision(facts: facts, refusal: .channelDisabled, detail: "", routes: [])
    }

    /// Nothing is sent.
    package func send(_ submission: Submission) async -> TrialReply { .failing }
}

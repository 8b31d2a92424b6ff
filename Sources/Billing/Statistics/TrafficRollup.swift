// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Messaging
import Primitives

/// A row of the quarter-hour rollups, as statistics and invoices read it.
package struct TrafficRollup: Hashable, Sendable {
    /// Start of the quarter-hour.
    package var quarterAt: Instant
    /// Nil for messages that were refused for want of a destination.
    package var destination: Destination?
    package var sender: String
    /// The related account whose traffic it is; nil for the client itself.
    package var account: LineAccount?
    package var basis: BillingBasis
    package var priceMicros: Int64
    package var counts: TrafficCounts
    package var chargedMessages: Int64
    package var chargedSegments: Int64
    package var chargedMicros: Int64

    package init(
        quarterAt: Instant,
        destination: Destination?,
        sender: String,
        basis: BillingBasis,
        priceMicros: Int64
    ) {
        self.quarterAt = quarterAt
        self.destination = destination
        self.sender = sender
        self.basis = basis
        self.priceMicros = priceMicros
        counts = TrafficCounts()
        chargedMessages = 0
        chargedSegments = 0
        chargedMicros = 0
    }
}

extension UsageCharge {
    /// The charge of a rollup row; nil when it charged nothing.
    package init?(_ rollup: TrafficRollup, operatorName: String = "") {
        guard let destination = rollup.destination, rollup.chargedMessages > 0 else { return nil }
        self.init(
            destination: destination,
            operatorName: operatorName,
            basis: rollup.basis,
            priceMicros: rollup.priceMicros,
            messages: rollup.chargedMessages,
            segments: rollup.chargedSegments
        )
        account = rollup.account
    }
}

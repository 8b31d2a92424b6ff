// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Messaging
import Primitives

/// A price that was wrong: what a destination was charged, and what it should have been.
///
/// - Units: micros of the charged client's currency per segment.
package struct PriceCorrection: Hashable, Sendable, Codable {
    package var country: CountryCode
    /// Nil for every network of the country that has no correction of its own.
    package var network: Network?
    /// The price that was charged; nil for whichever it was.
    package var chargedMicros: Int64?
    /// The price that should have been charged.
    package var rightMicros: Int64

    package init(
        country: CountryCode,
        network: Network? = nil,
        chargedMicros: Int64? = nil,
        rightMicros: Int64
    ) {
        self.country = country
        self.network = network
        self.chargedMicros = chargedMicros
        self.rightMicros = rightMicros
    }

    /// The correction of a destination that was charged at a price: the network's own goes
    /// before its country's.
    package static func first(
        for destination: Destination,
        chargedMicros: Int64,
        among corrections: [PriceCorrection]
    ) -> PriceCorrection? {
        let fitting = corrections.filter { correction in
            correction.country == destination.country
                && (correction.network == nil || correction.network == destination.network)
        }
        // A network that has a correction is not its country's business any more.
        let own = fitting.filter { $0.network != nil }
        return (own.isEmpty ? fitting : own).first {
            $0.chargedMicros == nil || $0.chargedMicros == chargedMicros
        }
    }
}

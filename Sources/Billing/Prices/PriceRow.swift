// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Messaging
import Primitives

/// When a held price becomes a charge.
package enum BillingBasis: String, Hashable, Sendable, CaseIterable, Codable {
    /// When the first supplier accepts the message.
    case sent
    /// When a final receipt says delivered.
    case delivered
}

/// What kind of service a price is for.
package enum MessageType: String, Hashable, Sendable, CaseIterable, Codable {
    case sms
    case hlr
    case mnp
}

/// Whose price it is: a client's or product's sell price, or a supplier's source price.
package enum PriceOwner: Hashable, Sendable {
    case client(ClientID)
    case product(ProductID)
    case supplier(SupplierID)
}

/// A row of the append-only price table.
///
/// The price at an instant is the newest row with `effectiveFrom` at or before it; a closed
/// row means that there is none from then on.
///
/// - Source: billing rules, section 4.
package struct PriceRow: Hashable, Sendable {
    package var id: PriceRowID
    package var owner: PriceOwner
    /// The whole country when its network is nil.
    package var destination: Destination
    package var messageType: MessageType
    package var basis: BillingBasis
    package var price: Price
    package var effectiveFrom: Instant
    /// The price is withdrawn from `effectiveFrom` on.
    package var isClosed: Bool
    /// *Sell to negative*: this destination passes although money is short.
    package var sellsToNegative: Bool
    package var recordedAt: Instant

    /// Creates an open SMS price by sent messages; other fields can be set afterwards.
    package init(
        id: PriceRowID,
        owner: PriceOwner,
        destination: Destination,
        price: Price,
        basis: BillingBasis = .sent,
        effectiveFrom: Instant
    ) {
        self.id = id
        self.owner = owner
        self.destination = destination
        self.price = price
        self.basis = basis
        self.effectiveFrom = effectiveFrom
        messageType = .sms
        isClosed = false
        sellsToNegative = false
        recordedAt = effectiveFrom
    }
}

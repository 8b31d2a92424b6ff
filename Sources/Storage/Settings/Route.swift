// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Messaging

/// One rule for traffic to a destination: send by a supplier, or refuse.
///
/// Empty conditions match everything. A refusing route that matches always wins. Of the
/// sending ones that match, a client's own come before the platform's, those of a network
/// before those of a country, then by priority; lower numbers are tried first, and routes of
/// one priority share the messages by weight.
package struct Route: Hashable, Sendable {
    package var id: RouteID
    /// Only for this client.
    package var clientID: ClientID?
    /// Only for this country; nil for all.
    package var country: CountryCode?
    /// Only for this network of the country.
    package var network: Network?
    /// 1 to 1000.
    package var priority: Int
    /// Who carries the messages; nil on a route that refuses.
    package var supplierID: SupplierID?
    /// Why messages are refused; nil on a route that sends.
    ///
    /// - Invariant: exactly one of `supplierID` and `refusal` is there.
    package var refusal: BlockReason?
    /// Its share among the routes of its priority, 1 to 1000.
    package var weight: Int = 100
    /// Further conditions that a message has to meet.
    package var conditions = RouteConditions()
    package var isActive: Bool

    /// Creates a route that sends by a supplier.
    package init(
        id: RouteID,
        clientID: ClientID? = nil,
        country: CountryCode? = nil,
        network: Network? = nil,
        priority: Int,
        supplierID: SupplierID?
    ) {
        self.id = id
        self.clientID = clientID
        self.country = country
        self.network = network
        self.priority = priority
        self.supplierID = supplierID
        isActive = true
    }

    /// The reasons that a route can refuse for.
    package static let refusals: [BlockReason] = [
        .destinationClosed, .senderNotAllowed, .numberBlacklisted, .textFiltered,
    ]
}

/// What a route asks of a message beside its destination; empty text asks nothing.
package struct RouteConditions: Hashable, Sendable {
    /// Senders separated by commas, each whole or ending in `*`; upper and lower case are equal.
    package var sender: String = ""
    /// The first digits of the recipient's number; several separated by commas.
    package var numberPrefix: String = ""
    /// A part of the text; upper and lower case are equal.
    package var textPart: String = ""

    /// Creates conditions that every message meets.
    package init() {}
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Messaging

/// One supplier choice for a destination; lower priority numbers are tried first.
///
/// Empty conditions match everything. Of the routes that match, a client's own come before
/// the platform's, those of a network before those of a country, then by priority.
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
    package var supplierID: SupplierID
    package var isActive: Bool

    package init(
        id: RouteID,
        clientID: ClientID? = nil,
        country: CountryCode? = nil,
        network: Network? = nil,
        priority: Int,
        supplierID: SupplierID
    ) {
        self.id = id
        self.clientID = clientID
        self.country = country
        self.network = network
        self.priority = priority
        self.supplierID = supplierID
        isActive = true
    }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Messaging
import Storage

/// The routing table, indexed so that finding a message's suppliers costs a few look-ups.
///
/// Order of the suppliers returned: a client's own routes before the platform's, routes of
/// the network before those of the country before those for everywhere, then by priority.
package struct RouteTable: Sendable {
    private struct Key: Hashable, Sendable {
        var clientID: ClientID?
        var country: CountryCode?
        var network: Network?
    }

    private let routes: [Key: [SupplierID]]

    /// Indexes the active routes.
    package init(_ routes: [Route]) {
        let active = routes.filter(\.isActive).sorted {
            ($0.priority, $0.id) < ($1.priority, $1.id)
        }
        var table: [Key: [SupplierID]] = [:]
        for route in active {
            let key = Key(
                clientID: route.clientID,
                country: route.country,
                network: route.network
            )
            table[key, default: []].append(route.supplierID)
        }
        self.routes = table
    }

    /// The suppliers to try, best first, each once.
    package func suppliers(
        client: ClientID,
        mainClient: ClientID,
        destination: Destination
    ) -> [SupplierID] {
        var found: [SupplierID] = []
        let owners: [ClientID?] = client == mainClient ? [client, nil] : [client, mainClient, nil]
        for owner in owners {
            collect(owner, destination, into: &found)
        }
        return found
    }

    private func collect(
        _ owner: ClientID?,
        _ destination: Destination,
        into found: inout [SupplierID]
    ) {
        if let network = destination.network {
            add(Key(clientID: owner, country: destination.country, network: network), &found)
        }
        add(Key(clientID: owner, country: destination.country, network: nil), &found)
        add(Key(clientID: owner, country: nil, network: nil), &found)
    }

    private func add(_ key: Key, _ found: inout [SupplierID]) {
        for supplier in routes[key] ?? [] where !found.contains(supplier) {
            found.append(supplier)
        }
    }
}

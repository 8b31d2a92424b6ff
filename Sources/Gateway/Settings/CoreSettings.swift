// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import Messaging
import Primitives
import Storage

/// Everything the core decides by, as one immutable snapshot.
///
/// A change of settings makes a new snapshot; messages keep the price and the routes they were
/// admitted with.
package struct CoreSettings: Sendable {
    package var clients: [ClientID: ClientSettings]
    package var accesses: [AccessID: Access]
    package var suppliers: [SupplierID: Supplier]
    package var routes: RouteTable
    package var prices: PriceBook
    package var catalogue: DestinationCatalogue
    /// Rises with every change of settings, so that an older snapshot is known as such.
    package var version: Int64 = 0

    package init(
        clients: [ClientID: ClientSettings],
        accesses: [AccessID: Access],
        suppliers: [SupplierID: Supplier],
        routes: RouteTable,
        prices: PriceBook,
        catalogue: DestinationCatalogue
    ) {
        self.clients = clients
        self.accesses = accesses
        self.suppliers = suppliers
        self.routes = routes
        self.prices = prices
        self.catalogue = catalogue
    }
}

/// What the core knows of a client.
package struct ClientSettings: Sendable {
    package var client: Client
    package var calendar: BillingCalendar

    package init(client: Client, calendar: BillingCalendar) {
        self.client = client
        self.calendar = calendar
    }

    /// The client whose balance is spent.
    package var billingClientID: ClientID { client.mainClientID ?? client.id }
}

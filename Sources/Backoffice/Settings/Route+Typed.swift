// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Messaging
import Storage

extension Route {
    /// Reads a route's form into the route that is to be saved.
    init(id: RouteID, reading reader: inout FieldReader, catalogue: DestinationCatalogue) {
        let supplierID: SupplierID? = reader.identifier("supplier_id", "Supplier")
        if supplierID == nil, reader.typed[field: "supplier_id"].isEmpty {
            reader.refuse("supplier_id", "Supplier is required.")
        }
        let destination = reader.destination(in: catalogue, isRequired: false)
        self.init(
            id: id,
            clientID: reader.identifier("client_id", "Client"),
            country: destination?.country,
            network: destination?.network,
            priority: reader.requiredNumber("priority", "Priority", in: 1...1_000),
            supplierID: supplierID ?? SupplierID(0)
        )
    }
}

extension FieldReader {
    /// A country and optionally one of its networks, from the fields `country` and `network`.
    ///
    /// A network alone is enough: its country follows from the catalogue.
    mutating func destination(
        in catalogue: DestinationCatalogue,
        isRequired: Bool
    ) -> Destination? {
        let country = country("country")
        let networkText = typed[field: "network"]
        guard !networkText.isEmpty else {
            if country == nil, isRequired, typed[field: "country"].isEmpty {
                refuse("country", "Choose a country, or type a network below.")
            }
            return country.map { Destination(country: $0) }
        }
        guard let network = Network(networkText) else {
            refuse("network", "Network is MCC and MNC together, such as 25501.")
            return nil
        }
        guard let home = country ?? catalogue.country(of: network) else {
            refuse("network", "No country is known for \(network); choose it above.")
            return nil
        }
        if let listed = catalogue.country(of: network), listed != home,
            !catalogue.networks(in: home).contains(network)
        {
            refuse("network", "\(network) is a network of \(listed), not of \(home).")
        }
        return Destination(country: home, network: network)
    }
}

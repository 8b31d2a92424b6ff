// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Messaging
import Storage

extension Route {
    /// Reads a route's form into the route that is to be saved.
    init(id: RouteID, reading reader: inout FieldReader, catalogue: DestinationCatalogue) {
        let refusal = Route.refusal(&reader)
        var supplierID: SupplierID? = reader.identifier("supplier_id", "Supplier")
        if refusal != nil {
            supplierID = nil
        } else if supplierID == nil, reader.typed[field: "supplier_id"].isEmpty {
            reader.refuse("supplier_id", "Supplier is required on a route that sends.")
        }
        let destination = reader.destination(in: catalogue, isRequired: false)
        self.init(
            id: id,
            clientID: reader.identifier("client_id", "Client"),
            country: destination?.country,
            network: destination?.network,
            priority: reader.requiredNumber("priority", "Priority", in: 1...1_000),
            supplierID: supplierID
        )
        self.refusal = refusal
        weight = reader.number("weight", "Weight", in: 1...1_000) ?? 100
        conditions.sender = reader.text("sender", "Sender", limit: 500)
        conditions.numberPrefix = Route.prefixes(&reader)
        conditions.textPart = reader.text("text_part", "Text")
        refuseUnbounded(&reader)
    }

    /// The route as its form shows it: what `Settings.updateRoute` reads back unchanged.
    package var typed: TypedFields {
        [
            "refusal": refusal?.rawValue ?? "", "supplier_id": supplierID.map { "\($0)" } ?? "",
            "client_id": clientID.map { "\($0)" } ?? "", "country": country?.code ?? "",
            "network": network?.text ?? "", "priority": "\(priority)", "weight": "\(weight)",
            "sender": conditions.sender, "number_prefix": conditions.numberPrefix,
            "text_part": conditions.textPart,
        ]
    }

    private static func refusal(_ reader: inout FieldReader) -> BlockReason? {
        let text = reader.typed[field: "refusal"]
        if text.isEmpty { return nil }
        guard let reason = BlockReason(rawValue: text), refusals.contains(reason) else {
            reader.refuse("refusal", "Choose what the route does from the list.")
            return nil
        }
        return reason
    }

    private static func prefixes(_ reader: inout FieldReader) -> String {
        let parts = reader.text("number_prefix", "Number begins with", limit: 2_000)
            .split { $0 == "," || $0.isWhitespace }
        for part in parts where !(1...15).contains(part.count) || !part.allSatisfy(isDigit) {
            reader.refuse("number_prefix", "\"\(part)\" is not 1 to 15 digits.")
        }
        return parts.joined(separator: ", ")
    }

    /// A refusal by sender, number or text that names none would refuse everything.
    private func refuseUnbounded(_ reader: inout FieldReader) {
        switch refusal {
        case .senderNotAllowed where conditions.sender.isEmpty:
            reader.refuse("sender", "Name the senders that are not allowed.")
        case .numberBlacklisted where conditions.numberPrefix.isEmpty:
            reader.refuse("number_prefix", "Name the numbers that are on the black list.")
        case .textFiltered where conditions.textPart.isEmpty:
            reader.refuse("text_part", "Type the part of the text that is filtered.")
        default: return
        }
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

private func isDigit(_ character: Character) -> Bool { ("0"..."9").contains(character) }

// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Messaging
import Storage

extension Settings {
    /// Creates a supplier with its connector.
    ///
    /// - Throws: `FieldErrors`.
    package func createSupplier(
        _ typed: TypedFields,
        _ request: SettingsRequest
    ) async throws -> SupplierID {
        var reader = FieldReader(typed)
        var read = Supplier(
            id: office.newID(),
            name: "",
            currency: .placeholder,
            connector: Connector(host: "", port: 2_775, systemID: "", password: "")
        )
        read.read(&reader)
        let supplier = read
        let errors = reader.errors
        let content = "supplier\n" + typed.canonicalText
        return try await change(request, topic: .suppliers, content: content) { change in
            try refuseTaken(supplier, errors, change)
            try SupplierRepository.insert(supplier, in: change.transaction)
            try change.log("create", "supplier", id: "\(supplier.id)", after: supplier)
            return supplier.id
        }
    }

    /// Saves a supplier; an empty password keeps the present one.
    ///
    /// - Throws: `FieldErrors`.
    package func updateSupplier(
        _ id: SupplierID,
        _ typed: TypedFields,
        _ request: SettingsRequest
    ) async throws {
        _ = try await change(request, topic: .suppliers, content: "") { change in
            guard let before = try SupplierRepository.find(id, in: change.transaction) else {
                throw notThere("supplier")
            }
            var reader = FieldReader(typed)
            var supplier = before
            supplier.read(&reader)
            var errors = reader.errors
            let prices = try PriceRepository.current(
                of: .supplier(id),
                at: .distantFuture,
                in: change.transaction
            )
            if supplier.currency != before.currency, !prices.isEmpty {
                errors.add(
                    "currency",
                    "Currency stays \(before.currency): the supplier has prices in it."
                )
            }
            try refuseTaken(supplier, errors, change)
            try SupplierRepository.update(supplier, in: change.transaction)
            try change.log("update", "supplier", id: "\(id)", before: before, after: supplier)
            return id
        }
    }

    /// Creates a route.
    ///
    /// - Throws: `FieldErrors`.
    package func createRoute(
        _ typed: TypedFields,
        _ request: SettingsRequest
    ) async throws -> RouteID {
        var reader = FieldReader(typed)
        let route = Route(id: office.newID(), reading: &reader, catalogue: catalogue)
        let errors = reader.errors
        let content = "route\n" + typed.canonicalText
        return try await change(request, topic: .routes, content: content) { change in
            try refuseLoose(route, errors, change)
            try RouteRepository.insert(route, in: change.transaction)
            try change.log("create", "route", id: "\(route.id)", after: route)
            return route.id
        }
    }

    /// Saves a route: its condition, its place in the order, its weight, what it does.
    ///
    /// - Throws: `FieldErrors`.
    package func updateRoute(
        _ id: RouteID,
        _ typed: TypedFields,
        _ request: SettingsRequest
    ) async throws {
        var reader = FieldReader(typed)
        let read = Route(id: id, reading: &reader, catalogue: catalogue)
        let errors = reader.errors
        let content = "route\n\(id)\n" + typed.canonicalText
        _ = try await change(request, topic: .routes, content: content) { change in
            guard let before = try RouteRepository.find(id, in: change.transaction) else {
                throw notThere("route")
            }
            var route = read
            route.isActive = before.isActive
            try refuseLoose(route, errors, change)
            try RouteRepository.update(route, in: change.transaction)
            try change.log("update", "route", id: "\(id)", before: before, after: route)
            return id
        }
    }

    /// Refuses a route of a supplier or client that is not there.
    private func refuseLoose(
        _ route: Route,
        _ errors: FieldErrors,
        _ change: SettingsChange
    ) throws {
        var errors = errors
        if errors["supplier_id"] == nil, let supplier = route.supplierID,
            try SupplierRepository.find(supplier, in: change.transaction) == nil
        {
            errors.add("supplier_id", "This supplier does not exist any more.")
        }
        if let client = route.clientID,
            try ClientRepository.find(client, in: change.transaction) == nil
        {
            errors.add("client_id", "This client does not exist any more.")
        }
        try errors.check()
    }

    /// Switches a route on or off.
    ///
    /// - Throws: `FieldErrors`.
    package func setRoute(
        _ id: RouteID,
        active: Bool,
        _ request: SettingsRequest
    ) async throws {
        _ = try await change(request, topic: .routes, content: "") { change in
            guard let before = try RouteRepository.find(id, in: change.transaction) else {
                throw notThere("route")
            }
            var route = before
            route.isActive = active
            try RouteRepository.update(route, in: change.transaction)
            try change.log("update", "route", id: "\(id)", before: before, after: route)
            return id
        }
    }

    /// Replaces the imported number prefixes by those of a CSV file.
    ///
    /// - Returns: How many there are now.
    /// - Throws: `ImportErrors` with each line that is wrong; nothing is changed then.
    package func importPrefixes(_ text: String, _ request: SettingsRequest) async throws -> Int {
        let file = PrefixImport(csv: text)
        let problems = file.problems.map {
            LineProblem(line: $0.line, sentence: "\($0.reason)")
        }
        guard problems.isEmpty else { throw ImportErrors(problems) }
        let prefixes = file.rows.map {
            ImportedPrefix(
                prefix: $0.prefix,
                destination: $0.destination,
                operatorName: $0.operatorName
            )
        }
        _ = try await change(request, topic: .prefixes, content: "") { change in
            let before = try ImportedPrefixRepository.count(in: change.transaction)
            try ImportedPrefixRepository.replaceAll(with: prefixes, in: change.transaction)
            try change.log(
                "import",
                "prefixes",
                id: "all",
                before: before,
                after: prefixes.count
            )
            return BrandID(0)
        }
        return prefixes.count
    }

    private func refuseTaken(
        _ supplier: Supplier,
        _ errors: FieldErrors,
        _ change: SettingsChange
    ) throws {
        var errors = errors
        let others = try SupplierRepository.list(in: change.transaction)
        if others.contains(where: { $0.name == supplier.name && $0.id != supplier.id }) {
            errors.add("name", "There is a supplier of this name already.")
        }
        try errors.check()
    }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import SQLInterface

/// Reads and writes routes.
package enum RouteRepository {
    /// Every route, the platform's before those of clients, by destination and priority.
    package static func list(in transaction: any SQLTransaction) throws -> [Route] {
        try transaction.models(
            """
            SELECT * FROM routes
            ORDER BY COALESCE(client_id, 0), country, network, priority, id
            """
        )
    }

    /// A client's own routes, or the platform's for nil.
    package static func list(
        of client: ClientID?,
        in transaction: any SQLTransaction
    ) throws -> [Route] {
        let owner: SQL = client.map { "client_id = \($0)" } ?? "client_id IS NULL"
        return try transaction.models(
            """
            SELECT * FROM routes WHERE \(raw: owner)
            ORDER BY country, network, priority, id
            """
        )
    }

    /// Finds a route.
    package static func find(
        _ id: RouteID,
        in transaction: any SQLTransaction
    ) throws -> Route? {
        try transaction.model("SELECT * FROM routes WHERE id = \(id)")
    }

    /// Adds a route.
    package static func insert(_ route: Route, in transaction: any SQLTransaction) throws {
        try transaction.execute(.insert(into: "routes", columns(route)))
    }

    /// Saves a route.
    ///
    /// - Throws: `StorageError.notFound`.
    package static func update(_ route: Route, in transaction: any SQLTransaction) throws {
        try transaction.change(
            "routes",
            id: route.id,
            .update("routes", set: columns(route)).then("WHERE id = \(route.id)")
        )
    }

    /// Removes a route; messages remember their supplier, not their route.
    ///
    /// - Throws: `StorageError.notFound`.
    package static func delete(_ id: RouteID, in transaction: any SQLTransaction) throws {
        try transaction.change("routes", id: id, "DELETE FROM routes WHERE id = \(id)")
    }

    private static func columns(_ route: Route) -> SQL.Columns {
        [
            "id": route.id, "client_id": route.clientID,
            "country": EmptyText(route.country), "network": EmptyText(route.network),
            "priority": route.priority, "supplier_id": route.supplierID,
            "is_active": route.isActive, "refusal": EmptyText(route.refusal),
            "weight": route.weight, "sender": route.conditions.sender,
            "number_prefix": route.conditions.numberPrefix,
            "text_part": route.conditions.textPart,
        ]
    }
}

extension Route: RowReadable {
    static let table = "routes"

    init(_ row: StoredRow) throws {
        self.init(
            id: try row.get("id"),
            clientID: try row.get("client_id"),
            country: try row.unlessEmpty("country"),
            network: try row.unlessEmpty("network"),
            priority: try row.get("priority"),
            supplierID: try row.get("supplier_id")
        )
        isActive = try row.get("is_active")
        refusal = try row.unlessEmpty("refusal")
        weight = try row.get("weight")
        conditions.sender = try row.get("sender")
        conditions.numberPrefix = try row.get("number_prefix")
        conditions.textPart = try row.get("text_part")
    }
}

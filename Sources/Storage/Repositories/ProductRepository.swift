// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import SQLInterface

/// Reads and writes products: presets of prices given to many clients.
package enum ProductRepository {
    /// Every product, by name.
    package static func list(in transaction: any SQLTransaction) throws -> [Product] {
        try transaction.models("SELECT * FROM products ORDER BY name")
    }

    /// Finds a product.
    package static func find(
        _ id: ProductID,
        in transaction: any SQLTransaction
    ) throws -> Product? {
        try transaction.model("SELECT * FROM products WHERE id = \(id)")
    }

    /// Adds a product.
    package static func insert(_ product: Product, in transaction: any SQLTransaction) throws {
        try transaction.execute(
            .insert(into: "products", columns(product))
        )
    }

    /// Saves a product.
    ///
    /// - Throws: `StorageError.notFound`.
    package static func update(_ product: Product, in transaction: any SQLTransaction) throws {
        try transaction.change(
            "products",
            id: product.id,
            .update("products", set: columns(product)).then("WHERE id = \(product.id)")
        )
    }

    /// How many clients have each product.
    package static func clientCounts(
        in transaction: any SQLTransaction
    ) throws -> [ProductID: Int] {
        let rows = try transaction.query(
            """
            SELECT product_id, COUNT(*) AS clients FROM clients
            WHERE product_id IS NOT NULL GROUP BY product_id
            """
        )
        return try rows.reduce(into: [:]) { counts, row in
            counts[try row.get("product_id", as: ProductID.self)] = try row.get("clients")
        }
    }

    private static func columns(_ product: Product) -> SQL.Columns {
        ["id": product.id, "name": product.name, "currency": product.currency]
    }
}

/// A preset of prices.
package struct Product: Hashable, Sendable {
    package var id: ProductID
    package var name: String
    /// Of its prices, and so of every client that has it.
    package var currency: Currency

    package init(id: ProductID, name: String, currency: Currency) {
        self.id = id
        self.name = name
        self.currency = currency
    }
}

extension Product: RowReadable {
    static let table = "products"

    init(_ row: StoredRow) throws {
        self.init(
            id: try row.get("id"),
            name: try row.get("name"),
            currency: try row.get("currency")
        )
    }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

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
            .insert(into: "products", ["id": product.id, "name": product.name])
        )
    }

    /// Renames a product.
    ///
    /// - Throws: `StorageError.notFound`.
    package static func update(_ product: Product, in transaction: any SQLTransaction) throws {
        try transaction.change(
            "products",
            id: product.id,
            "UPDATE products SET name = \(product.name) WHERE id = \(product.id)"
        )
    }
}

/// A preset of prices.
package struct Product: Hashable, Sendable {
    package var id: ProductID
    package var name: String

    package init(id: ProductID, name: String) {
        self.id = id
        self.name = name
    }
}

extension Product: RowReadable {
    static let table = "products"

    init(_ row: StoredRow) throws {
        self.init(id: try row.get("id"), name: try row.get("name"))
    }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Storage

extension Settings {
    /// Creates a product: prices that many clients can be given at once.
    ///
    /// - Throws: `FieldErrors`.
    package func createProduct(
        _ typed: TypedFields,
        _ request: SettingsRequest
    ) async throws -> ProductID {
        let id: ProductID = office.newID()
        let content = "product\n" + typed.canonicalText
        return try await change(request, topic: nil, content: content) { change in
            let product = try read(typed, over: nil, id, change)
            try ProductRepository.insert(product, in: change.transaction)
            try change.log("create", "product", id: "\(id)", after: product)
            return id
        }
    }

    /// Saves a product's name, and its currency as long as nothing depends on that.
    ///
    /// - Throws: `FieldErrors`.
    package func updateProduct(
        _ id: ProductID,
        _ typed: TypedFields,
        _ request: SettingsRequest
    ) async throws {
        _ = try await change(request, topic: nil, content: "") { change in
            guard let before = try ProductRepository.find(id, in: change.transaction) else {
                throw notThere("product")
            }
            let product = try read(typed, over: before, id, change)
            try ProductRepository.update(product, in: change.transaction)
            try change.log("update", "product", id: "\(id)", before: before, after: product)
            return id
        }
    }

    private func read(
        _ typed: TypedFields,
        over before: Product?,
        _ id: ProductID,
        _ change: SettingsChange
    ) throws -> Product {
        var reader = FieldReader(typed)
        let product = Product(
            id: id,
            name: reader.required("name", "Name", limit: 60),
            currency: reader.currency("currency") ?? .placeholder
        )
        let others = try ProductRepository.list(in: change.transaction)
        if others.contains(where: { $0.name == product.name && $0.id != id }) {
            reader.refuse("name", "There is a product of this name already.")
        }
        if let before, before.currency != product.currency,
            try isInUse(id, change)
        {
            reader.refuse(
                "currency",
                "Currency stays \(before.currency): the product has prices or clients."
            )
        }
        try reader.errors.check()
        return product
    }

    private func isInUse(_ id: ProductID, _ change: SettingsChange) throws -> Bool {
        let row = try change.transaction.first(
            """
            SELECT 1 AS found WHERE
                EXISTS (SELECT 1 FROM prices WHERE owner_kind = 'product' AND owner_id = \(id))
                OR EXISTS (SELECT 1 FROM clients WHERE product_id = \(id))
            """
        )
        return row != nil
    }
}

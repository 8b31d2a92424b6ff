// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Backoffice
import Storage

/// The fields of a product, and a stored product as typed text.
enum ProductForm {
    static var fields: [FieldSpec] {
        [
            FieldSpec("name", "Name", isRequired: true, hint: "Such as Wholesale Europe."),
            FieldSpec(
                "currency",
                "Currency",
                .suggested(Choices.currencies),
                isRequired: true,
                hint: "Of its prices; only clients of this currency can have it."
            ),
        ]
    }

    static func values(_ product: Product) -> TypedFields {
        ["name": product.name, "currency": product.currency.code]
    }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// What the panels need besides: products with the currency of their prices.
let panelsMigration = Migration(
    number: 7,
    name: "Panels",
    statements: [
        """
        ALTER TABLE products
        ADD COLUMN currency TEXT NOT NULL DEFAULT 'EUR' CHECK (length(currency) = 3)
        """
    ]
)

// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// What the panels need besides: the currency of a product's prices, and the second step of
/// signing in.
let panelsMigration = Migration(
    number: 7,
    name: "Panels",
    statements: [
        """
        ALTER TABLE products
        ADD COLUMN currency TEXT NOT NULL DEFAULT 'EUR' CHECK (length(currency) = 3)
        """,
        """
        ALTER TABLE sign_ins
        ADD COLUMN is_pending BIGINT NOT NULL DEFAULT 0 CHECK (is_pending IN (0, 1))
        """,
        """
        CREATE TABLE second_factors (
            person_id BIGINT PRIMARY KEY REFERENCES people (id),
            secret TEXT NOT NULL CHECK (secret <> ''),
            is_confirmed BIGINT NOT NULL CHECK (is_confirmed IN (0, 1)),
            last_step BIGINT NOT NULL
        )
        """,
        """
        CREATE TABLE recovery_codes (
            person_id BIGINT NOT NULL REFERENCES people (id),
            code_hash TEXT NOT NULL,
            PRIMARY KEY (person_id, code_hash)
        )
        """,
    ]
)

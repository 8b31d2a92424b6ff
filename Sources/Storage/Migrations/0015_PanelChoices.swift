// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// What people choose for themselves in the panels, seeing a client's panel as the client does,
/// and an index that long lists of invoices are counted and summed by.
let panelChoicesMigration = Migration(
    number: 15,
    name: "Panel choices",
    statements: [
        """
        ALTER TABLE people ADD COLUMN language TEXT NOT NULL DEFAULT ''
            CHECK (language IN ('', 'en', 'ru', 'uk'))
        """,
        """
        ALTER TABLE people ADD COLUMN uses_single_keys BIGINT NOT NULL DEFAULT 1
            CHECK (uses_single_keys IN (0, 1))
        """,
        "ALTER TABLE sign_ins ADD COLUMN viewed_client_id BIGINT REFERENCES clients (id)",
        """
        CREATE TABLE saved_views (
            person_id BIGINT NOT NULL REFERENCES people (id),
            page TEXT NOT NULL,
            name TEXT NOT NULL CHECK (name <> ''),
            query TEXT NOT NULL,
            PRIMARY KEY (person_id, page, name)
        )
        """,
        """
        CREATE INDEX invoices_sums ON invoices
            (currency, client_id, due_on, is_credited, sent_at, total_micros, paid_micros,
             credited_micros, net_micros, tax_micros)
        """,
    ]
)

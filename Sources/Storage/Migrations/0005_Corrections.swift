// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// Credit notes, payments that are undone, and allocations that are taken back.
let correctionsMigration = Migration(
    number: 5,
    name: "Corrections",
    statements: [
        """
        ALTER TABLE invoices ADD COLUMN credited_micros BIGINT NOT NULL DEFAULT 0
            CHECK (credited_micros >= 0)
        """,
        """
        ALTER TABLE invoices ADD COLUMN is_credited BIGINT NOT NULL DEFAULT 0
            CHECK (is_credited IN (0, 1))
        """,
        "ALTER TABLE invoices ADD COLUMN recharged_micros BIGINT NOT NULL DEFAULT 0",
        "ALTER TABLE invoices ADD COLUMN sent_at BIGINT",
        "DROP INDEX invoices_period",
        """
        CREATE UNIQUE INDEX invoices_period ON invoices (client_id, kind, period_start)
            WHERE is_credited = 0
        """,
        """
        CREATE TABLE credit_notes (
            client_id BIGINT NOT NULL REFERENCES clients (id),
            id BIGINT NOT NULL UNIQUE,
            enterprise_id BIGINT NOT NULL REFERENCES enterprises (id),
            invoice_id BIGINT NOT NULL REFERENCES invoices (id),
            number TEXT NOT NULL,
            series_kind TEXT NOT NULL,
            series_scope TEXT NOT NULL,
            series_number BIGINT NOT NULL CHECK (series_number > 0),
            issue_on TEXT NOT NULL,
            currency TEXT NOT NULL,
            net_micros BIGINT NOT NULL CHECK (net_micros >= 0),
            tax_micros BIGINT NOT NULL CHECK (tax_micros >= 0),
            total_micros BIGINT NOT NULL,
            exact_micros BIGINT NOT NULL,
            reason TEXT NOT NULL CHECK (reason <> ''),
            is_full BIGINT NOT NULL CHECK (is_full IN (0, 1)),
            is_visible_to_client BIGINT NOT NULL CHECK (is_visible_to_client IN (0, 1)),
            issued_at BIGINT NOT NULL,
            document TEXT NOT NULL,
            document_hash TEXT NOT NULL,
            PRIMARY KEY (client_id, id),
            UNIQUE (enterprise_id, number),
            UNIQUE (enterprise_id, series_kind, series_scope, series_number),
            CHECK (total_micros = net_micros + tax_micros)
        )
        """,
        "CREATE INDEX credit_notes_invoice ON credit_notes (invoice_id)",
        """
        CREATE UNIQUE INDEX credit_notes_full ON credit_notes (invoice_id) WHERE is_full = 1
        """,
        "ALTER TABLE payments ADD COLUMN reverses_id BIGINT REFERENCES payments (id)",
        "CREATE UNIQUE INDEX payments_reverses ON payments (reverses_id)",
        """
        CREATE TABLE settled_allocations (
            client_id BIGINT NOT NULL,
            payment_id BIGINT NOT NULL REFERENCES payments (id),
            invoice_id BIGINT NOT NULL REFERENCES invoices (id),
            sequence BIGINT NOT NULL,
            amount_micros BIGINT NOT NULL CHECK (amount_micros <> 0),
            recorded_at BIGINT NOT NULL,
            PRIMARY KEY (client_id, payment_id, invoice_id, sequence)
        )
        """,
        """
        INSERT INTO settled_allocations (client_id, payment_id, invoice_id, sequence,
            amount_micros, recorded_at)
        SELECT client_id, payment_id, invoice_id,
            ROW_NUMBER() OVER (PARTITION BY client_id, payment_id, invoice_id
                ORDER BY recorded_at),
            amount_micros, recorded_at
        FROM payment_allocations
        """,
        "DROP TABLE payment_allocations",
        "ALTER TABLE settled_allocations RENAME TO payment_allocations",
        "CREATE INDEX payment_allocations_invoice ON payment_allocations (invoice_id)",
    ]
)

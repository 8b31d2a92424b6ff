// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// Retries that survive a restart, conditions of routes, messages from phones, dialects.
///
/// Routes are rebuilt because one that refuses has no supplier.
let trafficRulesMigration = Migration(
    number: 4,
    name: "TrafficRules",
    statements: [
        "ALTER TABLE messages ADD COLUMN next_try_at BIGINT",
        "ALTER TABLE messages ADD COLUMN refused_by TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE accesses ADD COLUMN allowed_senders TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE accesses ADD COLUMN inbound_numbers TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE accesses ADD COLUMN receipt_clock TEXT NOT NULL DEFAULT 'utc'",
        """
        ALTER TABLE accesses ADD COLUMN receipt_seconds BIGINT NOT NULL DEFAULT 0
            CHECK (receipt_seconds IN (0, 1))
        """,
        "ALTER TABLE suppliers ADD COLUMN default_alphabet TEXT NOT NULL DEFAULT 'gsm'",
        "ALTER TABLE suppliers ADD COLUMN sender_types TEXT NOT NULL DEFAULT 'as_submitted'",
        """
        ALTER TABLE suppliers ADD COLUMN destination_ton BIGINT NOT NULL DEFAULT 1
            CHECK (destination_ton BETWEEN 0 AND 7)
        """,
        """
        ALTER TABLE suppliers ADD COLUMN destination_npi BIGINT NOT NULL DEFAULT 1
            CHECK (destination_npi BETWEEN 0 AND 18)
        """,
        "ALTER TABLE suppliers ADD COLUMN failover_statuses TEXT NOT NULL DEFAULT ''",
        """
        ALTER TABLE suppliers ADD COLUMN retry_statuses TEXT NOT NULL
            DEFAULT '0x08, 0x14, 0x58'
        """,
        """
        ALTER TABLE suppliers ADD COLUMN finds_receipts_by_text BIGINT NOT NULL DEFAULT 0
            CHECK (finds_receipts_by_text IN (0, 1))
        """,
        """
        CREATE TABLE ruled_routes (
            id BIGINT PRIMARY KEY,
            client_id BIGINT REFERENCES clients (id),
            country TEXT NOT NULL,
            network TEXT NOT NULL,
            priority BIGINT NOT NULL CHECK (priority BETWEEN 1 AND 1000),
            supplier_id BIGINT REFERENCES suppliers (id),
            refusal TEXT NOT NULL,
            weight BIGINT NOT NULL CHECK (weight BETWEEN 1 AND 1000),
            sender TEXT NOT NULL,
            number_prefix TEXT NOT NULL,
            text_part TEXT NOT NULL,
            is_active BIGINT NOT NULL CHECK (is_active IN (0, 1)),
            CHECK ((supplier_id IS NULL) = (refusal <> ''))
        )
        """,
        """
        INSERT INTO ruled_routes (id, client_id, country, network, priority, supplier_id,
            refusal, weight, sender, number_prefix, text_part, is_active)
        SELECT id, client_id, country, network, priority, supplier_id,
            '', 100, '', '', '', is_active
        FROM routes
        """,
        "DROP TABLE routes",
        "ALTER TABLE ruled_routes RENAME TO routes",
        """
        CREATE TABLE inbound_messages (
            client_id BIGINT NOT NULL,
            id BIGINT NOT NULL,
            access_id BIGINT NOT NULL,
            supplier_id BIGINT NOT NULL,
            received_at BIGINT NOT NULL,
            originator TEXT NOT NULL,
            originator_ton BIGINT NOT NULL,
            originator_npi BIGINT NOT NULL,
            recipient TEXT NOT NULL,
            recipient_ton BIGINT NOT NULL,
            recipient_npi BIGINT NOT NULL,
            data_coding BIGINT NOT NULL,
            esm_class BIGINT NOT NULL,
            protocol_id BIGINT NOT NULL,
            body BYTEA NOT NULL,
            parameters BYTEA NOT NULL,
            text TEXT NOT NULL,
            segments BIGINT NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('due', 'confirmed', 'dropped')),
            attempts BIGINT NOT NULL,
            next_try_at BIGINT,
            done_at BIGINT,
            PRIMARY KEY (client_id, id)
        ) CLUSTERED
        """,
        """
        CREATE INDEX inbound_messages_due ON inbound_messages (client_id, id)
            WHERE state = 'due'
        """,
    ]
)

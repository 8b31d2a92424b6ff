// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// Messages, their traces, rollups and what recovery needs.
///
/// Keys of client-owned rows begin with the client. `phase` says what is still to be done for
/// a message; recovery reads the rows whose phase is neither `closed` nor `blocked`, through a
/// partial index.
let trafficMigration = Migration(
    number: 2,
    name: "Traffic",
    statements: [
        """
        CREATE TABLE messages (
            client_id BIGINT NOT NULL,
            id BIGINT NOT NULL,
            access_id BIGINT NOT NULL,
            received_at BIGINT NOT NULL,
            originator TEXT NOT NULL,
            originator_ton BIGINT NOT NULL,
            originator_npi BIGINT NOT NULL,
            recipient TEXT NOT NULL,
            country TEXT NOT NULL,
            network TEXT NOT NULL,
            data_coding BIGINT NOT NULL,
            esm_class BIGINT NOT NULL,
            protocol_id BIGINT NOT NULL,
            body BYTEA NOT NULL,
            parameters BYTEA NOT NULL,
            text TEXT NOT NULL,
            segments BIGINT NOT NULL CHECK (segments > 0),
            registered_delivery BIGINT NOT NULL,
            expires_at BIGINT NOT NULL,
            billing_client_id BIGINT NOT NULL,
            price_id BIGINT NOT NULL,
            price_micros BIGINT NOT NULL,
            basis TEXT NOT NULL,
            phase TEXT NOT NULL,
            state TEXT NOT NULL,
            reason TEXT NOT NULL,
            money TEXT NOT NULL CHECK (money IN ('none', 'held', 'charged', 'released')),
            money_at BIGINT,
            attempts BIGINT NOT NULL,
            supplier_id BIGINT,
            supplier_message_id TEXT,
            dispatched_at BIGINT,
            cost_price_micros BIGINT NOT NULL,
            cost_basis TEXT NOT NULL,
            cost_at BIGINT,
            done_at BIGINT,
            receipt_error TEXT NOT NULL,
            receipt TEXT NOT NULL
                CHECK (receipt IN ('none', 'due', 'confirmed', 'dropped')),
            PRIMARY KEY (client_id, id)
        ) CLUSTERED
        """,
        """
        CREATE INDEX messages_open ON messages (client_id, id)
            WHERE phase <> 'closed' AND phase <> 'blocked'
        """,
        """
        CREATE TABLE message_events (
            client_id BIGINT NOT NULL,
            message_id BIGINT NOT NULL,
            sequence BIGINT NOT NULL,
            at BIGINT NOT NULL,
            kind TEXT NOT NULL,
            detail TEXT NOT NULL,
            PRIMARY KEY (client_id, message_id, sequence)
        ) CLUSTERED
        """,
        """
        CREATE TABLE parked_receipts (
            supplier_id BIGINT NOT NULL,
            supplier_message_id TEXT NOT NULL,
            received_at BIGINT NOT NULL,
            state TEXT NOT NULL,
            error TEXT NOT NULL,
            done_at BIGINT NOT NULL,
            PRIMARY KEY (supplier_id, supplier_message_id, received_at)
        ) CLUSTERED
        """,
        """
        CREATE TABLE rollups (
            client_id BIGINT NOT NULL,
            quarter_at BIGINT NOT NULL,
            country TEXT NOT NULL,
            network TEXT NOT NULL,
            sender TEXT NOT NULL,
            basis TEXT NOT NULL,
            price_micros BIGINT NOT NULL,
            submitted BIGINT NOT NULL,
            submitted_segments BIGINT NOT NULL,
            blocked BIGINT NOT NULL,
            delivered BIGINT NOT NULL,
            failed BIGINT NOT NULL,
            charged_messages BIGINT NOT NULL,
            charged_segments BIGINT NOT NULL,
            charged_micros BIGINT NOT NULL,
            PRIMARY KEY
                (client_id, quarter_at, country, network, sender, basis, price_micros)
        ) CLUSTERED
        """,
        """
        CREATE TABLE cost_rollups (
            client_id BIGINT NOT NULL,
            quarter_at BIGINT NOT NULL,
            supplier_id BIGINT NOT NULL,
            country TEXT NOT NULL,
            network TEXT NOT NULL,
            basis TEXT NOT NULL,
            price_micros BIGINT NOT NULL,
            currency TEXT NOT NULL,
            messages BIGINT NOT NULL,
            segments BIGINT NOT NULL,
            cost_micros BIGINT NOT NULL,
            PRIMARY KEY
                (client_id, quarter_at, supplier_id, country, network, basis, price_micros)
        ) CLUSTERED
        """,
    ]
)

// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// How long messages are kept, and what was charged for those that are gone.
///
/// `retention_rules` has a row per client with a rule of its own, and one for client 0: all
/// others. `dropped_messages` keeps the sums of dropped messages by what the audit compares, so
/// that the books can be proved without the rows.
let retentionMigration = Migration(
    number: 9,
    name: "Retention",
    statements: [
        """
        CREATE TABLE retention_rules (
            client_id BIGINT PRIMARY KEY,
            body_days BIGINT NOT NULL CHECK (body_days >= 0),
            row_days BIGINT NOT NULL CHECK (row_days >= 0)
        )
        """,
        """
        CREATE TABLE retention_progress (
            client_id BIGINT PRIMARY KEY,
            bodies_before BIGINT NOT NULL,
            rows_before BIGINT NOT NULL
        )
        """,
        """
        CREATE TABLE dropped_messages (
            client_id BIGINT NOT NULL,
            billing_client_id BIGINT NOT NULL,
            received_quarter_at BIGINT NOT NULL,
            money_quarter_at BIGINT NOT NULL,
            country TEXT NOT NULL,
            network TEXT NOT NULL,
            basis TEXT NOT NULL,
            price_micros BIGINT NOT NULL,
            money TEXT NOT NULL CHECK (money IN ('charged', 'released')),
            messages BIGINT NOT NULL,
            segments BIGINT NOT NULL,
            amount_micros BIGINT NOT NULL,
            PRIMARY KEY (client_id, received_quarter_at, money_quarter_at, billing_client_id,
                country, network, basis, price_micros, money)
        ) CLUSTERED
        """,
    ]
)

// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// The API for programs: keys, answers that repeated requests get again, and webhooks.
///
/// `message_requests` ties a request that a client may repeat to the messages it made, in the
/// transaction that admits them. `webhook_deliveries` is the outbox: an event for an endpoint is
/// written with what it tells of.
let apiMigration = Migration(
    number: 13,
    name: "API",
    statements: apiKeyTables + webhookTables
)

private let apiKeyTables = [
    """
    CREATE TABLE api_keys (
        id BIGINT PRIMARY KEY,
        client_id BIGINT REFERENCES clients (id),
        person_id BIGINT REFERENCES people (id),
        access_id BIGINT REFERENCES accesses (id),
        name TEXT NOT NULL CHECK (name <> ''),
        hint TEXT NOT NULL,
        token_hash TEXT NOT NULL UNIQUE,
        scopes TEXT NOT NULL CHECK (scopes <> ''),
        created_at BIGINT NOT NULL,
        created_by TEXT NOT NULL,
        expires_at BIGINT,
        last_used_at BIGINT,
        revoked_at BIGINT,
        CHECK ((client_id IS NULL) <> (person_id IS NULL))
    )
    """,
    "CREATE INDEX api_keys_client ON api_keys (client_id)",
    """
    CREATE TABLE api_answers (
        key_id BIGINT NOT NULL REFERENCES api_keys (id),
        idempotency_key TEXT NOT NULL,
        content_hash TEXT NOT NULL,
        status BIGINT NOT NULL,
        body TEXT NOT NULL,
        recorded_at BIGINT NOT NULL,
        PRIMARY KEY (key_id, idempotency_key)
    ) CLUSTERED
    """,
    "CREATE INDEX api_answers_recorded ON api_answers (recorded_at)",
    """
    CREATE TABLE message_requests (
        client_id BIGINT NOT NULL,
        request TEXT NOT NULL,
        position BIGINT NOT NULL,
        message_id BIGINT NOT NULL,
        PRIMARY KEY (client_id, request, position)
    ) CLUSTERED
    """,
    "CREATE INDEX message_requests_message ON message_requests (message_id)",
]

private let webhookTables = [
    """
    CREATE TABLE webhook_endpoints (
        client_id BIGINT NOT NULL REFERENCES clients (id),
        id BIGINT NOT NULL,
        url TEXT NOT NULL CHECK (url <> ''),
        events TEXT NOT NULL,
        secret TEXT NOT NULL CHECK (secret <> ''),
        former_secret TEXT NOT NULL,
        former_until BIGINT,
        is_active BIGINT NOT NULL CHECK (is_active IN (0, 1)),
        is_removed BIGINT NOT NULL CHECK (is_removed IN (0, 1)),
        created_at BIGINT NOT NULL,
        PRIMARY KEY (client_id, id)
    )
    """,
    """
    CREATE TABLE webhook_deliveries (
        client_id BIGINT NOT NULL,
        id BIGINT NOT NULL,
        endpoint_id BIGINT NOT NULL,
        event_id BIGINT NOT NULL,
        kind TEXT NOT NULL,
        object_id BIGINT NOT NULL,
        detail TEXT NOT NULL,
        occurred_at BIGINT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('waiting', 'delivered', 'failed')),
        attempts BIGINT NOT NULL,
        next_at BIGINT NOT NULL,
        finished_at BIGINT,
        status BIGINT NOT NULL,
        answer TEXT NOT NULL,
        PRIMARY KEY (client_id, id),
        FOREIGN KEY (client_id, endpoint_id) REFERENCES webhook_endpoints (client_id, id)
    )
    """,
    """
    CREATE INDEX webhook_deliveries_due ON webhook_deliveries (next_at)
    WHERE state = 'waiting'
    """,
    """
    CREATE INDEX webhook_deliveries_endpoint
    ON webhook_deliveries (client_id, endpoint_id, id)
    """,
]

// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// Who of the operator's people looks after a client.
let clientManagersMigration = Migration(
    number: 20,
    name: "Client managers",
    statements: [
        "ALTER TABLE clients ADD COLUMN manager_id BIGINT REFERENCES people (id)",
        "CREATE INDEX clients_manager ON clients (manager_id)",
    ]
)

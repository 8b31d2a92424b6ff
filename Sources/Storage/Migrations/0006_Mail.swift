// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// Letters that wait for a mail server, or were taken or given up.
let mailMigration = Migration(
    number: 6,
    name: "Mail",
    statements: [
        """
        CREATE TABLE mail_outbox (
            id BIGINT PRIMARY KEY,
            client_id BIGINT NOT NULL REFERENCES clients (id),
            invoice_id BIGINT REFERENCES invoices (id),
            credit_note_id BIGINT REFERENCES credit_notes (id),
            brand_name TEXT NOT NULL,
            sender TEXT NOT NULL,
            recipients TEXT NOT NULL CHECK (recipients <> ''),
            subject TEXT NOT NULL,
            body TEXT NOT NULL,
            with_statistics BIGINT NOT NULL CHECK (with_statistics IN (0, 1)),
            state TEXT NOT NULL CHECK (state IN ('waiting', 'sent', 'failed')),
            attempts BIGINT NOT NULL CHECK (attempts >= 0),
            next_at BIGINT NOT NULL,
            created_at BIGINT NOT NULL,
            finished_at BIGINT,
            answer TEXT NOT NULL
        )
        """,
        "CREATE INDEX mail_outbox_waiting ON mail_outbox (state, next_at)",
        "CREATE INDEX mail_outbox_invoice ON mail_outbox (invoice_id)",
    ]
)

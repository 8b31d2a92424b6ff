// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// Resellers among the clients, and which letters a client gets with which files.
let mailingMigration = Migration(
    number: 18,
    name: "Mailing",
    statements: [
        """
        ALTER TABLE clients ADD COLUMN kind TEXT NOT NULL DEFAULT 'client'
            CHECK (kind IN ('client', 'reseller'))
        """,
        """
        ALTER TABLE clients ADD COLUMN mails_invoices BIGINT NOT NULL DEFAULT 1
            CHECK (mails_invoices IN (0, 1))
        """,
        """
        ALTER TABLE clients ADD COLUMN mails_credit_notes BIGINT NOT NULL DEFAULT 1
            CHECK (mails_credit_notes IN (0, 1))
        """,
        """
        ALTER TABLE clients ADD COLUMN mails_reminders BIGINT NOT NULL DEFAULT 1
            CHECK (mails_reminders IN (0, 1))
        """,
        """
        ALTER TABLE clients ADD COLUMN mails_low_balance BIGINT NOT NULL DEFAULT 1
            CHECK (mails_low_balance IN (0, 1))
        """,
        """
        ALTER TABLE clients ADD COLUMN mails_statistics BIGINT NOT NULL DEFAULT 1
            CHECK (mails_statistics IN (0, 1))
        """,
    ]
)

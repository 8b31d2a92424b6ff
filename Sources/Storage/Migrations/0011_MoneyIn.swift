// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// How money comes in and is asked for: bank statements, reminders, monthly top-ups and notices
/// of low balances.
let moneyInMigration = Migration(
    number: 11,
    name: "MoneyIn",
    statements: [
        """
        CREATE TABLE mail_attachments (
            mail_id BIGINT NOT NULL REFERENCES mail_outbox (id),
            position BIGINT NOT NULL,
            name TEXT NOT NULL CHECK (name <> ''),
            media_type TEXT NOT NULL,
            bytes BYTEA NOT NULL,
            PRIMARY KEY (mail_id, position)
        )
        """,
        """
        CREATE TABLE dunning_plans (
            enterprise_id BIGINT PRIMARY KEY REFERENCES enterprises (id),
            is_active BIGINT NOT NULL CHECK (is_active IN (0, 1)),
            quiet_weekdays TEXT NOT NULL,
            quiet_dates TEXT NOT NULL
        )
        """,
        """
        CREATE TABLE dunning_steps (
            enterprise_id BIGINT NOT NULL REFERENCES dunning_plans (enterprise_id),
            step BIGINT NOT NULL CHECK (step > 0),
            days_overdue BIGINT NOT NULL CHECK (days_overdue > 0),
            blocks_client BIGINT NOT NULL CHECK (blocks_client IN (0, 1)),
            texts TEXT NOT NULL,
            PRIMARY KEY (enterprise_id, step)
        )
        """,
        """
        CREATE TABLE dunning_stops (
            invoice_id BIGINT PRIMARY KEY REFERENCES invoices (id),
            client_id BIGINT NOT NULL REFERENCES clients (id),
            reason TEXT NOT NULL CHECK (reason <> ''),
            stopped_at BIGINT NOT NULL
        )
        """,
        """
        CREATE TABLE dunning_reminders (
            client_id BIGINT NOT NULL REFERENCES clients (id),
            invoice_id BIGINT NOT NULL REFERENCES invoices (id),
            step BIGINT NOT NULL CHECK (step > 0),
            mail_id BIGINT REFERENCES mail_outbox (id),
            reminded_on TEXT NOT NULL,
            recorded_at BIGINT NOT NULL,
            PRIMARY KEY (invoice_id, step)
        )
        """,
        "CREATE INDEX dunning_reminders_mail ON dunning_reminders (mail_id)",
        """
        CREATE TABLE dunning_blocks (
            client_id BIGINT PRIMARY KEY REFERENCES clients (id),
            main_client_id BIGINT NOT NULL REFERENCES clients (id),
            invoice_id BIGINT NOT NULL REFERENCES invoices (id),
            blocked_at BIGINT NOT NULL
        )
        """,
        """
        ALTER TABLE clients ADD COLUMN top_up_micros BIGINT NOT NULL DEFAULT 0
            CHECK (top_up_micros >= 0)
        """,
        "ALTER TABLE clients ADD COLUMN top_up_since TEXT",
        """
        CREATE TABLE top_ups (
            client_id BIGINT NOT NULL REFERENCES clients (id),
            month_on TEXT NOT NULL,
            id BIGINT NOT NULL UNIQUE,
            amount_micros BIGINT NOT NULL CHECK (amount_micros > 0),
            currency TEXT NOT NULL,
            recorded_at BIGINT NOT NULL,
            undone_at BIGINT,
            PRIMARY KEY (client_id, month_on)
        )
        """,
        """
        CREATE TABLE low_balance_states (
            client_id BIGINT PRIMARY KEY REFERENCES clients (id),
            is_below BIGINT NOT NULL CHECK (is_below IN (0, 1)),
            changed_at BIGINT NOT NULL
        )
        """,
        """
        CREATE TABLE bank_mappings (
            name TEXT PRIMARY KEY CHECK (name <> ''),
            content TEXT NOT NULL
        )
        """,
        """
        CREATE TABLE bank_statements (
            id BIGINT PRIMARY KEY,
            name TEXT NOT NULL,
            format TEXT NOT NULL,
            content_hash TEXT NOT NULL UNIQUE,
            known_entries BIGINT NOT NULL CHECK (known_entries >= 0),
            imported_at BIGINT NOT NULL,
            imported_by TEXT NOT NULL
        )
        """,
        """
        CREATE TABLE bank_entries (
            id BIGINT PRIMARY KEY,
            statement_id BIGINT NOT NULL REFERENCES bank_statements (id),
            entry_key TEXT NOT NULL UNIQUE,
            place TEXT NOT NULL,
            booked_on TEXT NOT NULL,
            amount_micros BIGINT NOT NULL CHECK (amount_micros <> 0),
            currency TEXT NOT NULL,
            reference TEXT NOT NULL,
            payer TEXT NOT NULL,
            description TEXT NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('open', 'booked', 'ignored')),
            payment_id BIGINT UNIQUE REFERENCES payments (id),
            CHECK ((state = 'booked') = (payment_id IS NOT NULL))
        )
        """,
        "CREATE INDEX bank_entries_statement ON bank_entries (statement_id, id)",
        "CREATE INDEX bank_entries_open ON bank_entries (state, id)",
    ]
)

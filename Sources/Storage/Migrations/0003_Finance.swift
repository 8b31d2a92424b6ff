// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// The ledger, invoices, payments and statistics reports: append-only but for balances,
/// settled sums and the editable fields of a payment.
let financeMigration = Migration(
    number: 3,
    name: "Finance",
    statements: [
        """
        CREATE TABLE ledger_accounts (
            id BIGINT PRIMARY KEY,
            kind TEXT NOT NULL,
            owner_id BIGINT NOT NULL,
            currency TEXT NOT NULL,
            UNIQUE (kind, owner_id, currency)
        )
        """,
        """
        CREATE TABLE ledger_transfers (
            id BIGINT PRIMARY KEY,
            debit_account_id BIGINT NOT NULL REFERENCES ledger_accounts (id),
            credit_account_id BIGINT NOT NULL REFERENCES ledger_accounts (id),
            amount_micros BIGINT NOT NULL CHECK (amount_micros > 0),
            currency TEXT NOT NULL,
            code TEXT NOT NULL,
            reference_id BIGINT NOT NULL,
            occurred_at BIGINT NOT NULL,
            recorded_at BIGINT NOT NULL,
            CHECK (debit_account_id <> credit_account_id)
        )
        """,
        """
        CREATE INDEX ledger_transfers_debit
            ON ledger_transfers (debit_account_id, occurred_at, id)
        """,
        """
        CREATE INDEX ledger_transfers_credit
            ON ledger_transfers (credit_account_id, occurred_at, id)
        """,
        """
        CREATE TABLE balances (
            account_id BIGINT PRIMARY KEY REFERENCES ledger_accounts (id),
            debits_micros BIGINT NOT NULL,
            credits_micros BIGINT NOT NULL,
            held_micros BIGINT NOT NULL CHECK (held_micros >= 0)
        )
        """,
        """
        CREATE TABLE number_series (
            enterprise_id BIGINT NOT NULL REFERENCES enterprises (id),
            kind TEXT NOT NULL,
            scope TEXT NOT NULL,
            last_number BIGINT NOT NULL CHECK (last_number >= 0),
            PRIMARY KEY (enterprise_id, kind, scope)
        )
        """,
        """
        CREATE TABLE invoices (
            client_id BIGINT NOT NULL REFERENCES clients (id),
            id BIGINT NOT NULL UNIQUE,
            enterprise_id BIGINT NOT NULL REFERENCES enterprises (id),
            kind TEXT NOT NULL CHECK (kind IN ('usage', 'amount', 'proforma')),
            number TEXT NOT NULL,
            series_kind TEXT NOT NULL,
            series_scope TEXT NOT NULL,
            series_number BIGINT NOT NULL CHECK (series_number > 0),
            issue_on TEXT NOT NULL,
            due_on TEXT NOT NULL,
            period_start BIGINT,
            period_end BIGINT,
            period_first_on TEXT,
            period_last_on TEXT,
            period_zone TEXT,
            period_start_offset BIGINT,
            period_end_offset BIGINT,
            currency TEXT NOT NULL,
            net_micros BIGINT NOT NULL,
            tax_micros BIGINT NOT NULL,
            total_micros BIGINT NOT NULL,
            exact_micros BIGINT NOT NULL,
            paid_micros BIGINT NOT NULL,
            is_visible_to_client BIGINT NOT NULL CHECK (is_visible_to_client IN (0, 1)),
            report_id BIGINT,
            origin TEXT NOT NULL CHECK (origin IN ('manual', 'automatic')),
            issued_at BIGINT NOT NULL,
            document TEXT NOT NULL,
            document_hash TEXT NOT NULL,
            PRIMARY KEY (client_id, id),
            UNIQUE (enterprise_id, number),
            UNIQUE (enterprise_id, series_kind, series_scope, series_number),
            CHECK ((kind = 'usage') = (period_start IS NOT NULL)),
            CHECK (period_start < period_end)
        )
        """,
        "CREATE UNIQUE INDEX invoices_period ON invoices (client_id, kind, period_start)",
        "CREATE INDEX invoices_issue ON invoices (issue_on, id)",
        """
        CREATE TABLE invoice_lines (
            client_id BIGINT NOT NULL,
            invoice_id BIGINT NOT NULL REFERENCES invoices (id),
            line BIGINT NOT NULL,
            country TEXT NOT NULL,
            network TEXT NOT NULL,
            basis TEXT NOT NULL,
            price_micros BIGINT NOT NULL,
            messages BIGINT NOT NULL,
            quantity BIGINT NOT NULL,
            exact_micros BIGINT NOT NULL,
            net_micros BIGINT NOT NULL,
            PRIMARY KEY (client_id, invoice_id, line)
        )
        """,
        """
        CREATE TABLE invoice_events (
            client_id BIGINT NOT NULL,
            invoice_id BIGINT NOT NULL REFERENCES invoices (id),
            sequence BIGINT NOT NULL,
            at BIGINT NOT NULL,
            actor TEXT NOT NULL,
            kind TEXT NOT NULL,
            detail TEXT NOT NULL,
            PRIMARY KEY (client_id, invoice_id, sequence)
        )
        """,
        """
        CREATE TABLE invoice_cuts (
            client_id BIGINT NOT NULL REFERENCES clients (id),
            period_start BIGINT NOT NULL,
            period_end BIGINT NOT NULL,
            invoice_id BIGINT REFERENCES invoices (id),
            recorded_at BIGINT NOT NULL,
            PRIMARY KEY (client_id, period_end),
            UNIQUE (client_id, period_start),
            CHECK (period_start < period_end)
        )
        """,
        """
        CREATE TABLE statistics_reports (
            client_id BIGINT NOT NULL REFERENCES clients (id),
            id BIGINT NOT NULL UNIQUE,
            invoice_id BIGINT REFERENCES invoices (id),
            period_start BIGINT NOT NULL,
            period_end BIGINT NOT NULL,
            period_first_on TEXT NOT NULL,
            period_last_on TEXT NOT NULL,
            period_zone TEXT NOT NULL,
            period_start_offset BIGINT NOT NULL,
            period_end_offset BIGINT NOT NULL,
            is_visible_to_client BIGINT NOT NULL CHECK (is_visible_to_client IN (0, 1)),
            created_at BIGINT NOT NULL,
            content TEXT NOT NULL,
            content_hash TEXT NOT NULL,
            PRIMARY KEY (client_id, id)
        )
        """,
        """
        CREATE TABLE payment_methods (
            name TEXT PRIMARY KEY CHECK (name <> '')
        )
        """,
        """
        CREATE TABLE payments (
            client_id BIGINT NOT NULL REFERENCES clients (id),
            id BIGINT NOT NULL UNIQUE,
            amount_micros BIGINT NOT NULL CHECK (amount_micros <> 0),
            currency TEXT NOT NULL,
            is_paid BIGINT NOT NULL CHECK (is_paid IN (0, 1)),
            method TEXT NOT NULL,
            paid_on TEXT NOT NULL,
            invoice_id BIGINT REFERENCES invoices (id),
            comment TEXT NOT NULL,
            recorded_at BIGINT NOT NULL,
            allocated_micros BIGINT NOT NULL,
            PRIMARY KEY (client_id, id)
        )
        """,
        """
        CREATE TABLE payment_allocations (
            client_id BIGINT NOT NULL,
            payment_id BIGINT NOT NULL REFERENCES payments (id),
            invoice_id BIGINT NOT NULL REFERENCES invoices (id),
            amount_micros BIGINT NOT NULL CHECK (amount_micros > 0),
            recorded_at BIGINT NOT NULL,
            PRIMARY KEY (client_id, payment_id, invoice_id, recorded_at)
        )
        """,
        """
        CREATE INDEX payment_allocations_invoice ON payment_allocations (invoice_id)
        """,
    ]
)

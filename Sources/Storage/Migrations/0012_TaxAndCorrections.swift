// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// Tax by enterprise and client, exchange rates, related accounts on invoices, corrected prices,
/// disputes, accounts of the bookkeeping, and what the invoicing run did.
let taxMigration = Migration(
    number: 12,
    name: "TaxAndCorrections",
    statements: taxStatements + reratingStatements + disputeStatements + runStatements
)

private let taxStatements = [
    "ALTER TABLE enterprises ADD COLUMN tax_name TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE enterprises ADD COLUMN tax_exemption TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE enterprises ADD COLUMN tax_currency TEXT",
    "ALTER TABLE clients ADD COLUMN tax_treatment TEXT NOT NULL DEFAULT 'automatic'",
    """
    ALTER TABLE clients ADD COLUMN tax_rate_basis_points BIGINT
        CHECK (tax_rate_basis_points BETWEEN 0 AND 10000)
    """,
    "ALTER TABLE clients ADD COLUMN tax_wording TEXT NOT NULL DEFAULT ''",
    // A rate that an issued document used stays as it is.
    """
    CREATE TABLE exchange_rates (
        base TEXT NOT NULL,
        quote TEXT NOT NULL,
        effective_on TEXT NOT NULL,
        rate_micros BIGINT NOT NULL CHECK (rate_micros > 0),
        source TEXT NOT NULL,
        recorded_at BIGINT NOT NULL,
        is_used BIGINT NOT NULL DEFAULT 0 CHECK (is_used IN (0, 1)),
        PRIMARY KEY (base, quote, effective_on),
        CHECK (base <> quote)
    )
    """,
    // The related account whose traffic a line bills; null for the client's own.
    "ALTER TABLE invoice_lines ADD COLUMN account_id BIGINT",
    """
    CREATE TABLE bookkeeping_accounts (
        enterprise_id BIGINT NOT NULL REFERENCES enterprises (id),
        role TEXT NOT NULL CHECK (role <> ''),
        code TEXT NOT NULL CHECK (code <> ''),
        PRIMARY KEY (enterprise_id, role)
    )
    """,
]

/// A correction of wrong prices is a fact; what it moved is in its lines, each of which comes on
/// one invoice.
private let reratingStatements = [
    """
    CREATE TABLE reratings (
        id BIGINT PRIMARY KEY,
        period_start BIGINT NOT NULL,
        period_end BIGINT NOT NULL,
        first_on TEXT NOT NULL,
        last_on TEXT NOT NULL,
        zone TEXT NOT NULL,
        reason TEXT NOT NULL CHECK (reason <> ''),
        actor TEXT NOT NULL,
        recorded_at BIGINT NOT NULL,
        CHECK (period_start < period_end)
    )
    """,
    """
    CREATE TABLE rerating_lines (
        rerating_id BIGINT NOT NULL REFERENCES reratings (id),
        line BIGINT NOT NULL CHECK (line > 0),
        client_id BIGINT NOT NULL REFERENCES clients (id),
        account_id BIGINT NOT NULL REFERENCES clients (id),
        country TEXT NOT NULL,
        network TEXT NOT NULL,
        basis TEXT NOT NULL,
        currency TEXT NOT NULL,
        old_price_micros BIGINT NOT NULL CHECK (old_price_micros >= 0),
        new_price_micros BIGINT NOT NULL CHECK (new_price_micros >= 0),
        messages BIGINT NOT NULL CHECK (messages > 0),
        segments BIGINT NOT NULL CHECK (segments > 0),
        old_micros BIGINT NOT NULL,
        new_micros BIGINT NOT NULL,
        invoice_id BIGINT REFERENCES invoices (id),
        is_given_back BIGINT NOT NULL DEFAULT 0 CHECK (is_given_back IN (0, 1)),
        PRIMARY KEY (rerating_id, line),
        CHECK (old_micros = old_price_micros * segments),
        CHECK (new_micros = new_price_micros * segments),
        CHECK (old_micros <> new_micros)
    )
    """,
    "CREATE INDEX rerating_lines_client ON rerating_lines (client_id, invoice_id)",
    "CREATE INDEX rerating_lines_account ON rerating_lines (account_id, country, network)",
]

private let disputeStatements = [
    """
    CREATE TABLE disputes (
        id BIGINT PRIMARY KEY,
        party_kind TEXT NOT NULL CHECK (party_kind IN ('client', 'supplier')),
        party_id BIGINT NOT NULL,
        reference TEXT NOT NULL,
        invoice_id BIGINT REFERENCES invoices (id),
        period_start BIGINT NOT NULL,
        period_end BIGINT NOT NULL,
        first_on TEXT NOT NULL,
        last_on TEXT NOT NULL,
        zone TEXT NOT NULL,
        currency TEXT NOT NULL,
        claimed_micros BIGINT,
        tolerance_basis_points BIGINT NOT NULL CHECK (tolerance_basis_points BETWEEN 0 AND 10000),
        file_name TEXT NOT NULL,
        file_hash TEXT NOT NULL,
        columns TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('open', 'credited', 'accepted', 'rejected')),
        outcome TEXT NOT NULL,
        credit_note_id BIGINT REFERENCES credit_notes (id),
        opened_at BIGINT NOT NULL,
        closed_at BIGINT,
        CHECK (period_start < period_end),
        CHECK ((state = 'open') = (closed_at IS NULL)),
        CHECK ((state = 'credited') = (credit_note_id IS NOT NULL))
    )
    """,
    """
    CREATE TABLE dispute_claims (
        dispute_id BIGINT NOT NULL REFERENCES disputes (id),
        line BIGINT NOT NULL,
        claimed_on TEXT NOT NULL,
        country TEXT NOT NULL,
        network TEXT NOT NULL,
        message_id TEXT NOT NULL,
        messages BIGINT NOT NULL CHECK (messages >= 0),
        segments BIGINT NOT NULL CHECK (segments >= 0),
        amount_micros BIGINT,
        PRIMARY KEY (dispute_id, line)
    )
    """,
    """
    CREATE TABLE dispute_events (
        dispute_id BIGINT NOT NULL REFERENCES disputes (id),
        sequence BIGINT NOT NULL,
        at BIGINT NOT NULL,
        actor TEXT NOT NULL,
        kind TEXT NOT NULL,
        detail TEXT NOT NULL,
        PRIMARY KEY (dispute_id, sequence)
    )
    """,
]

/// What runs did, for people to look at: the cuts and invoices are what counts.
private let runStatements = [
    """
    CREATE TABLE invoicing_runs (
        id BIGINT PRIMARY KEY,
        origin TEXT NOT NULL CHECK (origin IN ('schedule', 'person')),
        started_at BIGINT NOT NULL,
        updated_at BIGINT NOT NULL,
        finished_at BIGINT,
        due BIGINT NOT NULL,
        issued BIGINT NOT NULL,
        empty BIGINT NOT NULL,
        failed BIGINT NOT NULL
    )
    """,
    """
    CREATE TABLE invoicing_results (
        client_id BIGINT NOT NULL REFERENCES clients (id),
        period_end BIGINT NOT NULL,
        run_id BIGINT NOT NULL REFERENCES invoicing_runs (id),
        first_on TEXT NOT NULL,
        last_on TEXT NOT NULL,
        outcome TEXT NOT NULL CHECK (outcome IN ('issued', 'empty', 'failed')),
        detail TEXT NOT NULL,
        invoice_id BIGINT REFERENCES invoices (id),
        first_at BIGINT NOT NULL,
        last_at BIGINT NOT NULL,
        tries BIGINT NOT NULL CHECK (tries > 0),
        PRIMARY KEY (client_id, period_end)
    )
    """,
    "CREATE INDEX invoicing_results_run ON invoicing_results (run_id)",
]

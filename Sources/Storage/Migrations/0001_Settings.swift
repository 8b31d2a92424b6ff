// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// Parties, access, prices and people: everything that is set up by hand.
///
/// Written for PostgreSQL's type names; `Dialect` adapts them. Instants are microseconds since
/// 1970 UTC, calendar dates are ISO 8601 text, money is micros, booleans are 0 and 1.
let settingsMigration = Migration(
    number: 1,
    name: "Settings",
    statements: [
        """
        CREATE TABLE assets (
            hash TEXT PRIMARY KEY,
            media_type TEXT NOT NULL,
            bytes BYTEA NOT NULL
        )
        """,
        """
        CREATE TABLE brands (
            id BIGINT PRIMARY KEY,
            name TEXT NOT NULL UNIQUE CHECK (name <> ''),
            email TEXT NOT NULL CHECK (email <> ''),
            phone TEXT NOT NULL CHECK (phone <> ''),
            website TEXT NOT NULL CHECK (website <> ''),
            address TEXT NOT NULL CHECK (address <> ''),
            currency TEXT NOT NULL,
            mail_title TEXT NOT NULL,
            mail_body TEXT NOT NULL,
            mail_signature TEXT NOT NULL,
            logo_hash TEXT REFERENCES assets (hash),
            colour TEXT NOT NULL,
            is_default BIGINT NOT NULL CHECK (is_default IN (0, 1))
        )
        """,
        """
        CREATE TABLE enterprises (
            id BIGINT PRIMARY KEY,
            brand_id BIGINT NOT NULL REFERENCES brands (id),
            name TEXT NOT NULL UNIQUE CHECK (name <> ''),
            legal_address TEXT NOT NULL,
            country TEXT NOT NULL,
            registration_number TEXT NOT NULL,
            tax_id TEXT NOT NULL,
            bank_accounts TEXT NOT NULL,
            invoice_pattern TEXT NOT NULL,
            proforma_pattern TEXT NOT NULL,
            credit_note_pattern TEXT NOT NULL,
            payment_terms_days BIGINT NOT NULL CHECK (payment_terms_days >= 0),
            tax_scheme TEXT NOT NULL,
            tax_rate_basis_points BIGINT NOT NULL CHECK (tax_rate_basis_points >= 0),
            document_language TEXT NOT NULL,
            invoice_note TEXT NOT NULL
        )
        """,
        """
        CREATE TABLE products (
            id BIGINT PRIMARY KEY,
            name TEXT NOT NULL UNIQUE CHECK (name <> '')
        )
        """,
        """
        CREATE TABLE clients (
            id BIGINT PRIMARY KEY,
            login TEXT NOT NULL UNIQUE CHECK (login <> ''),
            company TEXT NOT NULL,
            company_credential TEXT NOT NULL,
            country TEXT,
            tax_id TEXT NOT NULL,
            contact_email TEXT NOT NULL,
            currency TEXT NOT NULL,
            zone TEXT NOT NULL,
            status TEXT NOT NULL CHECK (status IN ('active', 'blocked', 'closed')),
            billing_mode TEXT NOT NULL CHECK (billing_mode IN ('prepaid', 'postpaid')),
            credit_limit_micros BIGINT NOT NULL CHECK (credit_limit_micros >= 0),
            overdraft_micros BIGINT NOT NULL CHECK (overdraft_micros >= 0),
            overdraft_before BIGINT,
            low_balance_micros BIGINT,
            daily_limit BIGINT CHECK (daily_limit > 0),
            enterprise_id BIGINT REFERENCES enterprises (id),
            invoice_dates TEXT NOT NULL,
            invoice_dates_since BIGINT,
            sends_statistics BIGINT NOT NULL CHECK (sends_statistics IN (0, 1)),
            sends_invoices BIGINT NOT NULL CHECK (sends_invoices IN (0, 1)),
            billing_email TEXT NOT NULL,
            price_email TEXT NOT NULL,
            document_language TEXT,
            payment_terms_days BIGINT CHECK (payment_terms_days >= 0),
            issues_zero_invoices BIGINT NOT NULL CHECK (issues_zero_invoices IN (0, 1)),
            main_client_id BIGINT REFERENCES clients (id),
            product_id BIGINT REFERENCES products (id),
            first_day TEXT NOT NULL,
            version BIGINT NOT NULL CHECK (version > 0)
        )
        """,
        """
        CREATE TABLE accesses (
            id BIGINT PRIMARY KEY,
            client_id BIGINT NOT NULL REFERENCES clients (id),
            system_id TEXT NOT NULL UNIQUE CHECK (system_id <> ''),
            password_hash TEXT NOT NULL,
            is_active BIGINT NOT NULL CHECK (is_active IN (0, 1)),
            bind_limit BIGINT NOT NULL CHECK (bind_limit > 0),
            window_size BIGINT NOT NULL CHECK (window_size > 0),
            throughput BIGINT NOT NULL CHECK (throughput > 0),
            allowed_addresses TEXT NOT NULL,
            default_alphabet TEXT NOT NULL,
            receipt_hours BIGINT NOT NULL CHECK (receipt_hours > 0)
        )
        """,
        "CREATE INDEX accesses_client ON accesses (client_id)",
        """
        CREATE TABLE suppliers (
            id BIGINT PRIMARY KEY,
            name TEXT NOT NULL UNIQUE CHECK (name <> ''),
            currency TEXT NOT NULL,
            is_active BIGINT NOT NULL CHECK (is_active IN (0, 1)),
            host TEXT NOT NULL,
            port BIGINT NOT NULL CHECK (port BETWEEN 1 AND 65535),
            system_id TEXT NOT NULL,
            password TEXT NOT NULL,
            system_type TEXT NOT NULL,
            sessions BIGINT NOT NULL CHECK (sessions > 0),
            window_size BIGINT NOT NULL CHECK (window_size > 0),
            throughput BIGINT NOT NULL CHECK (throughput > 0),
            enquire_link_seconds BIGINT NOT NULL CHECK (enquire_link_seconds > 0),
            response_seconds BIGINT NOT NULL CHECK (response_seconds > 0),
            receipt_hours BIGINT NOT NULL CHECK (receipt_hours > 0),
            message_id_form TEXT NOT NULL,
            resends_unanswered BIGINT NOT NULL CHECK (resends_unanswered IN (0, 1))
        )
        """,
        """
        CREATE TABLE routes (
            id BIGINT PRIMARY KEY,
            client_id BIGINT REFERENCES clients (id),
            country TEXT NOT NULL,
            network TEXT NOT NULL,
            priority BIGINT NOT NULL CHECK (priority BETWEEN 1 AND 1000),
            supplier_id BIGINT NOT NULL REFERENCES suppliers (id),
            is_active BIGINT NOT NULL CHECK (is_active IN (0, 1))
        )
        """,
        """
        CREATE TABLE prices (
            id BIGINT PRIMARY KEY,
            owner_kind TEXT NOT NULL CHECK (owner_kind IN ('client', 'product', 'supplier')),
            owner_id BIGINT NOT NULL,
            country TEXT NOT NULL,
            network TEXT NOT NULL,
            message_type TEXT NOT NULL,
            basis TEXT NOT NULL CHECK (basis IN ('sent', 'delivered')),
            price_micros BIGINT NOT NULL CHECK (price_micros >= 0),
            currency TEXT NOT NULL,
            effective_from BIGINT NOT NULL,
            is_closed BIGINT NOT NULL CHECK (is_closed IN (0, 1)),
            sells_to_negative BIGINT NOT NULL CHECK (sells_to_negative IN (0, 1)),
            recorded_at BIGINT NOT NULL
        )
        """,
        """
        CREATE INDEX prices_owner ON prices
            (owner_kind, owner_id, country, network, message_type, effective_from, id)
        """,
        """
        CREATE TABLE imported_prefixes (
            prefix TEXT PRIMARY KEY,
            country TEXT NOT NULL,
            network TEXT NOT NULL,
            operator_name TEXT NOT NULL
        )
        """,
        """
        CREATE TABLE people (
            id BIGINT PRIMARY KEY,
            client_id BIGINT REFERENCES clients (id),
            login TEXT NOT NULL UNIQUE CHECK (login <> ''),
            name TEXT NOT NULL,
            email TEXT NOT NULL,
            role TEXT NOT NULL,
            password_hash TEXT NOT NULL,
            is_active BIGINT NOT NULL CHECK (is_active IN (0, 1)),
            zone TEXT NOT NULL
        )
        """,
        """
        CREATE TABLE sign_ins (
            token_hash TEXT PRIMARY KEY,
            person_id BIGINT NOT NULL REFERENCES people (id),
            form_token TEXT NOT NULL,
            created_at BIGINT NOT NULL,
            last_seen_at BIGINT NOT NULL,
            expires_at BIGINT NOT NULL,
            address TEXT NOT NULL,
            agent TEXT NOT NULL
        )
        """,
        """
        CREATE TABLE settings (
            name TEXT PRIMARY KEY,
            value TEXT NOT NULL
        )
        """,
        """
        CREATE TABLE change_counters (
            topic TEXT PRIMARY KEY,
            version BIGINT NOT NULL
        )
        """,
        """
        CREATE TABLE audit_log (
            sequence BIGINT PRIMARY KEY,
            at BIGINT NOT NULL,
            actor TEXT NOT NULL,
            action TEXT NOT NULL,
            object_kind TEXT NOT NULL,
            object_id TEXT NOT NULL,
            before_state TEXT NOT NULL,
            after_state TEXT NOT NULL,
            previous_hash TEXT NOT NULL,
            hash TEXT NOT NULL
        )
        """,
        """
        CREATE INDEX audit_log_object ON audit_log (object_kind, object_id, sequence)
        """,
        """
        CREATE TABLE request_ids (
            request_id TEXT PRIMARY KEY,
            content_hash TEXT NOT NULL,
            result TEXT NOT NULL,
            recorded_at BIGINT NOT NULL
        )
        """,
    ]
)

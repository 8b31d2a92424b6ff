// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// How connectors bind and what they are told, and how accesses are answered.
///
/// What was there before binds, and is answered, as it was.
let connectorsMigration = Migration(
    number: 10,
    name: "Connectors",
    statements: [
        "ALTER TABLE suppliers ADD COLUMN failover_hosts TEXT NOT NULL DEFAULT ''",
        """
        ALTER TABLE suppliers ADD COLUMN tls_trust TEXT NOT NULL DEFAULT 'off'
            CHECK (tls_trust IN ('off', 'system', 'authorities', 'fingerprint'))
        """,
        "ALTER TABLE suppliers ADD COLUMN tls_authorities TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE suppliers ADD COLUMN tls_fingerprint TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE suppliers ADD COLUMN tls_server_name TEXT NOT NULL DEFAULT ''",
        """
        ALTER TABLE suppliers ADD COLUMN bind_kind TEXT NOT NULL DEFAULT 'transceiver'
            CHECK (bind_kind IN ('transceiver', 'pair', 'transmitter'))
        """,
        """
        ALTER TABLE suppliers ADD COLUMN interface_version TEXT NOT NULL DEFAULT '3.4'
            CHECK (interface_version IN ('3.3', '3.4', '5.0'))
        """,
        """
        ALTER TABLE suppliers ADD COLUMN inactivity_seconds BIGINT NOT NULL DEFAULT 120
            CHECK (inactivity_seconds > 0)
        """,
        """
        ALTER TABLE suppliers ADD COLUMN bind_seconds BIGINT NOT NULL DEFAULT 10
            CHECK (bind_seconds > 0)
        """,
        "ALTER TABLE suppliers ADD COLUMN name_type TEXT NOT NULL DEFAULT '5/0'",
        "ALTER TABLE suppliers ADD COLUMN short_code_type TEXT NOT NULL DEFAULT '3/0'",
        "ALTER TABLE suppliers ADD COLUMN number_type TEXT NOT NULL DEFAULT '1/1'",
        "ALTER TABLE suppliers ADD COLUMN receipt_zone TEXT NOT NULL DEFAULT 'UTC'",
        """
        ALTER TABLE suppliers ADD COLUMN takes_whole BIGINT NOT NULL DEFAULT 0
            CHECK (takes_whole IN (0, 1))
        """,
        """
        ALTER TABLE accesses ADD COLUMN enquire_link_seconds BIGINT NOT NULL DEFAULT 30
            CHECK (enquire_link_seconds > 0)
        """,
        """
        ALTER TABLE accesses ADD COLUMN response_seconds BIGINT NOT NULL DEFAULT 10
            CHECK (response_seconds > 0)
        """,
        """
        ALTER TABLE accesses ADD COLUMN inactivity_seconds BIGINT NOT NULL DEFAULT 120
            CHECK (inactivity_seconds > 0)
        """,
        """
        ALTER TABLE accesses ADD COLUMN is_strict BIGINT NOT NULL DEFAULT 0
            CHECK (is_strict IN (0, 1))
        """,
        """
        ALTER TABLE accesses ADD COLUMN refusal_form TEXT NOT NULL DEFAULT 'standard'
            CHECK (refusal_form IN ('standard', 'detailed'))
        """,
        "ALTER TABLE accesses ADD COLUMN languages TEXT NOT NULL DEFAULT ''",
        """
        ALTER TABLE accesses ADD COLUMN receipt_counts BIGINT NOT NULL DEFAULT 1
            CHECK (receipt_counts IN (0, 1))
        """,
        """
        ALTER TABLE accesses ADD COLUMN receipt_text TEXT NOT NULL DEFAULT 'small'
            CHECK (receipt_text IN ('small', 'capital', 'none'))
        """,
    ]
)

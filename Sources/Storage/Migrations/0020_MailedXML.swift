// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// Which electronic form a client wants with its mail, and what a letter carries of it;
/// and an index that clients find their letters by.
let mailedXMLMigration = Migration(
    number: 20,
    name: "Mailed XML",
    statements: [
        """
        ALTER TABLE clients ADD COLUMN mailed_xml TEXT
            CHECK (mailed_xml IN ('ubl', 'peppol', 'cii'))
        """,
        """
        ALTER TABLE mail_outbox ADD COLUMN attached_xml TEXT
            CHECK (attached_xml IN ('ubl', 'peppol', 'cii'))
        """,
        "CREATE INDEX mail_outbox_client ON mail_outbox (client_id, id)",
    ]
)

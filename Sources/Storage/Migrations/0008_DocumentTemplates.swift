// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// Document templates: versions per enterprise, append-only.
let documentTemplatesMigration = Migration(
    number: 8,
    name: "DocumentTemplates",
    statements: [
        """
        CREATE TABLE document_templates (
            enterprise_id BIGINT NOT NULL REFERENCES enterprises (id),
            version BIGINT NOT NULL CHECK (version > 0),
            content TEXT NOT NULL,
            hash TEXT NOT NULL,
            saved_at BIGINT NOT NULL,
            saved_by TEXT NOT NULL,
            PRIMARY KEY (enterprise_id, version)
        )
        """,
        """
        CREATE INDEX document_templates_hash ON document_templates (hash)
        """,
    ]
)

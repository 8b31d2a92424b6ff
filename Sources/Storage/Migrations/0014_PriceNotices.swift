// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// Notices of price changes as they were sent, and the letters that carry them.
let priceNoticesMigration = Migration(
    number: 14,
    name: "PriceNotices",
    statements: [
        """
        CREATE TABLE price_notices (
            id BIGINT PRIMARY KEY,
            client_id BIGINT NOT NULL REFERENCES clients (id),
            through_price_id BIGINT NOT NULL,
            changes BIGINT NOT NULL CHECK (changes > 0),
            content TEXT NOT NULL,
            hash TEXT NOT NULL,
            sent_at BIGINT NOT NULL,
            sent_by TEXT NOT NULL
        )
        """,
        "CREATE INDEX price_notices_client ON price_notices (client_id, id)",
        "ALTER TABLE mail_outbox ADD COLUMN price_notice_id BIGINT REFERENCES price_notices (id)",
    ]
)

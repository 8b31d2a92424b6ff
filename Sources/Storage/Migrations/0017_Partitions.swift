// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// Messages and their traces in parts of a month, on PostgreSQL; other connections hear of changes.
///
/// Ids begin with their time, so a month is a range of ids. What there is already becomes the
/// first part, as it lies, up to the end of the present month; ids of months that nobody prepared
/// go to a part of their own. `message_partitions` names the parts that can be dropped as a whole;
/// while the oldest one is being dropped, the sums of its messages gather in `dropping_messages`
/// up to and with `(summed_client_id, summed_id)`. On SQLite both tables stay empty.
let partitionsMigration = Migration(
    number: 17,
    name: "Partitions",
    statements: [
        """
        CREATE TABLE message_partitions (
            first_id BIGINT PRIMARY KEY,
            end_id BIGINT NOT NULL CHECK (end_id > first_id),
            name TEXT NOT NULL UNIQUE,
            is_dropping BIGINT NOT NULL CHECK (is_dropping IN (0, 1)),
            summed_client_id BIGINT NOT NULL,
            summed_id BIGINT NOT NULL,
            summed_messages BIGINT NOT NULL
        )
        """,
        """
        CREATE TABLE dropping_messages (
            client_id BIGINT NOT NULL,
            billing_client_id BIGINT NOT NULL,
            received_quarter_at BIGINT NOT NULL,
            money_quarter_at BIGINT NOT NULL,
            country TEXT NOT NULL,
            network TEXT NOT NULL,
            basis TEXT NOT NULL,
            price_micros BIGINT NOT NULL,
            money TEXT NOT NULL CHECK (money IN ('charged', 'released')),
            messages BIGINT NOT NULL,
            segments BIGINT NOT NULL,
            amount_micros BIGINT NOT NULL,
            PRIMARY KEY (client_id, received_quarter_at, money_quarter_at, billing_client_id,
                country, network, basis, price_micros, money)
        ) CLUSTERED
        """,
    ],
    postgreSQL: [
        """
        DO $body$
        DECLARE
            newest TIMESTAMPTZ;
            border BIGINT;
        BEGIN
            SELECT to_timestamp(((MAX(id) >> 22) + 1325376000000) / 1000.0) INTO newest
                FROM messages;
            border := (extract(epoch FROM (
                date_trunc('month', GREATEST(newest, now()) AT TIME ZONE 'UTC')
                    + INTERVAL '1 month') AT TIME ZONE 'UTC')::BIGINT * 1000
                - 1325376000000) << 22;
            ALTER TABLE messages RENAME TO messages_before;
            ALTER INDEX messages_pkey RENAME TO messages_before_pkey;
            ALTER INDEX messages_open RENAME TO messages_before_open;
            CREATE TABLE messages (LIKE messages_before INCLUDING ALL)
                PARTITION BY RANGE (id);
            EXECUTE format('ALTER TABLE messages ATTACH PARTITION messages_before
                FOR VALUES FROM (MINVALUE) TO (%s)', border);
            CREATE TABLE messages_other PARTITION OF messages DEFAULT;
            ALTER TABLE message_events RENAME TO message_events_before;
            ALTER INDEX message_events_pkey RENAME TO message_events_before_pkey;
            CREATE TABLE message_events (LIKE message_events_before INCLUDING ALL)
                PARTITION BY RANGE (message_id);
            EXECUTE format('ALTER TABLE message_events ATTACH PARTITION message_events_before
                FOR VALUES FROM (MINVALUE) TO (%s)', border);
            CREATE TABLE message_events_other PARTITION OF message_events DEFAULT;
            INSERT INTO message_partitions VALUES (0, border, 'before', 0, 0, 0, 0);
        END
        $body$
        """,
        """
        CREATE FUNCTION announce_change() RETURNS TRIGGER LANGUAGE plpgsql AS $body$
        BEGIN
            PERFORM pg_notify('tollgate_' || hashtext(TG_TABLE_SCHEMA), '');
            RETURN NULL;
        END
        $body$
        """,
        """
        CREATE TRIGGER change_announced AFTER INSERT OR UPDATE ON change_counters
            FOR EACH STATEMENT EXECUTE FUNCTION announce_change()
        """,
    ]
)

// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// Who of the operator's people looks after a client, and indexes that hold all that lists of
/// invoices are filtered, counted and summed by: an invoice's row carries its whole document, so
/// a scan of the table reads a hundred times as much.
let clientManagersMigration = Migration(
    number: 19,
    name: "Client managers",
    statements: [
        "ALTER TABLE clients ADD COLUMN manager_id BIGINT REFERENCES people (id)",
        "CREATE INDEX clients_manager ON clients (manager_id)",
        "DROP INDEX invoices_issue",
        """
        CREATE INDEX invoices_list ON invoices
            (issue_on, id, client_id, enterprise_id, kind, number, currency, due_on, is_credited,
             sent_at, is_visible_to_client, total_micros, paid_micros, credited_micros)
        """,
        "DROP INDEX invoices_sums",
        """
        CREATE INDEX invoices_sums ON invoices
            (currency, client_id, due_on, is_credited, sent_at, total_micros, paid_micros,
             credited_micros, net_micros, tax_micros, issue_on, enterprise_id, kind, number,
             is_visible_to_client)
        """,
    ]
)

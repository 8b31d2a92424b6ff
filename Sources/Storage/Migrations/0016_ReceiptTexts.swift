// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// The supplier's own words of receipts that came before their messages, for the trace.
let receiptTextsMigration = Migration(
    number: 16,
    name: "Receipt texts",
    statements: [
        "ALTER TABLE parked_receipts ADD COLUMN text TEXT NOT NULL DEFAULT ''"
    ]
)

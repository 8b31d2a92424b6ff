// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Primitives
import SQLInterface

/// How traffic and charges stand in the `rollups` table.
enum RollupRow {
    static let upsertText = """
        INSERT INTO rollups (client_id, quarter_at, country, network, sender, basis,
            price_micros, submitted, submitted_segments, blocked, delivered, failed,
            charged_messages, charged_segments, charged_micros)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
        ON CONFLICT (client_id, quarter_at, country, network, sender, basis, price_micros)
        DO UPDATE SET submitted = rollups.submitted + excluded.submitted,
            submitted_segments = rollups.submitted_segments + excluded.submitted_segments,
            blocked = rollups.blocked + excluded.blocked,
            delivered = rollups.delivered + excluded.delivered,
            failed = rollups.failed + excluded.failed,
            charged_messages = rollups.charged_messages + excluded.charged_messages,
            charged_segments = rollups.charged_segments + excluded.charged_segments,
            charged_micros = rollups.charged_micros + excluded.charged_micros
        """

    static func values(_ key: RollupKey, _ delta: RollupDelta) -> [SQLValue] {
        [
            key.clientID.sqlValue, key.quarterAt.sqlValue, .text(key.destination.countryText),
            .text(key.destination.networkText), .text(key.sender), .text(key.basis.rawValue),
            key.priceMicros.sqlValue, delta.submitted.sqlValue,
            delta.submittedSegments.sqlValue, delta.blocked.sqlValue,
            delta.delivered.sqlValue, delta.failed.sqlValue, delta.chargedMessages.sqlValue,
            delta.chargedSegments.sqlValue, delta.chargedMicros.sqlValue,
        ]
    }
}

/// How costs stand in the `cost_rollups` table.
enum CostRow {
    static let upsertText = """
        INSERT INTO cost_rollups (client_id, quarter_at, supplier_id, country, network, basis,
            price_micros, currency, messages, segments, cost_micros)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
        ON CONFLICT
            (client_id, quarter_at, supplier_id, country, network, basis, price_micros)
        DO UPDATE SET messages = cost_rollups.messages + excluded.messages,
            segments = cost_rollups.segments + excluded.segments,
            cost_micros = cost_rollups.cost_micros + excluded.cost_micros
        """

    static func values(_ key: CostKey, _ delta: CostDelta) -> [SQLValue] {
        [
            key.clientID.sqlValue, key.quarterAt.sqlValue, key.supplierID.sqlValue,
            .text(key.destination.country.code), .text(key.destination.network?.text ?? ""),
            .text(key.basis.rawValue), key.priceMicros.sqlValue, .text(key.currency.code),
            delta.messages.sqlValue, delta.segments.sqlValue, delta.micros.sqlValue,
        ]
    }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import Primitives
import SQLInterface

/// Monthly top-ups: one per client and month, whatever becomes of it.
package enum TopUpRepository {
    /// Records a top-up; the caller posts it to the ledger.
    ///
    /// - Throws: `SQLError` of kind `uniqueViolation` when the month has one already.
    package static func insert(_ topUp: TopUp, in transaction: any SQLTransaction) throws {
        try transaction.execute(
            .insert(
                into: "top_ups",
                [
                    "client_id": topUp.clientID, "month_on": topUp.monthOn, "id": topUp.id,
                    "amount_micros": topUp.amount.micros, "currency": topUp.amount.currency,
                    "recorded_at": topUp.recordedAt, "undone_at": topUp.undoneAt,
                ]
            )
        )
    }

    /// Finds a top-up.
    package static func find(
        _ id: TopUpID,
        in transaction: any SQLTransaction
    ) throws -> TopUp? {
        try transaction.model("SELECT * FROM top_ups WHERE id = \(id)")
    }

    /// The last month that a client was topped up for.
    package static func lastMonth(
        of client: ClientID,
        in transaction: any SQLTransaction
    ) throws -> CalendarDate? {
        try transaction.first(
            "SELECT MAX(month_on) FROM top_ups WHERE client_id = \(client)"
        )?.get(0)
    }

    /// A client's top-ups, the latest first.
    package static func list(
        of client: ClientID,
        limit: Int,
        in transaction: any SQLTransaction
    ) throws -> [TopUp] {
        try transaction.models(
            """
            SELECT * FROM top_ups WHERE client_id = \(client)
            ORDER BY month_on DESC LIMIT \(limit)
            """
        )
    }

    /// Notes that a top-up was undone; the caller posts it back.
    ///
    /// - Returns: False when it was undone already.
    package static func setUndone(
        _ id: TopUpID,
        at now: Instant,
        in transaction: any SQLTransaction
    ) throws -> Bool {
        try transaction.execute(
            "UPDATE top_ups SET undone_at = \(now) WHERE id = \(id) AND undone_at IS NULL"
        ) == 1
    }
}

extension TopUp: RowReadable {
    static let table = "top_ups"

    init(_ row: StoredRow) throws {
        self.init(
            id: try row.get("id"),
            clientID: try row.get("client_id"),
            monthOn: try row.get("month_on"),
            amount: try row.money("amount_micros", row.get("currency")),
            recordedAt: try row.get("recorded_at")
        )
        undoneAt = try row.get("undone_at")
    }
}

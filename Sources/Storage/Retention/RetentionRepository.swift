// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Primitives
import SQLInterface

/// How long the messages of a client are kept.
///
/// Rollups, ledger and documents are kept for ever; only what single messages said goes.
package struct RetentionRule: Hashable, Sendable {
    /// Nil for every client without a rule of its own.
    package var clientID: ClientID?
    /// Days until what was written in a message is dropped; 0 keeps it.
    package var bodyDays: Int
    /// Days until a message and its trace are dropped; 0 keeps them.
    package var rowDays: Int

    /// Longer than any client can wish; keeps the arithmetic of instants safe.
    package static let daysMax = 36_500

    /// Creates a rule.
    package init(clientID: ClientID?, bodyDays: Int, rowDays: Int) {
        self.clientID = clientID
        self.bodyDays = bodyDays
        self.rowDays = rowDays
    }
}

/// Stores the rules of retention.
package enum RetentionRepository {
    /// Sets the rule of a client, or of all others.
    package static func save(
        _ rule: RetentionRule,
        in transaction: any SQLTransaction
    ) throws {
        try transaction.execute(
            """
            INSERT INTO retention_rules (client_id, body_days, row_days)
            VALUES (\(rule.clientID?.rawValue ?? 0), \(rule.bodyDays), \(rule.rowDays))
            ON CONFLICT (client_id)
            DO UPDATE SET body_days = excluded.body_days, row_days = excluded.row_days
            """
        )
    }

    /// Removes a client's own rule.
    package static func remove(
        _ client: ClientID,
        in transaction: any SQLTransaction
    ) throws {
        try transaction.execute(
            "DELETE FROM retention_rules WHERE client_id = \(client)"
        )
    }

    /// Every rule; that for all others first.
    package static func list(in transaction: any SQLTransaction) throws -> [RetentionRule] {
        try transaction.query(
            "SELECT client_id, body_days, row_days FROM retention_rules ORDER BY client_id"
        ).map { row in
            let client: Int64 = try row.get(0)
            return RetentionRule(
                clientID: client == 0 ? nil : ClientID(client),
                bodyDays: try row.get(1),
                rowDays: try row.get(2)
            )
        }
    }

    /// The rule of each client, its own or that for all others; none keeps everything.
    package static func rules(
        for clients: [ClientID],
        in transaction: any SQLTransaction
    ) throws -> [RetentionRule] {
        let rules = try list(in: transaction)
        let common = rules.first { $0.clientID == nil }
        let own = Dictionary(uniqueKeysWithValues: rules.map { ($0.clientID, $0) })
        return clients.compactMap { client in
            var rule = own[client] ?? common
            rule?.clientID = client
            return rule
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import Primitives
import SQLInterface

/// Which clients have less available than their notification limit.
package enum LowBalanceRepository {
    /// Every client with a limit and money of its own, with what it has.
    package static func watched(in transaction: any SQLTransaction) throws -> [WatchedBalance] {
        var watched: [WatchedBalance] = []
        try transaction.forEach(
            """
            SELECT c.id, c.low_balance_micros, c.credit_limit_micros, c.overdraft_micros,
                c.overdraft_before, COALESCE(b.credits_micros, 0), COALESCE(b.debits_micros, 0),
                COALESCE(b.held_micros, 0), s.is_below
            FROM clients c
            LEFT JOIN ledger_accounts a ON a.kind = 'client' AND a.owner_id = c.id
                AND a.currency = c.currency
            LEFT JOIN balances b ON b.account_id = a.id
            LEFT JOIN low_balance_states s ON s.client_id = c.id
            WHERE c.low_balance_micros IS NOT NULL AND c.main_client_id IS NULL
                AND c.status <> 'closed'
            ORDER BY c.id
            """
        ) { row in
            var terms = ClientTerms()
            terms.creditLimitMicros = try row.get(2)
            terms.overdraftMicros = try row.get(3)
            terms.overdraftBefore = try row.get(4)
            let balance = try row.get(5, as: Int64.self) - row.get(6, as: Int64.self)
            watched.append(
                WatchedBalance(
                    clientID: try row.get(0),
                    limitMicros: try row.get(1),
                    funds: Funds(balanceMicros: balance, heldMicros: try row.get(7)),
                    terms: terms,
                    wasBelow: try row.get(8)
                )
            )
        }
        return watched
    }

    /// Saves on which side of its limit a client is.
    package static func set(
        _ isBelow: Bool,
        of client: ClientID,
        at now: Instant,
        in transaction: any SQLTransaction
    ) throws {
        try transaction.execute(
            """
            INSERT INTO low_balance_states (client_id, is_below, changed_at)
            VALUES (\(client), \(isBelow), \(now))
            ON CONFLICT (client_id) DO UPDATE SET is_below = excluded.is_below,
                changed_at = excluded.changed_at
            """
        )
    }
}

/// A client's money beside its notification limit.
package struct WatchedBalance: Hashable, Sendable {
    package var clientID: ClientID
    package var limitMicros: Int64
    package var funds: Funds
    package var terms: ClientTerms
    /// Nil when nobody has looked yet.
    package var wasBelow: Bool?

    /// What may still be spent.
    package func availableMicros(at now: Instant) -> Int64 {
        funds.available(limitMicros: terms.limitMicros(at: now))
    }

    /// On which side the client is now: below when less is available than the limit, above when
    /// more is; just at the limit nothing changes.
    package func isBelow(at now: Instant) -> Bool {
        let available = availableMicros(at: now)
        if available == limitMicros { return wasBelow ?? false }
        return available < limitMicros
    }
}

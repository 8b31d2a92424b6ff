// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Gateway
import Primitives
import SQLInterface
import Storage

/// Which letters of low balances should have been written, by the rule alone: one whenever the
/// available money is seen below the limit for the first time after it was seen above.
struct NaiveNotices {
    private var isArmed: [ClientID: Bool] = [:]
    private var letters: [ClientID: Int] = [:]

    /// Looks at what the core says is available, when the platform looks at the database.
    mutating func look(_ core: Core, at now: Instant) {
        for (client, deposit) in HistoryWorld.deposits {
            guard let available = core.availableMicros(client, now: now) else { continue }
            let limit = deposit - HistoryWorld.spentBeforeLetter
            if available > limit {
                isArmed[client] = true
            } else if available < limit {
                if isArmed[client] == true { letters[client, default: 0] += 1 }
                isArmed[client] = false
            }
        }
    }

    /// What the outbox holds against it.
    func findings(in transaction: any SQLTransaction) throws -> [String] {
        try HistoryWorld.deposits.keys.sorted().compactMap { client in
            let row = try transaction.first(
                "SELECT COUNT(*) FROM mail_outbox WHERE client_id = \(client)"
            )
            let (found, expected) = (try row?.get(0) ?? 0, letters[client] ?? 0)
            if found == expected { return nil }
            return "client \(client) has \(found) letters of a low balance; should be \(expected)"
        }
    }

    /// Letters that should have been written.
    var count: Int { letters.values.reduce(0, +) }
}

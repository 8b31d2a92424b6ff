// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import SQLInterface

/// Counts changes of settings, so that what keeps them in memory knows when to read anew.
package enum ChangeCounterRepository {
    /// Counts entries of the ledger that the gateway did not make itself.
    package static let moneyTopic = "money"

    /// Counts a change of a topic; returns its new version.
    @discardableResult
    package static func bump(
        _ topic: String,
        in transaction: any SQLTransaction
    ) throws -> Int64 {
        try transaction.scalar(
            """
            INSERT INTO change_counters (topic, version) VALUES (\(topic), 1)
            ON CONFLICT (topic) DO UPDATE SET version = change_counters.version + 1
            RETURNING version
            """
        )
    }

    /// The version of every topic that ever changed.
    package static func versions(
        in transaction: any SQLTransaction
    ) throws -> [String: Int64] {
        var versions: [String: Int64] = [:]
        try transaction.forEach("SELECT topic, version FROM change_counters") { row in
            versions[try row.get(0)] = try row.get(1, as: Int64.self)
        }
        return versions
    }
}

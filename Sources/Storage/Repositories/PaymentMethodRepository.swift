// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import SQLInterface

/// The library of payment methods: labels to choose from.
package enum PaymentMethodRepository {
    /// Every label, sorted.
    package static func list(in transaction: any SQLTransaction) throws -> [String] {
        try transaction.query("SELECT name FROM payment_methods ORDER BY name")
            .map { try $0.get(0) }
    }

    /// Adds a label; one that is there stays.
    package static func insert(_ name: String, in transaction: any SQLTransaction) throws {
        try transaction.execute(
            "INSERT INTO payment_methods (name) VALUES (\(name)) ON CONFLICT (name) DO NOTHING"
        )
    }

    /// Removes a label; payments keep theirs.
    package static func delete(_ name: String, in transaction: any SQLTransaction) throws {
        try transaction.execute("DELETE FROM payment_methods WHERE name = \(name)")
    }
}

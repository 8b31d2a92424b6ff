// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import SQLInterface

/// Named values that belong to nothing else.
package enum SettingRepository {
    /// Reads a setting; nil when it was never set.
    package static func value(
        _ name: String,
        in transaction: any SQLTransaction
    ) throws -> String? {
        try transaction.first("SELECT value FROM settings WHERE name = \(name)")?.get(0)
    }

    /// Sets a setting.
    package static func set(
        _ name: String,
        to value: String,
        in transaction: any SQLTransaction
    ) throws {
        try transaction.execute(
            """
            INSERT INTO settings (name, value) VALUES (\(name), \(value))
            ON CONFLICT (name) DO UPDATE SET value = excluded.value
            """
        )
    }

    /// Every setting, by name.
    package static func all(in transaction: any SQLTransaction) throws -> [String: String] {
        var settings: [String: String] = [:]
        try transaction.forEach("SELECT name, value FROM settings") { row in
            settings[try row.get(0)] = try row.get(1, as: String.self)
        }
        return settings
    }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Primitives
import SQLInterface

/// Empties a platform as a whole: parties, traffic, money and documents.
///
/// Money is append-only, so nothing of it can be taken out; what only showed how things work can
/// be thrown away together. The operator's people, the settings and the audit log stay.
package enum PlatformReset {
    /// What stays, whole or in part.
    private static let kept: Set = [
        "schema_migrations", "settings", "audit_log", "change_counters", "people", "sign_ins",
        "second_factors", "recovery_codes", "saved_views",
        "message_partitions",
    ]
    /// What of the kept tables belongs to a client's people.
    private static let ofPeople = ["sign_ins", "second_factors", "recovery_codes", "saved_views"]

    /// Empties everything in one transaction.
    package static func run(in transaction: any SQLTransaction) throws {
        let references = try references(in: transaction)
        try transaction.execute("UPDATE clients SET manager_id = NULL")
        try transaction.execute("UPDATE sign_ins SET viewed_client_id = NULL")
        for table in ofPeople {
            try transaction.execute(
                """
                DELETE FROM \(raw: SQL(trusted: table)) WHERE person_id IN
                    (SELECT id FROM people WHERE client_id IS NOT NULL)
                """
            )
        }
        for table in try order(tables(in: transaction), references) {
            let condition: SQL = table == "people" ? "WHERE client_id IS NOT NULL" : ""
            try transaction.execute(
                "DELETE FROM \(raw: SQL(trusted: table)) \(raw: condition)"
            )
        }
        try transaction.execute(
            """
            DELETE FROM settings WHERE name LIKE 'first_run.%' OR name LIKE 'price_columns.%'
            """
        )
        // Whoever has read anything reads it anew.
        try transaction.execute("UPDATE change_counters SET version = version + 1")
    }

    /// The tables to empty.
    private static func tables(in transaction: any SQLTransaction) throws -> Set<String> {
        let sql: SQL =
            switch transaction.dialect {
            case .sqlite:
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
            case .postgreSQL:
                """
                SELECT table_name::text FROM information_schema.tables
                WHERE table_schema = current_schema() AND table_type = 'BASE TABLE'
                """
            }
        let all = try transaction.query(sql).map { try $0.get(0, as: String.self) }
        return Set(all).subtracting(kept).union(["people"])
    }

    /// Which table's rows name rows of which other; those that were cleared before are left out.
    private static func references(
        in transaction: any SQLTransaction
    ) throws -> [(from: String, to: String)] {
        let sql: SQL =
            switch transaction.dialect {
            case .sqlite:
                """
                SELECT m.name, f."table" FROM sqlite_master m, pragma_foreign_key_list(m.name) f
                WHERE m.type = 'table'
                """
            case .postgreSQL:
                """
                SELECT a.relname::text, b.relname::text FROM pg_constraint c
                JOIN pg_class a ON a.oid = c.conrelid JOIN pg_class b ON b.oid = c.confrelid
                WHERE c.contype = 'f' AND a.relnamespace = current_schema()::regnamespace
                """
            }
        return try transaction.query(sql).map {
            (from: try $0.get(0, as: String.self), to: try $0.get(1, as: String.self))
        }.filter { $0 != $1 && ($0, $1) != ("clients", "people") }
    }

    /// The tables so that each comes before those that its rows name.
    private static func order(
        _ tables: Set<String>,
        _ references: [(from: String, to: String)]
    ) throws -> [String] {
        var left = tables
        var ordered: [String] = []
        while !left.isEmpty {
            let named = Set(references.filter { left.contains($0.from) }.map(\.to))
            let free = left.subtracting(named).sorted()
            guard !free.isEmpty else {
                throw StorageError.corruptedRow(
                    table: left.sorted().joined(separator: ", "),
                    reason: "their rows name each other in a circle"
                )
            }
            ordered += free
            left.subtract(free)
        }
        return ordered
    }
}

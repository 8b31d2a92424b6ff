// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// The handful of differences between the engines' schema statements.
///
/// Queries are the same text everywhere; only migrations pass through here. They are written
/// in PostgreSQL's type names, with `) CLUSTERED` after tables whose rows should be stored in
/// the order of their primary key. Text compares by its octets on both engines.
package enum Dialect: String, Hashable, Sendable {
    case sqlite
    case postgreSQL

    /// Whether equal rows are best summed up by the engine.
    ///
    /// PostgreSQL keeps a hash table of the sums while it reads. SQLite sorts all rows first,
    /// which costs more than handing them over.
    package var sumsWhileReading: Bool { self == .postgreSQL }

    /// Adapts one statement of a migration.
    package func adapt(_ statement: String) -> String {
        switch self {
        case .sqlite: adaptForSQLite(statement)
        case .postgreSQL: adaptForPostgreSQL(statement)
        }
    }

    private func adaptForPostgreSQL(_ statement: String) -> String {
        let isText = statement.hasPrefix("CREATE TABLE") || statement.hasPrefix("ALTER TABLE")
        guard isText else { return statement }
        return statement.replacing(") CLUSTERED", with: ")")
            .replacing(" TEXT", with: " TEXT COLLATE \"C\"")
    }

    private func adaptForSQLite(_ statement: String) -> String {
        let isNewTable = statement.hasPrefix("CREATE TABLE")
        guard isNewTable || statement.hasPrefix("ALTER TABLE") else { return statement }
        let typed =
            statement
            .replacing(" BIGINT", with: " INTEGER")
            .replacing(" BYTEA", with: " BLOB")
        if !isNewTable { return typed }
        if typed.contains(") CLUSTERED") {
            return typed.replacing(") CLUSTERED", with: ") STRICT, WITHOUT ROWID")
        }
        return typed + " STRICT"
    }
}

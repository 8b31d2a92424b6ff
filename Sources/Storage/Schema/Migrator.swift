// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Primitives
import SQLInterface

/// Brings a database to this program's schema, forward only.
///
/// Programs that start together wait for each other: every writing transaction has the
/// database to itself, on PostgreSQL by an advisory lock, on SQLite as an immediate one.
package struct Migrator: Sendable {
    /// Every migration there is, in order.
    package static let released = [
        settingsMigration, trafficMigration, financeMigration, trafficRulesMigration,
        correctionsMigration, mailMigration, panelsMigration, documentTemplatesMigration,
        retentionMigration, connectorsMigration, moneyInMigration,
        taxMigration, apiMigration, priceNoticesMigration, panelChoicesMigration,
        receiptTextsMigration, partitionsMigration, mailingMigration, clientManagersMigration,
        mailedXMLMigration,
    ]

    private let migrations: [Migration]

    /// Creates a migrator; tests pass other migrations.
    package init(_ migrations: [Migration] = Migrator.released) {
        self.migrations = migrations
    }

    /// Runs what has not run yet, each migration in a transaction of its own.
    ///
    /// - Returns: The migrations that ran now.
    /// - Throws: `StorageError.newerDatabase` and `.alteredMigration`: the operator started
    ///   the wrong program; nothing was changed.
    @discardableResult
    package func migrate(_ database: any SQLDatabase, at now: Instant) throws -> [Migration] {
        try database.writeBlocking { transaction in
            try transaction.execute(SQL(trusted: database.dialect.adapt(Self.table)))
            try check(transaction)
        }
        var ran: [Migration] = []
        for migration in migrations {
            let isNew = try database.writeBlocking { transaction in
                try run(migration, at: now, in: transaction)
            }
            if isNew { ran.append(migration) }
        }
        return ran
    }

    /// Refuses a database whose schema is not this program's, without writing to it.
    ///
    /// - Throws: `StorageError.newerDatabase`, `.olderDatabase` or `.alteredMigration`.
    package func requireCurrent(in transaction: any SQLTransaction) throws {
        try check(transaction)
        for migration in migrations where try !hasRun(migration, in: transaction) {
            throw StorageError.olderDatabase(
                found: try version(in: transaction),
                known: migrations.last?.number ?? 0
            )
        }
    }

    /// The number of the newest migration that has run; 0 on an empty database.
    package func version(in transaction: any SQLTransaction) throws -> Int {
        try transaction.scalar("SELECT COALESCE(MAX(number), 0) FROM schema_migrations")
    }

    private static let table = """
        CREATE TABLE IF NOT EXISTS schema_migrations (
            number BIGINT PRIMARY KEY,
            name TEXT NOT NULL,
            hash TEXT NOT NULL,
            ran_at BIGINT NOT NULL
        )
        """

    private func check(_ transaction: any SQLTransaction) throws {
        let found = try version(in: transaction)
        let known = migrations.last?.number ?? 0
        guard found <= known else {
            throw StorageError.newerDatabase(found: found, known: known)
        }
        for migration in migrations { _ = try hasRun(migration, in: transaction) }
    }

    private func run(
        _ migration: Migration,
        at now: Instant,
        in transaction: any SQLTransaction
    ) throws -> Bool {
        guard try !hasRun(migration, in: transaction) else { return false }
        for statement in migration.statements {
            try transaction.execute(SQL(trusted: transaction.dialect.adapt(statement)))
        }
        if transaction.dialect == .postgreSQL {
            for statement in migration.postgreSQL {
                try transaction.execute(SQL(trusted: statement))
            }
        }
        try transaction.execute(
            .insert(
                into: "schema_migrations",
                [
                    "number": migration.number, "name": migration.name,
                    "hash": migration.hash, "ran_at": now,
                ]
            )
        )
        return true
    }

    private func hasRun(
        _ migration: Migration,
        in transaction: any SQLTransaction
    ) throws -> Bool {
        let row = try transaction.first(
            "SELECT hash FROM schema_migrations WHERE number = \(migration.number)"
        )
        guard let row else { return false }
        guard try row.get("hash", as: String.self) == migration.hash else {
            throw StorageError.alteredMigration(
                number: migration.number,
                name: migration.name
            )
        }
        return true
    }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// How a PostgreSQL database is used.
package struct PostgresOptions: Sendable {
    /// Whether a commit waits for the server's fsync.
    ///
    /// Off only for tests on databases that are thrown away.
    package var isDurable = true
    /// Connections that read beside the writer; panels and the invoicing run share them.
    package var readersMax = 8
    /// How long a writer waits for the lock of another process.
    package var busySeconds = 5
    /// How long one attempt to connect may take.
    package var connectSeconds = 5
    /// Prepared statements that a connection keeps before it starts anew.
    package var statementsMax = 1_000

    /// The schema that holds the tables; nil for the one the server chooses for the user.
    ///
    /// A name of the program's making: lower-case letters, digits and underscores.
    package var schema: String?

    /// Creates the options of a production database.
    package init() {}

    /// What every new connection is told.
    var sessionSettings: String {
        let path = schema.map { "SET search_path = \($0);\n" } ?? ""
        return path + """
            SET synchronous_commit = \(isDurable ? "on" : "off");
            SET lock_timeout = \(busySeconds * 1_000);
            SET client_min_messages = warning;
            SET standard_conforming_strings = on;
            SET timezone = 'UTC'
            """
    }
}

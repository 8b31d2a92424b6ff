// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import ArgumentParser
import Foundation
import Primitives
import SQLInterface
import Storage

/// Where the data are; every command that opens the database has it.
struct DataOptions: ParsableArguments {
    @Option(help: "The folder of the database and what belongs to it.")
    var data = "./data"

    @Option(
        help: ArgumentHelp(
            "The database: postgresql://user@host/name, or the path of an SQLite file.",
            discussion: """
                Without it TOLLGATE_DATABASE is looked at, then tollgate.sqlite in --data. \
                Keep passwords out of the URL: PGPASSWORD and ~/.pgpass are read.
                """
        )
    )
    var database: String?

    /// What is named, by the option or the environment.
    func place() throws -> DatabasePlace {
        let named = database ?? ProcessInfo.processInfo.environment["TOLLGATE_DATABASE"]
        return try DatabasePlace(named, folder: data)
    }

    /// Opens the database, makes the folder when it is not there, and migrates.
    ///
    /// - Throws: `StartFailure` when the folder or the database cannot be used, or
    ///   `StorageError` for a newer database.
    func openDatabase() throws -> any SQLDatabase {
        let place = try place()
        try PrivateData.prepare(folder: data, database: place.path)
        let database = try place.opening { try place.open() }
        try Migrator().migrate(database, at: WallClock.system.now)
        return database
    }

    /// Opens the database of a platform that exists already.
    ///
    /// - Throws: `ValidationError` when there is none: a typing mistake must not make a new,
    ///   empty platform.
    func openExistingDatabase() throws -> any SQLDatabase {
        let database = try existing()
        try Migrator().migrate(database, at: WallClock.system.now)
        return database
    }

    /// The same for a command that only reads and must keep nobody waiting.
    ///
    /// - Throws: `StorageError` also for a database that has to be migrated first.
    func openForReading() throws -> any SQLDatabase {
        let database = try existing()
        try database.readBlocking { try Migrator().requireCurrent(in: $0) }
        return database
    }

    private func existing() throws -> any SQLDatabase {
        let place = try place()
        _ = umask(0o077)
        guard let database = try place.opening({ try place.openExisting() }) else {
            throw ValidationError(
                "There is no platform in \(place.name). Name its place with --data or --database."
            )
        }
        return database
    }
}

/// Where the platform listens.
struct ListenOptions: ParsableArguments {
    @Option(help: "The address to listen on; 0.0.0.0 is every address of this machine.")
    var host = "127.0.0.1"

    @Option(help: "The port of the panels; 0 lets the system choose.")
    var httpPort = 8080

    @Option(help: "The port that clients bind to; 0 lets the system choose.")
    var smppPort = 2775

    @Flag(
        help: ArgumentHelp(
            "Let webhooks go to private, loopback and link-local addresses.",
            discussion: """
                Only where every client is trusted to reach this machine's network; without it \
                such addresses are refused after their names were resolved.
                """
        )
    )
    var allowPrivateWebhooks = false

    @OptionGroup(title: "SMPP over TLS and behind proxies") var protection: ProtectionOptions

    func validate() throws {
        for (name, port) in [
            ("--http-port", httpPort), ("--smpp-port", smppPort),
            ("--smpps-port", protection.smppsPort ?? 0),
        ] where !(0...65_535).contains(port) {
            throw ValidationError("\(name) is a number from 0 to 65535, not \(port).")
        }
    }
}

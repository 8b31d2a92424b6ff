// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import ArgumentParser
import Foundation
import Primitives
import SQLiteDriver
import Storage

/// Where the data are; every command that opens the database has it.
struct DataOptions: ParsableArguments {
    @Option(help: "The folder of the database and what belongs to it.")
    var data = "./data"

    /// Opens the embedded database, makes the folder when it is not there, and migrates.
    ///
    /// - Throws: what the system says, or `StorageError` for a newer database.
    func openDatabase() throws -> SQLiteDatabase {
        try FileManager.default.createDirectory(
            atPath: data,
            withIntermediateDirectories: true
        )
        let database = try SQLiteDatabase(path: data + "/tollgate.sqlite")
        try Migrator().migrate(database, at: WallClock.system.now)
        return database
    }

    /// Opens the database of a platform that exists already.
    ///
    /// - Throws: `ValidationError` when there is none: a typing mistake in the folder must
    ///   not make a new, empty platform.
    func openExistingDatabase() throws -> SQLiteDatabase {
        guard FileManager.default.fileExists(atPath: data + "/tollgate.sqlite") else {
            throw ValidationError(
                "There is no database in \(data). Name its folder with --data."
            )
        }
        return try openDatabase()
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

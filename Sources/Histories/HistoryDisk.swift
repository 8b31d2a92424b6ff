// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Foundation
import PostgresDriver
import SQLInterface
import SQLiteDriver

/// Where a history keeps its database.
package enum HistoryPlace: Sendable {
    /// An SQLite file of its own, which goes away with the history.
    case sqlite
    /// A schema of its own on a PostgreSQL server, by the server's URL.
    case postgreSQL(url: String)

    func disk() throws -> any HistoryDisk {
        switch self {
        case .sqlite: try FileDisk()
        case .postgreSQL(let url): ServerDisk(try PostgresDatabase.temporary(url: url))
        }
    }
}

/// What is left of a database when the machine stops.
protocol HistoryDisk {
    var database: any SQLDatabase { get }

    /// Octets that a commit has added to what it found; the place for a crash.
    var writtenOctets: Int { get }

    /// Stops and starts again with the first octets of the last writes, and only those.
    mutating func crash(keeping octets: Int) throws

    /// Moves committed pages to their place; with `share` a crash when that part of it is done.
    ///
    /// `share`: in thousandths; nil goes through.
    mutating func settle(crashingAt share: Int?) throws
}

/// A server survives the crash of a client: there is nothing to cut.
struct ServerDisk: HistoryDisk {
    let database: any SQLDatabase
    var writtenOctets: Int { 0 }

    init(_ database: any SQLDatabase) { self.database = database }

    mutating func crash(keeping octets: Int) {}

    mutating func settle(crashingAt share: Int?) {}
}

/// An SQLite file with its write-ahead log, both cut at any octet.
///
/// Commits append to the log alone until `settle` moves its pages into the file, so a crash in
/// a commit is a shorter log, and a crash in `settle` is a file that is half new with the
/// whole log beside it.
///
/// - Source: SQLite, "Write-Ahead Logging", "The WAL File Format".
final class FileDisk: HistoryDisk {
    private let folder: URL
    private var life = 0
    private var sqlite: SQLiteDatabase

    init() throws {
        folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("tollgate-history-\(UUID().uuidString)")
        sqlite = try Self.open(folder.appendingPathComponent("0"))
    }

    deinit {
        try? sqlite.close()
        try? FileManager.default.removeItem(at: folder)
    }

    var database: any SQLDatabase { sqlite }

    private static let file = "tollgate.sqlite"

    private var path: URL { folder.appendingPathComponent("\(life)/\(Self.file)") }
    private var logPath: URL { folder.appendingPathComponent("\(life)/\(Self.file)-wal") }

    private static func open(_ folder: URL) throws -> SQLiteDatabase {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        var options = SQLiteOptions()
        // What the disk is told to keep is decided here, not by the machine's own disk.
        options.isDurable = false
        options.checkpointPages = 0
        return try SQLiteDatabase(
            path: folder.appendingPathComponent(file).path,
            options: options
        )
    }

    var writtenOctets: Int {
        let attributes = try? FileManager.default.attributesOfItem(atPath: logPath.path)
        return (attributes?[.size] as? NSNumber)?.intValue ?? 0
    }

    func crash(keeping octets: Int) throws {
        try startAgain(file: Data(contentsOf: path), log: readLog().prefix(octets))
    }

    func settle(crashingAt share: Int?) throws {
        let (before, log) = (try Data(contentsOf: path), readLog())
        try sqlite.checkpoint()
        guard let share else { return }
        let after = try Data(contentsOf: path)
        let cut = after.count * share / 1_000
        try startAgain(file: after.prefix(cut) + before.dropFirst(cut), log: log)
    }

    private func readLog() -> Data { (try? Data(contentsOf: logPath)) ?? Data() }

    private func startAgain(file: Data, log: Data) throws {
        try sqlite.close()
        let old = path.deletingLastPathComponent()
        life += 1
        let new = path.deletingLastPathComponent()
        try FileManager.default.createDirectory(at: new, withIntermediateDirectories: true)
        try file.write(to: path)
        try log.write(to: logPath)
        sqlite = try Self.open(new)
        try FileManager.default.removeItem(at: old)
    }
}

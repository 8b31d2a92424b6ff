// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Foundation
import SQLInterface
import SQLiteDriver
import Testing

/// What only SQLite has.
@Suite struct SQLiteDatabaseTests {
    @Test(arguments: [true, false])
    func commitsWaitForTheDiskUnlessTold(isDurable: Bool) throws {
        let database = try SQLiteDatabase.temporary(isDurable: isDurable)
        let level = try database.writeBlocking {
            try $0.first("PRAGMA synchronous")?.get(0, as: Int.self)
        }
        #expect(level == (isDurable ? 2 : 0))
    }

    @Test("The log is copied back beside the writer, and never grows without end")
    func checkpoints() throws {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("checkpoints-\(UInt64.random(in: 0...UInt64.max))")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appendingPathComponent("log.sqlite").path
        var options = SQLiteOptions()
        options.checkpointPages = 40
        let database = try SQLiteDatabase(path: path, options: options)
        _ = try database.writeBlocking { transaction in
            try transaction.execute("CREATE TABLE items (id INTEGER PRIMARY KEY, body BLOB) STRICT")
        }
        let table = BulkTable("items", ["id", "body"])
        var longest = 0
        for round in 0..<200 {
            try database.writeBlocking { transaction in
                try transaction.insert(into: table, count: 10) { index, row in
                    row.integer(Int64(round * 10 + index))
                    row.blob([UInt8](repeating: UInt8(round), count: 4_000))
                }
            }
            let log = try FileManager.default.attributesOfItem(atPath: path + "-wal")[.size]
            longest = max(longest, log as? Int ?? 0)
        }
        #expect(database.checkpointRuns > 0)
        // 200 rounds write some 2,000 pages; four times what is asked for is the most that
        // waits, and one commit and whatever came while the thread was at it.
        #expect(longest < 1_000 * 4_096)
        try database.close()
        let reopened = try SQLiteDatabase(path: path)
        try reopened.readBlocking { transaction throws in
            let count = try transaction.first("SELECT COUNT(*) FROM items")?.get(0, as: Int.self)
            #expect(count == 2_000)
            let verdict = try transaction.first("PRAGMA integrity_check")?.get(0, as: String.self)
            #expect(verdict == "ok")
        }
    }
}

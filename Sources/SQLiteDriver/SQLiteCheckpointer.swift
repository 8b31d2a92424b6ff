// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Foundation
import GRDBSQLite

/// Copies the write-ahead log back into the database file, beside the writer.
///
/// ```
/// commit ──▶ the log has grown by `pages` ──▶ this thread copies what is in it, nobody waits
///       └──▶ the log has `longest` pages ───▶ the commit copies the little that is left, so
///                                             that the log begins anew
/// ```
/// Left to itself SQLite copies everything inside somebody's commit, with two fsyncs, while all
/// answers wait. A thread alone is not enough: a busy writer is always ahead of it, and the log
/// can only begin anew when all of it is copied.
final class SQLiteCheckpointer: Sendable {
    private let path: String
    private let isDurable: Bool
    /// Pages after which the thread is asked.
    private let pages: Int
    /// Pages after which a commit does the rest.
    private let longest: Int
    private let condition = NSCondition()
    // Guarded by `condition`, which a mutex with a value cannot wait for.
    nonisolated(unsafe) private var state = State()

    private struct State {
        var hasThread = false
        var isWanted = false
        var isStopping = false
        /// Pages of the log when the thread was last asked.
        var asked = 0
        var runs = 0
    }

    /// How much longer than asked for the log may become.
    private static let longestFactor = 4

    init(path: String, options: SQLiteOptions) {
        self.path = path
        isDurable = options.isDurable
        pages = options.checkpointPages
        longest = options.checkpointPages * Self.longestFactor
    }

    /// How often the thread has copied.
    var runs: Int {
        condition.lock()
        defer { condition.unlock() }
        return state.runs
    }

    /// Is told of every commit of the writer, instead of SQLite's own checkpoints.
    ///
    /// - Source: SQLite, `sqlite3_wal_hook`.
    func watch(_ writer: OpaquePointer) {
        let context = Unmanaged.passUnretained(self).toOpaque()
        let hook:
            @convention(c) (
                UnsafeMutableRawPointer?, OpaquePointer?, UnsafePointer<CChar>?, CInt
            ) -> CInt = { context, writer, _, pages in
                guard let context, let writer else { return SQLITE_OK }
                Unmanaged<SQLiteCheckpointer>.fromOpaque(context).takeUnretainedValue()
                    .committed(writer, pages: Int(pages))
                return SQLITE_OK
            }
        sqlite3_wal_hook(writer, hook, context)
    }

    /// Waits for the thread to end.
    func stop() {
        condition.lock()
        defer { condition.unlock() }
        state.isStopping = true
        condition.broadcast()
        while state.hasThread { condition.wait() }
    }

    private func committed(_ writer: OpaquePointer, pages: Int) {
        if self.pages == 0 { return }
        if pages >= longest {
            // Busy when the thread is at it: then a later commit does this.
            sqlite3_wal_checkpoint_v2(writer, nil, SQLITE_CHECKPOINT_PASSIVE, nil, nil)
        }
        condition.lock()
        defer { condition.unlock() }
        if pages < state.asked { state.asked = 0 }
        guard pages - state.asked >= self.pages, !state.isStopping else { return }
        state.asked = pages
        state.isWanted = true
        if state.hasThread { return condition.broadcast() }
        state.hasThread = true
        let thread = Thread { [self] in run() }
        thread.name = "tollgate-checkpoint"
        thread.start()
    }

    private func run() {
        var connection: OpaquePointer?
        let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX
        if sqlite3_open_v2(path, &connection, flags, nil) == SQLITE_OK {
            let level = isDurable ? "FULL" : "OFF"
            sqlite3_exec(connection, "PRAGMA synchronous = \(level)", nil, nil, nil)
            while waitForWork() {
                // What fails now, on a full disk for instance, is tried again with the next.
                sqlite3_wal_checkpoint_v2(connection, nil, SQLITE_CHECKPOINT_PASSIVE, nil, nil)
            }
        }
        sqlite3_close(connection)
        condition.lock()
        state.hasThread = false
        condition.broadcast()
        condition.unlock()
    }

    private func waitForWork() -> Bool {
        condition.lock()
        defer { condition.unlock() }
        while !state.isWanted, !state.isStopping { condition.wait() }
        state.isWanted = false
        if !state.isStopping { state.runs += 1 }
        return !state.isStopping
    }
}

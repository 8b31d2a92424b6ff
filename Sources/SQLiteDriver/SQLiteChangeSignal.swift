// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import GRDB
import SQLInterface
import Synchronization

/// Asks the file's data version, which rises with every commit of another connection.
///
/// - Source: SQLite, "PRAGMA data_version".
final class SQLiteChangeSignal: SQLChangeSignal {
    private let path: String
    private let probe = Mutex<Probe?>(nil)

    private struct Probe {
        let connection: DatabaseQueue
        var version: Int64
    }

    /// Between two looks: a fraction of what a person notices, and nothing to the disk.
    private static let pause = Duration.milliseconds(100)

    init(path: String) {
        self.path = path
        _ = hasChanged()
    }

    func wait(atMost time: Duration) async throws {
        let end = ContinuousClock.now + time
        while ContinuousClock.now < end {
            if hasChanged() { return }
            try await Task.sleep(for: min(Self.pause, time))
        }
    }

    /// Whether somebody committed since the last look; a first look may have missed something.
    private func hasChanged() -> Bool {
        probe.withLock { probe in
            do {
                guard let known = probe else {
                    let connection = try opened()
                    probe = Probe(connection: connection, version: try version(connection))
                    return true
                }
                let version = try version(known.connection)
                probe?.version = version
                return version != known.version
            } catch {
                // The file is locked or gone for the moment.
                probe = nil
                return false
            }
        }
    }

    private func opened() throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.readonly = true
        return try DatabaseQueue(path: path, configuration: configuration)
    }

    private func version(_ connection: DatabaseQueue) throws -> Int64 {
        try connection.inDatabase { database in
            try Int64.fetchOne(database, sql: "PRAGMA data_version") ?? 0
        }
    }
}

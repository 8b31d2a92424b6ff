// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import GRDB

/// How an SQLite file is opened.
package struct SQLiteOptions: Sendable {
    /// Whether a commit waits for its fsync.
    ///
    /// Off only for tests on temporary files.
    package var isDurable = true
    /// Connections that read beside the writer; panels and the invoicing run share them.
    package var readersMax = 5
    /// How long a connection waits for a lock of another process, such as a backup.
    package var busySeconds = 5
    /// Memory for pages of the file, per connection.
    package var cacheKibibytes = 16_384
    /// The write-ahead log is copied back whenever it has grown by this many pages.
    ///
    /// Larger than SQLite's 1,000, since each time costs two more fsyncs; with 0 only
    /// `checkpoint()` copies.
    package var checkpointPages = 4_000

    /// Creates the options of a production database.
    package init() {}

    var configuration: Configuration {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = true
        configuration.maximumReaderCount = readersMax
        configuration.busyMode = .timeout(Double(busySeconds))
        let cache = "PRAGMA cache_size = -\(cacheKibibytes)"
        configuration.prepareDatabase { try $0.execute(sql: cache) }
        return configuration
    }

    var writerPragmas: String {
        "PRAGMA synchronous = \(isDurable ? "FULL" : "OFF")"
    }
}

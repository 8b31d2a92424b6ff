// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

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
}

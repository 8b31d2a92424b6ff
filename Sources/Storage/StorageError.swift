// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// Why stored data could not be read or changed as asked.
package enum StorageError: Error, Equatable, Sendable {
    /// A stored value is not one that this program writes; somebody must look at the file.
    case corruptedRow(table: String, reason: String)
    /// The row to change is not there.
    case notFound(table: String, id: String)
    /// The row was changed since it was read; the person must look again.
    case stale(table: String, id: String)
    /// More would be settled than is there or owed.
    case overAllocated(table: String, id: String)
    /// The ledger refuses a transfer that is no double entry.
    case invalidTransfer(String)
    /// The database was made by a newer program.
    case newerDatabase(found: Int, known: Int)
    /// The database has to be migrated before it can be read.
    case olderDatabase(found: Int, known: Int)
    /// A migration that has run is not the one this program knows.
    case alteredMigration(number: Int, name: String)
}

extension StorageError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .corruptedRow(let table, let reason): "corrupted row of \(table): \(reason)"
        case .notFound(let table, let id): "\(table) has no row \(id)"
        case .stale(let table, let id): "row \(id) of \(table) was changed meanwhile"
        case .overAllocated(let table, let id): "row \(id) of \(table) has less than that left"
        case .invalidTransfer(let reason): "no valid transfer: \(reason)"
        case .newerDatabase(let found, let known):
            "the database has schema \(found), this program knows up to \(known): "
                + "start the newer program"
        case .olderDatabase(let found, let known):
            "the database has schema \(found), this program reads \(known): "
                + "start the platform once"
        case .alteredMigration(let number, let name):
            "migration \(number) \(name) has run in another form than this program knows"
        }
    }
}

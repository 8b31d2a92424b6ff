// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import ArgumentParser
import PostgresDriver
import SQLInterface

/// Keeps a second platform from serving the same database.
///
/// Two gateways on one database would both spend the same money.
enum ServingLock: Sendable {
    case folder(DataLock)
    case server(PostgresLock)

    /// Takes the lock of a place.
    ///
    /// - Throws: `ValidationError` when another process has it.
    init(_ place: DatabasePlace, folder: String) throws {
        switch place {
        case .file: self = .folder(try DataLock(folder: folder))
        case .server(let url):
            do {
                self = .server(try PostgresLock(url: url))
            } catch let error as SQLError where error.kind == .busy {
                throw ValidationError(
                    "Another tollgate serves this database already. Stop it, or name another."
                )
            }
        }
    }

    /// Holds the lock while the platform runs.
    var service: Repeated {
        Repeated { [self] in try await keepHolding() }
    }

    /// Holds the lock until the task is cancelled, also over a restart of the server.
    ///
    /// - Throws: `SQLError` of kind `busy` when another platform has taken the database over:
    ///   this one must stop.
    func keepHolding() async throws {
        guard case .server(let lock) = self else { return }
        while !Task.isCancelled {
            try? await Task.sleep(for: .seconds(1))
            do {
                try lock.renew()
            } catch let error as SQLError where error.kind == .connectionLost {
                continue
            }
        }
    }
}

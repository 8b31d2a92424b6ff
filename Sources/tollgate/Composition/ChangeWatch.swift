// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Gateway
import Logging
import SQLInterface
import Storage

/// Notices changes that any process made to the database, and tells the gateway.
///
/// The panels tell it at once; this catches the command line, and whatever was missed.
struct ChangeWatch: Sendable {
    let gateway: Gateway
    let database: any SQLDatabase
    /// The versions before the gateway read anything: what changed since is told.
    let known: [String: Int64]
    let logger: Logger

    /// Looks once a second until the task is cancelled.
    func keepWatching() async {
        var known = known
        while !Task.isCancelled {
            do {
                let versions = try await database.read {
                    try ChangeCounterRepository.versions(in: $0)
                }
                if known != versions { try await tell(from: known, to: versions) }
                known = versions
            } catch {
                logger.error("changes not read", metadata: ["error": "\(error)"])
            }
            try? await Task.sleep(for: .seconds(1))
        }
    }

    private func tell(from old: [String: Int64], to new: [String: Int64]) async throws {
        let changed = new.filter { old[$0.key] != $0.value }.keys
        if changed.contains(ChangeCounterRepository.moneyTopic) {
            let clients = try await database.read { try ClientRepository.list(in: $0) }
            for client in clients { gateway.moneyMoved(client.id) }
        }
        if changed.contains(where: { $0 != ChangeCounterRepository.moneyTopic }) {
            try await gateway.reload()
        }
    }
}

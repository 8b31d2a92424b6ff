// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Logging
import SQLInterface
import Storage

/// Notices changes that any process made to the database, and tells the gateway.
///
/// The panels tell it at once; this catches the command line, and whatever was missed. The engine
/// says when to look; without a word from it the versions are looked at once a second.
package struct ChangeWatch: Sendable {
    private let gateway: Gateway
    private let database: any SQLDatabase
    private let known: [String: Int64]
    private let logger: Logger

    /// The longest time between two looks; tests make it long, to hear the engine alone.
    private let interval: Duration
    private static let failurePause = Duration.seconds(1)

    /// Creates a watch.
    ///
    /// - Parameters:
    ///   - gateway: who is told.
    ///   - database: where changes are looked for.
    ///   - known: the versions before the gateway read anything: what changed since is told.
    ///   - logger: where a database that cannot be read is complained about.
    ///   - interval: the longest time between two looks.
    package init(
        gateway: Gateway,
        database: any SQLDatabase,
        known: [String: Int64],
        logger: Logger,
        interval: Duration = .seconds(1)
    ) {
        self.gateway = gateway
        self.database = database
        self.known = known
        self.logger = logger
        self.interval = interval
    }

    /// Looks until the task is cancelled.
    package func keepWatching() async {
        var known = known
        let signal = database.changeSignal()
        while !Task.isCancelled {
            do {
                let versions = try await database.read {
                    try ChangeCounterRepository.versions(in: $0)
                }
                if known != versions { try await tell(from: known, to: versions) }
                known = versions
            } catch is CancellationError {
                return
            } catch {
                logger.error("changes not read", metadata: ["error": "\(error)"])
                try? await Task.sleep(for: Self.failurePause)
                continue
            }
            try? await signal.wait(atMost: interval)
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

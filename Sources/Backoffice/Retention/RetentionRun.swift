// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Logging
import Primitives
import SQLInterface
import Storage

/// Drops what is older than each client's rule allows, a little at a time.
package struct RetentionRun: Sendable {
    private let database: any SQLDatabase
    private let clock: WallClock

    /// How often the rules are looked at.
    private static let interval = Duration.seconds(3_600)
    /// Between two steps, so that the journal is never kept waiting for long.
    private static let pause = Duration.milliseconds(50)

    /// What one run dropped.
    package struct Report: Hashable, Sendable {
        package var bodies = 0
        package var messages = 0

        /// Creates a report.
        package init(bodies: Int = 0, messages: Int = 0) {
            self.bodies = bodies
            self.messages = messages
        }
    }

    /// Creates a run over a database.
    package init(_ office: Office) {
        database = office.database
        clock = office.clock
    }

    /// Sets a rule, with its entry in the audit log.
    package static func save(
        _ rule: RetentionRule,
        by actor: Actor,
        at now: Instant,
        in transaction: any SQLTransaction
    ) throws {
        let before = try RetentionRepository.list(in: transaction)
            .first { $0.clientID == rule.clientID }
        try RetentionRepository.save(rule, in: transaction)
        try SettingsChange(transaction: transaction, now: now, actor: actor).log(
            "update",
            "retention",
            id: rule.clientID.map { "\($0)" } ?? "all",
            before: before,
            after: rule
        )
    }

    /// Removes a client's own rule, with its entry in the audit log; the common one applies.
    static func remove(
        _ client: ClientID,
        by actor: Actor,
        at now: Instant,
        in transaction: any SQLTransaction
    ) throws {
        let rules = try RetentionRepository.list(in: transaction)
        guard let before = rules.first(where: { $0.clientID == client }) else { return }
        try RetentionRepository.remove(client, in: transaction)
        try SettingsChange(transaction: transaction, now: now, actor: actor).log(
            "remove",
            "retention",
            id: "\(client)",
            before: before
        )
    }

    /// Drops all that is due now.
    package func run() async throws -> Report {
        let now = clock.now
        let (clients, rules) = try await database.read { transaction in
            let clients = try ClientRepository.list(in: transaction).map(\.id)
            return (clients, try RetentionRepository.rules(for: clients, in: transaction))
        }
        var report = Report()
        report.messages += try await dropMonths(rules, of: clients, now)
        for rule in rules {
            guard let client = rule.clientID else { continue }
            report.messages += try await drop(after: rule.rowDays, now) {
                try MessageRetention.dropRows(of: client, before: $0, in: $1)
            }
            report.bodies += try await drop(after: rule.bodyDays, now) {
                try MessageRetention.dropBodies(of: client, before: $0, in: $1)
            }
        }
        return report
    }

    /// Runs now and every hour until the task is cancelled.
    package func keepRunning(logger: Logger) async {
        while !Task.isCancelled {
            do {
                _ = try await run()
            } catch {
                logger.error("old messages not dropped", metadata: ["error": "\(error)"])
            }
            try? await Task.sleep(for: Self.interval)
        }
    }

    /// Drops the months that are due for every client, where messages are kept by months, and
    /// prepares the next ones.
    ///
    /// - Returns: How many messages were dropped.
    private func dropMonths(
        _ rules: [RetentionRule],
        of clients: [ClientID],
        _ now: Instant
    ) async throws -> Int {
        let days = rules.map(\.rowDays)
        let longest = rules.count < clients.count || days.contains(0) ? nil : days.max()
        let before = longest.map { now.adding(seconds: -Int64($0) * 86_400) } ?? .epoch
        let due = IdentifierGenerator.floor(at: before)
        var total = 0
        do {
            try await database.write { try MessageMonths.prepare(at: now, in: $0) }
            while !Task.isCancelled {
                let step = try await database.write {
                    try MessageMonths.dropOldest(before: due, in: $0)
                }
                if step == .nothingDue { break }
                if case .dropped(let messages) = step { total += messages }
                try await Task.sleep(for: Self.pause)
            }
        } catch let error as SQLError where error.kind == .busy {
            // Somebody reads for long; the next run goes on where this one stands.
        }
        return total
    }

    private func drop(
        after days: Int,
        _ now: Instant,
        _ step: @escaping @Sendable (Instant, any SQLTransaction) throws -> Int
    ) async throws -> Int {
        guard days > 0 else { return 0 }
        let before = now.adding(seconds: -Int64(days) * 86_400)
        var total = 0
        while !Task.isCancelled {
            let count = try await database.write { try step(before, $0) }
            total += count
            guard count == MessageRetention.stepMessages else { break }
            try await Task.sleep(for: Self.pause)
        }
        return total
    }
}

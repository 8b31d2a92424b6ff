// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import NIOConcurrencyHelpers
import Primitives
import SQLInterface
import Storage

/// The core's journal on a database.
package final class StoredJournal: CoreJournal {
    private let database: any SQLDatabase
    private let clock: WallClock
    private let node: UInt8
    private let writer: NIOLockedValueBox<JournalWriter>

    /// Creates a journal whose ledger entries get ids of this node.
    package init(database: any SQLDatabase, clock: WallClock, node: UInt8) {
        self.database = database
        self.clock = clock
        self.node = node
        writer = NIOLockedValueBox(JournalWriter(ids: IdentifierGenerator(node: node)))
    }

    /// Makes a batch durable in one transaction.
    package func commit(_ batch: JournalBatch) throws {
        try writer.withLockedValue { writer in
            let before = writer
            let now = clock.now
            // A copy for each run: a transaction that failed, or that the engine runs again,
            // leaves no account behind that is not there.
            writer = try database.writeBlocking { transaction in
                var attempt = before
                try attempt.write(batch, at: now, in: transaction)
                return attempt
            }
        }
    }

    /// Reads the posted balances of paying clients.
    package func balances(of clients: Set<ClientID>) throws -> [ClientID: Int64] {
        try database.readBlocking { transaction in
            let funds = try JournalReader.clientFunds(in: transaction)
            return Dictionary(
                uniqueKeysWithValues: clients.map { ($0, funds[$0]?.balance ?? 0) }
            )
        }
    }

    /// Reads queued messages that the core keeps on the disk.
    package func fetch(_ keys: [MessageKey]) throws -> [RecoveredMessage] {
        if keys.isEmpty { return [] }
        return try database.readBlocking { transaction in
            var found: [RecoveredMessage] = []
            try JournalReader.forEachWaiting(keys, in: transaction) { facts, progress, next in
                found.append(
                    RecoveredMessage(facts: facts, progress: progress, nextEvent: next)
                )
            }
            return found
        }
    }

    /// Reads the newest end of an invoiced period.
    package func newestCut() throws -> Instant? {
        try database.readBlocking { try InvoiceCutRepository.newestEnd(in: $0) }
    }

    /// Reads what a core needs to go on.
    package func recover(settings: CoreSettings, now: Instant) throws -> RecoveredState {
        try database.readBlocking { transaction in
            var messages: [RecoveredMessage] = []
            try JournalReader.forEachOpenMessage(in: transaction) { facts, progress, next in
                messages.append(
                    RecoveredMessage(facts: facts, progress: progress, nextEvent: next)
                )
            }
            let funds = try JournalReader.clientFunds(in: transaction)
            let last = try JournalReader.lastMessageID(
                of: settings.clients.keys,
                in: transaction
            )
            var state = RecoveredState(
                messages: messages,
                parked: try JournalReader.parkedReceipts(in: transaction),
                inbound: try JournalReader.dueInboundMessages(in: transaction),
                funds: funds.mapValues {
                    Funds(balanceMicros: $0.balance, heldMicros: $0.held)
                },
                admittedToday: try admittedToday(settings, now, transaction),
                lastMessageID: last
            )
            let limits = CoreLimits()
            state.settled = try JournalReader.settledReferences(
                of: settings.clients.keys,
                since: now.adding(seconds: -limits.settledSeconds),
                limit: limits.settledReferences,
                in: transaction
            )
            return state
        }
    }

    private func admittedToday(
        _ settings: CoreSettings,
        _ now: Instant,
        _ transaction: any SQLTransaction
    ) throws -> [ClientID: Int] {
        var counts: [ClientID: Int] = [:]
        for (id, settings) in settings.clients where settings.client.status != .closed {
            let midnight = settings.calendar.midnight(of: settings.calendar.localDate(of: now))
            counts[id] = try JournalReader.admittedCount(
                of: id,
                since: midnight,
                in: transaction
            )
        }
        return counts
    }
}

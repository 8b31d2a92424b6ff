// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Primitives
import Storage

/// Where the core's facts become durable and come back from after a start.
package protocol CoreJournal: Sendable {
    /// Makes a batch durable in one transaction; returns once it is on the disk.
    ///
    /// - Throws: when nothing of the batch was stored.
    func commit(_ batch: JournalBatch) throws

    /// Reads the posted balances of paying clients.
    ///
    /// - Units: micros of each client's currency.
    func balances(of clients: Set<ClientID>) throws -> [ClientID: Int64]

    /// Reads the newest end of an invoiced period, before which no charge may be dated.
    func newestCut() throws -> Instant?

    /// Reads queued messages that the core keeps on the disk, with the next number of each
    /// one's trace; what is not queued any more is missing.
    func fetch(_ keys: [MessageKey]) throws -> [RecoveredMessage]

    /// Reads what a core needs to go on.
    func recover(settings: CoreSettings, now: Instant) throws -> RecoveredState
}

/// Who does the core's effects.
///
/// Called on the core's thread, in order; must not block.
package protocol CoreEdges: Sendable {
    func perform(_ effects: [Effect])
}

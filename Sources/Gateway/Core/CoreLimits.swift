// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Primitives

/// The core's own limits, each with its reason.
package struct CoreLimits: Sendable {
    /// How long a message is tried when the client named no validity period.
    package var defaultValiditySeconds: Int64 = 24 * 3_600
    /// A validity longer than this is cut: holds must not live for ever.
    package var longestValiditySeconds: Int64 = 7 * 24 * 3_600
    /// The first pause after every supplier refused for the moment; doubles each round.
    package var retrySeconds: Int64 = 5
    package var longestRetrySeconds: Int64 = 300
    /// The first pause before a receipt that a client did not confirm is tried again; doubles
    /// each time.
    package var receiptRetrySeconds: Int64 = 10
    package var longestReceiptRetrySeconds: Int64 = 600
    /// How long a receipt waits for the submit response it belongs to.
    package var parkedReceiptSeconds: Int64 = 3_600
    /// Parked receipts kept; the oldest go first, since unmatched ones are never wanted again.
    package var parkedReceipts = 100_000
    /// How long the first part of a long message waits for the others.
    package static let partSeconds: Int64 = 60
    /// Ended messages remembered, so that a receipt that repeats itself is known as such.
    package var settledReferences = 100_000
    /// How old messages may be that are remembered across a restart; repetitions come soon.
    package var settledSeconds: Int64 = 24 * 3_600

    /// Waiting messages of one client in front of one supplier, or of one blocked client, and
    /// receipts due to one access, that are kept in memory; those behind them wait on the disk.
    ///
    /// Enough for several batches, so that the next ones are fetched before the last has left.
    package var residentPerLine = 1_000
    /// A message that rests for longer than this waits on the disk.
    package var residentPauseSeconds: Int64 = 60
    /// Rows fetched between two batches, so that no batch waits long for them.
    package var fetchedMessages = 2_000

    package init() {}
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Gateway
import Primitives

/// Which life a history is, and how closely it is looked at.
package struct HistoryPlan: Sendable {
    /// Decides everything that happens.
    package var seed: UInt64
    /// Batches of commands.
    package var steps = 200
    /// The engine that keeps the data.
    package var place = HistoryPlace.sqlite
    /// How often the whole database is held against the model and the audit.
    package var stepsBetweenChecks = 1
    /// The first batch with messages from this step on is lost though it was said to be stored.
    ///
    /// A history must notice.
    package var losesBatch: Int?

    /// Plans the life of a seed.
    package init(seed: UInt64) { self.seed = seed }

    /// Limits so low that a small backlog is on the disk already.
    func limits(_ draw: inout SeededGenerator) -> CoreLimits {
        var limits = CoreLimits()
        // The model does not know when a receipt without a message is given up.
        limits.parkedReceiptSeconds = 365 * 86_400
        limits.residentPerLine = draw.pick([0, 1, 2, 5, 1_000])
        limits.residentPauseSeconds = Int64(draw.pick([0, 60]))
        limits.fetchedMessages = draw.pick([1, 3, 1_000])
        return limits
    }
}

/// What became of a history.
package struct HistoryReport: Sendable {
    /// What was seen that must never be; empty for a good life.
    package var findings: [String]
    /// The step after which it was seen; the last one of a good life.
    package var step: Int
    /// A line for each batch, crash and rebuilding.
    package var lines: [String]
    /// How much happened.
    package var size: Size

    /// How much happened in a history, so that one in which nothing does is noticed.
    package struct Size: Sendable {
        /// Messages that were accepted.
        package var accepted: Int
        /// Dispatches that a supplier took.
        package var taken: Int
        /// Those of them that were long messages, whole.
        package var joined: Int
        /// Letters of low balances.
        package var letters: Int
    }
}

extension HistoryPlan {
    /// Lives the life up to its end, or to the first thing that must never be.
    package func live() async throws -> HistoryReport {
        var run = try await HistoryRun(self)
        var step = 0
        var failure: String?
        do {
            while step < steps, run.wrong.isEmpty {
                step += 1
                try await run.step()
            }
            if run.wrong.isEmpty { try run.finish() }
        } catch {
            failure = "\(error)"
        }
        return HistoryReport(
            findings: run.wrong + (failure.map { [$0] } ?? []),
            step: step,
            lines: run.lines,
            size: run.size
        )
    }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Foundation

/// Lets threads through one at a time, in the order in which they came.
final class TurnQueue: Sendable {
    private let condition = NSCondition()
    /// Guarded by `condition`.
    nonisolated(unsafe) private var nextTicket = 0
    nonisolated(unsafe) private var served = 0

    /// Waits for its turn, works, and lets the next one through.
    func run<Result>(_ body: () throws -> Result) rethrows -> Result {
        condition.lock()
        let ticket = nextTicket
        nextTicket += 1
        while served != ticket { condition.wait() }
        condition.unlock()
        defer {
            condition.lock()
            served += 1
            condition.broadcast()
            condition.unlock()
        }
        return try body()
    }
}

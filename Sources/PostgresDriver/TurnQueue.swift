// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Foundation

/// Lets threads through one at a time, in the order in which they came.
final class TurnQueue: Sendable {
    private let condition = NSCondition()
    // Guarded by `condition`, which a mutex with a value cannot wait for.
    nonisolated(unsafe) private var tickets = (next: 0, served: 0)

    /// Waits for its turn, works, and lets the next one through.
    func run<Result>(_ body: () throws -> Result) rethrows -> Result {
        condition.lock()
        let ticket = tickets.next
        tickets.next += 1
        while tickets.served != ticket { condition.wait() }
        condition.unlock()
        defer {
            condition.lock()
            tickets.served += 1
            condition.broadcast()
            condition.unlock()
        }
        return try body()
    }
}

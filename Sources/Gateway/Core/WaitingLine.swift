// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import DequeModule
import Primitives

/// Messages that wait for one thing, the first ones in memory and the others on the disk.
///
/// ```
/// a1 a2 a3 │ a4 a5 …
/// ready    │ on the disk
/// ```
struct WaitingLine: Sendable {
    private(set) var ids: Deque<MessageID> = []
    /// That many of the first ids are in memory, or were asked for.
    private(set) var ready = 0

    var isEmpty: Bool { ids.isEmpty }
    var first: MessageID? { ids.first }

    /// Whether the next one may wait in memory.
    func hasRoom(limit: Int) -> Bool { ready == ids.count && ready < limit }

    mutating func append(_ id: MessageID, isReady: Bool) {
        ids.append(id)
        if isReady { ready += 1 }
    }

    /// Puts a message that is in memory before all others.
    mutating func prepend(_ id: MessageID) {
        ids.prepend(id)
        ready += 1
    }

    mutating func removeFirst() {
        ids.removeFirst()
        ready = max(0, ready - 1)
    }

    /// Makes more of it ready once half has left; returns what to fetch.
    mutating func refill(limit: Int) -> [MessageID] {
        guard ready <= limit / 2, ready < ids.count else { return [] }
        let before = ready
        ready = min(limit, ids.count)
        return Array(ids[before..<ready])
    }
}

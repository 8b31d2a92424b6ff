// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Synchronization

/// What the connections of a server hold back in memory, all together: beginnings of PDUs that
/// wait for their ends, and answers that peers do not read.
///
/// Each connection is bounded by itself; this bounds the sum, which many connections of one
/// attacker would drive up together.
final class SMPPMemory: Sendable {
    // An honest connection has a PDU or two under way.
    private static let honestOctets = 16_384

    private let limit: Int
    private let used = Atomic<Int>(0)

    init(limit: Int) { self.limit = limit }

    /// Octets held now.
    var usedOctets: Int { used.load(ordering: .relaxed) }

    /// Takes note of what a connection holds, and says whether it is to be closed: when all
    /// together hold too much, those go that hold more than an honest one would.
    func changed(from before: Int, to now: Int) -> Bool {
        guard before != now else { return false }
        let total = used.wrappingAdd(now - before, ordering: .relaxed).newValue
        return total > limit && now > before && now > Self.honestOctets
    }
}

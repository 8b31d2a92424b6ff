// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// Makes time-ordered 64-bit identifiers without asking a database.
///
/// ```
///  63      62 ........... 22  21 .... 14  13 ........ 0
///   0      milliseconds       node        counter
///          since 2012 UTC     0...255     0...16383
/// ```
///
/// Ids of one generator rise strictly, also when the clock stands still or steps back: the
/// generator then keeps the last millisecond it used and, when its counter is full, runs
/// ahead of the clock by one.
package struct IdentifierGenerator: Sendable {
    /// 2012-01-01T00:00:00Z in milliseconds since 1970.
    ///
    /// 41 bits last until 2081, and ids of any day from 2020 on have 19 digits, so that their
    /// decimal form sorts by time as well.
    package static let originMilliseconds: Int64 = 1_325_376_000_000

    private let node: Int64
    private var lastMillisecond: Int64 = 0
    private var counter: Int64 = 0

    /// Creates a generator for one node of a cluster.
    ///
    /// - Parameter node: 0 to 255, unique among the nodes that run at the same time.
    package init(node: UInt8) {
        self.node = Int64(node)
    }

    /// Makes the next identifier.
    package mutating func next<Object>(at now: Instant) -> Identifier<Object> {
        Identifier(nextRawValue(at: now))
    }

    /// Makes the next identifier's number.
    package mutating func nextRawValue(at now: Instant) -> Int64 {
        let millisecond = now.microseconds / 1_000 - Self.originMilliseconds
        if millisecond > lastMillisecond {
            lastMillisecond = millisecond
            counter = 0
        } else if counter == 0x3FFF {
            lastMillisecond += 1
            counter = 0
        } else {
            counter += 1
        }
        return lastMillisecond << 22 | node << 14 | counter
    }

    /// Makes every further identifier larger than one that was handed out before a restart.
    package mutating func advance(past identifier: Int64) {
        let millisecond = identifier >> 22
        guard millisecond >= lastMillisecond else { return }
        lastMillisecond = millisecond
        counter = 0x3FFF
    }

    /// The smallest identifier that an object made at `instant` can have; for range queries.
    package static func floor(at instant: Instant) -> Int64 {
        let milliseconds = floorDivide(instant.microseconds, 1_000) - originMilliseconds
        return max(0, milliseconds) << 22
    }
}

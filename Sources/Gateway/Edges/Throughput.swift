// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Primitives

/// Segments per second, over all sessions of an access together, with one second of burst.
///
/// Instead of a count of tokens it keeps the time at which all that was taken will be paid for,
/// so that nothing has to be refilled. What is over is answered at once, never delayed.
struct Throughput: Sendable {
    private static let second: Int64 = 1_000_000_000

    /// Nanoseconds since 1970 UTC; ahead of the clock while the burst is being used up.
    private var paidAt: Int64 = 0

    /// Takes segments, or takes nothing when that is over the throughput.
    ///
    /// A message of more segments than a whole second allows passes when nothing else does, and
    /// is paid for afterwards.
    mutating func take(_ segments: Int, perSecond: Int, now: Instant) -> Bool {
        let burst = Int64(perSecond)
        let needed = min(Int64(segments), burst)
        let ready = paidAt - (burst - needed) * Self.second / burst
        let instant = now.microseconds * 1_000
        guard ready <= instant else { return false }
        let start = max(paidAt, instant)
        paidAt = start + Int64(segments) * Self.second / burst
        return true
    }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// A throughput in whole numbers: so many per second, and a burst of so many at once.
///
/// Instead of a count of tokens it keeps the time at which all that was taken will be paid for,
/// so that nothing has to be refilled.
struct TokenBucket: Hashable, Sendable {
    private static let second: Int64 = 1_000_000_000

    private let interval: Int64
    private let burst: Int64
    private var paidAt: Int64 = 0

    init(perSecond: Int, burst: Int) {
        precondition(perSecond > 0 && burst > 0, "A throughput is positive.")
        interval = Self.second / Int64(perSecond)
        self.burst = Int64(burst)
    }

    /// Takes `count`, or takes nothing when that is over the throughput.
    ///
    /// More than a whole burst passes when the bucket is full, and is paid for afterwards.
    mutating func take(_ count: Int, at now: MonotonicTime) -> Bool {
        guard readyAt(count) <= now else { return false }
        paidAt = max(paidAt, now.nanoseconds) + Int64(count) * interval
        return true
    }

    /// When `count` can be taken.
    func readyAt(_ count: Int) -> MonotonicTime {
        let needed = min(Int64(count), burst)
        return MonotonicTime(nanoseconds: paidAt - (burst - needed) * interval)
    }
}

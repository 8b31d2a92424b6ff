// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import SMPP

/// How long a client waits between attempts to bind.
///
/// The wait doubles from `initialDelay` up to `maximumDelay`, and a random share of it is taken
/// off, so that many clients of one message centre do not come back all at once.
public struct RebindPolicy: Hashable, Sendable {
    /// The wait after the first failure.
    public var initialDelay: Duration
    /// The longest wait.
    public var maximumDelay: Duration
    /// The largest share of a wait that chance takes off.
    /// - Units: percent.
    public var jitterPercent: Int
    /// A session that lived this long makes the next wait the first one again: a message centre
    /// that accepts a bind and drops it at once must not be stormed.
    public var stableAfter: Duration

    /// Makes a policy.
    public init(
        initialDelay: Duration = .seconds(1),
        maximumDelay: Duration = .seconds(60),
        jitterPercent: Int = 30,
        stableAfter: Duration = .seconds(10)
    ) {
        precondition((0...100).contains(jitterPercent), "Jitter is a share of the delay.")
        self.initialDelay = initialDelay
        self.maximumDelay = maximumDelay
        self.jitterPercent = jitterPercent
        self.stableAfter = stableAfter
    }

    /// The wait before the attempt that follows `failures` failed ones.
    public func delay(
        afterFailures failures: Int,
        jitter: inout any RandomNumberGenerator & Sendable
    ) -> Duration {
        // Thirty doublings of a nanosecond already exceed a second; more would only overflow.
        let doublings = min(max(failures - 1, 0), 30)
        let delay = min(initialDelay * (1 << doublings), maximumDelay)
        let share = Int(truncatingIfNeeded: jitter.next() % 1_001) * jitterPercent
        return delay - delay * share / 100_000
    }
}

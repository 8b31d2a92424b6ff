// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Primitives

/// Slows down and then locks out who keeps binding with wrong passwords.
///
/// Counted per address and per system id: one address trying many names is stopped as well as
/// many addresses trying one name. A correct bind clears both.
///
/// - Invariant: at most `keysMax` keys are remembered; the stalest go first.
struct BindGuard: Sendable {
    private struct Failures: Sendable {
        var count = 0
        var last = Instant.epoch
    }

    /// Failures allowed before a lock-out.
    static let failuresMax = 5
    /// How long a lock-out lasts after the last failure, and how long failures are remembered.
    static let lockoutSeconds: Int64 = 60
    /// A bound on memory under a flood of invented names.
    static let keysMax = 10_000

    private var failures: [String: Failures] = [:]

    /// Whether a bind with these keys is refused unseen.
    func isLockedOut(_ keys: [String], now: Instant) -> Bool {
        keys.contains { key in
            guard let known = failures[key] else { return false }
            return known.count >= Self.failuresMax
                && now < known.last.adding(seconds: Self.lockoutSeconds)
        }
    }

    mutating func failed(_ keys: [String], now: Instant) {
        for key in keys {
            var known = failures[key] ?? Failures()
            if now >= known.last.adding(seconds: Self.lockoutSeconds) { known.count = 0 }
            known.count += 1
            known.last = now
            failures[key] = known
        }
        if failures.count > Self.keysMax { forgetStalest() }
    }

    mutating func succeeded(_ keys: [String]) {
        for key in keys { failures.removeValue(forKey: key) }
    }

    private mutating func forgetStalest() {
        let stale = failures.sorted { $0.value.last < $1.value.last }.prefix(Self.keysMax / 10)
        for (key, _) in stale { failures.removeValue(forKey: key) }
    }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import NIOConcurrencyHelpers
import Primitives

/// Locks out who keeps trying passwords, per login and per address.
final class SignInGuard: Sendable {
    private struct Failures: Sendable {
        var count = 0
        var last = Instant.epoch
    }

    /// Wrong passwords allowed before a pause.
    static let failuresMax = 5
    /// How long the pause is, and how long failures are remembered.
    static let pauseSeconds: Int64 = 60
    /// A bound on memory under a flood of invented names.
    static let keysMax = 10_000

    private let failures = NIOLockedValueBox<[String: Failures]>([:])

    /// Counts an attempt as failed before its password is checked, in one step with asking
    /// whether it is allowed: hashing takes long, and attempts come side by side.
    ///
    /// - Returns: False when there were too many; then nothing is counted.
    func admit(_ keys: [String], now: Instant) -> Bool {
        failures.withLockedValue { failures in
            let isLockedOut = keys.contains { key in
                guard let known = failures[key] else { return false }
                return known.count >= Self.failuresMax
                    && now < known.last.adding(seconds: Self.pauseSeconds)
            }
            if !isLockedOut { Self.count(keys, now: now, in: &failures) }
            return !isLockedOut
        }
    }

    private static func count(
        _ keys: [String],
        now: Instant,
        in failures: inout [String: Failures]
    ) {
        if failures.count > keysMax {
            let before = now.adding(seconds: -pauseSeconds)
            failures = failures.filter { $0.value.last > before }
            if failures.count > keysMax { failures = [:] }
        }
        for key in keys {
            var known = failures[key] ?? Failures()
            if now >= known.last.adding(seconds: pauseSeconds) { known.count = 0 }
            known.count += 1
            known.last = now
            failures[key] = known
        }
    }

    func succeeded(_ keys: [String]) {
        failures.withLockedValue { failures in
            for key in keys { failures.removeValue(forKey: key) }
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import NIOConcurrencyHelpers
import Primitives

/// Locks out who keeps trying passwords, per login and per address.
///
/// The right password ends the failures of its login. Those of its address stay: whoever
/// tries the passwords of others could end them at will with an account of their own.
final class SignInGuard: Sendable {
    private struct Failures: Sendable {
        var count = 0
        var last = Instant.epoch
    }

    /// What failures are counted for.
    private enum Key: Hashable, Sendable {
        case login(String)
        case address(String)

        /// Wrong passwords allowed before a pause; an office shares one address.
        var failuresMax: Int {
            switch self {
            case .login: SignInGuard.failuresMax
            case .address: SignInGuard.addressFailuresMax
            }
        }
    }

    /// Wrong passwords of one login before a pause.
    static let failuresMax = 5
    /// Wrong passwords from one address before a pause.
    static let addressFailuresMax = 20
    /// How long the pause is, and how long failures are remembered.
    static let pauseSeconds: Int64 = 60
    /// A bound on memory under a flood of invented names.
    static let keysMax = 10_000

    private let failures = NIOLockedValueBox<[Key: Failures]>([:])

    /// Counts an attempt as failed before its password is checked, in one step with asking
    /// whether it is allowed: hashing takes long, and attempts come side by side.
    ///
    /// - Returns: False when there were too many; then nothing is counted.
    func admit(login: String, address: String, now: Instant) -> Bool {
        let keys = [Key.login(login), .address(address)]
        return failures.withLockedValue { failures in
            let isLockedOut = keys.contains { key in
                guard let known = failures[key] else { return false }
                return known.count >= key.failuresMax
                    && now < known.last.adding(seconds: Self.pauseSeconds)
            }
            if !isLockedOut { Self.count(keys, now: now, in: &failures) }
            return !isLockedOut
        }
    }

    private static func count(
        _ keys: [Key],
        now: Instant,
        in failures: inout [Key: Failures]
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

    /// The attempt was none of guessing: it does not count, and the login begins anew.
    func succeeded(login: String, address: String) {
        failures.withLockedValue { failures in
            failures.removeValue(forKey: .login(login))
            failures[.address(address)]?.count -= 1
        }
    }
}

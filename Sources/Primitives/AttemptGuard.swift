// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// Slows down and then locks out who keeps trying passwords.
///
/// Counted per key, such as an address and a login: one address that tries many names is
/// stopped as well as many addresses that try one name. An attempt is counted before its
/// password is checked, because checking takes long and attempts come side by side; those that
/// could become one failure too many wait until the ones before them are known.
///
/// ```
/// admit ──▶ admitted ──check──▶ settle(right): the keys are forgiven
///   │                      └──▶ settle(wrong): the keys have one failure more
///   ├─────▶ waiting    ask again after the next settle, or refuse
///   └─────▶ lockedOut  refuse unseen
/// ```
///
/// - Invariant: `failures + pending` of a key never passes `failuresMax`, and about `keysMax`
///   keys are remembered.
package struct AttemptGuard: Sendable {
    /// The answer to an attempt.
    package enum Admission: Hashable, Sendable {
        /// Check the password, then call `settle`.
        case admitted
        /// Too many attempts of these keys are being checked; nothing was counted.
        case waiting
        /// There were too many failures; nothing was counted.
        case lockedOut
    }

    private struct Record: Sendable {
        var failures = 0
        var pending = 0
        var last = Instant.epoch
    }

    /// Failures allowed before a lock-out.
    package static let failuresMax = 5
    /// How long a lock-out lasts after the last failure, and how long failures are remembered.
    package static let lockoutSeconds: Int64 = 60
    /// A bound on memory under a flood of invented names.
    package static let keysMax = 10_000

    private var records: [String: Record] = [:]

    /// Creates a guard that knows of no attempt.
    package init() {}

    /// Keys that are remembered.
    package var keyCount: Int { records.count }

    /// Counts an attempt as being checked, in one step with asking whether it is allowed.
    package mutating func admit(_ keys: [String], now: Instant) -> Admission {
        let known = keys.map { record($0, now) }
        if known.contains(where: { $0.failures >= Self.failuresMax }) { return .lockedOut }
        if known.contains(where: { $0.failures + $0.pending >= Self.failuresMax }) {
            return .waiting
        }
        if records.count >= Self.keysMax { forgetStale(now) }
        for key in keys {
            var record = record(key, now)
            record.pending += 1
            records[key] = record
        }
        return .admitted
    }

    /// Tells how an admitted attempt ended.
    package mutating func settle(_ keys: [String], isRight: Bool, now: Instant) {
        for key in keys {
            var record = record(key, now)
            record.pending = max(0, record.pending - 1)
            if isRight {
                record.failures = 0
            } else {
                record.failures += 1
                record.last = now
            }
            let isBlank = record.failures == 0 && record.pending == 0
            records[key] = isBlank ? nil : record
        }
    }

    /// What counts now of a key: failures are forgotten when the last is long ago.
    private func record(_ key: String, _ now: Instant) -> Record {
        var record = records[key] ?? Record()
        if now >= record.last.adding(seconds: Self.lockoutSeconds) { record.failures = 0 }
        return record
    }

    /// Makes room: what is over goes first, then the stalest; never what is being checked.
    private mutating func forgetStale(_ now: Instant) {
        let before = now.adding(seconds: -Self.lockoutSeconds)
        records = records.filter { $0.value.pending > 0 || $0.value.last > before }
        guard records.count >= Self.keysMax else { return }
        let idle = records.filter { $0.value.pending == 0 }.sorted { $0.value.last < $1.value.last }
        for (key, _) in idle.prefix(Self.keysMax / 10) { records[key] = nil }
    }
}

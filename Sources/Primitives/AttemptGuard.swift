// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// Slows down and then locks out who keeps trying passwords.
///
/// Locked out is a login from one address, and an address for all logins. A login is never locked
/// as such: whoever knows its name could close its owner out by wrong passwords from anywhere.
/// While passwords of a login fail, attempts at it are slowed instead.
///
/// An attempt is counted before its password is checked, because checking takes long and attempts
/// come side by side; those that could become one failure too many wait until the ones before
/// them are known.
///
/// ```
/// admit ──▶ admitted, delayed ──check──▶ succeeded: the login is forgiven
///   │                               └──▶ failed: login, address and both together count it
///   ├─────▶ waiting    ask again when an attempt has ended, or refuse
///   └─────▶ lockedOut  refuse unseen
/// ```
///
/// A right password ends the failures of its login. Those of its address stay: whoever tries
/// the passwords of others could end them at will with an account of their own.
///
/// - Invariant: `failures + pending` of what can be locked out never passes its limit, and about
///   `keysMax` keys are remembered.
package struct AttemptGuard: Sendable {
    /// Who tries, and from where.
    package struct Attempt: Hashable, Sendable {
        package var login: String
        package var address: String
        /// Whether failures from all addresses lock out together: for secrets that only somebody
        /// who is half signed in can try.
        package var countsEverywhere: Bool

        package init(login: String, address: String, countsEverywhere: Bool = false) {
            self.login = login
            self.address = address
            self.countsEverywhere = countsEverywhere
        }

        fileprivate var pair: Key { .pair(login, countsEverywhere ? "" : address) }
        fileprivate var keys: [Key] { [pair, .address(address), .login(login)] }
    }

    /// The answer to an attempt.
    package enum Admission: Hashable, Sendable {
        /// Check the password, then call `succeeded` or `failed`.
        case admitted
        /// The same, after so many seconds.
        case delayed(seconds: Int64)
        /// Too many attempts like it are being checked; nothing was counted.
        case waiting
        /// There were too many failures; nothing was counted.
        case lockedOut
    }

    /// What failures are counted for.
    fileprivate enum Key: Hashable, Sendable {
        case pair(String, String)
        case address(String)
        case login(String)

        /// The failures that lock out; a login alone is only slowed.
        var failuresMax: Int {
            switch self {
            case .pair: AttemptGuard.failuresMax
            case .address: AttemptGuard.addressFailuresMax
            case .login: .max
            }
        }
    }

    private struct Record: Sendable {
        var failures = 0
        var pending = 0
        var last = Instant.epoch
    }

    /// Wrong passwords of one login from one address before a lock-out, and of one login from all
    /// addresses before attempts at it are slowed.
    package static let failuresMax = 5
    /// Wrong passwords from one address before a lock-out; an office shares one address.
    package static let addressFailuresMax = 20
    /// The longest that an attempt is slowed: a client that binds must not run out of time.
    package static let delaySecondsMax: Int64 = 5
    /// How long a lock-out lasts after the last failure, and how long failures are remembered.
    package static let lockoutSeconds: Int64 = 60
    /// A bound on memory under a flood of invented names.
    package static let keysMax = 10_000

    private var records: [Key: Record] = [:]

    /// Creates a guard that knows of no attempt.
    package init() {}

    /// Logins, addresses and pairs of them that are remembered.
    package var keyCount: Int { records.count }

    /// Counts an attempt as being checked, in one step with asking whether it is allowed.
    package mutating func admit(_ attempt: Attempt, now: Instant) -> Admission {
        let known = attempt.keys.map { (key: $0, record: record($0, now)) }
        if known.contains(where: { $0.record.failures >= $0.key.failuresMax }) {
            return .lockedOut
        }
        let isFull = known.contains { key, record in
            record.failures >= key.failuresMax - record.pending
        }
        if isFull { return .waiting }
        if records.count >= Self.keysMax { forgetStale(now) }
        for (key, record) in known {
            var record = record
            record.pending += 1
            records[key] = record
        }
        let beyond = record(.login(attempt.login), now).failures - Self.failuresMax
        return beyond < 0
            ? .admitted : .delayed(seconds: min(Int64(beyond) + 1, Self.delaySecondsMax))
    }

    /// Ends an admitted attempt whose password was right.
    package mutating func succeeded(_ attempt: Attempt, now: Instant) {
        end(attempt.pair, now) { $0.failures = 0 }
        end(.login(attempt.login), now) { $0.failures = 0 }
        end(.address(attempt.address), now) { _ in }
    }

    /// Ends an admitted attempt whose password was wrong.
    package mutating func failed(_ attempt: Attempt, now: Instant) {
        for key in attempt.keys {
            end(key, now) { record in
                record.failures += 1
                record.last = now
            }
        }
    }

    private mutating func end(_ key: Key, _ now: Instant, _ change: (inout Record) -> Void) {
        var record = record(key, now)
        record.pending = max(0, record.pending - 1)
        change(&record)
        let isBlank = record.failures == 0 && record.pending == 0
        records[key] = isBlank ? nil : record
    }

    /// What counts now of a key: failures are forgotten when the last is long ago.
    private func record(_ key: Key, _ now: Instant) -> Record {
        var record = records[key] ?? Record()
        if now >= record.last.adding(seconds: Self.lockoutSeconds) { record.failures = 0 }
        return record
    }

    /// Makes room: what is over goes first, then the stalest; never what is being checked.
    private mutating func forgetStale(_ now: Instant) {
        let before = now.adding(seconds: -Self.lockoutSeconds)
        records = records.filter { $0.value.pending > 0 || $0.value.last > before }
        guard records.count >= Self.keysMax else { return }
        let idle = records.filter { $0.value.pending == 0 }
            .sorted { $0.value.last < $1.value.last }
        for (key, _) in idle.prefix(Self.keysMax / 10) { records[key] = nil }
    }
}

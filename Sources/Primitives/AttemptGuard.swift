// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// Slows down and then locks out who keeps trying passwords.
///
/// Counted per login and per address: one address that tries many names is stopped as well as
/// many addresses that try one name. An attempt is counted before its password is checked,
/// because checking takes long and attempts come side by side; those that could become one
/// failure too many wait until the ones before them are known.
///
/// ```
/// admit ──▶ admitted ──check──▶ succeeded: the login is forgiven
///   │                      └──▶ failed: login and address have one failure more
///   ├─────▶ waiting    ask again when an attempt has ended, or refuse
///   └─────▶ lockedOut  refuse unseen
/// ```
///
/// A right password ends the failures of its login. Those of its address stay: whoever tries
/// the passwords of others could end them at will with an account of their own.
///
/// - Invariant: `failures + pending` of a key never passes its limit, and about `keysMax` keys
///   are remembered.
package struct AttemptGuard: Sendable {
    /// Who tries, and from where.
    package struct Attempt: Hashable, Sendable {
        package var login: String
        package var address: String

        package init(login: String, address: String) {
            self.login = login
            self.address = address
        }

        fileprivate var keys: [Key] { [.login(login), .address(address)] }
    }

    /// The answer to an attempt.
    package enum Admission: Hashable, Sendable {
        /// Check the password, then call `succeeded` or `failed`.
        case admitted
        /// Too many attempts like it are being checked; nothing was counted.
        case waiting
        /// There were too many failures; nothing was counted.
        case lockedOut
    }

    /// What failures are counted for.
    fileprivate enum Key: Hashable, Sendable {
        case login(String)
        case address(String)

        var failuresMax: Int {
            switch self {
            case .login: AttemptGuard.failuresMax
            case .address: AttemptGuard.addressFailuresMax
            }
        }
    }

    private struct Record: Sendable {
        var failures = 0
        var pending = 0
        var last = Instant.epoch
    }

    /// Wrong passwords of one login before a lock-out.
    package static let failuresMax = 5
    /// Wrong passwords from one address before a lock-out; an office shares one address.
    package static let addressFailuresMax = 20
    /// How long a lock-out lasts after the last failure, and how long failures are remembered.
    package static let lockoutSeconds: Int64 = 60
    /// A bound on memory under a flood of invented names.
    package static let keysMax = 10_000

    private var records: [Key: Record] = [:]

    /// Creates a guard that knows of no attempt.
    package init() {}

    /// Logins and addresses that are remembered.
    package var keyCount: Int { records.count }

    /// Counts an attempt as being checked, in one step with asking whether it is allowed.
    package mutating func admit(_ attempt: Attempt, now: Instant) -> Admission {
        let known = attempt.keys.map { (key: $0, record: record($0, now)) }
        if known.contains(where: { $0.record.failures >= $0.key.failuresMax }) {
            return .lockedOut
        }
        let isFull = known.contains { key, record in
            record.failures + record.pending >= key.failuresMax
        }
        if isFull { return .waiting }
        if records.count >= Self.keysMax { forgetStale(now) }
        for (key, record) in known {
            var record = record
            record.pending += 1
            records[key] = record
        }
        return .admitted
    }

    /// Ends an admitted attempt whose password was right.
    package mutating func succeeded(_ attempt: Attempt, now: Instant) {
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

// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Foundation
import Primitives
import SQLInterface
import Storage

/// What each client was allowed to owe, as far as the stored facts tell.
///
/// Terms are settings: only their present values are in the client's row. Where the audit log
/// shows others, the most that was ever allowed counts, since the log does not say when the
/// gateway heard of a change.
struct ClientLimits {
    private var terms: [ClientID: ClientTerms] = [:]
    private var highest: [ClientID: Int64] = [:]

    /// Reads every client and its history.
    init(in transaction: any SQLTransaction) throws {
        for client in try ClientRepository.list(in: transaction) {
            terms[client.id] = client.terms
        }
        var seen: [ClientID: Seen] = [:]
        try transaction.forEach(
            """
            SELECT object_id, before_state, after_state FROM audit_log
            WHERE object_kind = 'client'
            """
        ) { row in
            guard let id = Int64(try row.get(0, as: String.self)).map({ ClientID($0) }) else {
                return
            }
            for state in [try row.get(1, as: String.self), try row.get(2, as: String.self)] {
                seen[id, default: Seen()].take(state)
            }
        }
        for (id, history) in seen {
            guard let present = terms[id], history.differs(from: present) else { continue }
            highest[id] =
                max(history.credit, present.creditLimitMicros)
                + max(history.overdraft, present.overdraftMicros)
        }
    }

    /// The most that a client may have owed at an instant, in micros.
    func micros(of client: ClientID, at microseconds: Int64) -> Int64 {
        if let highest = highest[client] { return highest }
        return terms[client]?.limitMicros(at: Instant(microseconds: microseconds)) ?? 0
    }

    /// The terms that the log shows of one client.
    private struct Seen {
        var credit: Int64 = 0
        var overdraft: Int64 = 0
        private var texts: Set<String> = []

        mutating func take(_ state: String) {
            guard let credit = Self.number("creditLimitMicros", in: state),
                let overdraft = Self.number("overdraftMicros", in: state)
            else { return }
            self.credit = max(self.credit, credit)
            self.overdraft = max(self.overdraft, overdraft)
            let end = Self.value("overdraftBefore", in: state).map(String.init) ?? ""
            texts.insert("\(credit) \(overdraft) \(end)")
        }

        func differs(from present: ClientTerms) -> Bool {
            texts.count > 1 || credit > present.creditLimitMicros
                || overdraft > present.overdraftMicros
        }

        private static func number(_ field: String, in state: String) -> Int64? {
            value(field, in: state).flatMap { Int64($0) }
        }

        private static func value(_ field: String, in state: String) -> Substring? {
            guard let name = state.range(of: "\"\(field)\":") else { return nil }
            return state[name.upperBound...].prefix { $0 != "," && $0 != "}" }
        }
    }
}

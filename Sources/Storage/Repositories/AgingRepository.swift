// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import Primitives
import SQLInterface

/// What clients owe, by how long it is overdue; proformas are no debts.
package enum AgingRepository {
    /// One row per client and currency that owes or has money left over, by login.
    package static func rows(
        today: CalendarDate,
        in transaction: any SQLTransaction
    ) throws -> [AgingRow] {
        var rows: [Key: AgingRow] = [:]
        try transaction.forEach(
            """
            SELECT i.client_id, c.login, c.company, i.currency, i.due_on,
                CAST(SUM(i.total_micros - i.paid_micros - i.credited_micros) AS BIGINT)
            FROM invoices i JOIN clients c ON c.id = i.client_id
            WHERE i.kind <> 'proforma'
                AND i.total_micros > i.paid_micros + i.credited_micros
            GROUP BY i.client_id, c.login, c.company, i.currency, i.due_on
            """
        ) { row in
            let key = Key(clientID: try row.get(0), currency: try row.get(3))
            let due: CalendarDate = try row.get(4)
            let days = today.daysSince1970 - due.daysSince1970
            var sum = try rows[key] ?? AgingRow(row, key)
            sum.micros[AgingBucket(daysOverdue: days), default: 0] += try row.get(5, as: Int64.self)
            rows[key] = sum
        }
        try transaction.forEach(
            """
            SELECT p.client_id, c.login, c.company, p.currency,
                CAST(SUM(p.amount_micros - p.allocated_micros) AS BIGINT)
            FROM payments p JOIN clients c ON c.id = p.client_id
            GROUP BY p.client_id, c.login, c.company, p.currency
            HAVING SUM(p.amount_micros - p.allocated_micros) <> 0
            """
        ) { row in
            let key = Key(clientID: try row.get(0), currency: try row.get(3))
            var sum = try rows[key] ?? AgingRow(row, key)
            sum.unallocatedMicros = try row.get(4)
            rows[key] = sum
        }
        return rows.values.sorted {
            ($0.login, $0.currency.code) < ($1.login, $1.currency.code)
        }
    }

    fileprivate struct Key: Hashable {
        var clientID: ClientID
        var currency: Currency
    }
}

/// How long something is overdue.
package enum AgingBucket: Hashable, Sendable, CaseIterable {
    case notDue
    case upTo30
    case upTo60
    case upTo90
    case older

    /// The bucket of a number of days after the due date; not above zero is not due.
    package init(daysOverdue days: Int) {
        self =
            switch days {
            case ...0: .notDue
            case 1...30: .upTo30
            case 31...60: .upTo60
            case 61...90: .upTo90
            default: .older
            }
    }

    /// The bucket in words.
    package var title: String {
        switch self {
        case .notDue: "Not due"
        case .upTo30: "1–30 days"
        case .upTo60: "31–60 days"
        case .upTo90: "61–90 days"
        case .older: "Over 90 days"
        }
    }
}

/// What one client owes in one currency.
package struct AgingRow: Hashable, Sendable {
    package let clientID: ClientID
    package let login: String
    package let company: String
    package let currency: Currency
    package fileprivate(set) var micros: [AgingBucket: Int64] = [:]
    /// Payments that have settled nothing yet.
    package fileprivate(set) var unallocatedMicros: Int64 = 0

    fileprivate init(_ row: SQLRow, _ key: AgingRepository.Key) throws {
        clientID = key.clientID
        login = try row.get(1)
        company = try row.get(2)
        currency = key.currency
    }

    /// What is owed in a bucket.
    package subscript(bucket: AgingBucket) -> Money {
        Money(micros: micros[bucket] ?? 0, currency)
    }

    /// All that is owed.
    package var owed: Money { Money(micros: micros.values.reduce(0, +), currency) }

    /// Payments that have settled nothing yet.
    package var unallocated: Money { Money(micros: unallocatedMicros, currency) }
}

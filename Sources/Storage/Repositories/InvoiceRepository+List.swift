// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import Primitives
import SQLInterface

extension InvoiceRepository {
    /// A page of invoices, the latest issue date first.
    ///
    /// `position` is where the page before ended; nil for the first one.
    package static func page(
        _ filter: InvoiceFilter,
        after position: InvoicePosition? = nil,
        limit: Int,
        in transaction: any SQLTransaction
    ) throws -> [Invoice] {
        var conditions = filter.conditions
        if let position {
            conditions.append(
                "(i.issue_on, i.id) < (\(position.issueOn), \(position.id))"
            )
        }
        // The ids come from an index alone; only the rows of the page are read as a whole.
        return try transaction.models(
            """
            SELECT \(raw: columns) FROM invoices i WHERE i.id IN (
                SELECT i.id FROM invoices i
                \(raw: .filter(conditions))
                ORDER BY i.issue_on DESC, i.id DESC LIMIT \(limit)
            )
            ORDER BY i.issue_on DESC, i.id DESC
            """
        )
    }

    /// Sums of all invoices that pass a filter, one per currency, by its code.
    package static func totals(
        _ filter: InvoiceFilter,
        in transaction: any SQLTransaction
    ) throws -> [InvoiceSums] {
        try transaction.models(
            """
            SELECT i.currency, COUNT(*) AS invoices,
                CAST(SUM(i.net_micros) AS BIGINT) AS net_micros,
                CAST(SUM(i.tax_micros) AS BIGINT) AS tax_micros,
                CAST(SUM(i.total_micros) AS BIGINT) AS total_micros,
                CAST(SUM(i.paid_micros) AS BIGINT) AS paid_micros,
                CAST(SUM(i.credited_micros) AS BIGINT) AS credited_micros
            FROM invoices i
            \(raw: .filter(filter.conditions))
            GROUP BY i.currency ORDER BY i.currency
            """
        )
    }

    /// How many invoices pass a filter in each status, whatever statuses it asks for.
    package static func counts(
        _ filter: InvoiceFilter,
        in transaction: any SQLTransaction
    ) throws -> [InvoiceStatus: Int] {
        var filter = filter
        filter.statuses = []
        let all = InvoiceStatus.allCases
        // One pass over the index for all of them: the list shows every count beside its tab.
        let sums = all.map { status -> SQL in
            let isOne: SQL = "CASE WHEN \(raw: filter.condition(status)) THEN 1 ELSE 0 END"
            return "CAST(COALESCE(SUM(\(raw: isOne)), 0) AS BIGINT)"
        }
        let named = zip(all.indices, sums).map { index, sum -> SQL in
            "\(raw: sum) AS \(raw: SQL(trusted: "count_\(index)"))"
        }
        let row = try transaction.first(
            """
            SELECT \(raw: .joined(named, separator: ", ")) FROM invoices i
            \(raw: .filter(filter.conditions))
            """
        )
        guard let row else { return [:] }
        return Dictionary(
            uniqueKeysWithValues: try all.enumerated().map { index, status in
                (status, try row.get("count_\(index)"))
            }
        )
    }
}

/// Which invoices a list shows.
package struct InvoiceFilter: Hashable, Sendable {
    package var clientID: ClientID?
    package var enterpriseID: EnterpriseID?
    package var kind: InvoiceKind?
    /// Empty for all.
    package var statuses: Set<InvoiceStatus> = []
    package var currency: Currency?
    /// First day of issue.
    package var issuedFrom: CalendarDate?
    /// Last day of issue.
    package var issuedThrough: CalendarDate?
    /// First day that it is due on.
    package var dueFrom: CalendarDate?
    /// Last day that it is due on.
    package var dueThrough: CalendarDate?
    /// The smallest total, in the invoice's own currency.
    package var leastMicros: Int64?
    /// The largest total, in the invoice's own currency.
    package var mostMicros: Int64?
    /// Mailed, or not; nil for both.
    package var isSent: Bool?
    /// Part of the number, or of the client's login or company; empty for all.
    package var text = ""
    /// Only what the client's own panel shows.
    package var onlyVisibleToClient = false
    /// The day that overdue is judged on.
    package let today: CalendarDate

    /// Creates a filter that all invoices pass.
    package init(today: CalendarDate) {
        self.today = today
    }

    /// The statuses of what is still owed.
    package static let open: Set<InvoiceStatus> = [.issued, .sent, .partiallyPaid, .overdue]

    var conditions: [SQL] {
        var conditions: [SQL] = []
        if let isSent {
            conditions.append(isSent ? "i.sent_at IS NOT NULL" : "i.sent_at IS NULL")
        }
        if let dueFrom { conditions.append("i.due_on >= \(dueFrom)") }
        if let dueThrough { conditions.append("i.due_on <= \(dueThrough)") }
        if let leastMicros { conditions.append("i.total_micros >= \(leastMicros)") }
        if let mostMicros { conditions.append("i.total_micros <= \(mostMicros)") }
        if let clientID { conditions.append("i.client_id = \(clientID)") }
        if let enterpriseID { conditions.append("i.enterprise_id = \(enterpriseID)") }
        if let kind { conditions.append("i.kind = \(kind)") }
        if let currency { conditions.append("i.currency = \(currency)") }
        if let issuedFrom { conditions.append("i.issue_on >= \(issuedFrom)") }
        if let issuedThrough { conditions.append("i.issue_on <= \(issuedThrough)") }
        if onlyVisibleToClient { conditions.append("i.is_visible_to_client = 1") }
        if !text.isEmpty {
            let clients: SQL = .contains(text, in: ["c.login", "c.company"])
            conditions.append(
                """
                (\(raw: .contains(text, in: ["i.number"])) OR i.client_id IN
                    (SELECT c.id FROM clients c WHERE \(raw: clients)))
                """
            )
        }
        if !statuses.isEmpty {
            let alternatives = InvoiceStatus.allCases.filter(statuses.contains).map(condition)
            conditions.append(.joined(alternatives, separator: " OR "))
        }
        return conditions
    }

    /// The same rules as `Invoice.status(on:)`.
    func condition(_ status: InvoiceStatus) -> SQL {
        let isOpen: SQL = "i.total_micros > i.paid_micros + i.credited_micros"
        let isDue: SQL = "\(raw: isOpen) AND i.due_on >= \(today)"
        return switch status {
        case .credited: "i.is_credited = 1"
        case .paid: "(i.is_credited = 0 AND NOT (\(raw: isOpen)))"
        case .overdue: "(\(raw: isOpen) AND i.due_on < \(today))"
        case .issued: "(\(raw: isDue) AND i.paid_micros = 0 AND i.sent_at IS NULL)"
        case .sent: "(\(raw: isDue) AND i.paid_micros = 0 AND i.sent_at IS NOT NULL)"
        case .partiallyPaid: "(\(raw: isDue) AND i.paid_micros <> 0)"
        }
    }
}

/// Where a page of invoices ended.
package struct InvoicePosition: Hashable, Sendable {
    package let issueOn: CalendarDate
    package let id: InvoiceID

    package init(issueOn: CalendarDate, id: InvoiceID) {
        self.issueOn = issueOn
        self.id = id
    }

    /// The position behind an invoice.
    package init(_ invoice: Invoice) {
        self.init(issueOn: invoice.issueOn, id: invoice.id)
    }
}

/// Sums of invoices of one currency.
package struct InvoiceSums: Hashable, Sendable {
    package let invoices: Int
    package let net: Money
    package let tax: Money
    package let total: Money
    package let paid: Money
    package let credited: Money

    /// What is still owed.
    package var outstanding: Money { total - paid - credited }
}

extension InvoiceSums: RowReadable {
    static let table = "invoices"

    init(_ row: StoredRow) throws {
        let currency: Currency = try row.get("currency")
        invoices = try row.get("invoices")
        net = try row.money("net_micros", currency)
        tax = try row.money("tax_micros", currency)
        total = try row.money("total_micros", currency)
        paid = try row.money("paid_micros", currency)
        credited = try row.money("credited_micros", currency)
    }
}

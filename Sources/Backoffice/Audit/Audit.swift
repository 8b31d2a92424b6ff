// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import SQLInterface

/// Proves from the stored facts alone that the books, the papers and the traffic agree.
///
/// Everything is read in one transaction, so it sees one instant of a live system and keeps
/// nobody from writing.
///
/// - Source: billing rules, section 8.
package struct Audit: Sendable {
    private let database: any SQLDatabase

    package init(_ database: any SQLDatabase) {
        self.database = database
    }

    /// Checks every rule.
    package func run() async throws -> AuditReport {
        try await database.read { transaction in try Audit.check(in: transaction) }
    }

    /// Checks every rule inside a transaction.
    package static func check(in transaction: any SQLTransaction) throws -> AuditReport {
        var report = AuditReport()
        let sums = try MessageSums(transaction)
        for rule in AuditRule.allCases {
            report.begin(rule)
            try rule.check(transaction, sums, &report)
        }
        return report
    }
}

/// A rule that must always hold, by its number in the billing rules.
package enum AuditRule: Int, Hashable, Sendable, CaseIterable {
    case doubleEntry = 1
    case charges = 2
    case holds = 3
    case billedOnce = 4
    case invoices = 5
    case numbers = 6
    case frozen = 7
    case limits = 8
    case payments = 9
    case shownTotals = 10
    case requests = 11
    case auditLog = 12

    /// The rule in a sentence.
    package var sentence: String {
        switch self {
        case .doubleEntry:
            "Debits equal credits per currency, and every balance is the sum of its entries."
        case .charges: "Charges in messages, rollups and ledger are the same."
        case .holds: "Held money is the sum over messages neither charged nor released."
        case .billedOnce: "Every charge before a client's last cut is on exactly one invoice."
        case .invoices: "An invoice equals its lines, its rollups and its ledger entries."
        case .numbers: "Numbers of a series are gapless and unique."
        case .frozen: "Issued documents are as they were issued."
        case .limits: "No accepted message took available money below its limit."
        case .payments: "Payments are their allocations and the rest; statements add up."
        case .shownTotals: "Lists, documents and statistics show the same totals."
        case .requests: "A request was done once, and its result is kept."
        case .auditLog: "The audit log is whole and names every document and payment."
        }
    }

    fileprivate func check(
        _ transaction: any SQLTransaction,
        _ sums: MessageSums,
        _ report: inout AuditReport
    ) throws {
        switch self {
        case .doubleEntry: try LedgerAudit.checkDoubleEntry(transaction, &report)
        case .charges: try TrafficAudit.checkCharges(transaction, sums, &report)
        case .holds: try TrafficAudit.checkHolds(transaction, sums, &report)
        case .billedOnce: try InvoiceAudit.checkBilledOnce(transaction, &report)
        case .invoices: try InvoiceAudit.checkContent(transaction, &report)
        case .numbers: try InvoiceAudit.checkNumbers(transaction, &report)
        case .frozen: try InvoiceAudit.checkFrozen(transaction, &report)
        case .limits: try LimitAudit.check(transaction, sums, &report)
        case .payments: try LedgerAudit.checkPayments(transaction, &report)
        case .shownTotals: try InvoiceAudit.checkShownTotals(transaction, &report)
        case .requests: try RequestAudit.check(transaction, &report)
        case .auditLog: try LedgerAudit.checkAuditLog(transaction, &report)
        }
    }
}

/// What an audit found.
package struct AuditReport: Hashable, Sendable {
    /// More broken rows of one rule than a person reads; the rest is counted.
    package static let listedRowsLimit = 100

    package private(set) var results: [Result] = []

    /// One rule's outcome.
    package struct Result: Hashable, Sendable {
        package let rule: AuditRule
        /// Broken rows, as text with their keys.
        package fileprivate(set) var rows: [String] = []
        /// How many rows are broken, also those not listed.
        package fileprivate(set) var count = 0
    }

    package init() {}

    /// Whether every rule holds.
    package var isClean: Bool { results.allSatisfy { $0.count == 0 } }

    /// The rules that are broken.
    package var broken: [AuditRule] { results.filter { $0.count > 0 }.map(\.rule) }

    mutating func begin(_ rule: AuditRule) {
        results.append(Result(rule: rule))
    }

    /// Notes a broken row of the rule that is being checked.
    mutating func add(_ row: String) {
        let last = results.count - 1
        results[last].count += 1
        if results[last].rows.count < Self.listedRowsLimit { results[last].rows.append(row) }
    }

    /// Notes what was found before its rule's turn came.
    mutating func add(_ findings: AuditFindings) {
        let last = results.count - 1
        results[last].count += findings.count
        let room = max(0, Self.listedRowsLimit - results[last].rows.count)
        results[last].rows += findings.rows.prefix(room)
    }

    /// Notes every row of a query that finds broken rows.
    mutating func add(
        _ what: String,
        _ sql: SQL,
        in transaction: any SQLTransaction
    ) throws {
        try transaction.forEach(sql) { row in
            add(AuditFindings.text(what, Array(zip(row.columns.names, row.values))))
        }
    }
}

/// Broken rows that were found on the way to something else.
struct AuditFindings {
    private(set) var rows: [String] = []
    private(set) var count = 0

    /// Notes a row by its fields.
    mutating func add(_ what: String, _ fields: [(String, SQLValue)]) {
        count += 1
        guard rows.count < AuditReport.listedRowsLimit else { return }
        rows.append(Self.text(what, fields))
    }

    fileprivate static func text(_ what: String, _ fields: [(String, SQLValue)]) -> String {
        let parts = fields.map { "\($0.0) \($0.1.auditText)" }
        return "\(what): \(parts.joined(separator: ", "))"
    }
}

extension AuditReport: CustomStringConvertible {
    /// A line per rule, with the broken rows below it.
    package var description: String {
        results.map { result in
            let verdict = result.count == 0 ? "holds" : "BROKEN, \(result.count) rows"
            let head = "\(result.rule.rawValue). \(result.rule.sentence) \(verdict)"
            let more = result.count - result.rows.count
            let rest = more > 0 ? ["   and \(more) more"] : []
            return ([head] + result.rows.map { "   \($0)" } + rest).joined(separator: "\n")
        }.joined(separator: "\n")
    }
}

extension SQLValue {
    fileprivate var auditText: String {
        switch self {
        case .null: "none"
        case .integer(let value): String(value)
        case .text(let text): text.isEmpty ? "''" : text
        case .blob(let bytes): "\(bytes.count) octets"
        }
    }
}

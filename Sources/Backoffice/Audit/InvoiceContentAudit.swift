// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import Foundation
import Messaging
import Primitives
import SQLInterface

extension InvoiceAudit {
    /// Derives every invoice again from its lines, its rollups and its ledger entries.
    static func checkContent(
        _ transaction: any SQLTransaction,
        _ report: inout AuditReport
    ) throws {
        try prove(transaction, &report) { try $0.faults() }
        try CorrectionAudit.check(transaction, &report)
    }

    /// Compares what lists, statements and the API show with what the papers show.
    static func checkShownTotals(
        _ transaction: any SQLTransaction,
        _ report: inout AuditReport
    ) throws {
        try prove(transaction, &report) { try $0.shownFaults() }
    }

    private static func prove(
        _ transaction: any SQLTransaction,
        _ report: inout AuditReport,
        _ faults: (InvoiceProof) throws -> [String]
    ) throws {
        let invoices = try transaction.query(
            """
            SELECT client_id, id, kind, number, net_micros, tax_micros, total_micros,
                exact_micros, period_start, period_end FROM invoices ORDER BY client_id, id
            """
        )
        for row in invoices {
            let stored = try StoredInvoice(row)
            for fault in try faults(InvoiceProof(stored, transaction)) {
                report.add("invoice \(stored.number): \(fault)")
            }
        }
        try CreditNoteAudit.check(transaction, &report)
    }
}

/// The columns of an invoice that are compared with its document.
private struct StoredInvoice {
    let clientID: ClientID
    let id: InvoiceID
    let kind: String
    let number: String
    /// Net, tax, total and exact.
    let sums: [Int64]
    let span: [Int64?]

    init(_ row: SQLRow) throws {
        clientID = try row.get("client_id")
        id = try row.get("id")
        kind = try row.get("kind")
        number = try row.get("number")
        sums = try ["net_micros", "tax_micros", "total_micros", "exact_micros"]
            .map { try row.get($0) }
        span = [try row.get("period_start"), try row.get("period_end")]
    }
}

/// Re-derives one invoice and says what does not come out the same.
private struct InvoiceProof {
    let stored: StoredInvoice
    let document: InvoiceDocument?
    let transaction: any SQLTransaction

    init(_ stored: StoredInvoice, _ transaction: any SQLTransaction) throws {
        self.stored = stored
        self.transaction = transaction
        let row = try transaction.first(
            """
            SELECT document FROM invoices
            WHERE client_id = \(stored.clientID) AND id = \(stored.id)
            """
        )
        let text: String = try row?.get(0) ?? ""
        document = try? StoredText.read(text)
    }

    func faults() throws -> [String] {
        guard let document else { return ["its document cannot be read"] }
        var faults = sumFaults(document)
        if try storedLines() != document.lines.map(LineSums.init) {
            faults.append("the stored lines are not the document's")
        }
        if document.kind == .usage, try rollupLines(document) != usageLines(document) {
            faults.append("the lines are not the rollups of the period")
        }
        faults += try CorrectionAudit.faults(document, of: stored.id, transaction)
        if try postings() != expectedPostings(document) {
            faults.append("the ledger entries do not explain tax, fee and rounding")
        }
        return faults
    }

    /// What is shown from the columns, and beside the invoice, against the document.
    func shownFaults() throws -> [String] {
        guard let document else { return [] }
        return columnFaults(document) + (try reportFaults(document))
    }

    private func columnFaults(_ document: InvoiceDocument) -> [String] {
        let totals = document.totals
        let sums = [totals.net, totals.tax, totals.total].map(\.micros) + [totals.exactMicros]
        let span = [document.period?.start.microseconds, document.period?.end.microseconds]
        guard stored.number == document.number, stored.kind == document.kind.rawValue,
            stored.sums == sums, stored.span == span
        else { return ["the list shows something else than the document"] }
        return []
    }

    private func sumFaults(_ document: InvoiceDocument) -> [String] {
        let totals = document.totals
        let zero = Money.zero(document.currency)
        var faults: [String] = []
        for (index, line) in document.lines.enumerated()
        where line.exactMicros != line.unitPriceMicros * line.quantity
            || line.net != Money(micros: line.exactMicros, document.currency).rounded()
        {
            faults.append("line \(index + 1) is not price x quantity, rounded once")
        }
        let net = document.lines.reduce(zero) { $0 + $1.net }
        let exact = document.lines.reduce(0) { $0 + $1.exactMicros }
        if net != totals.net || exact != totals.exactMicros {
            faults.append("the net sum is not that of the lines")
        }
        let taxable = document.taxes.reduce(zero) { $0 + $1.taxable }
        let tax = document.taxes.reduce(zero) { $0 + $1.tax }
        let isTaxed = document.taxes.allSatisfy { $0.tax == $0.taxable.percentage($0.rate) }
        if taxable != totals.net || tax != totals.tax || !isTaxed {
            faults.append("the tax is not that of the net sum")
        }
        if totals.total != net + tax || totals.due != totals.total - totals.paidBefore {
            faults.append("the total is not net and tax")
        }
        return faults
    }

    private func storedLines() throws -> [LineSums] {
        try transaction.query(
            """
            SELECT price_micros, messages, quantity, exact_micros, net_micros
            FROM invoice_lines
            WHERE client_id = \(stored.clientID) AND invoice_id = \(stored.id) ORDER BY line
            """
        ).map { row in LineSums(values: try (0..<5).map { try row.get($0) }) }
    }

    /// Lines about corrected prices have no traffic of the period behind them.
    private func usageLines(_ document: InvoiceDocument) -> [LineKey: LineSums] {
        let lines = document.lines.filter { $0.correction == nil }
            .map { (LineKey($0), LineSums($0).withoutNet) }
        return Dictionary(lines) { first, _ in first }
    }

    /// Older invoices have the traffic of all accounts together; where one line names its
    /// account, all of them are told apart.
    private func rollupLines(_ document: InvoiceDocument) throws -> [LineKey: LineSums] {
        let account: SQL =
            document.hasSections
            ? "CASE WHEN r.client_id = \(stored.clientID) THEN 0 ELSE r.client_id END" : "0"
        let rows = try transaction.query(
            """
            SELECT r.country, r.network, r.basis, r.price_micros, SUM(r.charged_messages),
                SUM(r.charged_segments), SUM(r.charged_micros),
                CAST(\(raw: account) AS BIGINT) AS account
            FROM rollups r
            WHERE r.client_id IN (SELECT c.id FROM clients c
                    WHERE c.id = \(stored.clientID) OR c.main_client_id = \(stored.clientID))
                AND r.quarter_at >= \(stored.span[0]) AND r.quarter_at < \(stored.span[1])
                AND r.charged_messages > 0
            GROUP BY r.country, r.network, r.basis, r.price_micros, account
            """
        )
        var lines: [LineKey: LineSums] = [:]
        for row in rows {
            let key = LineKey(
                country: try row.get(0),
                network: try row.get(1),
                basis: try row.get(2),
                priceMicros: try row.get(3),
                account: try row.get(7)
            )
            lines[key] = LineSums(values: try [3, 4, 5, 6].map { try row.get($0) })
        }
        return lines
    }

    private func expectedPostings(_ document: InvoiceDocument) -> [String: Int64] {
        let draft = InvoiceDraft(document: document, warnings: [])
        return Dictionary(draft.postings.map { ($0.code.rawValue, $0.debitMicros) }) { $0 + $1 }
    }

    private func postings() throws -> [String: Int64] {
        let rows = try transaction.query(
            """
            SELECT t.code, SUM(CASE WHEN d.kind = 'client'
                THEN t.amount_micros ELSE -t.amount_micros END)
            FROM ledger_transfers t JOIN ledger_accounts d ON d.id = t.debit_account_id
            WHERE t.reference_id = \(stored.id) AND t.code IN ('tax', 'rounding', 'fee', 'credit')
            GROUP BY t.code
            """
        )
        var sums: [String: Int64] = [:]
        for row in rows { sums[try row.get(0)] = try row.get(1, as: Int64.self) }
        return sums
    }

    /// The statistics beside an invoice have its count and amount.
    private func reportFaults(_ document: InvoiceDocument) throws -> [String] {
        let rows = try transaction.query(
            "SELECT content FROM statistics_reports WHERE invoice_id = \(stored.id)"
        )
        let usage = document.lines.filter { $0.correction == nil }
        for row in rows {
            let content: String = try row.get(0)
            guard let statistics = try? StoredText.read(content, as: StatisticsReport.self),
                statistics.amountMicros == usage.reduce(0, { $0 + $1.exactMicros }),
                statistics.chargedSegments == usage.reduce(0, { $0 + $1.quantity })
            else { return ["its statistics have another sum"] }
        }
        return []
    }
}

private struct LineKey: Hashable {
    var country: String
    var network: String
    var basis: String
    var priceMicros: Int64
    /// Zero for the client's own.
    var account: Int64

    init(country: String, network: String, basis: String, priceMicros: Int64, account: Int64) {
        self.country = country
        self.network = network
        self.basis = basis
        self.priceMicros = priceMicros
        self.account = account
    }

    init(_ line: InvoiceLine) {
        self.init(
            country: line.country?.code ?? "",
            network: line.network?.text ?? "",
            basis: line.basis?.rawValue ?? "",
            priceMicros: line.unitPriceMicros,
            account: line.account?.id.rawValue ?? 0
        )
    }
}

/// Price, messages, quantity, exact and net sum of a line, in this order.
private struct LineSums: Equatable {
    var values: [Int64]

    init(values: [Int64]) {
        self.values = values
    }

    init(_ line: InvoiceLine) {
        values = [
            line.unitPriceMicros, line.messages, line.quantity, line.exactMicros,
            line.net.micros,
        ]
    }

    var withoutNet: LineSums { LineSums(values: Array(values.dropLast())) }
}

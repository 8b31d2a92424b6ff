// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import Documents
import Primitives
import Storage
import WebSupport

/// The pages about money.
extension ClientPanel {
    /// More documents than a client looks through on one page.
    private static let listLimit = 200

    func overview(_ view: ClientView) throws -> HTML {
        let balance = try view.scope.balance(in: view.transaction)
        let limit = view.client.terms.limitMicros(at: view.asked.now)
        let dates = try? InvoiceDates(view.client.invoicing.dates)
        let next = dates?.next(after: view.today, count: 1).first
        return """
            \(pageHead("Overview", intro: "<p>\(view.client.company.name)</p>"))
            \(statTiles([
                StatTile("Balance", "\(view.money(balance.micros))"),
                StatTile(
                    "Available", "\(view.money(balance.micros + limit - balance.heldMicros))",
                    detail: "Credit \(view.money(limit))"),
                StatTile("Held for messages on their way", "\(view.money(balance.heldMicros))"),
                StatTile("Next invoice", "\(next?.description ?? "by agreement")"),
            ]))
            \(card("Latest invoices", try invoiceTable(view, limit: 5)))
            """
    }

    func invoices(_ view: ClientView) throws -> HTML {
        let reports = try view.scope.reports(limit: Self.listLimit, in: view.transaction)
            .filter { $0.invoiceID == nil }
        let rows = reports.map { report -> [HTML] in
            let base = "/client/reports/\(report.id)/statistics"
            return [
                "\(report.period.firstOn.description) – \(report.period.lastOn.description)",
                """
                <span class="download">\(link("XLSX", base + ".xlsx")) \
                \(link("CSV", base + ".csv"))</span>
                """,
            ]
        }
        let table = DataTable(
            [.text("Period"), .text("Download")],
            rows: rows,
            caption: "Statistics"
        )
        return """
            \(pageHead("Invoices"))
            \(try invoiceTable(view, limit: Self.listLimit))
            \(rows.isEmpty ? "" : card("Statistics without an invoice", table.html))
            """
    }

    private func invoiceTable(_ view: ClientView, limit: Int) throws -> HTML {
        let invoices = try view.scope.invoices(
            InvoiceFilter(today: view.today),
            limit: limit,
            in: view.transaction
        )
        if invoices.isEmpty { return emptyState("Your invoices will be here.") }
        let rows = invoices.map { invoice -> [HTML] in
            let period = invoice.period.map {
                "\($0.firstOn.description) – \($0.lastOn.description)"
            }
            return [
                "\(invoice.number)", "\(invoice.kind.rawValue)", "\(invoice.issueOn.description)",
                "\(invoice.dueOn.description)", "\(period ?? "–")",
                "\(view.money(invoice.total))", "\(view.money(invoice.outstanding))",
                chip(invoice.status(on: view.today)), downloads(invoice),
            ]
        }
        return DataTable(
            [
                .text("Number"), .text("Kind"), .text("Issued"), .text("Due"), .text("Period"),
                .number("Total"), .number("Open"), .text("Status"), .text("Download"),
            ],
            rows: rows,
            caption: "Invoices"
        ).html
    }

    private func downloads(_ invoice: Invoice) -> HTML {
        let base = "/client/invoices/\(invoice.id)"
        let statistics: HTML =
            invoice.reportID == nil
            ? ""
            : """
             \(link("XLSX", base + "/statistics.xlsx")) \(link("CSV", base + "/statistics.csv"))
            """
        return """
            <span class="download">\(link("PDF", base + "/invoice.pdf"))\(statistics)</span>
            """
    }

    private func chip(_ status: InvoiceStatus) -> HTML {
        switch status {
        case .issued: Chip(tone: .info, word: "Open").html
        case .partiallyPaid: Chip(tone: .warn, word: "Part-paid").html
        case .paid: Chip(tone: .good, word: "Paid").html
        case .overdue: Chip(tone: .bad, word: "Overdue").html
        }
    }

    func payments(_ view: ClientView) throws -> HTML {
        let payments = try view.scope.payments(limit: Self.listLimit, in: view.transaction)
        let rows = payments.map { payment -> [HTML] in
            [
                "\(payment.paidOn.description)", "\(payment.method)",
                payment.isPaid
                    ? Chip(tone: .good, word: "Paid").html
                    : Chip(tone: .warn, word: "Not received yet").html,
                "\(view.money(payment.amount))",
            ]
        }
        let table = DataTable(
            [.text("Date"), .text("Method"), .text("Status"), .number("Amount")],
            rows: rows,
            caption: "Payments"
        )
        return """
            \(pageHead("Payments"))\
            \(rows.isEmpty ? emptyState("Your payments will be here.") : table.html)
            """
    }

    func statement(_ view: ClientView) throws -> HTML {
        let calendar = try BillingCalendar(zone: view.client.zone)
        let today = calendar.localDate(of: view.asked.now)
        let first = CalendarDate(view.query("from")) ?? today.firstOfMonth
        let last = CalendarDate(view.query("through")) ?? today
        guard first <= last else {
            return pageHead("Statement") + notice("The first day is after the last.", tone: .bad)
        }
        let start = calendar.midnight(of: first)
        let end = calendar.midnight(of: last.adding(days: 1))
        var balance = try view.scope.balanceMicros(before: start, in: view.transaction)
        var days: [CalendarDate: [TransferCode: Int64]] = [:]
        for entry in try view.scope.entries(from: start, before: end, in: view.transaction) {
            days[calendar.localDate(of: entry.occurredAt), default: [:]][entry.code, default: 0] +=
                entry.micros
        }
        var rows: [[HTML]] = [
            ["\(first.description)", "Opening balance", "", "\(view.money(balance))"]
        ]
        for day in days.keys.sorted() {
            for (code, micros) in (days[day] ?? [:]).sorted(by: {
                $0.key.rawValue < $1.key.rawValue
            }) {
                balance += micros
                rows.append([
                    "\(day.description)", "\(code.rawValue)", "\(view.money(micros))",
                    "\(view.money(balance))",
                ])
            }
        }
        let table = DataTable(
            [.text("Day"), .text("Movement"), .number("Amount"), .number("Balance")],
            rows: rows,
            footer: [["\(last.description)", "Closing balance", "", "\(view.money(balance))"]],
            caption: "Statement of account"
        )
        return """
            \(pageHead("Statement", intro: "<p>Days are those of \(calendar.zone).</p>"))
            \(dateForm("/client/statement", first, last))\(table.html)
            """
    }

    func prices(_ view: ClientView) throws -> HTML {
        let now = view.asked.now
        let current = try view.scope.prices(at: now, in: view.transaction)
            .filter { !$0.isClosed }
        let announced = try view.scope.futurePrices(after: now, in: view.transaction)
        let rows = (current + announced).map { row -> [HTML] in
            [
                "\(view.name(of: row.destination))", "\(row.destination.network?.text ?? "")",
                "\(row.basis.rawValue)", "\(row.price.currency) \(row.price.decimalText)",
                row.effectiveFrom <= now ? "now" : "\(view.time(row.effectiveFrom))",
            ]
        }
        let table = DataTable(
            [
                .text("Destination"), .text("MCC MNC"), .text("Billed"),
                .number("Price per segment"), .text("From"),
            ],
            rows: rows,
            caption: "Prices"
        )
        return """
            \(pageHead("Prices"))\
            \(rows.isEmpty ? emptyState("No prices are agreed yet.") : table.html)
            """
    }
}

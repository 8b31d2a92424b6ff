// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Backoffice
import Billing
import WebSupport

/// What is due and what comes next, client by client.
struct UpcomingTable {
    var rows: [UpcomingInvoice]

    func html(_ frame: PageFrame) -> HTML {
        let sorted = rows.sorted { left, right in
            if left.on != right.on { return dayOf(left) < dayOf(right) }
            return left.client.login < right.client.login
        }
        return DataTable(
            [
                .fixed("Date"), .text("Client"), .text("Period"), .number("Net"),
                .number("Total"), .fixed("State"), .text("Dates for invoices"),
            ],
            rows: sorted.map { cells($0, frame) },
            caption: "Upcoming invoices"
        ).html
    }

    /// What is due comes first.
    private func dayOf(_ row: UpcomingInvoice) -> Int { row.on?.daysSince1970 ?? Int.min }

    private func cells(_ row: UpcomingInvoice, _ frame: PageFrame) -> [HTML] {
        let show = frame.show
        let isDue = row.on == nil
        var net: HTML = "–"
        var total: HTML = "–"
        var state =
            isDue
            ? Chip(tone: .warn, word: "Due now").html : Chip(tone: .plain, word: "To come").html
        switch row.outcome {
        case .wouldIssue(let draft):
            let totals = draft.document.totals
            net = "\(show.money(totals.net))"
            total = "\(show.money(totals.total))"
            let warnings = draft.warnings.filter { isDue || $0 != .nothingToBill }
            let sentences = each(warnings) { "<br><small>\($0.sentence)</small>" }
            state = "\(state)\(sentences)"
        case .failed(let sentence):
            state =
                "\(Chip(tone: .bad, word: "Cannot be issued").html)<br><small>\(sentence)</small>"
        case .nothingToBill:
            state = "\(state)<br><small>Nothing to bill so far.</small>"
        case .issued, .alreadyDone: break
        }
        let period: HTML =
            row.period.map { "\(show.period($0)) <small>\($0.zone)</small>" } ?? "–"
        return [
            row.on.map { show.date($0) } ?? "now",
            link(row.client.login, AdminURL.client(row.client.id, .billing).path), period, net,
            total, state, "<code>\(row.client.invoicing.dates)</code>",
        ]
    }
}

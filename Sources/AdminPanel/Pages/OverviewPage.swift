// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import Primitives
import WebSupport

/// The first page: today's traffic, money, and what still has to be set up.
struct OverviewPage {
    var bars: BarChart
    var traffic: TrafficSums
    /// Empty for people who may not see money.
    var revenue: [Money]
    var invoices: [InvoiceState]
    var lowClients: [ClientsPage.Row]
    var setup: [SetupStep]

    /// Open and overdue invoices of one currency.
    struct InvoiceState {
        var open: Money
        var openCount: Int
        var overdue: Money
        var overdueCount: Int
    }

    func page(_ frame: PageFrame) -> Page {
        let today = frame.show.calendar.localDate(of: frame.now)
        let isReady = setup.allSatisfy(\.isDone)
        let steps: HTML =
            isReady ? "" : card("Set up: what the first invoice needs", setupList(setup))
        let intro: HTML = """
            <p>\(today.description), \(frame.show.zone). Data up to \
            \(frame.show.time(frame.now)); late receipts are still counted.</p>
            """
        return Page(
            title: "Overview",
            section: .overview,
            content: """
                \(pageHead("Overview", intro: intro))
                \(steps)
                \(trafficTiles(frame))
                \(card("Traffic today", "\(bars.html)\(hours(frame))"))
                \(money(frame))
                """
        )
    }

    private func trafficTiles(_ frame: PageFrame) -> HTML {
        let show = frame.show
        let rate = show.share(traffic.delivered, of: traffic.accepted)
        let pending: HTML = "\(show.count(traffic.pending)) pending"
        let blocked = link("\(show.count(traffic.blocked)) blocked", AdminURL.blocked.path)
        return statTiles(
            [
                StatTile("Submitted today", "\(show.count(traffic.submitted))", detail: blocked),
                StatTile("Delivered", "\(show.count(traffic.delivered))", detail: "\(rate)"),
                StatTile("Failed", "\(show.count(traffic.failed))", detail: pending),
            ]
                + revenue.map {
                    StatTile("Revenue today, \($0.currency)", "\(show.roundedMoney($0))")
                }
        )
    }

    private func hours(_ frame: PageFrame) -> HTML {
        details("As a table", bars.table(frame.show))
    }

    private func money(_ frame: PageFrame) -> HTML {
        guard frame.allows(.read, .finance) else { return "" }
        let show = frame.show
        let states = DataTable(
            [
                .text("Currency"), .number("Open"), .number(""), .number("Overdue"), .number(""),
            ],
            rows: invoices.map { state in
                let currency = state.open.currency.code
                return [
                    "\(currency)",
                    link(
                        show.count(state.openCount),
                        AdminURL.invoices.with(["tab": "open", "currency": currency])
                    ),
                    "\(show.money(state.open))",
                    link(
                        show.count(state.overdueCount),
                        AdminURL.invoices.with(["tab": "overdue", "currency": currency])
                    ),
                    "\(show.money(state.overdue))",
                ]
            },
            caption: "Open invoices"
        )
        let open: HTML =
            invoices.isEmpty
            ? emptyState(
                "No invoice is open.",
                button: link("Invoices", AdminURL.invoices.path)
            )
            : states.html
        let low: HTML =
            lowClients.isEmpty
            ? emptyState("Every active client has money to send.") : lowTable(show)
        return
            #"<div class="columns">\#(card("Invoices", open))\#(card("Low on money", low))</div>"#
    }

    private func lowTable(_ show: Show) -> HTML {
        DataTable(
            [.text("Client"), .number("Available"), .number("Limit of notice")],
            rows: lowClients.map { row in
                let client = row.client
                let notice = client.terms.lowBalanceMicros.map { show.money($0, client.currency) }
                return [
                    link(client.login, AdminURL.client(client.id, .overview).path),
                    "\(show.roundedMoney(row.money.available))", "\(notice ?? "–")",
                ]
            },
            caption: "Clients low on money"
        ).html
    }
}

extension BarChart {
    /// The chart's data as a table.
    func table(_ show: Show) -> HTML {
        let columns = [Column.text("")] + series.map { Column.number($0) }
        return DataTable(
            columns,
            rows: bars.map { bar in
                ["\(bar.label)" as HTML] + bar.values.map { "\(show.count($0))" as HTML }
            },
            caption: title
        ).html
    }
}

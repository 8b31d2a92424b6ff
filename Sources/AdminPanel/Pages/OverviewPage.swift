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
    /// Messages without a final state now, whenever they came.
    var pending: Int
    /// Empty for people who may not see money.
    var revenue: [Money]
    var invoices: [InvoiceState]
    var lowClients: [ClientsPage.Row]
    var setup: [SetupStep]

    /// Nobody reads a larger number than this off a tile.
    static let pendingMax = 10_000

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
            isReady
            ? ""
            : card(
                "Set up: what the first invoice needs",
                setupList(setup),
                actions: link("First run", AdminURL.desk(.firstRun).path)
            )
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
        let rate = show.share(traffic.delivered, of: traffic.known)
        let more: HTML = pending == Self.pendingMax ? " or more" : ""
        let waiting: HTML = "\(show.count(Int64(pending)))\(more) pending now"
        let blocked = link("\(show.count(traffic.blocked)) blocked", AdminURL.blocked.path)
        return statTiles(
            [
                StatTile("Submitted today", "\(show.count(traffic.submitted))", detail: blocked),
                StatTile("Delivered", "\(show.count(traffic.delivered))", detail: "\(rate)"),
                StatTile("Failed", "\(show.count(traffic.failed))", detail: waiting),
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
                .fixed("Currency"), .number("Open"), .number("Overdue"),
            ],
            rows: invoices.map { state in
                let currency = state.open.currency.code
                func cell(_ tab: InvoiceTab, _ count: Int, _ money: Money) -> HTML {
                    let query = ["tab": tab.rawValue, "currency": currency]
                    let url = QueryValues(query).link(to: AdminURL.invoices.path)
                    return "\(show.money(money)) <small>\(link(show.count(count), url))</small>"
                }
                return [
                    "\(currency)", cell(.open, state.openCount, state.open),
                    cell(.overdue, state.overdueCount, state.overdue),
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

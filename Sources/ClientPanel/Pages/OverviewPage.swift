// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import Primitives
import WebSupport

/// The first page: money, the next invoice, the latest documents, and a week of traffic.
struct OverviewPage: Sendable {
    var account: AccountState
    var period: PresentPeriod
    var invoices: [Invoice]
    /// The last seven days.
    var week: TrafficTable

    func page(_ frame: PageFrame) -> Page {
        let intro: HTML = "<p>\(frame.today.description), \(frame.show.zone).</p>"
        return Page(
            title: "Overview",
            section: .overview,
            content: """
                \(pageHead("Overview", intro: intro))
                \(blocked(frame))\(money(frame))
                \(documents(frame))
                \(card("Traffic of seven days", traffic(frame)))
                """
        )
    }

    private func blocked(_ frame: PageFrame) -> HTML {
        switch frame.client.status {
        case .active: ""
        case .blocked:
            notice("Your account is blocked: messages wait until it is open again.", tone: .warn)
        case .closed: notice("Your account is closed.", tone: .warn)
        }
    }

    private func money(_ frame: PageFrame) -> HTML {
        let owner: HTML = account.isOfMainClient ? "Of your main account" : ""
        let held: HTML = "\(frame.money(account.heldMicros)) held for messages on their way"
        let next = period.nextInvoiceOn.map { frame.show.date($0) } ?? "By agreement"
        return statTiles([
            StatTile("Balance", amount(account.balanceMicros, frame), detail: owner),
            StatTile("Available", amount(account.availableMicros, frame), detail: held),
            StatTile("Credit", amount(account.creditMicros, frame)),
            StatTile(
                "Charged this period",
                amount(period.chargedMicros, frame),
                detail: "Since \(frame.show.date(period.firstOn))"
            ),
            StatTile("Next invoice", next, detail: "\(frame.client.zone)"),
        ])
    }

    /// To the currency's own decimals: the statement has the exact amounts.
    private func amount(_ micros: Int64, _ frame: PageFrame) -> HTML {
        "\(frame.show.roundedMoney(Money(micros: micros, frame.client.currency)))"
    }

    private var allInvoices: HTML { link("All invoices", ClientURL.invoices.path) }

    /// Nothing for people who may not see them.
    private func documents(_ frame: PageFrame) -> HTML {
        frame.person.role.opens(.finance)
            ? card("Latest invoices", latest(frame), actions: allInvoices) : ""
    }

    private func latest(_ frame: PageFrame) -> HTML {
        invoices.isEmpty
            ? emptyState("Your invoices will be here.")
            : InvoiceTable(invoices: invoices).html(frame)
    }

    private func traffic(_ frame: PageFrame) -> HTML {
        guard week.total.submitted > 0 else {
            return emptyState(
                "No message came in the last seven days. Send over your SMPP access.",
                button: buttonLink("SMPP access", ClientURL.smpp.path)
            )
        }
        let chart = TrafficChart(table: week).html
        let table = details("As a table", TrafficRows(table: week).html(frame))
        return "\(chart)\(table)"
    }
}

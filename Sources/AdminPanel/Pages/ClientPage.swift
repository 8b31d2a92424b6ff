// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import Primitives
import WebSupport

/// What stands above every tab of a client's profile.
struct ClientHeader {
    var client: Client
    var money: ClientMoney
    /// Charges since the last cut.
    var periodCharges: Money
    var periodStart: Instant
    /// The next dates for invoices.
    var nextDates: [CalendarDate]
    /// What must still be set up before the first invoice.
    var missing: [SetupStep]
    /// The main client whose balance this related account spends.
    var main: Client?
    /// The related accounts that spend this client's balance.
    var related: [Client]
    /// Where the present period ends; nil for clients invoiced by hand.
    var periodEnd: Instant?
    /// What is owed although its day has passed.
    var overdueMoney: Money?
    /// SMPP sessions that are bound at this moment.
    var binds = 0

    /// The present day in the client's zone; UTC's where the zone does not resolve.
    func today(at now: Instant) -> CalendarDate {
        (try? BillingCalendar(zone: client.zone))?.localDate(of: now) ?? now.utcDate
    }

    func html(_ frame: PageFrame, tab current: ClientTab) -> HTML {
        let show = frame.show
        let items: [(label: HTML, url: String, isCurrent: Bool)] = ClientTab.allCases.map { tab in
            let label = Phrase(key: tab.rawValue.capitalized)
            return ("\(label)", AdminURL.client(client.id, tab).path, tab == current)
        }
        let messages: (label: HTML, url: String, isCurrent: Bool) = (
            "Messages", AdminURL.messages.with(["client": "\(client.id)"]), false
        )
        return """
            \(pageHead(client.login, actions: actions(frame), intro: intro))
            \(figures([
                ("Balance", "\(show.roundedMoney(money.balance))"),
                ("Available", available(show)),
                ("Credit", "\(show.roundedMoney(money.limit))"),
                ("Held", "\(show.roundedMoney(money.held))"),
                ("Charges this period", charges(show)),
                ("Forecast", forecast(frame)),
                ("Next invoice", next),
                ("Overdue", overdue(show)),
                ("Live binds", "\(show.count(binds))"),
            ]))
            \(tabs(items + [messages], name: "Client"))
            """
    }

    private var intro: HTML {
        """
        <p>\(client.status.chip) \(client.company.name) · \(client.currency.code) · \
        \(Phrase(key: client.terms.mode.rawValue)) · \(client.zone)\(kin)</p>
        """
    }

    /// Whose balance is spent, or who spends this one.
    private var kin: HTML {
        func name(_ client: Client) -> HTML {
            link(client.login, AdminURL.client(client.id, .overview).path)
        }
        if let main {
            return main.kind == .reseller
                ? " · client of reseller \(name(main)), who pays for it"
                : " · related account of \(name(main)), whose balance it spends"
        }
        let names = HTML.joined(related.map(name), separator: ", ")
        if client.kind == .reseller {
            return related.isEmpty
                ? " · reseller without clients yet" : " · reseller; its clients: \(names)"
        }
        return related.isEmpty ? "" : " · related accounts: \(names)"
    }

    private func actions(_ frame: PageFrame) -> HTML {
        let view =
            frame.allows(.write, .clients)
            ? frame.button("See as client", action: AdminURL.clientView(client.id).path) : ""
        guard frame.allows(.write, .finance) else { return view }
        let id = "\(client.id)"
        return """
            \(view) \
            <a class="button" href="\(AdminURL.clientPart(client.id, .newPayment).path)">\
            Add payment</a> \
            <a class="button primary" href="\(AdminURL.newInvoice.with(["client": id]))">\
            Create invoice</a>
            """
    }

    private func available(_ show: Show) -> HTML {
        let low: HTML = money.isLow(client.terms) ? Chip(tone: .warn, word: "Low").html : ""
        return "\(show.roundedMoney(money.available)) \(low)"
    }

    private func charges(_ show: Show) -> HTML {
        """
        \(show.roundedMoney(periodCharges)) <small>since \(show.date(firstDay))</small>
        """
    }

    /// What the period will come to when it goes on as it went so far; not said of less than a
    /// day, which says nothing about a month.
    private func forecast(_ frame: PageFrame) -> HTML {
        let elapsed = frame.now.seconds - periodStart.seconds
        guard let periodEnd, elapsed >= 86_400, periodEnd > frame.now else { return "–" }
        let total = periodEnd.seconds - periodStart.seconds
        let wide = periodCharges.micros.multipliedFullWidth(by: total)
        guard wide.high.magnitude < elapsed.magnitude else { return "–" }
        let micros = elapsed.dividingFullWidth(wide).quotient
        return "≈ \(frame.show.roundedMoney(Money(micros: micros, periodCharges.currency)))"
    }

    private func overdue(_ show: Show) -> HTML {
        guard let overdueMoney, overdueMoney.micros > 0 else { return "–" }
        let url = AdminURL.invoices.with(["tab": "overdue", "client": "\(client.id)"])
        return "\(link(show.roundedMoney(overdueMoney), url))"
    }

    /// The present period's first day, in the client's zone.
    private var firstDay: CalendarDate { today(at: periodStart) }

    private var next: HTML {
        guard main == nil else { return "with its main client" }
        guard let first = nextDates.first else { return "by hand only" }
        let later = nextDates.dropFirst().prefix(2).map(\.description).joined(separator: ", ")
        return later.isEmpty ? "\(first)" : "\(first) <small>then \(later)</small>"
    }
}

/// Something that must be set up before the first invoice can be right.
struct SetupStep {
    var isDone: Bool
    var label: Phrase
    var url: String
}

/// The list of what is set up and what is not.
func setupList(_ steps: [SetupStep]) -> HTML {
    let items = each(steps) { step in
        let chip = Chip(tone: step.isDone ? .good : .plain, word: step.isDone ? "Done" : "To do")
        return "<li>\(chip.html) \(link(step.label, step.url))</li>"
    }
    return #"<ul class="setup">\#(items)</ul>"#
}

/// A tab of the profile below its header.
struct ClientTabPage {
    var header: ClientHeader
    var tab: ClientTab
    var content: HTML

    func page(_ frame: PageFrame) -> Page {
        Page(
            title: "\(header.client.login) · \(Phrase(key: tab.rawValue.capitalized))",
            section: .clients,
            content: "\(header.html(frame, tab: tab))\(content)"
        )
    }
}

/// The overview: what is missing, today's traffic, who the client is.
struct ClientOverviewTab {
    var header: ClientHeader
    var bars: BarChart
    var traffic: TrafficSums

    func html(_ frame: PageFrame) -> HTML {
        let show = frame.show
        let open = header.missing.filter { !$0.isDone }
        let setup: HTML = open.isEmpty ? "" : card("Before the first invoice", setupList(open))
        return """
            \(setup)
            \(card("Traffic of the last 24 hours", "\(bars.html)\(trafficFigures(show))"))
            \(card("Company", company(show)))
            """
    }

    private func trafficFigures(_ show: Show) -> HTML {
        figures([
            ("Submitted", "\(show.count(traffic.submitted))"),
            ("Delivered", "\(show.count(traffic.delivered))"),
            ("Failed", "\(show.count(traffic.failed))"),
            ("Pending", "\(show.count(traffic.pending))"),
            ("Blocked", "\(show.count(traffic.blocked))"),
            ("Delivery rate", "\(show.share(traffic.delivered, of: traffic.known))"),
        ])
    }

    private func company(_ show: Show) -> HTML {
        let client = header.client
        return definitions([
            ("Company", "\(client.company.name)"),
            ("Company credential", "\(client.company.credential)"),
            ("Country", "\(client.company.country.map(show.country) ?? "–")"),
            ("Tax id", "\(client.company.taxID)"),
            ("E-mail for billing", "\(client.invoicing.billingEmail)"),
            ("Dates for invoices", "\(client.invoicing.dates)"),
        ])
    }
}

/// The billing tab: the whole form of a client.
struct ClientBillingTab {
    var client: Client
    var form: FilledForm
    var ties: ClientForm.Ties
    var isCurrencyFixed: Bool

    func html(_ frame: PageFrame) -> HTML {
        let help = ClientForm.datesHelp(
            form.values[field: "invoice_dates"],
            zone: form.values[field: "zone"],
            now: frame.now
        )
        return form.html(
            action: AdminURL.client(client.id, .billing).path,
            groups: ClientForm.groups(
                ties,
                datesHelp: help,
                isCurrencyFixed: isCurrencyFixed
            ),
            button: "Save",
            frame: frame,
            layout: .init(cancel: AdminURL.client(client.id, .overview).path)
        )
    }
}

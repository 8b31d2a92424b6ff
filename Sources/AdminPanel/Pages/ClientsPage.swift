// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Backoffice
import Billing
import Primitives
import Storage
import WebSupport

/// The list of clients with what matters for money.
struct ClientsPage {
    var rows: [Row]
    /// Without the position.
    var filter: QueryValues
    /// How many there are without a filter.
    var count: Int
    var choices: FilterChoices
    var views: SavedViews
    var isFirst: Bool
    /// The login that the next page begins behind; nil on the last one.
    var next: String?

    /// Rows of a page.
    static let size = 100

    /// One client of the list.
    struct Row: Sendable {
        var client: Client
        /// The login of the main client whose balance it spends.
        var mainLogin: String?
        /// Whether that one is a reseller.
        var isOfReseller = false
        var money: ClientMoney
        var nextInvoiceOn: CalendarDate?
    }

    /// Whom a list can be narrowed down to.
    struct FilterChoices: Sendable {
        var enterprises: [Enterprise]
        var managers: [Person]
    }

    func page(_ frame: PageFrame) -> Page {
        let create = frame.createButton("Create", AdminURL.newClient.path, in: .clients)
        let content: HTML =
            count == 0
            ? empty(create)
            : "\(filters)\(views.html(frame))\(rows.isEmpty ? noMatch : table(frame))\(pages)"
        let actions: HTML = "\(count == 0 ? "" : files)\(create)"
        return Page(
            title: "Clients",
            section: .clients,
            content: "\(pageHead("Clients", actions: actions))\(content)"
        )
    }

    private var files: HTML {
        each(ListForm.allCases) { form in
            let url = filter.link(to: AdminURL.desk(.clientList(form)).path)
            return #"<a class="button" href="\#(url)">\#(form.label)</a> "#
        }
    }

    private var pages: HTML {
        pagination(
            first: isFirst ? nil : filter.link(to: AdminURL.clients.path),
            next: next.map { filter.link(to: AdminURL.clients.path, ["after_login": $0]) }
        )
    }

    private func empty(_ create: HTML) -> HTML {
        emptyState(
            """
            A client is a company that buys messaging from you. Create one, give it prices and \
            an SMPP access, and it can send.
            """,
            button: create
        )
    }

    private var noMatch: HTML {
        emptyState("No client matches the filter.", button: link("Reset", AdminURL.clients.path))
    }

    private var filters: HTML {
        let statuses = ClientStatus.allCases.map {
            FieldSpec.Choice(value: $0.rawValue, label: Phrase(key: $0.rawValue.capitalized))
        }
        let money: [FieldSpec.Choice] = [
            .init(value: "low", label: "Low"), .init(value: "debt", label: "Balance below zero"),
            .init(value: "credit", label: "Balance above zero"),
        ]
        let kinds: [FieldSpec.Choice] = [
            .init(value: "client", label: "Clients"),
            .init(value: "reseller", label: "Resellers"),
        ]
        let enterprises = choices.enterprises.map {
            FieldSpec.Choice(value: "\($0.id)", label: $0.name)
        }
        let managers = choices.managers.map {
            FieldSpec.Choice(value: "\($0.id)", label: $0.name)
        }
        func select(_ name: String, _ label: Phrase, _ list: [FieldSpec.Choice]) -> FieldSpec {
            FieldSpec(name, label, .select(Choices.withNone("All", list)))
        }
        return filterForm(
            AdminURL.clients.path,
            [
                FieldSpec("q", "Login or company"), select("kind", "Kind", kinds),
                select("status", "Status", statuses),
                FieldSpec("currency", "Currency"),
                FieldSpec("country", "Country", .select(Choices.countries)),
                select("money", "Money", money), select("enterprise", "Enterprise", enterprises),
                select("manager", "Manager", managers),
            ],
            filter
        )
    }

    private func table(_ frame: PageFrame) -> HTML {
        DataTable(
            [
                .fixed("Login"), .text("Company"), .fixed("Status"), .fixed("Mode"),
                .number("Balance"), .number("Available"), .text("Next invoice"), .text(""),
            ],
            rows: rows.map { row in
                let client = row.client
                let low: HTML =
                    row.money.isLow(client.terms)
                    ? " \(Chip(tone: .warn, word: "Low").html)" : ""
                let edit = link("Edit", AdminURL.client(client.id, .billing).path)
                return [
                    link(client.login, AdminURL.client(client.id, .overview).path),
                    "\(client.company.name)\(kin(row))", client.status.chip,
                    "\(Phrase(key: client.terms.mode.rawValue))",
                    "\(frame.show.roundedMoney(row.money.balance))",
                    "\(frame.show.roundedMoney(row.money.available))\(low)",
                    next(row, frame.show),
                    frame.allows(.write, .clients) ? edit : "",
                ]
            },
            caption: "Clients"
        ).html
    }
}

extension ClientsPage {
    private func kin(_ row: Row) -> HTML {
        guard let login = row.mainLogin else {
            return row.client.kind == .reseller ? " <small>reseller</small>" : ""
        }
        return row.isOfReseller
            ? " <small>client of reseller \(login)</small>"
            : " <small>related account of \(login)</small>"
    }

    private func next(_ row: Row, _ show: Show) -> HTML {
        if row.mainLogin != nil { return "with its main client" }
        return row.nextInvoiceOn.map { show.date($0) } ?? "by hand"
    }
}

/// The form of a new client.
struct NewClientPage {
    var form: FilledForm
    var ties: ClientForm.Ties

    func page(_ frame: PageFrame) -> Page {
        let help = ClientForm.datesHelp(
            form.values[field: "invoice_dates"],
            zone: form.values[field: "zone"],
            now: frame.now
        )
        let html = form.html(
            action: AdminURL.newClient.path,
            groups: ClientForm.groups(
                ties,
                datesHelp: help,
                isCurrencyFixed: false
            ),
            button: "Create",
            frame: frame,
            layout: .init(cancel: AdminURL.clients.path)
        )
        return Page(
            title: "New client",
            section: .clients,
            content: "\(pageHead("New client"))\(html)"
        )
    }
}

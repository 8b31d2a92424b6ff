// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Backoffice
import Billing
import Primitives
import WebSupport

/// The list of clients with what matters for money.
struct ClientsPage {
    var rows: [Row]
    var filter: QueryValues
    /// How many there are without a filter.
    var count: Int

    /// One client of the list.
    struct Row {
        var client: Client
        /// The login of the main client whose balance it spends.
        var mainLogin: String?
        /// Whether that one is a reseller.
        var isOfReseller = false
        var money: ClientMoney
        var nextInvoiceOn: CalendarDate?
    }

    func page(_ frame: PageFrame) -> Page {
        let create = frame.createButton("Create", AdminURL.newClient.path, in: .clients)
        let content: HTML =
            count == 0 ? empty(create) : "\(filters)\(rows.isEmpty ? noMatch : table(frame))"
        return Page(
            title: "Clients",
            section: .clients,
            content: "\(pageHead("Clients", actions: create))\(content)"
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
        filterForm(
            AdminURL.clients.path,
            [
                FieldSpec("q", "Login or company"),
                FieldSpec(
                    "kind",
                    "Kind",
                    .select(
                        Choices.withNone(
                            "All",
                            [
                                .init(value: "client", label: "Clients"),
                                .init(value: "reseller", label: "Resellers"),
                            ]
                        )
                    )
                ),
                FieldSpec(
                    "status",
                    "Status",
                    .select(
                        Choices.withNone(
                            "All",
                            ClientStatus.allCases.map {
                                .init(
                                    value: $0.rawValue,
                                    label: Phrase(key: $0.rawValue.capitalized)
                                )
                            }
                        )
                    )
                ),
                FieldSpec("currency", "Currency"),
                FieldSpec("country", "Country", .select(Choices.countries)),
                FieldSpec(
                    "money",
                    "Money",
                    .select(Choices.withNone("All", [.init(value: "low", label: "Low")]))
                ),
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

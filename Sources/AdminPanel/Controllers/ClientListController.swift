// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Backoffice
import Billing
import Documents
import Messaging
import Primitives
import SQLInterface
import Storage
import WebSupport

/// *Profiles → Clients*: the list with its filters, and the list as a file.
struct ClientListController: Sendable {
    var desk: AdminDesk

    var routes: [AdminRoute] {
        [.get("/clients", .clients, list)]
            + ListForm.allCases.map { form in
                .get("/clients.\(form.rawValue)", .clients) { try await download($0, form) }
            }
    }

    private func list(_ request: AdminRequest) async throws -> AdminAnswer {
        let now = request.frame.now
        let query = request.query
        let person = request.frame.person.id
        let page = try await desk.read { transaction in
            let rows = try Self.rows(query, limit: ClientsPage.size + 1, now, transaction)
            let shown = Array(rows.prefix(ClientsPage.size))
            let filter = query.without("after_login")
            return ClientsPage(
                rows: shown,
                filter: filter,
                count: try ClientRepository.count(in: transaction),
                choices: ClientsPage.FilterChoices(
                    enterprises: try EnterpriseRepository.list(in: transaction),
                    managers: try PersonRepository.list(of: nil, in: transaction)
                ),
                views: try SavedViews(of: .clients, person, filter, in: transaction),
                isFirst: query["after_login"].isEmpty,
                next: rows.count > shown.count ? shown.last?.client.login : nil
            )
        }
        return .page(page.page(request.frame))
    }

    /// The rows that the address asks for.
    ///
    /// What is asked of money is not in the clients' own table, so the list is read part by part
    /// until the page is full.
    private static func rows(
        _ query: QueryValues,
        limit: Int,
        _ now: Instant,
        _ transaction: any SQLTransaction
    ) throws -> [ClientsPage.Row] {
        let balances = try LedgerRepository.clientBalances(in: transaction)
        var filter = filter(query)
        filter.limit = query["money"].isEmpty ? limit : 1_000
        var rows: [ClientsPage.Row] = []
        while true {
            let clients = try ClientRepository.list(filter, in: transaction)
            rows += try clients.map {
                try ClientsController.row($0, balances, now: now, in: transaction)
            }.filter { passes($0, query["money"]) }
            guard rows.count < limit, clients.count == filter.limit, let last = clients.last
            else { return Array(rows.prefix(limit)) }
            filter.afterLogin = last.login
        }
    }

    private static func filter(_ query: QueryValues) -> ClientFilter {
        var filter = ClientFilter()
        filter.text = query["q"]
        filter.status = ClientStatus(rawValue: query["status"])
        filter.kind = ClientKind(rawValue: query["kind"])
        filter.currency = Currency(query["currency"].uppercased())
        filter.country = CountryCode(query["country"].uppercased())
        filter.enterpriseID = query.identifier("enterprise")
        filter.managerID = query.identifier("manager")
        filter.afterLogin = query["after_login"].isEmpty ? nil : query["after_login"]
        return filter
    }

    private static func passes(_ row: ClientsPage.Row, _ money: String) -> Bool {
        switch money {
        case "low": row.money.isLow(row.client.terms)
        case "debt": row.money.balance.micros < 0
        case "credit": row.money.balance.micros > 0
        default: true
        }
    }

    // MARK: - The list as a file

    private static let file = ListFile(
        name: "Clients",
        columns: [
            "login", "company", "country", "tax_id", "status", "mode", "currency", "balance",
            "available", "enterprise", "manager", "next_invoice",
        ]
    )

    private func download(_ request: AdminRequest, _ form: ListForm) async throws -> AdminAnswer {
        let now = request.frame.now
        let query = request.query
        let rows = try await desk.read { transaction in
            let names = try Names(transaction)
            return try Self.rows(query.without("after_login"), limit: .max, now, transaction)
                .map { Self.cells($0, names) }
        }
        return try Self.file.answer(rows, form, name: "clients", at: now)
    }

    private struct Names {
        var enterprises: [EnterpriseID: String]
        var people: [PersonID: String]

        init(_ transaction: any SQLTransaction) throws {
            enterprises = Dictionary(
                uniqueKeysWithValues: try EnterpriseRepository.list(in: transaction)
                    .map { ($0.id, $0.name) }
            )
            people = Dictionary(
                uniqueKeysWithValues: try PersonRepository.list(in: transaction)
                    .map { ($0.id, $0.name) }
            )
        }
    }

    private static func cells(_ row: ClientsPage.Row, _ names: Names) -> [ListFile.Cell] {
        let client = row.client
        let enterprise = client.invoicing.enterpriseID.flatMap { names.enterprises[$0] }
        return [
            .text(client.login), .text(client.company.name),
            .text(client.company.country?.code ?? ""), .text(client.company.taxID),
            .text(client.status.rawValue), .text(client.terms.mode.rawValue),
            .text(client.currency.code), .money(row.money.balance), .money(row.money.available),
            .text(enterprise ?? ""), .text(client.managerID.flatMap { names.people[$0] } ?? ""),
            row.nextInvoiceOn.map { .date($0) } ?? .none,
        ]
    }
}

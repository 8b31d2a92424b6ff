// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Backoffice
import Billing
import Primitives
import SQLInterface
import Storage
import WebSupport

/// *Profiles → Clients*: the new client, and what stands above every tab.
struct ClientsController: Sendable {
    var desk: AdminDesk

    var routes: [AdminRoute] {
        [
            .get("/clients/{client}", .clients, overview),
            .get("/clients/{client}/history", .clients, history),
        ]
            + AdminRoute.form("/clients/new", .clients, show: showNew, submit: create)
            + AdminRoute.form(
                "/clients/{client}/billing",
                .clients,
                show: billing,
                submit: update
            )
    }

    static func row(
        _ client: Client,
        _ balances: [LedgerAccountKey: LedgerBalance],
        now: Instant,
        in transaction: any SQLTransaction
    ) throws -> ClientsPage.Row {
        let main = try client.mainClientID.flatMap {
            try ClientRepository.find($0, in: transaction)
        }
        let payer = main ?? client
        let key = LedgerAccountKey(
            kind: .client,
            ownerID: payer.id.rawValue,
            currency: payer.currency
        )
        let money = ClientMoney(client: payer, balances[key] ?? LedgerBalance(), now: now)
        let today = try BillingCalendar(zone: client.zone).localDate(of: now)
        let next = try InvoiceDates(client.invoicing.dates).next(after: today, count: 1).first
        return ClientsPage.Row(
            client: client,
            mainLogin: main?.login,
            isOfReseller: main?.kind == .reseller,
            money: money,
            nextInvoiceOn: next
        )
    }

    // MARK: - New client

    private func showNew(_ request: AdminRequest) async throws -> AdminAnswer {
        let ties = try await ties(of: nil)
        var values = ClientForm.new(enterprises: ties.enterprises)
        values[field: "zone"] = request.frame.person.zone
        let page = NewClientPage(form: desk.newForm(values), ties: ties)
        return .page(page.page(request.frame))
    }

    private func create(_ request: AdminRequest) async throws -> AdminAnswer {
        do {
            let id = try await desk.settings.createClient(
                request.submitted.typed,
                request.settings
            )
            return .done(
                AdminURL.client(id, .overview).path,
                notice: "Client \(request.submitted.typed[field: "login"]) was created."
            )
        } catch let errors as FieldErrors {
            let page = NewClientPage(
                form: desk.again(request, errors),
                ties: try await ties(of: nil)
            )
            return .refused(page.page(request.frame))
        }
    }

    private func ties(of client: ClientID?) async throws -> ClientForm.Ties {
        try await desk.read { try ClientForm.Ties.read(for: client, in: $0) }
    }

    // MARK: - Profile

    private func overview(_ request: AdminRequest) async throws -> AdminAnswer {
        let header = try await desk.header(request)
        let now = request.frame.now
        let hour = floorDivide(now.seconds, 3_600) * 3_600
        var filter = TrafficFilter(
            start: Instant(seconds: hour - 23 * 3_600),
            end: .distantFuture
        )
        filter.clientID = header.client.id
        let wanted = filter
        let quarters = try await desk.read { try TrafficQuery.byQuarter(wanted, in: $0) }
        let hours = HourlyTraffic(quarters, from: wanted.start, hours: 24, request.frame.show)
        let tab = ClientOverviewTab(header: header, bars: hours.bars, traffic: hours.total)
        return page(header, .overview, tab.html(request.frame), request)
    }

    private func billing(_ request: AdminRequest) async throws -> AdminAnswer {
        let header = try await desk.header(request)
        let client = header.client
        let form = FilledForm(ClientForm.values(client), version: client.version)
        let html = try await billingTab(client, form).html(request.frame)
        return page(header, .billing, html, request)
    }

    private func billingTab(
        _ client: Client,
        _ form: FilledForm
    ) async throws -> ClientBillingTab {
        let (ties, isFixed) = try await desk.read {
            (
                try ClientForm.Ties.read(for: client.id, in: $0),
                try Settings.isCurrencyFixed(client.id, in: $0)
            )
        }
        return ClientBillingTab(
            client: client,
            form: form,
            ties: ties,
            isCurrencyFixed: isFixed
        )
    }

    private func update(_ request: AdminRequest) async throws -> AdminAnswer {
        let header = try await desk.header(request)
        let client = header.client
        do {
            try await desk.settings.updateClient(
                client.id,
                request.submitted.typed,
                version: request.submitted.version,
                request.settings
            )
            return .done(
                AdminURL.client(client.id, .billing).path,
                notice: "Client \(client.login) was saved."
            )
        } catch let errors as FieldErrors {
            let tab = try await billingTab(client, desk.again(request, errors))
            let html = tab.html(request.frame)
            return .refused(
                ClientTabPage(header: header, tab: .billing, content: html).page(request.frame)
            )
        } catch StorageError.stale {
            return try await stale(request, header)
        }
    }

    /// Somebody saved the client meanwhile: what was typed is shown over the new version, and
    /// pressing Save again means it.
    private func stale(
        _ request: AdminRequest,
        _ header: ClientHeader
    ) async throws -> AdminAnswer {
        let errors = FieldErrors(
            "",
            "Somebody else saved this client while you had the form open. Nothing of yours was "
                + "saved. What you typed is below: compare it with the present values, and "
                + "press Save again if it should stand."
        )
        var form = desk.again(request, errors)
        form.version = header.client.version
        let tab = try await billingTab(header.client, form)
        let differences = StoredBeside(
            stored: ClientForm.values(header.client),
            typed: request.submitted.typed
        )
        let html: HTML = "\(differences.html)\(tab.html(request.frame))"
        return .conflict(
            ClientTabPage(header: header, tab: .billing, content: html).page(request.frame)
        )
    }

    private func history(_ request: AdminRequest) async throws -> AdminAnswer {
        let header = try await desk.header(request)
        let id = "\(header.client.id)"
        let entries = try await desk.read {
            try AuditLogRepository.list(objectKind: "client", objectID: id, in: $0)
        }
        let html = AuditTable(entries: entries, showsObject: false).html(request.frame)
        return page(header, .history, html, request)
    }

    private func page(
        _ header: ClientHeader,
        _ tab: ClientTab,
        _ html: HTML,
        _ request: AdminRequest
    ) -> AdminAnswer {
        .page(ClientTabPage(header: header, tab: tab, content: html).page(request.frame))
    }
}

extension AdminDesk {
    /// The client in the path, with what stands above every tab.
    func header(_ request: AdminRequest) async throws -> ClientHeader {
        let id: ClientID = try request.id("client")
        let now = request.frame.now
        let sessions = await running.sessions.liveSessions()
        return try await read { transaction in
            guard let client = try ClientRepository.find(id, in: transaction) else {
                throw NotFound()
            }
            let period = try ClientPeriod.read(client, now: now, in: transaction)
            var header = ClientHeader(
                client: client,
                money: try ClientMoney.read(client, now: now, in: transaction),
                periodCharges: period.charged,
                periodStart: period.start,
                nextDates: period.nextDates,
                missing: try SetupState.steps(of: client, in: transaction),
                main: try client.mainClientID.flatMap {
                    try ClientRepository.find($0, in: transaction)
                },
                related: try ClientRepository.related(to: client.id, in: transaction)
            )
            header.periodEnd = period.upcoming?.period.end
            header.binds = sessions.count {
                $0.side == .client && $0.party == client.login && $0.boundSince != nil
            }
            var overdue = InvoiceFilter(today: header.today(at: now))
            overdue.clientID = client.id
            overdue.statuses = [.overdue]
            header.overdueMoney = try InvoiceRepository.totals(overdue, in: transaction)
                .first { $0.total.currency == client.currency }?.outstanding
            return header
        }
    }
}

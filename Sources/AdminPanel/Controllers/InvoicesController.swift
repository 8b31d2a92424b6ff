// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Backoffice
import Billing
import Primitives
import SQLInterface
import Storage
import WebSupport

/// *Statistics → Finance → Invoices*: the list, one invoice, its files.
struct InvoicesController: Sendable {
    var desk: AdminDesk

    var routes: [AdminRoute] {
        [
            .get("/invoices", .finance, list), .get("/invoices/{invoice}", .finance, show),
            .get("/invoices/{invoice}/lines/{line}", .finance, why),
        ]
            + InvoiceFile.allCases.flatMap { file in
                [
                    AdminRoute.get("/invoices/{invoice}/\(file.rawValue)", .finance) {
                        try await invoiceFile($0, file)
                    },
                    AdminRoute.get("/reports/{report}/\(file.rawValue)", .finance) {
                        try await reportFile($0, file)
                    },
                ]
            }
    }

    // MARK: - List

    private func list(_ request: AdminRequest) async throws -> AdminAnswer {
        let query = request.query
        let tab = InvoiceTab(rawValue: query["tab"]) ?? .all
        let today = request.frame.today
        let filter = Self.filter(query, today: today)
        let person = request.frame.person.id
        let position = Self.position(query)
        let coming: ([UpcomingInvoice], String?) =
            tab == .upcoming ? try await upcoming(request) : ([], nil)
        let page = try await desk.read { transaction in
            var counts = try Self.counts(filter, in: transaction)
            counts[.upcoming] = try ClientRepository.count(Self.dated, in: transaction)
            var chosen = filter
            chosen.statuses = tab.statuses
            let invoices = try InvoiceRepository.page(
                chosen,
                after: position,
                limit: InvoicesPage.size + 1,
                in: transaction
            )
            let totals = try InvoiceRepository.totals(chosen, in: transaction)
            return InvoicesPage(
                tab: tab,
                counts: counts,
                rows: try Self.rows(
                    Array(invoices.prefix(InvoicesPage.size)),
                    today: today,
                    in: transaction
                ),
                upcoming: coming.0,
                afterLogin: coming.1,
                totals: totals.map { ($0.total, $0.outstanding) },
                filter: Self.withoutPosition(query),
                views: try SavedViews(
                    of: .invoices,
                    person,
                    Self.withoutPosition(query),
                    in: transaction
                ),
                isFirst: position == nil,
                hasMore: invoices.count > InvoicesPage.size
            )
        }
        return .page(page.page(request.frame))
    }

    /// Clients that are invoiced on dates of their own.
    private static let dated: ClientFilter = {
        var filter = ClientFilter()
        filter.hasInvoiceDates = true
        filter.areMain = true
        return filter
    }()

    /// A page of clients with what their dates issue, and where the next page begins.
    private func upcoming(
        _ request: AdminRequest
    ) async throws -> ([UpcomingInvoice], String?) {
        let login = request.query["after_login"]
        let rows = try await InvoicingRun(desk.invoicing).upcoming(
            now: request.frame.now,
            after: login.isEmpty ? nil : login,
            limit: InvoicesPage.size
        )
        let logins = Set(rows.map(\.client.login))
        return (rows, logins.count < InvoicesPage.size ? nil : logins.max())
    }

    /// Where the page before ended.
    private static func position(_ query: QueryValues) -> InvoicePosition? {
        guard let day = query.date("after_on"), let id: InvoiceID = query.identifier("after")
        else { return nil }
        return InvoicePosition(issueOn: day, id: id)
    }

    /// Another filter begins at its first page.
    private static func withoutPosition(_ query: QueryValues) -> QueryValues {
        query.without("after", "after_on", "after_login")
    }

    static func filter(_ query: QueryValues, today: CalendarDate) -> InvoiceFilter {
        var filter = InvoiceFilter(today: today)
        filter.text = query["q"]
        filter.currency = Currency(query["currency"].uppercased())
        filter.issuedFrom = query.date("from")
        filter.issuedThrough = query.date("through")
        filter.kind = InvoiceKind(rawValue: query["kind"])
        filter.clientID = query.identifier("client")
        filter.enterpriseID = query.identifier("enterprise")
        filter.dueFrom = query.date("due_from")
        filter.dueThrough = query.date("due_through")
        filter.leastMicros = try? DecimalText.micros(query["least"])
        filter.mostMicros = try? DecimalText.micros(query["most"])
        filter.isSent = ["yes": true, "no": false][query["sent"]]
        return filter
    }

    private static func counts(
        _ filter: InvoiceFilter,
        in transaction: any SQLTransaction
    ) throws -> [InvoiceTab: Int] {
        let byStatus = try InvoiceRepository.counts(filter, in: transaction)
        return Dictionary(
            uniqueKeysWithValues: InvoiceTab.allCases.map { tab in
                let statuses = tab.statuses.isEmpty ? Set(InvoiceStatus.allCases) : tab.statuses
                return (tab, statuses.reduce(0) { $0 + (byStatus[$1] ?? 0) })
            }
        )
    }

    static func rows(
        _ invoices: [Invoice],
        today: CalendarDate,
        in transaction: any SQLTransaction
    ) throws -> [InvoiceRow] {
        var logins: [ClientID: String] = [:]
        return try invoices.map { invoice in
            if logins[invoice.clientID] == nil {
                logins[invoice.clientID] =
                    try ClientRepository.find(invoice.clientID, in: transaction)?.login
            }
            return InvoiceRow(
                invoice: invoice,
                login: logins[invoice.clientID] ?? "–",
                status: invoice.status(on: today)
            )
        }
    }

    // MARK: - One invoice

    private func invoice(_ request: AdminRequest) async throws -> Invoice {
        let id: InvoiceID = try request.id("invoice")
        guard let invoice = try await desk.read({ try InvoiceRepository.find(id, in: $0) })
        else { throw NotFound() }
        return invoice
    }

    private func show(_ request: AdminRequest) async throws -> AdminAnswer {
        let invoice = try await invoice(request)
        let today = request.frame.today
        let page = try await desk.read { transaction in
            guard
                let document = try InvoiceRepository.document(of: invoice.id, in: transaction),
                let row = try Self.rows([invoice], today: today, in: transaction).first
            else { throw NotFound() }
            let payments = try PaymentRepository.allocations(to: invoice.id, in: transaction)
                .compactMap { try PaymentRepository.find($0.paymentID, in: transaction) }
            return InvoicePage(
                row: row,
                drawn: try DrawnDocument(document, in: transaction),
                timeline: try InvoiceRepository.timeline(of: invoice, in: transaction),
                payments: try PaymentsController.rows(payments, in: transaction),
                creditNotes: try CreditNoteRepository.list(of: invoice.id, in: transaction),
                reminders: try InvoiceReminders(invoice, in: transaction)
            )
        }
        return .page(page.page(request.frame))
    }

    private func why(_ request: AdminRequest) async throws -> AdminAnswer {
        let invoice = try await invoice(request)
        let number = request.asked.parameters["line"].flatMap { Int($0) } ?? 0
        let page = try await desk.read { transaction in
            guard
                let document = try InvoiceRepository.document(of: invoice.id, in: transaction),
                document.lines.indices.contains(number - 1), let period = document.period,
                let client = try ClientRepository.find(invoice.clientID, in: transaction)
            else { throw NotFound() }
            let line = document.lines[number - 1]
            // What a corrected price comes to is explained on its own page.
            guard line.correction == nil else { throw NotFound() }
            return WhyAmountPage(
                invoice: invoice,
                line: line,
                days: try DailyBreakdown(
                    line,
                    period,
                    client.id,
                    hasSections: document.hasSections
                ).days(in: transaction),
                login: client.login
            )
        }
        return .page(page.page(request.frame))
    }
}

extension InvoiceTab {
    /// The statuses of a tab; empty for all.
    var statuses: Set<InvoiceStatus> {
        switch self {
        case .all, .upcoming: []
        case .open: InvoiceFilter.open
        case .overdue: [.overdue]
        case .paid: [.paid]
        case .credited: [.credited]
        }
    }
}

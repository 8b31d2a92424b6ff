// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import Messaging
import Primitives
import SQLInterface
import Storage
import WebSupport

/// *Overview* and *Statistics*: traffic and margin.
struct StatisticsController: Sendable {
    var desk: AdminDesk

    /// Longer ranges are cut: a chart of more days cannot be read.
    private static let rangeDaysMax = 400

    var routes: [AdminRoute] {
        [
            .get("", .overview, overview), .get("/statistics/traffic", .traffic, traffic),
            .get("/statistics/traffic.csv", .traffic, trafficCSV),
            .get("/statistics/margin", .finance, margin),
        ]
    }

    // MARK: - Overview

    private func overview(_ request: AdminRequest) async throws -> AdminAnswer {
        let frame = request.frame
        let start = frame.show.calendar.midnight(of: frame.today)
        let end = frame.show.calendar.midnight(of: frame.today.adding(days: 1))
        let filter = TrafficFilter(start: start, end: end)
        let showsMoney = frame.allows(.read, .finance)
        let page = try await desk.read { transaction -> OverviewPage in
            let quarters = try TrafficQuery.byQuarter(filter, in: transaction)
            let hours = Int((end.seconds - start.seconds) / 3_600)
            let traffic = HourlyTraffic(quarters, from: start, hours: hours, frame.show)
            return OverviewPage(
                bars: traffic.bars,
                traffic: traffic.total,
                pending: try MessageRepository.pendingCount(
                    limit: OverviewPage.pendingMax,
                    in: transaction
                ),
                revenue: showsMoney ? try TrafficQuery.revenue(filter, in: transaction) : [],
                invoices: showsMoney
                    ? try Self.invoiceStates(today: frame.today, in: transaction) : [],
                lowClients: showsMoney ? try Self.low(now: frame.now, in: transaction) : [],
                setup: try SetupState.steps(in: transaction)
            )
        }
        return .page(page.page(frame))
    }

    private static func invoiceStates(
        today: CalendarDate,
        in transaction: any SQLTransaction
    ) throws -> [OverviewPage.InvoiceState] {
        var filter = InvoiceFilter(today: today)
        filter.statuses = InvoiceFilter.open
        let open = try InvoiceRepository.totals(filter, in: transaction)
        filter.statuses = [.overdue]
        let overdue = try InvoiceRepository.totals(filter, in: transaction)
        return open.map { sums in
            let late = overdue.first { $0.total.currency == sums.total.currency }
            return OverviewPage.InvoiceState(
                open: sums.outstanding,
                openCount: sums.invoices,
                overdue: late?.outstanding ?? .zero(sums.total.currency),
                overdueCount: late?.invoices ?? 0
            )
        }
    }

    private static func low(
        now: Instant,
        in transaction: any SQLTransaction
    ) throws -> [ClientsPage.Row] {
        var filter = ClientFilter()
        filter.status = .active
        let balances = try LedgerRepository.clientBalances(in: transaction)
        return try ClientRepository.list(filter, in: transaction)
            .filter { $0.mainClientID == nil }
            .map { try ClientsController.row($0, balances, now: now, in: transaction) }
            .filter { $0.money.isLow($0.client.terms) }
    }

    // MARK: - Traffic

    /// The days asked for: this month so far when nothing was.
    private func days(_ request: AdminRequest) -> ClosedRange<CalendarDate> {
        let today = request.frame.today
        let through = request.query.date("through") ?? today
        let from = request.query.date("from") ?? min(today.firstOfMonth, through)
        let first = min(from, through)
        return max(first, through.adding(days: 1 - Self.rangeDaysMax))...through
    }

    private func filter(
        _ request: AdminRequest,
        _ days: ClosedRange<CalendarDate>
    ) -> TrafficFilter {
        let calendar = request.frame.show.calendar
        var filter = TrafficFilter(
            start: calendar.midnight(of: days.lowerBound),
            end: calendar.midnight(of: days.upperBound.adding(days: 1))
        )
        filter.clientID = request.query.identifier("client")
        filter.clientText = request.query["q"]
        filter.country = CountryCode(request.query["country"])
        filter.network = Network(request.query["network"])
        filter.sender = request.query["sender"]
        return filter
    }

    private func dimension(_ request: AdminRequest) -> TrafficDimension {
        TrafficDimension(rawValue: request.query["by"]) ?? .day
    }

    private func rows(_ request: AdminRequest) async throws -> [TrafficPage.Row] {
        let filter = filter(request, days(request))
        let dimension = dimension(request)
        let show = request.frame.show
        return try await desk.read { transaction in
            let sums = try TrafficQuery.by(dimension, filter, in: transaction)
            let names = try TrafficNames(dimension, show, in: transaction)
            return names.rows(sums)
        }
    }

    private func traffic(_ request: AdminRequest) async throws -> AdminAnswer {
        let days = days(request)
        let filter = filter(request, days)
        let quarters = try await desk.read { try TrafficQuery.byQuarter(filter, in: $0) }
        let chart = HourlyTraffic(quarters, days: days, request.frame.show)
        var query = request.query
        query["from"] = "\(days.lowerBound)"
        query["through"] = "\(days.upperBound)"
        query["by"] = dimension(request).rawValue
        let page = TrafficPage(
            dimension: dimension(request),
            rows: try await rows(request),
            bars: chart.bars,
            filter: query,
            showsMoney: request.frame.allows(.read, .finance)
        )
        return .page(page.page(request.frame))
    }

    private func trafficCSV(_ request: AdminRequest) async throws -> AdminAnswer {
        let csv = TrafficCSV(
            dimension: dimension(request),
            rows: try await rows(request),
            showsMoney: request.frame.allows(.read, .finance)
        )
        let days = days(request)
        return .file(
            PanelFile(
                bytes: Array(csv.text.utf8),
                mediaType: "text/csv; charset=utf-8",
                name: "traffic-\(days.lowerBound)-\(days.upperBound).csv"
            )
        )
    }

    // MARK: - Margin

    private func margin(_ request: AdminRequest) async throws -> AdminAnswer {
        let days = days(request)
        var query = request.query
        query["from"] = "\(days.lowerBound)"
        query["through"] = "\(days.upperBound)"
        let wanted = Currency(query["in"].uppercased())
        let calendar = request.frame.show.calendar
        let (result, currency) = try await desk.read { transaction in
            let usual = try MarginQuery.usualCurrency(in: transaction) ?? Currency("EUR")
            guard let currency = wanted ?? usual else { throw NotFound() }
            let query = MarginQuery(days: days, calendar: calendar, currency: currency)
            return (try query.run(in: transaction), currency)
        }
        query["in"] = currency.code
        let page = MarginPage(result: result, currency: currency, filter: query)
        return .page(page.page(request.frame))
    }
}

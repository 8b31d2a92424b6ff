// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Documents
import Storage
import WebSupport

/// The client's traffic over days, as a page and as a file.
struct StatisticsController: Sendable {
    let desk: ClientDesk

    var routes: [ClientRoute] {
        [
            .get("/client/statistics", .traffic, show),
            .get("/client/statistics.csv", .traffic, export),
        ]
    }

    /// Days that are summed when none are given.
    private static let defaultDays = 30

    private func show(_ request: ClientRequest) async throws -> ClientAnswer {
        let page = try await page(request)
        return .page(page.page(request.frame))
    }

    private func export(_ request: ClientRequest) async throws -> ClientAnswer {
        let page = try await page(request)
        let name = "traffic-by-\(page.table.group.rawValue)-\(page.range.first)-\(page.range.last)"
        return .csv(page.csv(request.frame), name: name + ".csv")
    }

    private func page(_ request: ClientRequest) async throws -> StatisticsPage {
        let (frame, scope) = (request.frame, request.scope)
        let group = TrafficGroup(rawValue: request.query["by"]) ?? .day
        let range = DayRange(
            request.query,
            default: frame.today.adding(days: 1 - Self.defaultDays)...frame.today
        )
        let table = try await desk.read { transaction in
            try scope.trafficTable(by: group, range, frame.show.calendar, in: transaction)
        }
        return StatisticsPage(table: table, range: range)
    }
}

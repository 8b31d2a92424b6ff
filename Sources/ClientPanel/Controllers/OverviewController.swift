// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Storage
import WebSupport

/// The first page.
struct OverviewController: Sendable {
    let desk: ClientDesk

    var routes: [ClientRoute] { [.get("/client", .overview, show)] }

    /// As many documents as fit beside the figures.
    private static let recentLimit = 5

    private func show(_ request: ClientRequest) async throws -> ClientAnswer {
        let (frame, scope) = (request.frame, request.scope)
        let week = DayRange(
            QueryValues(),
            default: frame.today.adding(days: -6)...frame.today
        )
        let page = try await desk.read { transaction in
            OverviewPage(
                account: try scope.accountState(at: frame.now, in: transaction),
                period: try scope.presentPeriod(at: frame.now, in: transaction),
                invoices: try scope.invoices(
                    InvoiceFilter(today: frame.today),
                    limit: Self.recentLimit,
                    in: transaction
                ),
                week: try scope.trafficTable(
                    by: .day,
                    week,
                    frame.show.calendar,
                    in: transaction
                )
            )
        }
        return .page(page.page(frame))
    }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Storage
import WebSupport

/// The client's statement of account, as a page and as a file.
struct StatementController: Sendable {
    let desk: ClientDesk

    var routes: [ClientRoute] {
        [
            .get("/client/statement", .finance, show),
            .get("/client/statement.csv", .finance, export),
        ]
    }

    private func show(_ request: ClientRequest) async throws -> ClientAnswer {
        .page(try await page(request).page(request.frame))
    }

    private func export(_ request: ClientRequest) async throws -> ClientAnswer {
        let page = try await page(request)
        return .csv(page.csv, name: "statement-\(page.range.first)-\(page.range.last).csv")
    }

    /// Days are the billing zone's here, as on invoices, not the person's.
    private func page(_ request: ClientRequest) async throws -> StatementPage {
        let (client, scope) = (request.frame.client, request.scope)
        let calendar = try BillingCalendar(zone: client.zone)
        let today = calendar.localDate(of: request.frame.now)
        let range = DayRange(request.query, default: today.firstOfMonth...today)
        let statement = try await desk.read { transaction in
            try scope.statement(of: client, range, in: transaction)
        }
        return StatementPage(statement: statement, range: range)
    }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Primitives
import Storage
import WebSupport

/// What the invoicing runs did, and how far the present one is.
struct InvoicingRunsController: Sendable {
    var desk: AdminDesk

    var routes: [AdminRoute] {
        [
            .get("/invoicing-runs", .finance, list),
            .get("/invoicing-runs/{run}", .finance, show),
        ]
    }

    private func list(_ request: AdminRequest) async throws -> AdminAnswer {
        let position: RunID? = request.query.identifier("before")
        let runs = try await desk.read {
            try InvoicingRunRepository.page(
                before: position,
                limit: InvoicingRunsPage.size + 1,
                in: $0
            )
        }
        let page = InvoicingRunsPage(
            runs: Array(runs.prefix(InvoicingRunsPage.size)),
            hasMore: runs.count > InvoicingRunsPage.size,
            isFirst: position == nil
        )
        return .page(page.page(request.frame))
    }

    private func show(_ request: AdminRequest) async throws -> AdminAnswer {
        let id: RunID = try request.id("run")
        let page = try await desk.read { transaction in
            guard let run = try InvoicingRunRepository.find(id, in: transaction) else {
                throw NotFound()
            }
            return InvoicingRunPage(
                run: run,
                results: try InvoicingRunRepository.results(
                    of: id,
                    limit: InvoicingRunPage.limit,
                    in: transaction
                )
            )
        }
        return .page(page.page(request.frame))
    }
}

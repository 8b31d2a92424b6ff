// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Storage
import WebSupport

/// The client's prices.
struct PricesController: Sendable {
    let desk: ClientDesk

    var routes: [ClientRoute] { [.get("/client/prices", .finance, show)] }

    private func show(_ request: ClientRequest) async throws -> ClientAnswer {
        let (scope, now) = (request.scope, request.frame.now)
        let prices = try await desk.read { try scope.agreedPrices(at: now, in: $0) }
        return .page(PricesPage(prices: prices).page(request.frame))
    }
}

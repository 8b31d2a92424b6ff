// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Storage
import WebSupport

/// The client's prices.
struct PricesController: Sendable {
    let desk: ClientDesk

    var routes: [ClientRoute] { [.get("/client/prices", .finance, show)] }

    /// The latest notices of price changes; the others are among the letters.
    private static let noticesMax = 12

    private func show(_ request: ClientRequest) async throws -> ClientAnswer {
        let (scope, now) = (request.scope, request.frame.now)
        let page = try await desk.read { transaction in
            PricesPage(
                prices: try scope.agreedPrices(at: now, in: transaction),
                notices: try scope.letters(
                    withPriceNotice: true,
                    limit: Self.noticesMax,
                    in: transaction
                ).map { ShownLetter(mail: $0) }
            )
        }
        return .page(page.page(request.frame))
    }
}

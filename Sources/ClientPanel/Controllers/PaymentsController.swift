// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Primitives
import Storage
import WebSupport

/// The client's payments.
struct PaymentsController: Sendable {
    let desk: ClientDesk

    var routes: [ClientRoute] { [.get("/client/payments", .finance, list)] }

    /// Rows of a page: payments are few.
    static let pageSize = 50

    private func list(_ request: ClientRequest) async throws -> ClientAnswer {
        let scope = request.scope
        let position: PaymentID? = request.query.identifier("after")
        let page = try await desk.read { transaction -> PaymentsPage in
            let found = try scope.payments(
                after: position,
                limit: Self.pageSize + 1,
                in: transaction
            )
            let rows = try found.prefix(Self.pageSize).map { payment in
                PaymentsPage.Row(
                    payment: payment,
                    invoiceNumber: try payment.invoiceID.flatMap {
                        try scope.invoice($0, in: transaction)?.number
                    }
                )
            }
            return PaymentsPage(
                rows: rows,
                hasMore: found.count > rows.count,
                isFirst: position == nil
            )
        }
        return .page(page.page(request.frame))
    }
}

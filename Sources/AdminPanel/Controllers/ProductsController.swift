// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Backoffice
import Billing
import Storage
import WebSupport

/// *Current traffic → Products*: presets of prices, and the new one.
struct ProductsController: Sendable {
    var desk: AdminDesk

    var routes: [AdminRoute] {
        [.get("/products", .clients, list)]
            + AdminRoute.form("/products/new", .clients, show: showNew, submit: create)
    }

    private func list(_ request: AdminRequest) async throws -> AdminAnswer {
        let page = try await desk.read { transaction in
            ProductsPage(
                products: try ProductRepository.list(in: transaction),
                clientCounts: try ProductRepository.clientCounts(in: transaction)
            )
        }
        return .page(page.page(request.frame))
    }

    private func showNew(_ request: AdminRequest) async throws -> AdminAnswer {
        let form = desk.newForm(["currency": "EUR"])
        return .page(NewProductPage(form: form).page(request.frame))
    }

    private func create(_ request: AdminRequest) async throws -> AdminAnswer {
        do {
            let id = try await desk.settings.createProduct(
                request.submitted.typed,
                request.settings
            )
            return .done(
                AdminURL.product(id).path,
                notice: "Product was created. Now set its prices."
            )
        } catch let errors as FieldErrors {
            let form = desk.again(request, errors)
            return .refused(NewProductPage(form: form).page(request.frame))
        }
    }
}

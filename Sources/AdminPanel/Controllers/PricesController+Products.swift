// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Backoffice
import Billing
import Storage
import WebSupport

/// The page of a product: its form, its clients and its prices.
extension PricesController {
    var productRoutes: [AdminRoute] {
        [
            .get("/products/{product}", .clients, showProduct),
            .post("/products/{product}", .clients, renameProduct),
            // Where a refused price leaves the browser; its address may be opened again.
            .get("/products/{product}/prices", .clients, showProduct),
            .post("/products/{product}/prices", .clients) { request in
                try await set(request, .product(request.id("product")))
            },
            .post("/products/{product}/prices/closure", .clients) { request in
                try await close(request, .product(request.id("product")))
            },
            .post("/products/{product}/prices/undo", .clients) { request in
                try await undo(request, .product(request.id("product")))
            },
            .get("/products/{product}/prices/import", .clients, showProduct),
            .post("/products/{product}/prices/import", .clients) { request in
                try await importDeck(request, .product(request.id("product")))
            },
        ]
    }

    private func showProduct(_ request: AdminRequest) async throws -> AdminAnswer {
        .page(try await page(request, .product(request.id("product")), forms()))
    }

    private func renameProduct(_ request: AdminRequest) async throws -> AdminAnswer {
        let id: ProductID = try request.id("product")
        do {
            try await desk.settings.updateProduct(
                id,
                request.submitted.typed,
                request.settings
            )
            return .done(AdminURL.product(id).path, notice: "Product was saved.")
        } catch let errors as FieldErrors {
            var forms = forms()
            forms.product = desk.again(request, errors)
            return .refused(try await page(request, .product(id), forms))
        }
    }

    func productPage(
        _ id: ProductID,
        _ tables: PriceTables,
        _ forms: Forms,
        _ request: AdminRequest
    ) async throws -> Page {
        var filter = ClientFilter()
        filter.productID = id
        let wanted = filter
        let (product, clients) = try await desk.read { transaction in
            (
                try ProductRepository.find(id, in: transaction),
                try ClientRepository.list(wanted, in: transaction)
            )
        }
        guard let product else { throw NotFound() }
        let editing = PriceEditing(
            setAction: AdminURL.productPart(id, .prices).path,
            importAction: AdminURL.productPart(id, .file).path,
            setForm: forms.set,
            importForm: forms.deck,
            importProblems: forms.problems,
            isSell: true,
            zone: "UTC",
            currency: product.currency.code
        )
        return ProductPage(
            product: product,
            form: forms.product ?? FilledForm(ProductForm.values(product)),
            clients: clients,
            tables: tables,
            editing: editing
        ).page(request.frame)
    }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Storage
import WebSupport

/// The list of products.
struct ProductsPage {
    var products: [Product]
    var clientCounts: [ProductID: Int]

    func page(_ frame: PageFrame) -> Page {
        let create = frame.createButton("Create", AdminURL.newProduct.path, in: .clients)
        let intro: HTML = """
            <p>A product is a preset of prices. A client that has one pays its prices wherever \
            it has none of its own.</p>
            """
        let table = DataTable(
            [.text("Product"), .fixed("Currency"), .number("Clients")],
            rows: products.map { product in
                [
                    link(product.name, AdminURL.product(product.id).path),
                    "\(product.currency.code)",
                    "\(frame.show.count(clientCounts[product.id] ?? 0))",
                ]
            },
            caption: "Products"
        )
        let empty = emptyState(
            "There is no product yet. Create one to give many clients the same prices.",
            button: create
        )
        return Page(
            title: "Products",
            section: .products,
            content: """
                \(pageHead("Products", actions: create, intro: intro))
                \(products.isEmpty ? empty : table.html)
                """
        )
    }
}

/// The form of a new product.
struct NewProductPage {
    var form: FilledForm

    func page(_ frame: PageFrame) -> Page {
        let html = form.html(
            action: AdminURL.newProduct.path,
            groups: [FieldGroup("Product", ProductForm.fields)],
            button: "Create",
            frame: frame,
            layout: .init(cancel: AdminURL.products.path)
        )
        return Page(
            title: "New product",
            section: .products,
            content: "\(pageHead("New product"))\(html)"
        )
    }
}

/// A product with its clients and prices.
struct ProductPage {
    var product: Product
    var form: FilledForm
    var clients: [Client]
    var tables: PriceTables
    var editing: PriceEditing

    func page(_ frame: PageFrame) -> Page {
        let mayWrite = frame.allows(.write, .clients)
        let close = mayWrite ? AdminURL.productPart(product.id, .closure).path : nil
        var tables = tables
        tables.undoAction = mayWrite ? AdminURL.productPart(product.id, .undo).path : nil
        return Page(
            title: product.name,
            section: .products,
            content: """
                \(breadcrumbs([("Products", AdminURL.products.path)]))
                \(pageHead(product.name, intro: "<p>\(product.currency.code)</p>"))
                \(mayWrite ? "\(fields(frame))\(editing.html(frame))" : "")
                \(card("Clients", clientList))
                \(tables.html(frame, closeAction: close))
                """
        )
    }

    private func fields(_ frame: PageFrame) -> HTML {
        let html = form.html(
            action: AdminURL.product(product.id).path,
            groups: [FieldGroup("Product", ProductForm.fields)],
            button: "Save",
            frame: frame
        )
        return details("Name and currency", html, isOpen: !form.errors.isEmpty)
    }

    private var clientList: HTML {
        guard !clients.isEmpty else {
            return emptyState("No client has this product. Choose it on a client's Billing tab.")
        }
        let links = clients.map { link($0.login, AdminURL.client($0.id, .prices).path) }
        return "<p>\(HTML.joined(links, separator: ", "))</p>"
    }
}

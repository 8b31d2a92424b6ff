// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Backoffice
import Billing
import Primitives
import WebSupport

/// The list of brands.
struct BrandsPage {
    var brands: [Brand]

    func page(_ frame: PageFrame) -> Page {
        let create = frame.createButton("Create", AdminURL.newBrand.path, in: .finance)
        let table = DataTable(
            [
                .text("Name"), .text("Email"), .text("Phone"), .fixed("Currency"),
                .text("Website"), .text("Default"),
            ],
            rows: brands.map { brand in
                [
                    link(brand.name, AdminURL.brand(brand.id).path), "\(brand.email)",
                    "\(brand.phone)", "\(brand.currency.code)", "\(brand.website)",
                    brand.isDefault ? Chip(tone: .good, word: "Default").html : "",
                ]
            },
            caption: "Brands"
        )
        let empty = emptyState(
            """
            A brand is what clients see on invoices: name, contacts, logo and mail texts. \
            Create one, then an enterprise that uses it.
            """,
            button: create
        )
        return Page(
            title: "Brands",
            section: .brands,
            content: "\(pageHead("Brands", actions: create))\(brands.isEmpty ? empty : table.html)"
        )
    }
}

/// The form of a new or stored brand.
struct BrandPage {
    var brand: Brand?
    var form: FilledForm

    func page(_ frame: PageFrame) -> Page {
        let title: Phrase = brand.map { "\($0.name)" } ?? "New brand"
        let action = brand.map { AdminURL.brand($0.id).path } ?? AdminURL.newBrand.path
        let logo: HTML =
            brand?.logoHash.map {
                #"<img class="logo" src="\#(AdminURL.asset($0).path)" alt="Present logo"><br>"#
            } ?? ""
        let html = form.html(
            action: action,
            groups: BrandForm.groups(logo: logo),
            button: brand == nil ? "Create" : "Save",
            frame: frame,
            layout: .init(
                isMultipart: true,
                cancel: AdminURL.brands.path
            )
        )
        return Page(title: title, section: .brands, content: "\(pageHead(title))\(html)")
    }
}

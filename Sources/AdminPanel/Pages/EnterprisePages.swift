// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Backoffice
import Billing
import Primitives
import WebSupport

/// The list of enterprises.
struct EnterprisesPage {
    var enterprises: [Enterprise]
    var brands: [Brand]

    func page(_ frame: PageFrame) -> Page {
        let names = Dictionary(uniqueKeysWithValues: brands.map { ($0.id, $0.name) })
        let create = frame.createButton("Create", AdminURL.newEnterprise.path, in: .finance)
        let table = DataTable(
            [
                .text("Name"), .text("Brand"), .text("Country"), .text("Tax id"),
                .text("Invoice numbers"), .number("Terms, days"),
            ],
            rows: enterprises.map { enterprise in
                [
                    link(enterprise.name, AdminURL.enterprise(enterprise.id).path),
                    link(
                        names[enterprise.brandID] ?? "–",
                        AdminURL.brand(enterprise.brandID).path
                    ),
                    "\(frame.show.country(enterprise.country))", "\(enterprise.taxID)",
                    "<code>\(enterprise.numbering.invoice)</code>",
                    "\(enterprise.paymentTermsDays)",
                ]
            },
            caption: "Enterprises"
        )
        return Page(
            title: "Enterprises",
            section: .enterprises,
            content: """
                \(pageHead("Enterprises", actions: create))
                \(enterprises.isEmpty ? empty(frame, create) : table.html)
                """
        )
    }

    private func empty(_ frame: PageFrame, _ create: HTML) -> HTML {
        guard brands.isEmpty else {
            return emptyState(
                """
                An enterprise is the legal entity that issues invoices, with its tax id, \
                bank accounts and number series.
                """,
                button: create
            )
        }
        return emptyState(
            "An enterprise needs a brand first: the brand gives logo and contacts.",
            button: frame.createButton("Create a brand", AdminURL.newBrand.path, in: .finance)
        )
    }
}

/// The form of a new or stored enterprise.
struct EnterprisePage {
    var enterprise: Enterprise?
    var brands: [Brand]
    var form: FilledForm

    func page(_ frame: PageFrame) -> Page {
        let title: Phrase = enterprise.map { "\($0.name)" } ?? "New enterprise"
        let action =
            enterprise.map { AdminURL.enterprise($0.id).path } ?? AdminURL.newEnterprise.path
        let html = form.html(
            action: action,
            groups: EnterpriseForm.groups(brands: brands),
            button: enterprise == nil ? "Create" : "Save",
            frame: frame,
            layout: .init(cancel: AdminURL.enterprises.path)
        )
        let template: HTML =
            enterprise.map {
                let url = AdminURL.template($0.id, .form).path
                return #"<a class="button" href="\#(url)">Document template</a>"#
            }
            ?? ""
        return Page(
            title: title,
            section: .enterprises,
            content: "\(pageHead(title, actions: template))\(html)"
        )
    }
}

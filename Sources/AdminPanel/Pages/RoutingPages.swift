// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Messaging
import Primitives
import Storage
import WebSupport

/// The list of suppliers.
struct SuppliersPage {
    var suppliers: [Supplier]

    func page(_ frame: PageFrame) -> Page {
        let create = frame.createButton("Create", AdminURL.newSupplier.path, in: .routing)
        let table = DataTable(
            [
                .text("Aggregator"), .fixed("Status"), .fixed("Currency"), .text("Address"),
                .fixed("Login"), .number("Sessions"), .number("TPS"), .text(""),
            ],
            rows: suppliers.map { supplier in
                let peer = supplier.connector
                return [
                    link(supplier.name, AdminURL.supplier(supplier.id).path),
                    activityChip(supplier.isActive), "\(supplier.currency.code)",
                    "\(peer.host):\(String(peer.port))", "<code>\(peer.systemID)</code>",
                    "\(peer.sessions)", "\(frame.show.count(peer.throughput))",
                    link("Source prices", AdminURL.sourcePrices(supplier.id).path),
                ]
            },
            caption: "Suppliers"
        )
        let empty = emptyState(
            "A supplier carries your messages. Create one with the login it gave you.",
            button: create
        )
        return Page(
            title: "Suppliers",
            section: .suppliers,
            content: """
                \(pageHead("Suppliers", actions: create))\(suppliers.isEmpty ? empty : table.html)
                """
        )
    }
}

/// The form of a new or stored supplier.
struct SupplierPage {
    var supplier: Supplier?
    var form: FilledForm

    func page(_ frame: PageFrame) -> Page {
        let title: Phrase = supplier.map { "\($0.name)" } ?? "New supplier"
        let action = supplier.map { AdminURL.supplier($0.id).path } ?? AdminURL.newSupplier.path
        let html = form.html(
            action: action,
            groups: SupplierForm.groups(isNew: supplier == nil),
            button: supplier == nil ? "Create" : "Save",
            frame: frame,
            layout: .init(cancel: AdminURL.suppliers.path)
        )
        return Page(title: title, section: .suppliers, content: "\(pageHead(title))\(html)")
    }
}

/// The routes, and the form of a new one.
struct RoutesPage {
    var routes: [Route]
    var suppliers: [Supplier]
    var clients: [Client]
    var form: FilledForm

    func page(_ frame: PageFrame) -> Page {
        let intro: HTML = """
            <p>Of the routes that match, a client's own come first, then those of the \
            network, then by priority; routes of one priority share the messages by weight, and \
            a refused message goes on to the next. A route that refuses always wins.</p>
            """
        return Page(
            title: "Routing",
            section: .routes,
            content: """
                \(pageHead("Routing", intro: intro))
                \(editor(frame))\(routes.isEmpty ? empty : table(frame))
                """
        )
    }

    private var empty: HTML {
        suppliers.isEmpty
            ? emptyState(
                "A route leads to a supplier. Create a supplier first.",
                button: link("Suppliers", AdminURL.suppliers.path)
            )
            : emptyState("No route yet: every message is blocked with no_route.")
    }

    private func editor(_ frame: PageFrame) -> HTML {
        guard frame.allows(.write, .routing), !suppliers.isEmpty else { return "" }
        let html = form.html(
            action: AdminURL.routes.path,
            groups: [
                FieldGroup("Route", RouteForm.fields(suppliers: suppliers, clients: clients))
            ],
            button: "Create",
            frame: frame
        )
        return details(
            "Create a route",
            html,
            isOpen: routes.isEmpty || !form.errors.isEmpty
        )
    }

    private func table(_ frame: PageFrame) -> HTML {
        let supplierNames = Dictionary(uniqueKeysWithValues: suppliers.map { ($0.id, $0.name) })
        let logins = Dictionary(uniqueKeysWithValues: clients.map { ($0.id, $0.login) })
        return DataTable(
            [
                .text("Client"), .text("Destination"), .text("Only"), .number("Priority"),
                .number("Weight"), .text("Supplier"), .fixed("Status"), .text(""),
            ],
            rows: routes.map { route in
                let destination =
                    route.country.map {
                        frame.show.destination(Destination(country: $0, network: route.network))
                    } ?? "everywhere"
                let button = frame.button(
                    route.isActive ? "Deactivate" : "Activate",
                    action: AdminURL.route(route.id).path,
                    hidden: ["active": route.isActive ? "0" : "1"]
                )
                let edit = link("Edit", AdminURL.desk(.routeForm(route.id)).path)
                return [
                    "\(route.clientID.map { logins[$0] ?? "–" } ?? "every client")",
                    "\(destination)", "\(route.conditions.shown)", "\(route.priority)",
                    "\(route.refusal == nil ? "\(route.weight)" : "")",
                    Self.action(of: route, supplierNames),
                    activityChip(route.isActive),
                    frame.allows(.write, .routing) ? "\(edit) \(button)" : "",
                ]
            },
            caption: "Routes"
        ).html
    }

    private static func action(of route: Route, _ names: [SupplierID: String]) -> HTML {
        if let supplier = route.supplierID {
            return link(names[supplier] ?? "–", AdminURL.supplier(supplier).path)
        }
        return "<code>\(route.refusal?.rawValue ?? "")</code>"
    }
}

/// The form of a stored route.
struct RoutePage {
    var route: Route
    var suppliers: [Supplier]
    var clients: [Client]
    var form: FilledForm

    func page(_ frame: PageFrame) -> Page {
        let fields = RouteForm.fields(suppliers: suppliers, clients: clients)
        let html = form.html(
            action: AdminURL.desk(.routeForm(route.id)).path,
            groups: [FieldGroup("Route", fields)],
            button: "Save",
            frame: frame,
            layout: .init(cancel: AdminURL.routes.path)
        )
        return Page(
            title: "Route",
            section: .routes,
            content: """
                \(breadcrumbs([("Routing", AdminURL.routes.path)]))
                \(pageHead("Route", actions: activityChip(route.isActive)))\(html)
                """
        )
    }
}

/// The source prices of a supplier.
struct SourcePricesPage {
    var suppliers: [Supplier]
    /// Nil when no supplier was chosen yet.
    var chosen: Supplier?
    var tables: PriceTables?
    var editing: PriceEditing?

    func page(_ frame: PageFrame) -> Page {
        let items: [(label: HTML, url: String, isCurrent: Bool)] = suppliers.map {
            ("\($0.name)", AdminURL.sourcePrices($0.id).path, $0.id == chosen?.id)
        }
        let empty = emptyState(
            "Source prices are what a supplier asks. There is no supplier yet.",
            button: frame.createButton("Create", AdminURL.newSupplier.path, in: .routing)
        )
        let content: HTML
        if let chosen, var tables {
            let mayWrite = frame.allows(.write, .routing)
            let close = mayWrite ? AdminURL.sourcePart(chosen.id, .closure).path : nil
            let forms = mayWrite ? editing?.html(frame) ?? "" : ""
            tables.undoAction = mayWrite ? AdminURL.sourcePart(chosen.id, .undo).path : nil
            content = """
                \(tabs(items, name: "Suppliers"))\(forms)\(tables.html(frame, closeAction: close))
                """
        } else {
            content = empty
        }
        return Page(
            title: "Source prices",
            section: .sourcePrices(nil),
            content: "\(pageHead("Source prices"))\(content)"
        )
    }
}

extension RouteConditions {
    /// The conditions in one line; empty when there are none.
    fileprivate var shown: String {
        let parts = [
            sender.isEmpty ? "" : "sender \(sender)",
            numberPrefix.isEmpty ? "" : "number \(numberPrefix)…",
            textPart.isEmpty ? "" : "text “\(textPart)”",
        ]
        return parts.filter { !$0.isEmpty }.joined(separator: "; ")
    }
}

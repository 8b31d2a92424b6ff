// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Backoffice
import Billing
import Storage
import WebSupport

/// *Current traffic → Suppliers*, *Routing* and the import of prefixes.
struct RoutingController: Sendable {
    var desk: AdminDesk

    var routes: [AdminRoute] {
        [
            .get("/suppliers", .routing, suppliers),
            .post("/routes/{route}", .routing, switchRoute),
        ]
            + AdminRoute.form("/suppliers/new", .routing, show: newSupplier, submit: create)
            + AdminRoute.form("/suppliers/{supplier}", .routing, show: show, submit: update)
            + AdminRoute.form("/routes", .routing, show: routing, submit: createRoute)
            + AdminRoute.form("/routes/{route}/edit", .routing, show: edit, submit: save)
            + AdminRoute.form("/prefixes", .routing, show: prefixes, submit: importPrefixes)
    }

    // MARK: - Suppliers

    private func suppliers(_ request: AdminRequest) async throws -> AdminAnswer {
        let suppliers = try await desk.read { try SupplierRepository.list(in: $0) }
        return .page(SuppliersPage(suppliers: suppliers).page(request.frame))
    }

    private func newSupplier(_ request: AdminRequest) async throws -> AdminAnswer {
        let page = SupplierPage(supplier: nil, form: desk.newForm(SupplierForm.new))
        return .page(page.page(request.frame))
    }

    private func create(_ request: AdminRequest) async throws -> AdminAnswer {
        do {
            let id = try await desk.settings.createSupplier(
                request.submitted.typed,
                request.settings
            )
            return .done(
                AdminURL.sourcePrices(id).path,
                notice: "Supplier was created. Now set its source prices."
            )
        } catch let errors as FieldErrors {
            let page = SupplierPage(supplier: nil, form: desk.again(request, errors))
            return .refused(page.page(request.frame))
        }
    }

    private func supplier(_ request: AdminRequest) async throws -> Supplier {
        let id: SupplierID = try request.id("supplier")
        guard let supplier = try await desk.read({ try SupplierRepository.find(id, in: $0) })
        else { throw NotFound() }
        return supplier
    }

    private func show(_ request: AdminRequest) async throws -> AdminAnswer {
        let supplier = try await supplier(request)
        let form = FilledForm(SupplierForm.values(supplier))
        return .page(SupplierPage(supplier: supplier, form: form).page(request.frame))
    }

    private func update(_ request: AdminRequest) async throws -> AdminAnswer {
        let supplier = try await supplier(request)
        do {
            try await desk.settings.updateSupplier(
                supplier.id,
                request.submitted.typed,
                request.settings
            )
            return .done(AdminURL.suppliers.path, notice: "Supplier was saved.")
        } catch let errors as FieldErrors {
            let page = SupplierPage(supplier: supplier, form: desk.again(request, errors))
            return .refused(page.page(request.frame))
        }
    }

    // MARK: - Routes

    private func page(_ request: AdminRequest, _ form: FilledForm) async throws -> Page {
        try await desk.read { transaction in
            RoutesPage(
                routes: try RouteRepository.list(in: transaction),
                suppliers: try SupplierRepository.list(in: transaction),
                clients: try ClientRepository.list(in: transaction),
                form: form
            ).page(request.frame)
        }
    }

    private func routing(_ request: AdminRequest) async throws -> AdminAnswer {
        .page(try await page(request, desk.newForm(["priority": "100"])))
    }

    private func createRoute(_ request: AdminRequest) async throws -> AdminAnswer {
        do {
            _ = try await desk.settings.createRoute(request.submitted.typed, request.settings)
            return .done(AdminURL.routes.path, notice: "Route was created.")
        } catch let errors as FieldErrors {
            return .refused(try await page(request, desk.again(request, errors)))
        }
    }

    private func edit(_ request: AdminRequest) async throws -> AdminAnswer {
        let route = try await route(request)
        return .page(try await editor(request, route, FilledForm(route.typed)))
    }

    private func route(_ request: AdminRequest) async throws -> Route {
        let id: RouteID = try request.id("route")
        guard let route = try await desk.read({ try RouteRepository.find(id, in: $0) })
        else { throw NotFound() }
        return route
    }

    private func editor(
        _ request: AdminRequest,
        _ route: Route,
        _ form: FilledForm
    ) async throws -> Page {
        try await desk.read { transaction in
            RoutePage(
                route: route,
                suppliers: try SupplierRepository.list(in: transaction),
                clients: try ClientRepository.list(in: transaction),
                form: form
            ).page(request.frame)
        }
    }

    private func save(_ request: AdminRequest) async throws -> AdminAnswer {
        let route = try await route(request)
        do {
            let typed = request.submitted.typed
            try await desk.settings.updateRoute(route.id, typed, request.settings)
            return .done(AdminURL.routes.path, notice: "Route was saved.")
        } catch let errors as FieldErrors {
            return .refused(try await editor(request, route, desk.again(request, errors)))
        }
    }

    private func switchRoute(_ request: AdminRequest) async throws -> AdminAnswer {
        let isActive = request.submitted.typed[field: "active"] == "1"
        do {
            try await desk.settings.setRoute(
                request.id("route"),
                active: isActive,
                request.settings
            )
        } catch is FieldErrors {
            throw NotFound()
        }
        return .done(
            AdminURL.routes.path,
            notice: isActive ? "Route was activated." : "Route was deactivated."
        )
    }

    // MARK: - Prefixes

    private func prefixes(_ request: AdminRequest) async throws -> AdminAnswer {
        let count = try await desk.read { try ImportedPrefixRepository.count(in: $0) }
        let page = PrefixesPage(count: count, form: FilledForm(), problems: "")
        return .page(page.page(request.frame))
    }

    private func importPrefixes(_ request: AdminRequest) async throws -> AdminAnswer {
        var text = ""
        do {
            text = try request.submitted.text(file: "file", or: "deck")
            let count = try await desk.settings.importPrefixes(text, request.settings)
            return .done(AdminURL.prefixes.path, notice: "\(count) prefixes were imported.")
        } catch let errors as ImportErrors {
            let count = try await desk.read { try ImportedPrefixRepository.count(in: $0) }
            let page = PrefixesPage(
                count: count,
                form: FilledForm(["deck": text]),
                problems: importProblems(errors)
            )
            return .refused(page.page(request.frame))
        } catch let errors as FieldErrors {
            let count = try await desk.read { try ImportedPrefixRepository.count(in: $0) }
            var form = FilledForm()
            form.errors = errors
            let page = PrefixesPage(count: count, form: form, problems: "")
            return .refused(page.page(request.frame))
        }
    }
}

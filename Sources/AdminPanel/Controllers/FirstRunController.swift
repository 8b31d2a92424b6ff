// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Backoffice
import Billing
import Messaging
import Primitives
import Storage
import WebSupport

/// The first run: its steps, the simulated message centre, demo data.
struct FirstRunController: Sendable {
    var desk: AdminDesk

    var routes: [AdminRoute] {
        AdminRoute.form("/first-run", .overview, show: show, submit: useCentre) + [
            .post("/first-run/skip", .overview, skip),
            .post("/demo", .overview, loadDemo), .post("/demo/clear", .overview, clearDemo),
            // Where a refusal leaves the browser; the address may be opened again.
            .get("/demo", .overview, show), .get("/demo/clear", .overview, show),
        ]
    }

    private func show(_ request: AdminRequest) async throws -> AdminAnswer {
        .page(try await page(request, nil))
    }

    private func page(_ request: AdminRequest, _ refusal: Phrase?) async throws -> Page {
        let demo = try await desk.running.playground.demoState()
        let run = try await desk.read { try FirstRun(in: $0) }
        return FirstRunPage(run: run, demo: demo, refusal: refusal).page(request.frame)
    }

    private func refused(
        _ request: AdminRequest,
        _ errors: FieldErrors
    ) async throws -> AdminAnswer {
        .refused(try await page(request, errors.entries.first?.sentence))
    }

    private func skip(_ request: AdminRequest) async throws -> AdminAnswer {
        let typed = request.submitted.typed
        guard let step = FirstRun.Step(rawValue: typed[field: "step"]) else { throw NotFound() }
        let isSkipped = typed[field: "skip"] == "1"
        try await desk.office.database.write {
            try FirstRun.skip(step, isSkipped, in: $0)
        }
        return .redirect(AdminURL.desk(.firstRun).path)
    }

    // MARK: - The simulated message centre

    /// A supplier that is the simulated centre, with a price and a route to everywhere.
    private func useCentre(_ request: AdminRequest) async throws -> AdminAnswer {
        do {
            let centre = try await desk.running.playground.startCentre()
            let suppliers = try await desk.read { try SupplierRepository.list(in: $0) }
            if suppliers.contains(where: { $0.connector.systemID == centre.systemID }) {
                throw FieldErrors("", "The simulated message centre is a supplier already.")
            }
            let by = SettingsRequest(by: request.actor)
            let id = try await desk.settings.createSupplier(Self.fields(centre), by)
            let deck = CountryCode.all.map { "\($0.code),0.001" }.joined(separator: "\n")
            _ = try await desk.settings.importPrices(
                of: .supplier(id),
                deck: "country,price\n\(deck)\n",
                basis: .sent,
                by
            )
            // The last one of all: a real supplier that comes later goes before it.
            let route: TypedFields = ["supplier_id": "\(id)", "priority": "1000"]
            _ = try await desk.settings.createRoute(route, by)
            return .done(
                AdminURL.desk(.firstRun).path,
                notice: "The simulated message centre is your supplier, with prices and a route."
            )
        } catch let errors as FieldErrors {
            return try await refused(request, errors)
        }
    }

    private static func fields(_ centre: SimulatedCentre) -> TypedFields {
        var fields = SupplierForm.new
        fields[field: "name"] = "Simulated message centre"
        fields[field: "currency"] = "EUR"
        fields[field: "host"] = centre.host
        fields[field: "port"] = "\(centre.port)"
        fields[field: "system_id"] = centre.systemID
        fields[field: "password"] = centre.password
        return fields
    }

    // MARK: - Demo data

    private func loadDemo(_ request: AdminRequest) async throws -> AdminAnswer {
        do {
            try await desk.running.playground.loadDemo(by: request.actor)
            return .redirect(AdminURL.desk(.firstRun).path)
        } catch let errors as FieldErrors {
            return try await refused(request, errors)
        }
    }

    private func clearDemo(_ request: AdminRequest) async throws -> AdminAnswer {
        do {
            let state = try await desk.running.playground.demoState()
            guard case .loaded(let name) = state else {
                throw FieldErrors("", "There is nothing that could be cleared: \(Self.why(state))")
            }
            guard request.submitted.typed[field: "name"] == name else {
                throw FieldErrors("", "Nothing was cleared: type \(name) to confirm.")
            }
            try await desk.running.playground.clearDemo(by: request.actor)
            return .done(AdminURL.desk(.firstRun).path, notice: "The demo data are cleared.")
        } catch let errors as FieldErrors {
            return try await refused(request, errors)
        }
    }

    private static func why(_ state: DemoState) -> Phrase {
        switch state {
        case .inUse: "this platform has data of its own."
        case .loading: "the demo is still being set up."
        default: "no demo is loaded."
        }
    }
}

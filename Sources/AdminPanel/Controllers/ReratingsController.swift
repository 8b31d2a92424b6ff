// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Backoffice
import Billing
import Primitives
import Storage
import WebSupport

/// *Finance → Price corrections*: prices that were wrong, put right with a preview.
struct ReratingsController: Sendable {
    var desk: AdminDesk

    var routes: [AdminRoute] {
        [.get("/price-corrections", .finance, list)]
            + AdminRoute.form("/price-corrections/new", .finance, show: showNew, submit: create)
            + [.get("/price-corrections/{rerating}", .finance, show)]
    }

    private var reratings: Reratings { Reratings(office: desk.office) }

    private func list(_ request: AdminRequest) async throws -> AdminAnswer {
        let position: ReratingID? = request.query.identifier("before")
        let page = try await desk.read { transaction in
            let found = try ReratingRepository.page(
                before: position,
                limit: ReratingsPage.size + 1,
                in: transaction
            )
            let shown = Array(found.prefix(ReratingsPage.size))
            return ReratingsPage(
                rows: try shown.map {
                    ($0, try ReratingRepository.lines(of: $0.id, in: transaction))
                },
                hasMore: found.count > ReratingsPage.size,
                isFirst: position == nil
            )
        }
        return .page(page.page(request.frame))
    }

    private func show(_ request: AdminRequest) async throws -> AdminAnswer {
        let id: ReratingID = try request.id("rerating")
        let page = try await desk.read { transaction in
            guard let rerating = try ReratingRepository.find(id, in: transaction) else {
                throw NotFound()
            }
            let lines = try ReratingRepository.lines(of: id, in: transaction)
            var numbers: [InvoiceID: String] = [:]
            for case let invoice? in Set(lines.map(\.invoiceID)) {
                numbers[invoice] = try InvoiceRepository.find(invoice, in: transaction)?.number
            }
            return ReratingPage(rerating: rerating, lines: lines, numbers: numbers)
        }
        return .page(page.page(request.frame))
    }

    private func page(
        _ request: AdminRequest,
        _ form: FilledForm,
        preview: [CorrectedCharge]? = nil
    ) async throws -> Page {
        let (clients, products) = try await desk.read {
            (try ClientRepository.list(in: $0), try ProductRepository.list(in: $0))
        }
        return NewReratingPage(
            form: form,
            clients: clients,
            products: products,
            preview: preview
        ).page(request.frame)
    }

    private func showNew(_ request: AdminRequest) async throws -> AdminAnswer {
        var typed = request.query.typed
        if typed[field: "corrections"].isEmpty {
            typed[field: "corrections"] = "mccmnc,country,charged,price\n"
        }
        return .page(try await page(request, desk.newForm(typed)))
    }

    /// The zone and currency of whose prices are corrected.
    private func setting(_ typed: TypedFields) async throws -> (zone: String, currency: Currency) {
        try await desk.read { transaction in
            if let id = ClientID(typed[field: "client"]),
                let client = try ClientRepository.find(id, in: transaction)
            {
                return (client.zone, client.currency)
            }
            if let id = ProductID(typed[field: "product"]),
                let product = try ProductRepository.find(id, in: transaction)
            {
                return ("UTC", product.currency)
            }
            throw FieldErrors("client", "Choose a client or a product.")
        }
    }

    private func create(_ request: AdminRequest) async throws -> AdminAnswer {
        let sent = request.submitted
        do {
            let setting = try await setting(sent.typed)
            let wanted = try ReratingRequest(
                typed: sent.typed,
                zone: setting.zone,
                currency: setting.currency,
                catalogue: desk.catalogue
            )
            if sent.typed[field: "action"] == "preview" {
                let charges = try await reratings.preview(wanted)
                let form = desk.again(request, FieldErrors())
                return .page(try await page(request, form, preview: charges))
            }
            let id = try await reratings.apply(
                wanted,
                requestID: sent.requestID,
                by: request.actor
            )
            return .done(
                AdminURL.rerating(id).path,
                notice: "The prices were corrected; the next invoices explain it."
            )
        } catch let errors as FieldErrors {
            return .refused(try await page(request, desk.again(request, errors)))
        } catch let refusal as ReratingRefusal {
            let errors = FieldErrors(refusal.field, refusal.sentence)
            return .refused(try await page(request, desk.again(request, errors)))
        } catch let refusal as InvoicingRefusal {
            let errors = FieldErrors("", refusal.sentence)
            return .refused(try await page(request, desk.again(request, errors)))
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Backoffice
import Billing
import Messaging
import Primitives
import SQLInterface
import Storage
import WebSupport

/// *Finance → Disputes*: clients' and suppliers' own counts against ours, and supplier invoices.
struct DisputesController: Sendable {
    var desk: AdminDesk

    var routes: [AdminRoute] {
        [.get("/disputes", .finance, list)]
            + AdminRoute.form("/disputes/new", .finance, show: showNew, submit: create)
            + [
                .get("/disputes/{dispute}", .finance) { try await .page(page($0)) },
                .get("/disputes/{dispute}/messages", .finance, messages),
                .post("/disputes/{dispute}/note", .finance) { request in
                    try await change(request, "The note was added.") { disputes, id, typed in
                        try await disputes.note(id, typed, by: request.actor)
                    }
                },
                .post("/disputes/{dispute}/close", .finance) { request in
                    try await change(request, "The dispute was closed.") { disputes, id, typed in
                        try await disputes.close(id, typed, by: request.actor)
                    }
                },
                .post("/disputes/{dispute}/credit", .finance) { request in
                    try await change(request, "The credit note was issued.") {
                        disputes,
                        id,
                        typed in
                        try await disputes.credit(id, typed, by: request.actor)
                    }
                },
            ]
    }

    private var disputes: Disputes {
        Disputes(invoicing: desk.invoicing, catalogue: desk.catalogue)
    }

    private static func name(
        _ party: DisputeParty,
        _ transaction: any SQLTransaction
    ) throws -> String {
        switch party {
        case .client(let id): try ClientRepository.find(id, in: transaction)?.login ?? "–"
        case .supplier(let id): try SupplierRepository.find(id, in: transaction)?.name ?? "–"
        }
    }

    private func list(_ request: AdminRequest) async throws -> AdminAnswer {
        let position: DisputeID? = request.query.identifier("before")
        let page = try await desk.read { transaction in
            let found = try DisputeRepository.page(
                before: position,
                limit: DisputesPage.size + 1,
                in: transaction
            )
            return DisputesPage(
                rows: try found.prefix(DisputesPage.size).map {
                    ($0, try Self.name($0.party, transaction))
                },
                hasMore: found.count > DisputesPage.size,
                isFirst: position == nil
            )
        }
        return .page(page.page(request.frame))
    }

    // MARK: - A new one

    private func newPage(
        _ request: AdminRequest,
        _ form: FilledForm,
        problems: HTML = ""
    ) async throws -> Page {
        let (clients, suppliers) = try await desk.read {
            (try ClientRepository.list(in: $0), try SupplierRepository.list(in: $0))
        }
        let invoice: InvoiceID? = InvoiceID(form.values[field: "invoice"])
        let number = try await desk.read { transaction in
            try invoice.flatMap { try InvoiceRepository.find($0, in: transaction)?.number }
        }
        return NewDisputePage(
            form: form,
            clients: clients,
            suppliers: suppliers,
            invoiceNumber: number,
            problems: problems
        ).page(request.frame)
    }

    private func showNew(_ request: AdminRequest) async throws -> AdminAnswer {
        var typed = request.query.typed
        if let id: InvoiceID = request.query.identifier("invoice"),
            let invoice = try await desk.read({ try InvoiceRepository.find(id, in: $0) })
        {
            typed[field: "client"] = "\(invoice.clientID)"
            typed[field: "reference"] = invoice.number
            typed[field: "from"] = invoice.period.map { "\($0.firstOn)" } ?? ""
            typed[field: "through"] = invoice.period.map { "\($0.lastOn)" } ?? ""
        }
        if typed[field: "tolerance"].isEmpty { typed[field: "tolerance"] = "0.5" }
        return .page(try await newPage(request, desk.newForm(typed)))
    }

    private func create(_ request: AdminRequest) async throws -> AdminAnswer {
        let sent = request.submitted
        let file = sent.files["file"].map { (name: "traffic file", bytes: $0) }
        do {
            let id = try await disputes.open(sent.typed, file: file, by: request.actor)
            return .done(
                AdminURL.dispute(id).path,
                notice: "The file was compared with our counts."
            )
        } catch let errors as FieldErrors {
            return .refused(try await newPage(request, desk.again(request, errors)))
        } catch let errors as ImportErrors {
            let form = desk.again(request, FieldErrors())
            return .refused(
                try await newPage(request, form, problems: importProblems(errors))
            )
        }
    }

    // MARK: - One dispute

    private func page(
        _ request: AdminRequest,
        errors: FieldErrors = FieldErrors()
    ) async throws -> Page {
        let id: DisputeID = try request.id("dispute")
        guard let dispute = try await desk.read({ try DisputeRepository.find(id, in: $0) })
        else { throw NotFound() }
        let comparison = try await disputes.comparison(id)
        let page = try await desk.read { transaction in
            DisputePage(
                dispute: dispute,
                party: try Self.name(dispute.party, transaction),
                invoiceNumber: try dispute.invoiceID.flatMap {
                    try InvoiceRepository.find($0, in: transaction)?.number
                },
                creditNumber: try dispute.creditNoteID.flatMap {
                    try CreditNoteRepository.find($0, in: transaction)?.number
                },
                comparison: comparison,
                timeline: try DisputeRepository.timeline(of: id, in: transaction),
                form: FilledForm(request.submitted.typed, errors: errors)
            )
        }
        return page.page(request.frame)
    }

    private func change(
        _ request: AdminRequest,
        _ notice: String,
        _ body: (Disputes, DisputeID, TypedFields) async throws -> Void
    ) async throws -> AdminAnswer {
        let id: DisputeID = try request.id("dispute")
        guard try await desk.read({ try DisputeRepository.find(id, in: $0) }) != nil else {
            throw NotFound()
        }
        do {
            try await body(disputes, id, request.submitted.typed)
            return .done(AdminURL.dispute(id).path, notice: notice)
        } catch let errors as FieldErrors {
            return .refused(try await page(request, errors: errors))
        } catch let refusal as InvoicingRefusal {
            return .refused(try await page(request, errors: refusal.fieldErrors))
        }
    }

    private func messages(_ request: AdminRequest) async throws -> AdminAnswer {
        let id: DisputeID = try request.id("dispute")
        let query = request.query
        guard let dispute = try await desk.read({ try DisputeRepository.find(id, in: $0) }),
            let day = query.date("on"), let country = CountryCode(query["country"])
        else { throw NotFound() }
        let destination = Destination(country: country, network: Network(query["network"]))
        let comparison = try await disputes.messages(id, on: day, destination)
        let page = DisputedMessagesPage(
            dispute: dispute,
            on: day,
            destination: destination,
            comparison: comparison
        )
        return .page(page.page(request.frame))
    }
}

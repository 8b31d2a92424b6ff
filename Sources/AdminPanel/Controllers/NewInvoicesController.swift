// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Backoffice
import Billing
import Documents
import Primitives
import Storage
import WebSupport

/// **Create** and **Create for amount**.
struct NewInvoicesController: Sendable {
    var desk: AdminDesk

    var routes: [AdminRoute] {
        AdminRoute.form("/invoices/new", .finance, show: show, submit: create)
            + AdminRoute.form(
                "/invoices/new-amount",
                .finance,
                show: showAmount,
                submit: createAmount
            )
    }

    /// Those who can be invoiced: related accounts are billed with their main client.
    private func clients() async throws -> [Client] {
        try await desk.read { transaction in
            try ClientRepository.list(in: transaction).filter { $0.mainClientID == nil }
        }
    }

    private func today(_ client: Client?, _ frame: PageFrame) -> CalendarDate {
        client.flatMap { try? BillingCalendar(zone: $0.zone) }?.localDate(of: frame.now)
            ?? frame.today
    }

    // MARK: - For a period

    private func show(_ request: AdminRequest) async throws -> AdminAnswer {
        var typed = request.query.typed
        if typed[field: "what"].isEmpty { typed[field: "what"] = "both" }
        return .page(try await page(request, desk.newForm(typed)))
    }

    private func page(
        _ request: AdminRequest,
        _ form: FilledForm,
        preview: Preview? = nil
    ) async throws -> Page {
        let clients = try await clients()
        let client = clients.first { "\($0.id)" == form.values[field: "client"] }
        let today = today(client, request.frame)
        var form = form
        if let client, form.values[field: "from"].isEmpty {
            try await suggestPeriod(client, today, &form)
        }
        return NewInvoicePage(
            form: form,
            clients: clients,
            presets: NewInvoicePage.presets(on: today),
            preview: preview,
            frame: request.frame
        ).page
    }

    /// Fills in the days since the last cut, which is what is wanted most often.
    private func suggestPeriod(
        _ client: Client,
        _ today: CalendarDate,
        _ form: inout FilledForm
    ) async throws {
        let now = desk.office.now
        let start = try await desk.read {
            try ClientPeriod.read(client, now: now, in: $0).start
        }
        let first = try BillingCalendar(zone: client.zone).localDate(of: start)
        form.values[field: "from"] = "\(first)"
        if first < today {
            form.values[field: "through"] = "\(today.adding(days: -1))"
        } else {
            form.values[field: "up_to_now"] = "1"
        }
    }

    /// What pressing the button would do.
    enum Preview {
        case draft(DrawnDraft)
        case statisticsOnly
    }

    private func create(_ request: AdminRequest) async throws -> AdminAnswer {
        let sent = request.submitted
        do {
            let wanted = try UsageInvoiceRequest(typed: sent.typed)
            if sent.typed[field: "action"] == "preview" {
                let preview: Preview =
                    wanted.content == .statistics
                    ? .statisticsOnly
                    : .draft(try await desk.drawn(try await desk.invoicing.preview(wanted)))
                let form = desk.again(request, FieldErrors())
                return .page(try await page(request, form, preview: preview))
            }
            if wanted.content != .statistics {
                try await checkDrawing(try? await desk.invoicing.preview(wanted))
            }
            let made = try await desk.invoicing.create(
                wanted,
                requestID: sent.requestID,
                by: request.actor
            )
            return done(made, wanted.clientID)
        } catch let errors as FieldErrors {
            return .refused(try await page(request, desk.again(request, errors)))
        } catch let refusal as InvoicingRefusal {
            let form = desk.again(request, refusal.fieldErrors)
            return .refused(try await page(request, form))
        }
    }

    /// Refuses what could be issued and then not be drawn, such as a name in a script that no
    /// font here has.
    ///
    /// There is no draft when the preview was refused; creating says why, or knows that the
    /// form was sent before.
    private func checkDrawing(_ draft: InvoiceDraft?) async throws {
        guard let draft else { return }
        do {
            _ = try await desk.documents.draftPDF(draft)
        } catch let error as DocumentError {
            throw FieldErrors("", error.sentence)
        }
    }

    private func done(_ made: IssuedDocuments, _ client: ClientID) -> AdminAnswer {
        if let invoice = made.invoiceID {
            return .done(
                AdminURL.invoice(invoice).path,
                notice: "Invoice \(made.number ?? "") was issued."
            )
        }
        return .done(
            AdminURL.client(client, .invoices).path,
            notice: "The statistics were made."
        )
    }

    // MARK: - For an amount

    private func amountPage(
        _ request: AdminRequest,
        _ form: FilledForm,
        draft: DrawnDraft? = nil
    ) async throws -> Page {
        NewAmountInvoicePage(
            form: form,
            clients: try await clients(),
            draft: draft,
            frame: request.frame
        ).page
    }

    private func showAmount(_ request: AdminRequest) async throws -> AdminAnswer {
        var typed = request.query.typed
        let chosen = try await clients().first { "\($0.id)" == typed[field: "client"] }
        if typed[field: "date"].isEmpty {
            typed[field: "date"] = "\(today(chosen, request.frame))"
        }
        return .page(try await amountPage(request, desk.newForm(typed)))
    }

    private func createAmount(_ request: AdminRequest) async throws -> AdminAnswer {
        let sent = request.submitted
        do {
            let id = ClientID(sent.typed[field: "client"])
            guard let client = try await clients().first(where: { $0.id == id }) else {
                throw FieldErrors("client", "Client is required.")
            }
            let wanted = try AmountInvoiceRequest(typed: sent.typed, client: client)
            if sent.typed[field: "action"] == "preview" {
                let draft = try await desk.drawn(try await desk.invoicing.preview(wanted))
                let form = desk.again(request, FieldErrors())
                return .page(try await amountPage(request, form, draft: draft))
            }
            try await checkDrawing(try? await desk.invoicing.preview(wanted))
            let made = try await desk.invoicing.create(
                wanted,
                requestID: sent.requestID,
                by: request.actor
            )
            return done(made, client.id)
        } catch let errors as FieldErrors {
            return .refused(try await amountPage(request, desk.again(request, errors)))
        } catch let refusal as InvoicingRefusal {
            let form = desk.again(request, refusal.fieldErrors)
            return .refused(try await amountPage(request, form))
        }
    }
}

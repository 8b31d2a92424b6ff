// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Backoffice
import Billing
import Documents
import Storage
import WebSupport

/// The notice of a client's price changes: what it would say, sending it, and those sent.
struct PriceNoticesController: Sendable {
    var desk: AdminDesk

    var routes: [AdminRoute] {
        AdminRoute.form(
            "/clients/{client}/price-notice",
            .clients,
            show: show,
            submit: send
        )
            + PriceNoticeFile.allCases.map { form in
                .get("/clients/{client}/price-notices/{notice}/prices.\(form.rawValue)", .clients) {
                    try await file($0, form)
                }
            }
    }

    private func show(_ request: AdminRequest) async throws -> AdminAnswer {
        do {
            return .page(try await page(request, FieldErrors()))
        } catch let errors as FieldErrors {
            return .refused(try await empty(request, errors))
        }
    }

    private func send(_ request: AdminRequest) async throws -> AdminAnswer {
        let id: ClientID = try request.id("client")
        guard let through = PriceRowID(request.submitted.typed[field: "through"]) else {
            let errors = FieldErrors("", "Open the page anew: the form was not complete.")
            return .refused(try await empty(request, errors))
        }
        do {
            _ = try await desk.settings.sendPriceNotice(
                to: id,
                through: through,
                request.settings
            )
            return .done(
                AdminURL.priceNotice(id).path,
                notice: "The notice is in the outbox."
            )
        } catch let errors as FieldErrors {
            return .refused(try await empty(request, errors))
        }
    }

    private func file(
        _ request: AdminRequest,
        _ form: PriceNoticeFile
    ) async throws -> AdminAnswer {
        let client: ClientID = try request.id("client")
        let id: PriceNoticeID = try request.id("notice")
        let record = try await desk.read { try PriceNoticeRepository.find(id, in: $0) }
        guard record?.clientID == client,
            let file = try await desk.documents.priceNotice(id, form)
        else { throw NotFound() }
        return .file(
            PanelFile(bytes: file.bytes, mediaType: file.mediaType, name: file.name)
        )
    }

    private func page(_ request: AdminRequest, _ errors: FieldErrors) async throws -> Page {
        let header = try await desk.header(request)
        let id = header.client.id
        let page = PriceNoticePage(
            draft: try await desk.settings.priceNotice(for: id),
            sent: try await desk.read {
                try PriceNoticeRepository.list(of: id, limit: PriceNoticePage.sentMax, in: $0)
            },
            requestID: desk.secrets.newRequestID(),
            errors: errors
        )
        return ClientTabPage(
            header: header,
            tab: .prices,
            content: page.html(request.frame, client: id)
        ).page(request.frame)
    }

    /// The page of a refusal: what was wrong, and what there is to send now.
    private func empty(_ request: AdminRequest, _ errors: FieldErrors) async throws -> Page {
        if let page = try? await page(request, errors) { return page }
        let header = try await desk.header(request)
        return ClientTabPage(
            header: header,
            tab: .prices,
            content: notice("\(errors.description)", tone: .bad)
        ).page(request.frame)
    }
}

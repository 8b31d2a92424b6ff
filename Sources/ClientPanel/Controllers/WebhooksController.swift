// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Primitives
import Storage
import WebSupport

/// Where the client is told of what happens, and what it was told.
struct WebhooksController: Sendable {
    let desk: ClientDesk

    var routes: [ClientRoute] {
        [
            .get("/client/webhooks", .access, list),
            .post("/client/webhooks", .access, create),
            .get("/client/webhooks/{webhook}", .access, show),
            .post("/client/webhooks/{webhook}", .access, update),
            .post("/client/webhooks/{webhook}/rotate", .access, rotate),
            .post("/client/webhooks/{webhook}/resend/{delivery}", .access, resend),
            .post("/client/webhooks/{webhook}/remove", .access, remove),
        ]
    }

    /// Deliveries of a page: an hour of a quiet endpoint.
    static let pageSize = 50

    private func list(_ request: ClientRequest) async throws -> ClientAnswer {
        .page(try await listPage(request, form: [:], FormProblems()))
    }

    private func listPage(
        _ request: ClientRequest,
        form: [String: String],
        _ problems: FormProblems
    ) async throws -> Page {
        let client = request.scope.clientID
        let endpoints = try await desk.read {
            try WebhookRepository.endpoints(of: client, in: $0)
        }
        let page = WebhooksPage(endpoints: endpoints, form: form, problems: problems)
        return page.page(request.frame)
    }

    private func create(_ request: ClientRequest) async throws -> ClientAnswer {
        let form = request.submitted.fields
        do {
            let made = try await desk.programs.webhooks.create(
                of: request.scope.clientID,
                form: form,
                by: request.actor
            )
            return .done(.webhook(made.id), notice: "The webhook was created.")
        } catch let problems as FormProblems {
            return .refused(try await listPage(request, form: form, problems))
        }
    }

    private func show(_ request: ClientRequest) async throws -> ClientAnswer {
        .page(try await page(request, form: nil, FormProblems()))
    }

    private func page(
        _ request: ClientRequest,
        form: [String: String]?,
        _ problems: FormProblems
    ) async throws -> Page {
        let id: WebhookEndpointID = try request.id("webhook")
        let client = request.scope.clientID
        let before: WebhookDeliveryID? = request.query.identifier("before")
        let found = try await desk.read { transaction -> (WebhookEndpoint, [WebhookDelivery]) in
            guard
                let endpoint = try WebhookRepository.endpoint(id, of: client, in: transaction)
            else { throw NotFound() }
            let deliveries = try WebhookRepository.deliveries(
                of: client,
                to: id,
                before: before,
                limit: Self.pageSize + 1,
                in: transaction
            )
            return (endpoint, deliveries)
        }
        var page = WebhookPage(endpoint: found.0, deliveries: found.1)
        page.isFirst = before == nil
        page.problems = problems
        if let form { page.form = form }
        return page.page(request.frame)
    }

    private func update(_ request: ClientRequest) async throws -> ClientAnswer {
        let id: WebhookEndpointID = try request.id("webhook")
        let form = request.submitted.fields
        do {
            try await desk.programs.webhooks.update(
                id,
                of: request.scope.clientID,
                form: form,
                by: request.actor
            )
            return .done(.webhook(id), notice: "The webhook was saved.")
        } catch let problems as FormProblems {
            return .refused(try await page(request, form: form, problems))
        }
    }

    private func rotate(_ request: ClientRequest) async throws -> ClientAnswer {
        let id: WebhookEndpointID = try request.id("webhook")
        let client = request.scope.clientID
        try await desk.programs.webhooks.rotate(id, of: client, by: request.actor)
        let notice: Phrase = "There is a new secret. The former one signs as well for a day."
        return .done(.webhook(id), notice: notice)
    }

    private func remove(_ request: ClientRequest) async throws -> ClientAnswer {
        let id: WebhookEndpointID = try request.id("webhook")
        let client = request.scope.clientID
        try await desk.programs.webhooks.remove(id, of: client, by: request.actor)
        return .done(.webhooks, notice: "The webhook was removed.")
    }

    private func resend(_ request: ClientRequest) async throws -> ClientAnswer {
        let id: WebhookEndpointID = try request.id("webhook")
        let delivery: WebhookDeliveryID = try request.id("delivery")
        let client = request.scope.clientID
        try await desk.programs.webhooks.resend(delivery, of: client, by: request.actor)
        return .done(.webhook(id), notice: "The event is on its way again.")
    }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Primitives
import Storage
import WebSupport

/// The client's keys of the API.
struct APIKeysController: Sendable {
    let desk: ClientDesk

    var routes: [ClientRoute] {
        [
            .get("/client/api-keys", .access, show),
            .post("/client/api-keys", .access, create),
            .post("/client/api-keys/{key}/revoke", .access, revoke),
        ]
    }

    private func show(_ request: ClientRequest) async throws -> ClientAnswer {
        .page(try await page(request) { _ in })
    }

    private func page(
        _ request: ClientRequest,
        _ change: (inout APIKeysView) -> Void
    ) async throws -> Page {
        let (scope, frame) = (request.scope, request.frame)
        let (keys, accesses) = try await desk.read { transaction in
            (
                try APIKeyRepository.list(of: scope.clientID, in: transaction),
                try scope.accesses(in: transaction)
            )
        }
        var view = APIKeysView(
            keys: keys,
            scopes: APIScope.allCases.filter { frame.person.role.holds($0) },
            url: ClientURL.apiKeys.path
        )
        view.accesses = accesses.filter(\.isActive)
        change(&view)
        let intro: HTML = "<p>What your programs sign in with.</p>"
        let head = pageHead("API keys", actions: APIKeysView.reference, intro: intro)
        let content = view.html(frame.show, now: frame.now, formToken: frame.formToken)
        return Page(title: "API keys", section: .apiKeys, content: "\(head)\(content)")
    }

    private func create(_ request: ClientRequest) async throws -> ClientAnswer {
        let form = request.submitted.fields
        let result = try await desk.programs.keys.make(
            for: .client(request.scope.clientID),
            form: form,
            role: request.frame.person.role,
            by: request.actor
        )
        let page = try await page(request) { $0.show(result, of: form) }
        return result.isRefused ? .refused(page) : .page(page)
    }

    private func revoke(_ request: ClientRequest) async throws -> ClientAnswer {
        let id: APIKeyID = try request.id("key")
        try await desk.programs.keys.revoke(
            id,
            of: request.scope.clientID,
            by: request.actor
        )
        return .done(.apiKeys, notice: "The key opens nothing any more.")
    }
}

extension ClientRequest {
    /// Who asks, as the audit log writes it.
    var actor: String { "\(frame.person.login) (\(asked.address))" }
}

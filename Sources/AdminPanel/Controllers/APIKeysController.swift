// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Backoffice
import Billing
import Primitives
import Storage
import WebSupport

/// Keys of the API: the operator's own, and those that are made for a client.
struct APIKeysController: Sendable {
    var desk: AdminDesk

    var routes: [AdminRoute] {
        [
            .post("/api-keys/{key}/revoke", .people, revoke),
            .post("/clients/{client}/api-keys/{key}/revoke", .clients, revokeOfClient),
        ]
            + AdminRoute.form("/api-keys", .people, show: show, submit: create)
            + AdminRoute.form(
                "/clients/{client}/api-keys",
                .clients,
                show: showOfClient,
                submit: createForClient
            )
    }

    // MARK: - The operator's

    private func show(_ request: AdminRequest) async throws -> AdminAnswer {
        .page(try await page(request) { _ in })
    }

    private func page(
        _ request: AdminRequest,
        _ change: (inout APIKeysView) -> Void
    ) async throws -> Page {
        let (keys, people, clients) = try await desk.read { transaction in
            (
                try APIKeyRepository.list(in: transaction),
                try PersonRepository.list(in: transaction),
                try ClientRepository.list(in: transaction)
            )
        }
        let logins = Dictionary(uniqueKeysWithValues: people.map { ($0.id, $0.login) })
        let names = Dictionary(uniqueKeysWithValues: clients.map { ($0.id, $0.login) })
        var view = APIKeysView(
            keys: keys,
            scopes: APIScope.allCases.filter(\.isForOperators),
            url: AdminURL.apiKeys.path
        )
        for key in keys {
            view.owners[key.id] =
                switch key.owner {
                case .client(let id): "client \(names[id] ?? "\(id)")"
                case .person(let id): logins[id] ?? "\(id)"
                }
        }
        view.people = people.filter { $0.isActive && !$0.role.isForClients }
        view.form["person_id"] = "\(request.frame.person.id)"
        view.mayWrite = request.frame.allows(.write, .people)
        change(&view)
        let intro: HTML = """
            <p>What programs sign in with. A key acts for a person and does no more than the \
            person may; a client's keys are made in the client's profile.</p>
            """
        return framed(request, .apiKeys, "API keys", intro, view)
    }

    private func framed(
        _ request: AdminRequest,
        _ section: AdminURL,
        _ title: Phrase,
        _ intro: HTML,
        _ view: APIKeysView
    ) -> Page {
        let frame = request.frame
        let head = pageHead(title, actions: APIKeysView.reference, intro: intro)
        let content = view.html(frame.show, now: frame.now, formToken: frame.formToken)
        return Page(title: title, section: section, content: "\(head)\(content)")
    }

    private func create(_ request: AdminRequest) async throws -> AdminAnswer {
        let form = request.submitted.typed.values
        guard let person = form["person_id"].flatMap({ PersonID($0) }) else {
            var problems = FormProblems()
            problems.add("person_id", "Choose the person that the key acts for.")
            return .refused(try await page(request) { $0.problems = problems })
        }
        let result = try await make(.person(person), request)
        let page = try await page(request) { $0.show(result, of: form) }
        return result.isRefused ? .refused(page) : .page(page)
    }

    private func make(
        _ owner: APIKey.Owner,
        _ request: AdminRequest
    ) async throws -> APIKeys.FormResult {
        try await desk.programs.keys.make(
            for: owner,
            form: request.submitted.typed.values,
            role: request.frame.person.role,
            by: "\(request.actor)"
        )
    }

    private func revoke(_ request: AdminRequest) async throws -> AdminAnswer {
        let id: APIKeyID = try request.id("key")
        try await desk.programs.keys.revoke(id, by: "\(request.actor)")
        return .done(AdminURL.apiKeys.path, notice: "The key opens nothing any more.")
    }

    // MARK: - A client's

    private func showOfClient(_ request: AdminRequest) async throws -> AdminAnswer {
        .page(try await clientPage(request) { _ in })
    }

    private func clientPage(
        _ request: AdminRequest,
        _ change: (inout APIKeysView) -> Void
    ) async throws -> Page {
        let id: ClientID = try request.id("client")
        let found = try await desk.read { transaction -> (Client, [APIKey], [Access]) in
            guard let client = try ClientRepository.find(id, in: transaction) else {
                throw NotFound()
            }
            return (
                client, try APIKeyRepository.list(of: id, in: transaction),
                try AccessRepository.list(of: id, in: transaction)
            )
        }
        var view = APIKeysView(
            keys: found.1,
            scopes: APIScope.allCases.filter(\.isForClients),
            url: AdminURL.clientKeys(id).path
        )
        view.accesses = found.2.filter(\.isActive)
        view.mayWrite = request.frame.allows(.write, .clients)
        change(&view)
        let profile = link(found.0.login, AdminURL.client(id, .access).path)
        let intro: HTML = "<p>Keys of client \(profile).</p>"
        return framed(request, .clients, "API keys", intro, view)
    }

    private func createForClient(_ request: AdminRequest) async throws -> AdminAnswer {
        let form = request.submitted.typed.values
        let result = try await make(.client(try request.id("client")), request)
        let page = try await clientPage(request) { $0.show(result, of: form) }
        return result.isRefused ? .refused(page) : .page(page)
    }

    private func revokeOfClient(_ request: AdminRequest) async throws -> AdminAnswer {
        let id: APIKeyID = try request.id("key")
        let client: ClientID = try request.id("client")
        try await desk.programs.keys.revoke(id, of: client, by: "\(request.actor)")
        let url = AdminURL.clientKeys(client).path
        return .done(url, notice: "The key opens nothing any more.")
    }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Primitives
import Storage
import WebSupport

extension ClientPanel {
    /// Answers a request: the one place where a person becomes a scope.
    func answer(_ route: ClientRoute, _ asked: PanelRequest) async throws -> PanelAnswer {
        do {
            let request = try await request(asked)
            guard asked.person.role.opens(route.area) else { return .forbidden }
            return present(try await route.handler(request), request.frame, to: asked)
        } catch is NotFound {
            return .notFound
        }
    }

    private func request(_ asked: PanelRequest) async throws -> ClientRequest {
        guard asked.person.isOfClient, let id = asked.person.clientID else { throw NotFound() }
        let scope = ClientScope(id)
        guard let client = try await desk.database.read({ try scope.client(in: $0) }) else {
            throw NotFound()
        }
        let frame = PageFrame(
            person: asked.person,
            client: client,
            formToken: asked.formTokenField,
            show: Show(zone: asked.person.zone),
            now: asked.now
        )
        return ClientRequest(
            frame: frame,
            scope: scope,
            asked: asked,
            query: asked.queryValues
        )
    }

    private func present(
        _ answer: ClientAnswer,
        _ frame: PageFrame,
        to asked: PanelRequest
    ) -> PanelAnswer {
        switch answer {
        case .page(let page): .document(document(page, frame, asked), status: 200)
        case .refused(let page): .document(document(page, frame, asked), status: 422)
        case .done(let url, let notice): .redirect(url.path, notice: notice)
        case .file(let file): .file(file)
        case .stream(let stream): .stream(stream)
        }
    }

    private func document(_ page: Page, _ frame: PageFrame, _ asked: PanelRequest) -> HTML {
        let company = frame.client.company.name
        var layout = Layout(
            title: page.title,
            panelName: Phrase(verbatim: company.isEmpty ? frame.client.login : company),
            menu: ClientNavigation.menu(for: asked.person.role, at: page.section)
        )
        layout.findURL = ClientURL.find.path
        return layout.document(page.content, for: asked)
    }
}

extension Person {
    /// Whether the person belongs to a client and has one of the clients' roles.
    var isOfClient: Bool {
        switch role {
        case .clientOwner, .accountant, .developer: clientID != nil
        case .owner, .finance, .routing, .support, .readOnly: false
        }
    }
}

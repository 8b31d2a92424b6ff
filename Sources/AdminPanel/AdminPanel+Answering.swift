// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Backoffice
import Storage
import WebSupport

extension AdminPanel {
    /// Answers a request, or refuses it: the one place where rights are enforced.
    func answer(_ route: AdminRoute, _ asked: PanelRequest) async throws -> PanelAnswer {
        guard asked.person.role.allows(route.action, in: route.area) else { return .forbidden }
        do {
            return present(try await route.handler(request(asked)), to: asked)
        } catch is NotFound {
            return .notFound
        }
    }

    private func request(_ asked: PanelRequest) -> AdminRequest {
        let person = asked.person
        let frame = PageFrame(
            person: person,
            formToken: asked.formTokenField,
            show: Show(zone: person.zone, catalogue: desk.catalogue),
            now: asked.now
        )
        return AdminRequest(
            frame: frame,
            actor: Actor(personID: person.id, login: person.login, address: asked.address),
            asked: asked,
            query: asked.queryValues,
            submitted: SubmittedForm(
                typed: TypedFields(asked.form.fields),
                files: asked.form.files
            )
        )
    }

    private func present(_ answer: AdminAnswer, to asked: PanelRequest) -> PanelAnswer {
        switch answer {
        case .page(let page): .document(document(page, asked), status: 200)
        case .refused(let page): .document(document(page, asked), status: 422)
        case .conflict(let page): .document(document(page, asked), status: 409)
        case .done(let url, let notice): .redirect(url, notice: notice)
        case .redirect(let url): .redirect(url, notice: nil)
        case .file(let file): .file(file)
        case .stream(let stream): .stream(stream)
        case .events(let events): .events(events)
        }
    }

    private func document(_ page: Page, _ asked: PanelRequest) -> HTML {
        let menu = AdminNavigation.menu(for: asked.person.role, at: page.section)
        var layout = Layout(title: page.title, panelName: "Admin panel", menu: menu)
        layout.refreshSeconds = page.refreshSeconds
        layout.findURL = AdminURL.find.path
        return layout.document(page.content, for: asked)
    }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Backoffice
import Billing
import Storage
import WebSupport

/// The *Access* tab of a client: what it binds with.
struct AccessesController: Sendable {
    var desk: AdminDesk

    var routes: [AdminRoute] {
        [
            .get("/clients/{client}/access", .clients) { try await show($0) },
            .get("/clients/{client}/access/new", .clients) { try await show($0) },
            .post("/clients/{client}/access/new", .clients, create),
            .get("/clients/{client}/access/{access}", .clients, edit),
            .post("/clients/{client}/access/{access}", .clients, update),
            .post("/clients/{client}/access/{access}/password", .clients, resetPassword),
        ]
    }

    private var newForm: FilledForm {
        var values = AccessForm.values(
            Access(id: AccessID(0), clientID: ClientID(0), systemID: "", passwordHash: "")
        )
        values[field: "is_active"] = "1"
        return desk.newForm(values)
    }

    private func show(_ request: AdminRequest) async throws -> AdminAnswer {
        .page(try await page(request, newForm))
    }

    private func page(
        _ request: AdminRequest,
        _ form: FilledForm,
        edited: AccessID? = nil,
        fresh: (systemID: String, password: String)? = nil
    ) async throws -> Page {
        let header = try await desk.header(request)
        let id = header.client.id
        let accesses = try await desk.read { try AccessRepository.list(of: id, in: $0) }
        let tab = ClientAccessTab(
            client: header.client,
            accesses: accesses,
            form: form,
            edited: edited,
            freshPassword: fresh
        )
        return ClientTabPage(header: header, tab: .access, content: tab.html(request.frame))
            .page(request.frame)
    }

    /// The answer to a create is the page itself, not a redirect: the password is shown once
    /// and must not travel in a URL or a stored notice.
    private func create(_ request: AdminRequest) async throws -> AdminAnswer {
        var typed = request.submitted.typed
        let isMade = typed[field: "password"].isEmpty
        if isMade { typed[field: "password"] = desk.secrets.newAccessPassword() }
        let password = typed[field: "password"]
        do {
            // A made password differs on every attempt, so the request id, which compares
            // contents, cannot be used; the unique system id refuses a repetition.
            _ = try await desk.settings.createAccess(
                of: request.id("client"),
                typed,
                SettingsRequest(by: request.actor),
                hashing: desk.secrets.accessHashing
            )
            let fresh = (typed[field: "system_id"], password)
            return .page(try await page(request, newForm, fresh: isMade ? fresh : nil))
        } catch let errors as FieldErrors {
            return .refused(try await page(request, desk.again(request, errors)))
        }
    }

    private func access(_ request: AdminRequest) async throws -> Access {
        let id: AccessID = try request.id("access")
        let client: ClientID = try request.id("client")
        guard let access = try await desk.read({ try AccessRepository.find(id, in: $0) }),
            access.clientID == client
        else { throw NotFound() }
        return access
    }

    private func edit(_ request: AdminRequest) async throws -> AdminAnswer {
        let access = try await access(request)
        let form = FilledForm(AccessForm.values(access))
        return .page(try await page(request, form, edited: access.id))
    }

    private func update(_ request: AdminRequest) async throws -> AdminAnswer {
        let access = try await access(request)
        do {
            try await desk.settings.updateAccess(
                access.id,
                request.submitted.typed,
                request.settings
            )
            return .done(
                AdminURL.client(access.clientID, .access).path,
                notice: "Access was saved."
            )
        } catch let errors as FieldErrors {
            let form = desk.again(request, errors)
            return .refused(try await page(request, form, edited: access.id))
        }
    }

    private func resetPassword(_ request: AdminRequest) async throws -> AdminAnswer {
        let access = try await access(request)
        let password = desk.secrets.newAccessPassword()
        try await desk.settings.setAccessPassword(
            access.id,
            to: password,
            request.settings,
            hashing: desk.secrets.accessHashing
        )
        return .page(
            try await page(request, newForm, fresh: (access.systemID, password))
        )
    }
}

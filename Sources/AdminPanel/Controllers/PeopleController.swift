// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Backoffice
import Billing
import Storage
import WebSupport

/// *Settings*: people and roles, audit log, libraries.
struct PeopleController: Sendable {
    var desk: AdminDesk

    var routes: [AdminRoute] {
        [
            .get("/people", .people, list), .get("/audit", .people, audit),
            .post("/people/{person}/password", .people, setPassword),
            .post("/people/{person}/second-step", .people, removeSecondStep),
        ]
            + AdminRoute.form("/people/new", .people, show: showNew, submit: create)
            + AdminRoute.form("/people/{person}", .people, show: show, submit: update)
            + AdminRoute.form("/libraries", .finance, show: libraries, submit: addMethod)
    }

    private func clients() async throws -> [Client] {
        try await desk.read { try ClientRepository.list(in: $0) }
    }

    private func list(_ request: AdminRequest) async throws -> AdminAnswer {
        let people = try await desk.read { try PersonRepository.list(in: $0) }
        let page = PeoplePage(people: people, clients: try await clients())
        return .page(page.page(request.frame))
    }

    private func showNew(_ request: AdminRequest) async throws -> AdminAnswer {
        let zone = request.frame.person.zone
        var form = desk.newForm(["zone": zone, "is_active": "1"])
        for field in ["client_id", "role"] {
            form.values[field: field] = request.query.typed[field: field]
        }
        return .page(try await page(request, nil, form))
    }

    private func page(
        _ request: AdminRequest,
        _ person: Person?,
        _ form: FilledForm,
        password: FilledForm = FilledForm()
    ) async throws -> Page {
        let id = person?.id
        let factor = try await desk.read { transaction in
            try id.flatMap { try SecondFactorRepository.find(of: $0, in: transaction) }
        }
        return PersonPage(
            person: person,
            hasSecondStep: factor?.isConfirmed == true,
            clients: try await clients(),
            form: form,
            passwordForm: password
        ).page(request.frame)
    }

    private func create(_ request: AdminRequest) async throws -> AdminAnswer {
        do {
            _ = try await desk.settings.createPerson(
                request.submitted.typed,
                request.settings,
                hashing: desk.secrets.hashing
            )
            return .done(AdminURL.people.path, notice: "The person can sign in now.")
        } catch let errors as FieldErrors {
            return .refused(try await page(request, nil, desk.again(request, errors)))
        }
    }

    private func person(_ request: AdminRequest) async throws -> Person {
        let id: PersonID = try request.id("person")
        guard let person = try await desk.read({ try PersonRepository.find(id, in: $0) })
        else { throw NotFound() }
        return person
    }

    private func show(_ request: AdminRequest) async throws -> AdminAnswer {
        let person = try await person(request)
        return .page(try await page(request, person, FilledForm(PersonForm.values(person))))
    }

    private func update(_ request: AdminRequest) async throws -> AdminAnswer {
        let person = try await person(request)
        do {
            try await desk.settings.updatePerson(
                person.id,
                request.submitted.typed,
                request.settings
            )
            return .done(AdminURL.people.path, notice: "The person was saved.")
        } catch let errors as FieldErrors {
            return .refused(try await page(request, person, desk.again(request, errors)))
        }
    }

    private func setPassword(_ request: AdminRequest) async throws -> AdminAnswer {
        let person = try await person(request)
        do {
            try await desk.settings.setPassword(
                of: person.id,
                to: request.submitted.typed.values["password"] ?? "",
                request.settings,
                hashing: desk.secrets.hashing
            )
            return .done(
                AdminURL.person(person.id).path,
                notice: "The password was changed."
            )
        } catch let errors as FieldErrors {
            let form = FilledForm(PersonForm.values(person))
            let password = FilledForm(errors: errors)
            return .refused(try await page(request, person, form, password: password))
        }
    }

    private func removeSecondStep(_ request: AdminRequest) async throws -> AdminAnswer {
        let person = try await person(request)
        try await desk.settings.removeSecondFactor(of: person.id, request.settings)
        return .done(
            AdminURL.person(person.id).path,
            notice: "Two-step sign-in of \(person.login) is off."
        )
    }

    // MARK: - Audit log and libraries

    private static let auditPageRows = 100

    private func audit(_ request: AdminRequest) async throws -> AdminAnswer {
        let before = request.query.number("before").map { Int64($0) }
        let entries = try await desk.read {
            try AuditLogRepository.page(before: before, limit: Self.auditPageRows, in: $0)
        }
        let next =
            entries.count == Self.auditPageRows
            ? entries.last.map { AdminURL.audit.with(["before": "\($0.sequence)"]) } : nil
        let table = AuditTable(entries: entries, showsObject: true)
        return .page(AuditPage(table: table, nextURL: next).page(request.frame))
    }

    private func libraries(_ request: AdminRequest) async throws -> AdminAnswer {
        .page(try await librariesPage(request, FilledForm()))
    }

    private func librariesPage(
        _ request: AdminRequest,
        _ form: FilledForm
    ) async throws -> Page {
        let methods = try await desk.read { try PaymentMethodRepository.list(in: $0) }
        return LibrariesPage(methods: methods, form: form).page(request.frame)
    }

    private func addMethod(_ request: AdminRequest) async throws -> AdminAnswer {
        do {
            try await desk.settings.addPaymentMethod(
                request.submitted.typed,
                request.settings
            )
            return .done(AdminURL.libraries.path, notice: "Payment method was added.")
        } catch let errors as FieldErrors {
            return .refused(try await librariesPage(request, desk.again(request, errors)))
        }
    }
}

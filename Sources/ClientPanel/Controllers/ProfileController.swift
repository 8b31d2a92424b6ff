// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Primitives
import SQLInterface
import Storage
import WebSupport

/// The company as it is billed, and the person's own zone and password.
struct ProfileController: Sendable {
    let desk: ClientDesk

    var routes: [ClientRoute] {
        [
            .get("/client/profile", .profile, show),
            .post("/client/profile/zone", .profile, changeZone),
            .post("/client/profile/password", .profile, changePassword),
        ]
    }

    /// As the operator's people have to choose them; the end keeps a hash from costing much.
    static let passwordLengths = 12...200

    private func show(_ request: ClientRequest) async throws -> ClientAnswer {
        .page(ProfilePage(zone: request.frame.person.zone).page(request.frame))
    }

    private func changeZone(_ request: ClientRequest) async throws -> ClientAnswer {
        let zone = request.submitted["zone"].filter { !$0.isWhitespace }
        guard (try? BillingCalendar(zone: zone)) != nil else {
            let page = ProfilePage(
                zone: zone,
                errors: ["zone": "No such zone is known. Write it as Europe/Kyiv."]
            )
            return .refused(page.page(request.frame))
        }
        try await change(request, action: "set zone") { $0.zone = zone }
        return .done(.profile, notice: "Times are shown in \(zone) now.")
    }

    private func changePassword(_ request: ClientRequest) async throws -> ClientAnswer {
        let new = request.submitted["new"]
        var errors: [String: Phrase] = [:]
        if !Self.passwordLengths.contains(new.count) {
            errors["new"] = "The new password needs 12 to 200 characters."
        }
        let stored = request.frame.person.passwordHash
        if !(await desk.verifying(request.submitted["current"], stored)) {
            errors["current"] = "The present password is wrong."
        }
        guard errors.isEmpty else {
            let page = ProfilePage(zone: request.frame.person.zone, errors: errors)
            return .refused(page.page(request.frame))
        }
        let hash = try await desk.hashing(new)
        try await change(request, action: "set password") { $0.passwordHash = hash }
        try await signOutElsewhere(request)
        return .done(.profile, notice: "The password was changed.")
    }

    /// Whoever knew the old password is signed out; the browser that changed it stays.
    private func signOutElsewhere(_ request: ClientRequest) async throws {
        let (id, formToken) = (request.frame.person.id, request.asked.formToken)
        try await desk.database.write { transaction in
            let here = try SignInRepository.list(of: id, in: transaction)
                .first { $0.formToken == formToken }
            try SignInRepository.deleteAll(
                of: id,
                butFor: here?.tokenHash ?? "",
                in: transaction
            )
        }
    }

    /// Changes the person who asks, and nobody else, with an entry in the audit log.
    private func change(
        _ request: ClientRequest,
        action: String,
        _ body: @escaping @Sendable (inout Person) -> Void
    ) async throws {
        let id = request.frame.person.id
        let scope = request.scope
        let entry = AuditEntry(
            at: request.frame.now,
            actor: "\(request.frame.person.login) (\(request.asked.address))",
            action: action,
            objectKind: "person",
            objectID: "\(id)"
        )
        try await desk.database.write { transaction in
            guard var person = try scope.people(in: transaction).first(where: { $0.id == id })
            else { throw NotFound() }
            body(&person)
            try PersonRepository.update(person, in: transaction)
            try AuditLogRepository.append(entry, in: transaction)
        }
    }
}

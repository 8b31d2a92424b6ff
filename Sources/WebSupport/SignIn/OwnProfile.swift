// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Primitives
import Storage

/// What the operator's people change of themselves: zone and password, on *Security*.
///
/// Clients' people have a page of their own for it.
struct OwnProfile {
    /// What is wrong, by field.
    var errors: [String: Phrase] = [:]
    /// The zone as typed; nil for the stored one.
    var zone: String?

    /// As the people's form wants them; the end keeps a hash from costing much.
    static let passwordLengths = 12...200

    func html(_ request: PanelRequest) -> HTML {
        let zone = field(
            "zone",
            "Time zone",
            #"value="\#(self.zone ?? request.person.zone)" autocomplete="off""#
        )
        let present = field(
            "current",
            "Present password",
            #"type="password" autocomplete="current-password""#
        )
        let new = field(
            "new",
            "New password",
            #"type="password" autocomplete="new-password""#
        )
        let password = card("Your password", form(request, "password", "\(present)\(new)"))
        return """
            <div class="columns">\(card("Your time zone", form(request, "zone", zone)))\
            \(password)</div>
            """
    }

    private func form(_ request: PanelRequest, _ action: String, _ fields: HTML) -> HTML {
        """
        <form class="form" method="post" action="/security/\(action)" novalidate>\
        \(request.formTokenField)<div class="field-grid">\(fields)</div>\
        <div class="form-actions"><button class="button primary" type="submit">Save</button>\
        </div></form>
        """
    }

    private func field(_ name: String, _ label: Phrase, _ attributes: HTML) -> HTML {
        let error: HTML =
            errors[name].map {
                #"<p class="field-error" id="e-\#(name)">\#($0)</p>"#
            } ?? ""
        let invalid: HTML =
            errors[name] == nil ? "" : #" aria-invalid="true" aria-describedby="e-\#(name)""#
        return """
            <div class="field"><label for="f-\(name)">\(label)</label>\
            <input id="f-\(name)" name="\(name)" required \(attributes)\(invalid)>\(error)</div>
            """
    }
}

extension SignInDesk {
    /// Sets the zone that a person's times are shown in; says what is wrong with it.
    func setZone(_ zone: String, of person: Person, address: String) async throws -> Phrase? {
        do {
            _ = try BillingCalendar(zone: zone)
        } catch {
            return error.sentence
        }
        try await change(person, "set zone", address: address) { $0.zone = zone }
        return nil
    }

    /// Sets a person's password and signs them out everywhere else; says what is wrong, by field.
    func setPassword(
        _ form: FormData,
        of person: Person,
        butFor token: String,
        address: String
    ) async throws -> [String: Phrase] {
        let new = form["new"]
        var errors: [String: Phrase] = [:]
        if !OwnProfile.passwordLengths.contains(new.count) {
            errors["new"] = "The new password needs 12 to 200 characters."
        }
        let isRight = try await guardedCode(of: person, address: address) {
            await hash.verify(form["current"], person.passwordHash)
        }
        if isRight == nil {
            errors["current"] = "Too many wrong passwords. Please try again in a minute."
        } else if isRight == false {
            errors["current"] = "The present password is wrong."
        }
        guard errors.isEmpty else { return errors }
        let hashed = try await hash.hash(new)
        try await change(person, "set password", address: address) { $0.passwordHash = hashed }
        try await revoke("others", of: person.id, butFor: token)
        return [:]
    }

    private func change(
        _ person: Person,
        _ action: String,
        address: String,
        _ body: @escaping @Sendable (inout Person) -> Void
    ) async throws {
        let entry = AuditEntry(
            at: clock.now,
            actor: "\(person.login) (\(address))",
            action: action,
            objectKind: "person",
            objectID: "\(person.id)"
        )
        try await database.write { transaction in
            guard var stored = try PersonRepository.find(person.id, in: transaction) else { return }
            body(&stored)
            try PersonRepository.update(stored, in: transaction)
            try AuditLogRepository.append(entry, in: transaction)
        }
    }
}

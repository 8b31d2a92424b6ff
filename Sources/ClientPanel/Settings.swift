// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Primitives
import Storage
import WebSupport

/// Access and the person's own settings.
extension ClientPanel {
    func access(_ view: ClientView) throws -> HTML {
        let rows = try view.scope.accesses(in: view.transaction).map { access -> [HTML] in
            [
                "\(access.systemID)",
                access.isActive
                    ? Chip(tone: .good, word: "Active").html
                    : Chip(tone: .plain, word: "Switched off").html,
                "\(access.limits.binds)", "\(access.limits.windowSize)",
                "\(access.limits.throughput)",
                "\(access.allowedAddresses.isEmpty ? "all" : access.allowedAddresses)",
            ]
        }
        let table = DataTable(
            [
                .text("System id"), .text("Status"), .number("Sessions"), .number("Window"),
                .number("Requests per second"), .text("Addresses"),
            ],
            rows: rows,
            caption: "SMPP accesses"
        )
        return """
            \(pageHead("SMPP", intro: "<p>Bind to \(smppAddress), SMPP 3.4.</p>"))
            \(rows.isEmpty ? emptyState("Ask us for an SMPP access.") : table.html)
            """
    }

    func profile(_ view: ClientView) throws -> HTML { profile(view, error: nil) }

    private func profile(_ view: ClientView, error: String?) -> HTML {
        """
        \(pageHead("Profile"))
        \(card("Company", definitions([
                ("Company", "\(view.client.company.name)"),
                ("Company credential", "\(view.client.company.credential)"),
                ("Tax id", "\(view.client.company.taxID)"),
                ("E-mail for billing", "\(view.client.invoicing.billingEmail)"),
                ("Billing zone", "\(view.client.zone)"),
            ])))
        \(card("Password", passwordForm(view, error: error)))
        """
    }

    private func passwordForm(_ view: ClientView, error: String?) -> HTML {
        let said: HTML = error.map { notice("\($0)", tone: .bad) } ?? ""
        return """
            \(said)<form class="form" method="post" action="/client/profile">
            \(view.asked.formTokenField)
            <div class="field"><label for="f-current">Present password</label><input \
            type="password" id="f-current" name="current" autocomplete="current-password">\
            </div>
            <div class="field"><label for="f-new">New password</label><input type="password" \
            id="f-new" name="new" autocomplete="new-password"><div class="hint">At least 12 \
            characters; a sentence is good.</div></div>
            <div class="form-actions"><button class="button primary" type="submit">Save\
            </button></div></form>
            """
    }

    func changePassword(_ asked: PanelRequest) async throws -> PanelAnswer {
        let new = asked.form["new"]
        let isRight = await verifying(asked.form["current"], asked.person.passwordHash)
        let error: String? =
            if !isRight {
                "The present password is wrong."
            } else if !(12...200).contains(new.count) {
                "The new password needs 12 to 200 characters."
            } else {
                nil
            }
        if let error {
            return try await answer(asked, section: "Profile", status: 422) {
                profile($0, error: error)
            }
        }
        let hash = try await hashing(new)
        let actor = "\(asked.person.login) (\(asked.address))"
        try await database.write { transaction in
            guard var person = try PersonRepository.find(asked.person.id, in: transaction)
            else { return }
            person.passwordHash = hash
            try PersonRepository.update(person, in: transaction)
            try AuditLogRepository.append(
                AuditEntry(
                    at: asked.now,
                    actor: actor,
                    action: "set password",
                    objectKind: "person",
                    objectID: "\(person.id)"
                ),
                in: transaction
            )
        }
        return .redirect("/client/profile", notice: "The password was changed.")
    }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Primitives
import WebSupport

/// The company as it is billed, and what the person may change of their own.
struct ProfilePage: Sendable {
    /// The zone as typed, or as stored.
    var zone: String
    /// What is wrong, by field.
    var errors: [String: Phrase] = [:]

    func page(_ frame: PageFrame) -> Page {
        let person = frame.person
        return Page(
            title: "Profile",
            section: .profile,
            content: """
                \(pageHead("Profile", intro: "<p>\(person.name), \(person.login)</p>"))
                \(refusal)\(card("Company", company(frame)))
                \(card("Your time zone", form(.profileZone, zoneField, frame)))
                \(card("Your password", form(.profilePassword, passwordFields, frame)))
                """
        )
    }

    private var refusal: HTML {
        errors.isEmpty ? "" : notice("<p>Nothing was saved.</p>", tone: .bad)
    }

    private func company(_ frame: PageFrame) -> HTML {
        let client = frame.client
        let company = client.company
        return """
            \(definitions([
                ("Company", "\(company.name)"), ("Login", "\(client.login)"),
                ("Company credential", "<pre>\(company.credential)</pre>"),
                ("Country", "\(frame.show.country(company.country))"),
                ("Tax id", "\(company.taxID.isEmpty ? "–" : company.taxID)"),
                ("E-mail", "\(company.contactEmail)"),
                ("E-mail for billing", "\(client.invoicing.billingEmail)"),
                ("Currency", "\(client.currency.code)"), ("Billing zone", "\(client.zone)"),
                ("Dates for invoices", dates(client)),
            ]))
            <p class="hint">To change these, write to your manager.</p>
            """
    }

    private func dates(_ client: Client) -> HTML {
        client.invoicing.dates.isEmpty ? "By agreement" : "<code>\(client.invoicing.dates)</code>"
    }

    private func form(_ action: ClientURL, _ fields: HTML, _ frame: PageFrame) -> HTML {
        """
        <form class="form" method="post" action="\(action.path)" novalidate>\(frame.formToken)
        <div class="field-grid">\(fields)</div>
        <div class="form-actions"><button class="button primary" type="submit">Save</button>\
        </div></form>
        """
    }

    private var zoneField: HTML {
        field(
            "zone",
            "Zone",
            #"type="text" value="\#(zone)""#,
            hint: "Times of the panel are shown in it, such as Europe/Kyiv."
        )
    }

    private var passwordFields: HTML {
        let present = field(
            "current",
            "Present password",
            #"type="password" autocomplete="current-password""#
        )
        let new = field(
            "new",
            "New password",
            #"type="password" autocomplete="new-password""#,
            hint: "At least 12 characters; a sentence is good. Other browsers are signed out."
        )
        return "\(present)\(new)"
    }

    private func field(
        _ name: String,
        _ label: Phrase,
        _ attributes: HTML,
        hint: Phrase = ""
    ) -> HTML {
        let error = errors[name].map {
            #"<p class="field-error" id="e-\#(name)">\#($0)</p>"# as HTML
        }
        let invalid: HTML =
            error == nil ? "" : #" aria-invalid="true" aria-describedby="e-\#(name)""#
        let help: HTML = hint.isEmpty ? "" : #"<div class="hint">\#(hint)</div>"#
        return """
            <div class="field"><label for="f-\(name)">\(label)</label>\
            <input id="f-\(name)" name="\(name)" \(attributes)\(invalid)>\(error)\(help)</div>
            """
    }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Hummingbird
import Primitives
import Storage

/// The page of a person's own security, in either panel.
extension PanelServer {
    func addSecurity(to router: Router<PanelContext>) {
        router.get("/security") { request, context in
            try await asked(request, context) { try await securityPage($0, $1) }
        }
        router.post("/security/second-step/{action}") { request, context in
            let action = context.parameters.get("action") ?? ""
            return try await asked(request, context) { asked, token in
                try await changeSecondStep(asked, token, action)
            }
        }
        router.post("/security/zone") { request, context in
            try await asked(request, context) { try await changeZone($0, $1) }
        }
        router.post("/security/password") { request, context in
            try await asked(request, context) { try await changePassword($0, $1) }
        }
        router.post("/security/keys") { request, context in
            try await asked(request, context) { asked, _ in
                let isOn = asked.form["uses_single_keys"] == "1"
                try await desk.change(asked.person.id) { $0.usesSingleKeys = isOn }
                let notice: Phrase = isOn ? "Single keys are on." : "Single keys are off."
                return response(to: asked, .redirect("/security", notice: notice))
            }
        }
        router.post("/security/sign-ins/{id}") { request, context in
            let id = context.parameters.get("id") ?? ""
            return try await asked(request, context) { asked, token in
                try await desk.revoke(id, of: asked.person.id, butFor: token)
                return response(to: asked, .redirect("/security", notice: "Signed out there."))
            }
        }
    }

    /// Runs a body for whoever is signed in, with the token of the cookie.
    private func asked(
        _ request: Request,
        _ context: PanelContext,
        _ body: (PanelRequest, String) async throws -> Response
    ) async throws -> Response {
        guard let signedIn = try await person(of: request),
            let token = request.cookies[Self.cookieName]?.value
        else { return Response.redirect(to: "/sign-in", type: .normal) }
        var asked = PanelRequest(
            person: signedIn.person,
            formToken: signedIn.formToken,
            now: clock.now
        )
        try await read(request, context, into: &asked, upTo: PanelContext.shortFormSize)
        if request.method == .post, asked.form["form_token"] != signedIn.formToken {
            throw HTTPError(.forbidden)
        }
        return try await Language.$current.withValue(signedIn.person.panelLanguage) {
            try await body(asked, token)
        }
    }

    private func securityPage(
        _ asked: PanelRequest,
        _ token: String,
        freshCodes: [String]? = nil,
        error: Phrase? = nil,
        profile: OwnProfile = OwnProfile()
    ) async throws -> Response {
        let page = SecurityPage(
            state: try await desk.secondStep.state(of: asked.person.id),
            signIns: try await desk.signIns(of: asked.person.id),
            here: String(Secrets.hash(token).prefix(12)),
            freshCodes: freshCodes,
            error: error,
            profile: profile
        )
        let isGood = error == nil && profile.errors.isEmpty
        let layout = sites.first { $0.admits(asked.person) }?.layout(asked.person, "Security")
        let shown = layout ?? Layout(title: "Security", panelName: "", menu: [])
        let document = shown.document(page.html(asked), for: asked)
        return response(to: asked, .document(document, status: isGood ? 200 : 422))
    }

    private func changeZone(_ asked: PanelRequest, _ token: String) async throws -> Response {
        guard asked.person.clientID == nil else { return response(to: asked, .notFound) }
        let zone = asked.form["zone"].filter { !$0.isWhitespace }
        if let error = try await desk.setZone(zone, of: asked.person, address: asked.address) {
            let profile = OwnProfile(errors: ["zone": error], zone: zone)
            return try await securityPage(asked, token, profile: profile)
        }
        let notice: Phrase = "Times are shown in \(zone) now."
        return response(to: asked, .redirect("/security", notice: notice))
    }

    private func changePassword(_ asked: PanelRequest, _ token: String) async throws -> Response {
        guard asked.person.clientID == nil else { return response(to: asked, .notFound) }
        let errors = try await desk.setPassword(
            asked.form,
            of: asked.person,
            butFor: token,
            address: asked.address
        )
        guard errors.isEmpty else {
            return try await securityPage(asked, token, profile: OwnProfile(errors: errors))
        }
        return response(to: asked, .redirect("/security", notice: "The password was changed."))
    }

    private func changeSecondStep(
        _ asked: PanelRequest,
        _ token: String,
        _ action: String
    ) async throws -> Response {
        let step = desk.secondStep
        let wrong: Phrase = "This code is wrong or was used before. Take the present one."
        switch action {
        case "begin":
            try await step.begin(asked.person)
            return response(to: asked, .redirect("/security", notice: nil))
        case "confirm":
            let code = asked.form["code"]
            let codes = try await step.confirm(asked.person, code: code, address: asked.address)
            return try await securityPage(
                asked,
                token,
                freshCodes: codes,
                error: codes == nil ? wrong : nil
            )
        case "off":
            let code = asked.form["code"]
            let isOff = try await desk.guardedCode(of: asked.person, address: asked.address) {
                try await step.turnOff(asked.person, code: code, address: asked.address)
            }
            guard isOff == true else { return try await securityPage(asked, token, error: wrong) }
            let notice: Phrase = "Two-step sign-in is off."
            return response(to: asked, .redirect("/security", notice: notice))
        default: return response(to: asked, .notFound)
        }
    }
}

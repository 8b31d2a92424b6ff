// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Primitives
import Storage

/// A person's own security: the second step of signing in, and where they are signed in.
struct SecurityPage {
    var state: SecondStep.State
    var signIns: [SignIn]
    /// The beginning of the hash of the sign-in that asks.
    var here: String
    /// Recovery codes that were just made; shown once.
    var freshCodes: [String]?
    var error: Phrase?
    var profile = OwnProfile()

    func html(_ request: PanelRequest) -> HTML {
        let show = Show(zone: request.person.zone)
        return """
            \(pageHead("Security", intro: "<p>\(request.person.name), \(request.person.login)</p>"))
            \(codes)\(card("Two-step sign-in", secondStep(request)))
            \(request.person.clientID == nil ? profile.html(request) : "")
            \(card("Keyboard", keyboard(request)))
            \(card("Where you are signed in", table(request, show), actions: others(request)))
            """
    }

    private var codes: HTML {
        guard let freshCodes else { return "" }
        let list = each(freshCodes) { "<li><code>\($0)</code></li>" }
        return """
            <div class="notice good" role="status"><p>Two-step sign-in is on. Keep these recovery \
            codes where you keep your passwords: each opens the panel once when your phone is not \
            at hand, and they are not shown again.</p><ul class="codes">\(list)</ul></div>
            """
    }

    private func keyboard(_ request: PanelRequest) -> HTML {
        let isOn = request.person.usesSingleKeys
        let button: Phrase = isOn ? "Turn single keys off" : "Turn single keys on"
        return """
            \(KeyHelp.list)<form class="form" method="post" action="/security/keys">\
            \(request.formTokenField)\
            <input type="hidden" name="uses_single_keys" value="\(isOn ? "0" : "1")">\
            <div class="form-actions"><button class="button" type="submit">\(button)</button>\
            </div></form>
            """
    }

    private func secondStep(_ request: PanelRequest) -> HTML {
        if state.isOn {
            return """
                <p>\(Chip(tone: .good, word: "On").html) A code of your authenticator app is \
                asked for after your password. Recovery codes left: \(state.codesLeft).</p>
                \(form(request, "off", field("Code, to turn it off"), button: "Turn off"))
                """
        }
        guard let factor = state.factor else {
            return """
                <p>\(Chip(tone: .plain, word: "Off").html) With it, a stolen password alone does \
                not open the panel: a code of an app on your phone is asked for as well.</p>
                \(form(request, "begin", "", button: "Set up"))
                """
        }
        let uri = OneTimeCode.uri(secret: factor.secret, login: request.person.login)
        return """
            <p>Read the picture with an authenticator app, or type the key into it. Then enter \
            the code that it shows.</p>
            \(QRPicture(text: uri, label: "QR code of the key below").html)
            <p>Key: <code class="secret">\(factor.secret)</code></p>
            \(form(request, "confirm", field("Code"), button: "Turn on"))
            """
    }

    private func field(_ label: Phrase) -> HTML {
        let said: HTML =
            error.map { #"<p class="field-error" id="e-code">\#($0)</p>"# } ?? ""
        let invalid: HTML =
            error == nil ? "" : #" aria-invalid="true" aria-describedby="e-code""#
        return """
            <div class="field-grid"><div class="field"><label for="f-code">\(label)</label>\
            <input id="f-code" name="code" autocomplete="one-time-code" required\(invalid)>\
            \(said)</div></div>
            """
    }

    private func form(
        _ request: PanelRequest,
        _ action: String,
        _ fields: HTML,
        button: Phrase
    ) -> HTML {
        """
        <form class="form" method="post" action="/security/second-step/\(action)" novalidate>\
        \(request.formTokenField)\(fields)<div class="form-actions">\
        <button class="button primary" type="submit">\(button)</button></div></form>
        """
    }

    private func others(_ request: PanelRequest) -> HTML {
        signIns.count < 2 ? "" : revoke(request, "others", "Sign out all others")
    }

    private func revoke(_ request: PanelRequest, _ id: String, _ label: Phrase) -> HTML {
        """
        <form class="inline" method="post" action="/security/sign-ins/\(id)">\
        \(request.formTokenField)<button class="button small" type="submit">\(label)</button>\
        </form>
        """
    }

    private func table(_ request: PanelRequest, _ show: Show) -> HTML {
        DataTable(
            [
                .text("Browser"), .fixed("Address"), .fixed("Signed in"), .fixed("Last used"),
                .text(""),
            ],
            rows: signIns.map { signIn in
                let isHere = signIn.publicID == here
                return [
                    "\(signIn.agent.isEmpty ? "–" : signIn.agent)", "\(signIn.address)",
                    show.time(signIn.createdAt), show.time(signIn.lastSeenAt),
                    isHere
                        ? Chip(tone: .info, word: "This browser").html
                        : revoke(request, signIn.publicID, "Sign out"),
                ]
            },
            caption: "Sign-ins"
        ).html
    }
}

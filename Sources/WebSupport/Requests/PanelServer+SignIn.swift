// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Hummingbird
import Storage

/// Signing in and out, and the choice of colours.
extension PanelServer {
    func addSignIn(to router: Router<PanelContext>) {
        router.get("/") { request, _ in
            guard let signedIn = try await person(of: request) else {
                return Response.redirect(to: "/sign-in", type: .normal)
            }
            return Response.redirect(to: home(of: signedIn.person), type: .normal)
        }
        router.get("/sign-in") { _, _ in Response.html(SignInPage().document) }
        router.post("/sign-in") { request, context in
            try await signIn(request, context)
        }
        router.post("/sign-out") { request, context in
            try await signOut(request, context)
        }
        router.post("/theme") { request, context in
            try await chooseTheme(request, context)
        }
    }

    private func signIn(_ request: Request, _ context: PanelContext) async throws -> Response {
        let form = try await form(of: request, context)
        let outcome = try await desk.signIn(
            login: form["login"],
            password: form["password"],
            address: context.address,
            agent: request.headers[.userAgent] ?? ""
        )
        switch outcome {
        case .signedIn(let person, let token):
            var response = Response.redirect(to: home(of: person), type: .normal)
            response.setCookie(cookie(Self.cookieName, token, age: nil))
            return response
        case .refused:
            let page = SignInPage(
                login: form["login"],
                error: "The login or the password is wrong."
            )
            return .html(page.document, status: .unprocessableContent)
        case .lockedOut:
            let page = SignInPage(
                login: form["login"],
                error: "Too many wrong passwords. Please try again in a minute."
            )
            return .html(page.document, status: .tooManyRequests)
        }
    }

    private func signOut(_ request: Request, _ context: PanelContext) async throws -> Response {
        try await checkFormToken(request, context)
        if let token = request.cookies[Self.cookieName]?.value {
            try await desk.signOut(token: token)
        }
        var response = Response.redirect(to: "/sign-in", type: .normal)
        response.setCookie(cookie(Self.cookieName, "", age: 0))
        return response
    }

    private func chooseTheme(
        _ request: Request,
        _ context: PanelContext
    ) async throws -> Response {
        let form = try await checkFormToken(request, context)
        let theme = ["light", "dark"].first { $0 == form["theme"] } ?? ""
        // Back to the page it was chosen on; never to another host.
        let back = Self.path(ofURL: request.headers[.referer] ?? "")
        var response = Response.redirect(to: back, type: .normal)
        response.setCookie(
            cookie(Self.themeCookie, theme, age: theme.isEmpty ? 0 : 31_536_000)
        )
        return response
    }

    /// The path and query of an absolute URL; the start for anything else.
    static func path(ofURL url: String) -> String {
        guard let host = url.firstRange(of: "://")?.upperBound,
            let slash = url[host...].firstIndex(of: "/")
        else { return "/" }
        let path = url[slash...]
        return path.hasPrefix("//") ? "/" : String(path)
    }

    @discardableResult
    private func checkFormToken(
        _ request: Request,
        _ context: PanelContext
    ) async throws -> FormData {
        let form = try await form(of: request, context)
        guard let signedIn = try await person(of: request),
            form["form_token"] == signedIn.formToken
        else { throw HTTPError(.forbidden) }
        return form
    }
}

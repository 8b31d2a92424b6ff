// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Hummingbird
import Primitives
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
        router.get("/sign-in") { request, _ in signInPage(request) }
        router.post("/sign-in") { request, context in
            try await signIn(request, context)
        }
        router.get("/sign-in/code") { request, _ in codePage(request) }
        router.post("/sign-in/code") { request, context in
            try await takeCode(request, context)
        }
        router.post("/sign-out") { request, _ in
            try await signOut(request)
        }
        router.post("/language") { request, _ in
            try await chooseLanguage(request)
        }
        router.post("/theme") { request, _ in
            try await chooseTheme(request)
        }
    }

    private func signIn(_ request: Request, _ context: PanelContext) async throws -> Response {
        let form = try await form(of: request, upTo: PanelContext.shortFormSize)
        guard let visit = request.cookies[Self.visitCookie]?.value, !visit.isEmpty,
            form["form_token"] == visit
        else {
            return signInPage(
                request,
                login: form["login"],
                error: "This form was too old. Please try again.",
                status: .forbidden
            )
        }
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
            response.setCookie(cookie(Self.visitCookie, "", age: 0))
            return response
        case .needsCode(let token):
            var response = Response.redirect(to: "/sign-in/code", type: .normal)
            response.setCookie(cookie(Self.cookieName, token, age: nil))
            return response
        case .refused:
            return signInPage(
                request,
                login: form["login"],
                error: "The login or the password is wrong.",
                status: .unprocessableContent
            )
        case .lockedOut:
            return signInPage(
                request,
                login: form["login"],
                error: "Too many wrong passwords. Please try again in a minute.",
                status: .tooManyRequests
            )
        }
    }

    private func codePage(
        _ request: Request,
        error: Phrase? = nil,
        status: HTTPResponse.Status = .ok
    ) -> Response {
        let visit = request.cookies[Self.visitCookie]?.value ?? ""
        guard !visit.isEmpty else { return Response.redirect(to: "/sign-in", type: .normal) }
        return .html(CodePage(formToken: visit, error: error).document, status: status)
    }

    private func takeCode(_ request: Request, _ context: PanelContext) async throws -> Response {
        let form = try await form(of: request, upTo: PanelContext.shortFormSize)
        let visit = request.cookies[Self.visitCookie]?.value ?? ""
        guard !visit.isEmpty, form["form_token"] == visit,
            let pending = request.cookies[Self.cookieName]?.value
        else { return Response.redirect(to: "/sign-in", type: .normal) }
        let outcome = try await desk.signIn(
            pending: pending,
            code: form["code"],
            address: context.address,
            agent: request.headers[.userAgent] ?? ""
        )
        switch outcome {
        case .signedIn(let person, let token):
            var response = Response.redirect(to: home(of: person), type: .normal)
            response.setCookie(cookie(Self.cookieName, token, age: nil))
            response.setCookie(cookie(Self.visitCookie, "", age: 0))
            return response
        case .lockedOut:
            return codePage(
                request,
                error: "Too many wrong codes. Please try again in a minute.",
                status: .tooManyRequests
            )
        case .refused, .needsCode:
            return codePage(
                request,
                error: "This code is wrong, was used before, or came too late. "
                    + "Take the present one, or sign in anew.",
                status: .unprocessableContent
            )
        }
    }

    /// The form, with a token that is also in the visitor's cookie; a visitor who has one
    /// keeps it, so that two open pages both work.
    private func signInPage(
        _ request: Request,
        login: String = "",
        error: Phrase? = nil,
        status: HTTPResponse.Status = .ok
    ) -> Response {
        let known = request.cookies[Self.visitCookie]?.value ?? ""
        let token = known.isEmpty ? Secrets.token() : known
        let page = SignInPage(formToken: token, login: login, error: error)
        var response = Response.html(page.document, status: status)
        if known.isEmpty { response.setCookie(cookie(Self.visitCookie, token, age: nil)) }
        return response
    }

    private func signOut(_ request: Request) async throws -> Response {
        try await checkFormToken(request)
        if let token = request.cookies[Self.cookieName]?.value {
            try await desk.signOut(token: token)
        }
        var response = Response.redirect(to: "/sign-in", type: .normal)
        response.setCookie(cookie(Self.cookieName, "", age: 0))
        return response
    }

    /// Keeps a person's language with the person, and for the sign-in page in a cookie.
    private func chooseLanguage(_ request: Request) async throws -> Response {
        let form = try await form(of: request, upTo: PanelContext.shortFormSize)
        guard let language = Language(rawValue: form["language"]) else {
            throw HTTPError(.badRequest)
        }
        if let signedIn = try await person(of: request) {
            guard form["form_token"] == signedIn.formToken else { throw HTTPError(.forbidden) }
            try await desk.change(signedIn.person.id) { $0.language = language.rawValue }
        }
        let back = Self.path(ofURL: request.headers[.referer] ?? "")
        var response = Response.redirect(to: back, type: .normal)
        response.setCookie(cookie(Self.languageCookie, language.rawValue, age: 31_536_000))
        return response
    }

    private func chooseTheme(_ request: Request) async throws -> Response {
        let form = try await checkFormToken(request)
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
    private func checkFormToken(_ request: Request) async throws -> FormData {
        let form = try await form(of: request, upTo: PanelContext.shortFormSize)
        guard let signedIn = try await person(of: request),
            form["form_token"] == signedIn.formToken
        else { throw HTTPError(.forbidden) }
        return form
    }
}

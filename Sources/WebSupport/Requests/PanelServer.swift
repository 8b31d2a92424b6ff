// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import HTTPTypes
import Hummingbird
import Logging
import Primitives
import Storage

/// Serves panels: finds who asks, checks where forms came from, and writes the answers.
package struct PanelServer: Sendable {
    static let cookieName = "tollgate"
    /// The token of a sign-in form, before anybody is signed in.
    static let visitCookie = "tollgate_visit"
    static let noticeCookie = "tollgate_notice"
    static let themeCookie = "tollgate_theme"
    static let languageCookie = "tollgate_language"

    let sites: [PanelSite]
    let desk: SignInDesk
    let clock: WallClock
    let logger: Logger
    /// Whether cookies are only sent over TLS.
    let isSecure: Bool
    /// Answers what is not for people, such as the API; nil for an address that is.
    package var programs: ProgramAnswers?

    package init(
        sites: [PanelSite],
        desk: SignInDesk,
        clock: WallClock,
        logger: Logger,
        isSecure: Bool = false
    ) {
        self.sites = sites
        self.desk = desk
        self.clock = clock
        self.logger = logger
        self.isSecure = isSecure
    }

    /// The router of all panels, with sign-in, assets and the health check.
    package func router() -> Router<PanelContext> {
        let router = Router(context: PanelContext.self)
        router.add(middleware: SecurityHeaders())
        router.add(middleware: LanguageChoice())
        router.add(middleware: ErrorAnswers(logger: logger))
        if let programs { router.add(middleware: programs) }
        router.get("/healthz") { _, _ in "ok\n" }
        addAsset(StyleSheet.url, "text/css; charset=utf-8", StyleSheet.octets, to: router)
        addAsset(ScriptFile.url, "text/javascript; charset=utf-8", ScriptFile.octets, to: router)
        addSignIn(to: router)
        addSecurity(to: router)
        for site in sites {
            for route in site.routes { add(route, of: site, to: router) }
        }
        return router
    }

    /// A file that never changes under its address.
    private func addAsset(
        _ url: String,
        _ mediaType: String,
        _ octets: [UInt8],
        to router: Router<PanelContext>
    ) {
        router.get(RouterPath(url)) { _, _ in
            Response.asset(octets, mediaType)
        }
    }

    private func add(
        _ route: PanelRoute,
        of site: PanelSite,
        to router: Router<PanelContext>
    ) {
        let names = route.pattern.split(separator: "/").filter { $0.hasPrefix("{") }
            .map { String($0.dropFirst().dropLast()) }
        let method: HTTPRequest.Method = route.method == .get ? .get : .post
        router.on(RouterPath(route.pattern), method: method) { request, context in
            guard let signedIn = try await person(of: request) else {
                return Response.redirect(to: "/sign-in", type: .normal)
            }
            guard let person = persona(of: signedIn, in: site) else {
                throw HTTPError(.notFound)
            }
            var asked = PanelRequest(
                person: person,
                formToken: signedIn.formToken,
                now: clock.now
            )
            if person.role != signedIn.person.role {
                asked.viewer = signedIn.person
                // To see is not to act: what is done is done in one's own name.
                if route.method == .post { throw HTTPError(.forbidden) }
            }
            for name in names { asked.parameters[name] = context.parameters.get(name) }
            try await read(request, context, into: &asked)
            if route.method == .post, asked.form["form_token"] != signedIn.formToken {
                throw HTTPError(.forbidden)
            }
            return try await Language.$current.withValue(signedIn.person.panelLanguage) {
                response(to: asked, try await route.handler(asked))
            }
        }
    }

    /// As whom somebody is in a panel: as themselves, or as the owner of the client that they
    /// look at.
    private func persona(of signedIn: SignedIn, in site: PanelSite) -> Person? {
        if site.admits(signedIn.person) { return signedIn.person }
        guard let client = signedIn.viewedClientID,
            let own = sites.first(where: { $0.admits(signedIn.person) }),
            own.mayView(signedIn.person)
        else { return nil }
        var persona = signedIn.person
        persona.role = .clientOwner
        persona.clientID = client
        return site.admits(persona) ? persona : nil
    }

    /// Who asks; nil when nobody is signed in.
    func person(of request: Request) async throws -> SignedIn? {
        guard let token = request.cookies[Self.cookieName]?.value else { return nil }
        return try await desk.find(token: token)
    }

    func read(
        _ request: Request,
        _ context: PanelContext,
        into asked: inout PanelRequest,
        upTo limit: Int? = nil
    ) async throws {
        asked.address = context.address
        asked.query = URLText.pairs(request.uri.query ?? "")
        asked.notice = request.cookies[Self.noticeCookie]
            .flatMap { URLText.decode($0.value.utf8) }
        asked.theme = request.cookies[Self.themeCookie]?.value
        guard request.method == .post else { return }
        asked.form = try await form(of: request, upTo: limit ?? context.maxUploadSize)
    }

    func form(of request: Request, upTo limit: Int) async throws -> FormData {
        let body = try await request.body.collect(upTo: limit)
        do throws(FormDataError) {
            return try FormData(
                body: Array(body.readableBytesView),
                contentType: request.headers[.contentType] ?? ""
            )
        } catch {
            throw HTTPError(.badRequest)
        }
    }

    func response(to asked: PanelRequest, _ answer: PanelAnswer) -> Response {
        switch answer {
        case .document(let html, let status):
            var response = Response.html(html, status: .init(code: status))
            // A notice is shown once.
            if asked.notice != nil { response.setCookie(cookie(Self.noticeCookie, "", age: 0)) }
            return response
        case .redirect(let url, let notice):
            var response = Response.redirect(to: url, type: .normal)
            if let notice {
                response.setCookie(
                    cookie(Self.noticeCookie, URLText.encode(notice.said), age: 60)
                )
            }
            return response
        case .file(let file): return Response.file(file)
        case .stream(let stream): return Response.stream(stream)
        case .events(let events): return Response.events(events)
        case .notFound: return .html(ErrorPages.page(status: 404), status: .notFound)
        case .forbidden: return .html(ErrorPages.page(status: 403), status: .forbidden)
        }
    }

    func cookie(_ name: String, _ value: String, age: Int?) -> Cookie {
        Cookie(
            name: name,
            value: value,
            maxAge: age,
            path: "/",
            secure: isSecure,
            httpOnly: true,
            sameSite: .lax
        )
    }

    /// Where a person's own panel begins.
    func home(of person: Person) -> String {
        sites.first { $0.admits(person) }?.root ?? "/sign-in"
    }
}

extension Response {
    /// A page as an answer.
    package static func document(_ html: HTML) -> Response { .html(html) }

    static func html(_ html: HTML, status: HTTPResponse.Status = .ok) -> Response {
        Response(
            status: status,
            headers: [.contentType: "text/html; charset=utf-8", .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: html.text))
        )
    }

    /// Server-sent events; each text becomes the data of one, as JSON.
    ///
    /// - Source: HTML Living Standard, 9.2.
    static func events(_ events: AsyncStream<String>) -> Response {
        Response(
            status: .ok,
            headers: [.contentType: "text/event-stream", .cacheControl: "no-store"],
            body: ResponseBody(
                asyncSequence: events.map { text in
                    // A JSON string has no line break, so an event is one line.
                    ByteBuffer(string: "data: \(JSONText.quoted(text))\n\n")
                }
            )
        )
    }

    /// A file to download under its name, or to show.
    package static func file(_ file: PanelFile) -> Response {
        Response(
            status: .ok,
            headers: fileHeaders(file.mediaType, name: file.name),
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: file.bytes))
        )
    }

    /// A file that is made while it is sent.
    ///
    /// When making it fails the connection breaks, so that nobody takes a part for the whole.
    static func stream(_ stream: PanelStream) -> Response {
        Response(
            status: .ok,
            headers: fileHeaders(stream.mediaType, name: stream.name),
            body: ResponseBody { writer in
                try await stream.make { bytes in
                    try await writer.write(ByteBuffer(bytes: bytes))
                }
                try await writer.finish(nil)
            }
        )
    }

    /// What never changes under its address.
    static func asset(_ octets: [UInt8], _ mediaType: String) -> Response {
        Response(
            status: .ok,
            headers: [
                .contentType: mediaType,
                .cacheControl: "public, max-age=31536000, immutable",
            ],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: octets))
        )
    }

    private static func fileHeaders(_ mediaType: String, name: String?) -> HTTPFields {
        var headers: HTTPFields = [
            .contentType: mediaType, .cacheControl: "private, no-store",
        ]
        if let name {
            // RFC 6266: the plain name for old readers, the encoded one for all others.
            let plain = name.map { $0.isASCII && $0 != "\"" && $0 != "\\" ? $0 : "_" }
            headers[.contentDisposition] =
                "attachment; filename=\"\(String(plain))\"; "
                + "filename*=UTF-8''\(URLText.encode(name))"
        }
        return headers
    }
}

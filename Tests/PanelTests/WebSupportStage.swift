// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import EngineTesting
import Hummingbird
import HummingbirdTesting
import Logging
import Primitives
import SQLInterface
import Storage
import Synchronization
import Testing
import WebSupport

/// A panel of three routes for its one person, under a clock that is moved by hand.
final class WebSupportStage: Sendable {
    static let password = "correct horse battery"
    /// Two people: one who may sign in, one who may not any more.
    static let login = "olena"
    static let formerLogin = "former"

    let database: any SQLDatabase
    private let present = Mutex(Instant(seconds: 1_795_600_000))

    init() async throws {
        database = try Engine.temporaryDatabase()
        try Migrator().migrate(database, at: now)
        let hash = try await PasswordHash(pool: .singleton).hash(Self.password, cost: .bind)
        try database.writeBlocking { transaction in
            for (number, login) in [Self.login, Self.formerLogin].enumerated() {
                var person = Person(
                    id: PersonID(Int64(number) + 1),
                    clientID: nil,
                    login: login,
                    role: .owner,
                    passwordHash: hash
                )
                person.name = "<b>Olena</b>"
                person.isActive = login == Self.login
                try PersonRepository.insert(person, in: transaction)
            }
        }
    }

    var now: Instant { present.withLock { $0 } }

    func wait(seconds: Int64) {
        present.withLock { $0 = $0.adding(seconds: seconds) }
    }

    /// Runs a body against the server; panels of others are at `/elsewhere`.
    func serve(
        isSecure: Bool = false,
        _ body: @escaping @Sendable (WebSupportVisitor) async throws -> Void
    ) async throws {
        let clock = WallClock { [self] in now }
        let server = PanelServer(
            sites: [
                PanelSite(root: "/home", admits: { _ in true }, routes: Self.routes),
                PanelSite(
                    root: "/elsewhere",
                    admits: { _ in false },
                    routes: [PanelRoute(.get, "/elsewhere") { _ in .redirect("/", notice: nil) }]
                ),
            ],
            desk: SignInDesk(
                database: database,
                clock: clock,
                hash: PasswordHash(pool: .singleton)
            ),
            clock: clock,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() },
            isSecure: isSecure
        )
        try await Application(router: server.router()).test(.router) { http in
            try await body(WebSupportVisitor(http: http))
        }
    }

    private static let routes = [
        PanelRoute(.get, "/home") { request in
            let layout = Layout(title: "Home", panelName: "Test", menu: [])
            let typed = request.query.first { $0.name == "q" }?.value ?? ""
            return .document(layout.document("<h1>\(typed)</h1>", for: request), status: 200)
        },
        PanelRoute(.post, "/home") { _ in .redirect("/home", notice: "Saved: 50 % <now>") },
        PanelRoute(.get, "/home/file") { _ in
            .file(
                PanelFile(bytes: [1, 2], mediaType: "application/pdf", name: "Рахунок \"1\".pdf")
            )
        },
    ]
}

/// A browser without memory: what it should send is said each time.
struct WebSupportVisitor: Sendable {
    let http: any TestClientProtocol

    /// The cookie of somebody who has just signed in, as it is sent back.
    func signIn() async throws -> String {
        let response = try await tryToSignIn()
        let cookie = try #require(response.cookie("tollgate"))
        return String(cookie.prefix { $0 != ";" })
    }

    func tryToSignIn(
        _ login: String = WebSupportStage.login,
        _ password: String = WebSupportStage.password
    ) async throws -> TestResponse {
        let page = try await get("/sign-in")
        let cookie = try #require(page.cookie("tollgate_visit"))
        return try await post(
            "/sign-in",
            ["login": login, "password": password, "form_token": try page.formToken()],
            cookie: String(cookie.prefix { $0 != ";" })
        )
    }

    func get(_ path: String, cookie: String = "") async throws -> TestResponse {
        try await http.execute(uri: path, method: .get, headers: [.cookie: cookie])
    }

    func post(
        _ path: String,
        _ fields: [String: String],
        cookie: String = ""
    ) async throws -> TestResponse {
        let body = fields.map { "\(URLText.encode($0.key))=\(URLText.encode($0.value))" }
            .joined(separator: "&")
        return try await http.execute(
            uri: path,
            method: .post,
            headers: [.cookie: cookie, .contentType: "application/x-www-form-urlencoded"],
            body: ByteBuffer(string: body)
        )
    }

    /// The token that the forms of a signed-in person's pages carry.
    func formToken(cookie: String) async throws -> String {
        try await get("/home", cookie: cookie).formToken()
    }
}

extension TestResponse {
    var text: String { String(buffer: body) }

    /// The token that the first form of a page carries.
    func formToken() throws -> String {
        let start = try #require(text.firstRange(of: #"name="form_token" value=""#))
        return String(text[start.upperBound...].prefix { $0 != "\"" })
    }

    /// What the response sets for a cookie, with its attributes.
    func cookie(_ name: String) -> String? {
        headers[values: .setCookie].first { $0.hasPrefix("\(name)=") }
    }
}

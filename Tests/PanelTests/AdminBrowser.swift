// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import AdminPanel
import Backoffice
import Billing
import ClientPanel
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore
import NIOPosix
import Primitives
import Storage
import Testing
import WebSupport

/// A browser without a screen: it keeps cookies and sends forms with their token.
struct AdminBrowser {
    let http: any TestClientProtocol
    let cookie: String
    let formToken: String

    static let password = "correct horse battery"
    private static let hash = PasswordHash(pool: .singleton)

    /// Serves the panel over a world and signs in somebody of a role.
    static func use<Result: Sendable>(
        _ world: AdminWorld,
        as role: Role = .owner,
        _ body: @Sendable (AdminBrowser) async throws -> Result
    ) async throws -> Result {
        let login = "person-\(role.rawValue)"
        let hashed = try await hash.hash(password)
        let known = try await world.database.read {
            try PersonRepository.find(login: login, in: $0)
        }
        if known == nil {
            try await world.database.write { transaction in
                var person = Person(
                    id: world.office.newID(),
                    clientID: nil,
                    login: login,
                    role: role,
                    passwordHash: hashed
                )
                person.zone = "Europe/Kyiv"
                try PersonRepository.insert(person, in: transaction)
            }
        }
        let app = Application(router: world.server().router())
        return try await app.test(.router) { http in
            try await body(signIn(login, http))
        }
    }

    private static func signIn(
        _ login: String,
        _ http: any TestClientProtocol
    ) async throws -> AdminBrowser {
        let visit = String(repeating: "a", count: 64)
        let form = "login=\(login)&password=\(URLText.encode(password))&form_token=\(visit)"
        let answer = try await http.execute(
            uri: "/sign-in",
            method: .post,
            headers: [
                .contentType: "application/x-www-form-urlencoded",
                .cookie: "tollgate_visit=\(visit)",
            ],
            body: ByteBuffer(string: form)
        )
        let set = try #require(answer.headers[.setCookie], "\(answer.status)")
        let cookie = String(set.prefix { $0 != ";" })
        let home = try await http.execute(
            uri: "/admin",
            method: .get,
            headers: [.cookie: cookie]
        )
        let page = String(buffer: home.body)
        let start = try #require(page.firstRange(of: #"name="form_token" value=""#)).upperBound
        let token = page[start...].prefix { $0 != "\"" }
        return AdminBrowser(http: http, cookie: cookie, formToken: String(token))
    }

    /// What came back.
    struct Answer {
        var status: Int
        var location: String
        var body: [UInt8]
        var headers: HTTPFields

        var text: String { String(decoding: body, as: UTF8.self) }

        /// Whether the page has a text, compared as it is escaped.
        func shows(_ words: String) -> Bool { text.contains(words) }
    }

    func get(_ path: String) async throws -> Answer {
        answer(
            try await http.execute(uri: path, method: .get, headers: [.cookie: cookie])
        )
    }

    func post(
        _ path: String,
        _ fields: [String: String],
        token: String? = nil
    ) async throws -> Answer {
        var fields = fields
        fields["form_token"] = token ?? formToken
        let body = fields.map { "\(URLText.encode($0.key))=\(URLText.encode($0.value))" }
            .joined(separator: "&")
        return answer(
            try await http.execute(
                uri: path,
                method: .post,
                headers: [
                    .cookie: cookie, .contentType: "application/x-www-form-urlencoded",
                ],
                body: ByteBuffer(string: body)
            )
        )
    }

    /// Sends a form with a file, as browsers do.
    func upload(
        _ path: String,
        _ fields: [String: String],
        file name: String,
        _ content: [UInt8]
    ) async throws -> Answer {
        var fields = fields
        fields["form_token"] = formToken
        var body = ""
        for (field, value) in fields {
            body += "--b0undary\r\nContent-Disposition: form-data; name=\"\(field)\"\r\n\r\n"
            body += "\(value)\r\n"
        }
        body += "--b0undary\r\nContent-Disposition: form-data; name=\"\(name)\"; "
        body += "filename=\"f\"\r\nContent-Type: application/octet-stream\r\n\r\n"
        var buffer = ByteBuffer(string: body)
        buffer.writeBytes(content)
        buffer.writeString("\r\n--b0undary--\r\n")
        return answer(
            try await http.execute(
                uri: path,
                method: .post,
                headers: [
                    .cookie: cookie, .contentType: "multipart/form-data; boundary=b0undary",
                ],
                body: buffer
            )
        )
    }

    private func answer(_ response: TestResponse) -> Answer {
        Answer(
            status: Int(response.status.code),
            location: response.headers[.location] ?? "",
            body: Array(response.body.readableBytesView),
            headers: response.headers
        )
    }
}

extension AdminWorld {
    var panel: AdminPanel {
        AdminPanel(
            settings: settings,
            invoicing: invoicing,
            running: running,
            secrets: PanelSecrets(
                hashing: AdminWorld.hashing,
                accessHashing: AdminWorld.accessHashing,
                newRequestID: { Secrets.token() },
                newAccessPassword: { Secrets.smppPassword() }
            ),
            programs: ProgramVerbs(database: database, clock: office.clock) { [office] in
                office.ids.next(at: $0)
            }
        )
    }

    /// Sessions that stand still, and the very admission of the core for trials.
    private var running: RunningPlatform {
        var running = RunningPlatform()
        running.sessions = FixedSessions()
        running.trials = CoreTrials(database: database, clock: office.clock)
        running.playground = FixedPlayground()
        return running
    }

    /// The clients' panel over the same database, for whoever looks at it from the admin panel.
    private var clientPanel: ClientPanel {
        ClientPanel(
            database: database,
            hashing: { "hash of \($0)" },
            verifying: { "hash of \($0)" == $1 },
            smppAddress: { "smpp.northwind.example:2775" },
            programs: ProgramVerbs(database: database, clock: office.clock) { [office] in
                office.ids.next(at: $0)
            },
            billing: .init(newRequestID: { "request-1" }) { _ in nil }
        )
    }

    func server() -> PanelServer {
        let clock = office.clock
        return PanelServer(
            sites: [panel.site, clientPanel.site],
            desk: SignInDesk(
                database: database,
                clock: clock,
                hash: PasswordHash(pool: .singleton)
            ),
            clock: clock,
            logger: Logger(label: "test")
        )
    }
}

/// Two sessions that stand still.
struct FixedSessions: LiveSessions {
    var snapshotsMax: Int { 1 }

    func end(_ session: LiveSession, isDrained: Bool) async -> Bool { session.id == 7 }

    func liveSessions() async -> [LiveSession] {
        var client = LiveSession(
            side: .client,
            systemID: "orchid1",
            party: "orchid_media",
            address: "203.0.113.7:40312"
        )
        client.boundSince = AdminWorld.start.adding(seconds: -7_200)
        client.window = .init(used: 3, limit: 100)
        client.id = 7
        client.owner = .access(AccessID(1))
        client.counts.received = 48_211
        client.counts.sent = 47_980
        client.counts.throttled = 12
        var supplier = LiveSession(
            side: .supplier,
            systemID: "northwind",
            party: "Baltic Carrier",
            address: "198.51.100.20:2775"
        )
        supplier.owner = .supplier(SupplierID(1))
        supplier.lastError = "connection refused"
        supplier.window = .init(used: 0, limit: 50)
        return [client, supplier]
    }
}

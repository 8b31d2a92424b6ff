// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Backoffice
import Billing
import ClientPanel
import EngineTesting
import Messaging
import Primitives
import SQLInterface
import Storage
import Testing
import WebSupport

/// Two clients of one operator, each with one of everything, and the panel over them.
struct ClientWorld: Sendable {
    let database: any SQLDatabase
    let mine: ClientFixture
    let other: ClientFixture

    /// 2026-11-25 12:03:20 UTC, which is 14:03:20 in Kyiv.
    static let now = Instant(seconds: 1_795_608_200)
    /// Markup in a name: it must come out as text.
    static let company = "Orchid <b>& Sons</b>"

    private static let ids = IdentifierSource(node: 5)

    init() throws {
        database = try Engine.temporaryDatabase()
        let euro = try #require(Currency("EUR"))
        mine = ClientFixture(number: 1, login: "orchid", company: Self.company, currency: euro)
        other = ClientFixture(number: 2, login: "rival", company: "Rival Ltd", currency: euro)
        let clients = [mine, other]
        let enterprise = Enterprise(
            id: EnterpriseID(21),
            brandID: BrandID(11),
            name: "Northwind Messaging SIA",
            country: try #require(CountryCode("LV"))
        )
        let brand = Brand(
            id: BrandID(11),
            name: "Northwind",
            contact: .init(email: "a@b.example", phone: "+371 1", website: "w", address: "x"),
            currency: euro
        )
        try Migrator().migrate(database, at: Self.now)
        try database.writeBlocking { transaction in
            try BrandRepository.insert(brand, in: transaction)
            try EnterpriseRepository.insert(enterprise, in: transaction)
            for client in clients {
                try client.insertParties(in: transaction)
                try client.insertTraffic(in: transaction)
                try client.insertPrograms(in: transaction)
                try client.insertFinance(enterprise, brand, in: transaction)
            }
        }
    }

    var panel: ClientPanel {
        ClientPanel(
            database: database,
            hashing: { "hash of \($0)" },
            verifying: { "hash of \($0)" == $1 },
            smppAddress: { "smpp.northwind.example:2775" },
            programs: ProgramVerbs(database: database, clock: WallClock { Self.now }) {
                Self.ids.next(at: $0)
            },
            billing: .init(newRequestID: { "request-1" }) { request in
                request.amount.micros > 0 ? nil : "The amount must be above zero."
            }
        )
    }

    /// Asks the panel as a client's person, as the server would.
    ///
    /// `path` is a filled-in one; the route whose pattern fits answers.
    func ask(
        _ path: String,
        query: KeyValuePairs<String, String> = [:],
        posting form: [String: String]? = nil,
        as person: Person? = nil
    ) async throws -> PanelAnswer {
        let method: PanelRoute.Method = form == nil ? .get : .post
        let site = panel.site
        for route in site.routes where route.method == method {
            guard let parameters = match(path, route.pattern) else { continue }
            var asked = PanelRequest(
                person: person ?? mine.person,
                formToken: "token-of-this-form",
                parameters: parameters,
                now: Self.now
            )
            asked.query = query.map { (name: $0.key, value: $0.value) }
            asked.form = FormData(fields: form ?? [:])
            asked.address = "203.0.113.9"
            return try await route.handler(asked)
        }
        return .notFound
    }

    /// The text of a page that is answered with a status, with plain spaces.
    func page(
        _ path: String,
        query: KeyValuePairs<String, String> = [:],
        posting form: [String: String]? = nil,
        status expected: Int = 200
    ) async throws -> String {
        let answer = try await ask(path, query: query, posting: form)
        guard case .document(let html, let status) = answer, status == expected else {
            Issue.record("\(path) is no page of status \(expected): \(answer)")
            return ""
        }
        return html.text.replacing("\u{A0}", with: " ")
    }

    /// A file's name and octets.
    func file(
        _ path: String,
        query: KeyValuePairs<String, String> = [:]
    ) async throws -> PanelFile {
        let answer = try await ask(path, query: query)
        guard case .file(let file) = answer else {
            Issue.record("\(path) is no file: \(answer)")
            return PanelFile(bytes: [], mediaType: "", name: nil)
        }
        return file
    }

    private func match(_ path: String, _ pattern: String) -> [String: String]? {
        let parts = path.split(separator: "/")
        let names = pattern.split(separator: "/")
        guard parts.count == names.count else { return nil }
        var parameters: [String: String] = [:]
        for (part, name) in zip(parts, names) {
            if name.hasPrefix("{") {
                parameters[String(name.dropFirst().dropLast())] = String(part)
            } else if part != name {
                return nil
            }
        }
        return parameters
    }
}

extension PanelAnswer {
    var isNotFound: Bool { if case .notFound = self { true } else { false } }
}

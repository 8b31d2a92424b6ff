// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import API
import Billing
import EngineTesting
import HTTPTypes
import Primitives
import Storage
import Testing
import WebSupport

/// Who may do what: every route with every role, and own and foreign objects.
@Suite(.bothEngines) struct APIRightsTests {
    /// What each role's key may do, written down a second time on purpose.
    static let rights: [(role: Role, scopes: Set<APIScope>)] = [
        (.owner, operatorsAll), (.finance, operatorsAll),
        (
            .readOnly,
            [
                .clientsRead, .pricesRead, .messagesRead, .balancesRead, .paymentsRead,
                .invoicesRead, .statementsRead, .statisticsRead,
            ]
        ),
        (.routing, [.messagesRead, .statisticsRead]),
        (.support, [.clientsRead, .pricesRead, .messagesRead, .balancesRead, .statisticsRead]),
    ]

    private static let operatorsAll: Set<APIScope> = [
        .clientsRead, .clientsWrite, .pricesRead, .pricesWrite, .messagesRead, .balancesRead,
        .paymentsRead, .paymentsWrite, .invoicesRead, .invoicesWrite, .statementsRead,
        .statisticsRead,
    ]

    private static let clientsAll: Set<APIScope> = [
        .clientsRead, .pricesRead, .messagesRead, .messagesSend, .balancesRead, .paymentsRead,
        .invoicesRead, .statementsRead, .statisticsRead,
    ]

    @Test("each route answers each role's key as it should", arguments: rights)
    func roles(_ right: (role: Role, scopes: Set<APIScope>)) async throws {
        let world = try APIWorld()
        let seeded = try await world.seed()
        let token = try await world.operatorKey(right.role)
        try await world.use { program in
            for route in world.api.routes {
                let answer = try await program.call(route, of: seeded.mine, token)
                let name = "\(route.name) as \(right.role)"
                let isAllowed = right.scopes.contains(route.scope)
                #expect((answer.status == 403) == !isAllowed, "\(name): \(answer.text)")
                expectDocumented(answer, route)
                guard isAllowed else { continue }
                #expect((200...299).contains(answer.status), "\(name): \(answer.text)")
            }
        }
    }

    @Test func aClientsKeySeesItsOwnAndNothingElse() async throws {
        let world = try APIWorld()
        let seeded = try await world.seed()
        let token = try await world.clientKey(seeded.mine)
        try await world.use { program in
            for route in world.api.routes {
                let own = try await program.call(route, of: seeded.mine, token)
                let isAllowed = Self.clientsAll.contains(route.scope)
                #expect((own.status == 403) == !isAllowed, "\(route.name): \(own.text)")
                #expect(!own.text.contains("rival"), "\(route.name): \(own.text)")
                expectDocumented(own, route)
                guard isAllowed else { continue }
                #expect((200...299).contains(own.status), "\(route.name): \(own.text)")
                guard !route.pathNames.isEmpty else { continue }
                let foreign = try await program.call(route, of: seeded.other, token)
                #expect(foreign.status == 404, "\(route.name): \(foreign.text)")
                let nothing = try await program.call(
                    route,
                    of: .init(client: ClientID(7), access: AccessID(7)),
                    token
                )
                // Word for word, so that nobody learns what exists.
                #expect(nothing.text == foreign.text, "\(route.name)")
            }
            for route in world.api.routes
            where route.parameters.contains(where: {
                $0.name == "client"
            }) {
                let path = route.path + "?client=\(seeded.other.client)"
                #expect(try await program.call(.get, path, token).status == 404, "\(path)")
            }
        }
    }

    @Test func aKeyDoesWhatItsScopesSayAndNoMore() async throws {
        let world = try APIWorld()
        let seeded = try await world.seed()
        for scope in Self.clientsAll.sorted() {
            let token = try await world.clientKey(seeded.mine, scopes: [scope])
            #expect(try await world.programs.keys.find(token: token)?.key.scopes == [scope])
        }
        let token = try await world.clientKey(seeded.mine, scopes: [.balancesRead])
        try await world.use { program in
            for route in world.api.routes {
                let status = try await program.call(route, of: seeded.mine, token).status
                #expect((status == 200) == (route.scope == .balancesRead), "\(route.name)")
                #expect(status == 200 || status == 403, "\(route.name): \(status)")
            }
        }
    }

    @Test func withoutAValidKeyNothingAnswers() async throws {
        let world = try APIWorld()
        let seeded = try await world.seed()
        let revoked = try await world.clientKey(seeded.mine)
        let found = try #require(try await world.programs.keys.find(token: revoked))
        try await world.programs.keys.revoke(found.key.id, by: "tester")
        var wish = APIKeys.Wish(
            .client(seeded.mine.client),
            name: "Short",
            scopes: ["balances.read"],
            role: .clientOwner
        )
        wish.lastDay = "2026-11-25"
        let short = try await world.programs.keys.create(wish, by: "tester").token
        let leaver = try await world.operatorKey(.owner)
        let person = try #require(try await world.programs.keys.find(token: leaver)?.person)
        try await world.database.write { transaction in
            var left = person
            left.isActive = false
            try PersonRepository.update(left, in: transaction)
        }
        try await world.use { program in
            #expect(try await program.call(.get, "/clients/me/balance", short).status == 200)
            world.move(to: Instant(utcMidnightOf: APIWorld.start.utcDate.adding(days: 1)))
            let invented = APIKeys.tokenPrefix + Secrets.token()
            for token in [nil, "", "x", invented, revoked, short, leaver] {
                for route in world.api.routes.prefix(8) {
                    let answer = try await program.call(route, of: seeded.mine, token)
                    #expect(answer.status == 401, "\(route.name) \(token ?? "no key")")
                    #expect(answer.headers[.wwwAuthenticate] == "Bearer")
                }
            }
        }
    }

    @Test func aKeyIsMadeWithinItsMakersRights() async throws {
        let world = try APIWorld()
        let seeded = try await world.seed()
        let owner = APIKey.Owner.client(seeded.mine.client)
        let wishes: [(APIKeys.Wish, field: String)] = [
            (.init(owner, name: "A", scopes: ["invoices.read"], role: .developer), "scopes"),
            (.init(owner, name: "A", scopes: ["payments.write"], role: .owner), "scopes"),
            (.init(owner, name: "A", scopes: ["messages.send"], role: .owner), "access_id"),
            (.init(owner, name: " ", scopes: ["balances.read"], role: .owner), "name"),
            (.init(owner, name: "A", scopes: [], role: .owner), "scopes"),
            (.init(owner, name: "A", scopes: ["everything"], role: .owner), "scopes"),
        ]
        for (wish, field) in wishes {
            let problems = await #expect(throws: FormProblems.self) {
                try await world.programs.keys.create(wish, by: "tester")
            }
            #expect(problems?.byField[field] != nil, "\(wish)")
        }
        let log = try await world.database.read {
            try AuditLogRepository.list(
                objectKind: "client",
                objectID: "\(seeded.mine.client)",
                in: $0
            )
        }
        #expect(!log.contains { $0.entry.action == "create API key" })
        let token = try await world.clientKey(seeded.mine)
        let entries = try await world.database.read { transaction in
            try AuditLogRepository.page(limit: 1, in: transaction)
        }
        #expect(entries.first?.entry.action == "create API key")
        #expect(entries.first?.entry.after.contains(token) == false)
        await world.gateway.stop()
    }
}

/// The answer has a status and a content that the route's description names.
func expectDocumented(_ answer: APIProgram.Answer, _ route: APIRoute) {
    let kind = answer.headers[.contentType] ?? ""
    switch route.success {
    case .json(answer.status, let schema):
        #expect(kind == "application/json", "\(route.name)")
        let faults = answer.json.map { schema.faults(of: $0) }
        #expect(faults == [], "\(route.name): \(answer.text)")
    case .files(let kinds) where answer.status == 200:
        #expect(kinds.contains { kind.hasPrefix($0) }, "\(route.name): \(kind)")
    default:
        #expect(route.problemStatuses.contains(answer.status), "\(route.name) \(answer.text)")
        #expect(kind == "application/problem+json", "\(route.name)")
        let faults = answer.json.map { APIProblem.documentSchema.faults(of: $0) }
        #expect(faults == [], "\(route.name): \(answer.text)")
    }
}

extension APIProgram {
    /// Calls a route with the objects of a party and a body that is right for it.
    func call(_ route: APIRoute, of party: APIWorld.Party, _ token: String?) async throws -> Answer
    {
        let values = [
            "client": "\(party.client)", "message": "\(party.message)",
            "invoice": "\(party.invoice)", "payment": "\(party.payment)", "file": "invoice.pdf",
        ]
        var path = route.path
        for name in route.pathNames {
            path = path.replacing("{\(name)}", with: values[name] ?? "1")
        }
        let queries = ["lookUpPrice": "?network=25501"]
        let method = try #require(HTTPRequest.Method(route.method.rawValue))
        return try await call(
            method,
            path + (queries[route.name] ?? ""),
            token,
            body: route.isWrite ? Self.body(route, party) : nil
        )
    }

    private static func body(_ route: APIRoute, _ party: APIWorld.Party) -> JSON {
        let message: JSON = ["to": "380501234567", "from": "Shop", "text": "Hello"]
        let client = JSON.string("\(party.client)")
        switch route.name {
        case "sendMessage": return message
        case "sendMessages": return ["messages": [message, message]]
        case "createClient":
            return [
                "login": .string("new_\(Secrets.smppPassword())"), "currency": "EUR",
                "zone": "UTC", "mode": "prepaid",
            ]
        case "updateClient": return ["company": "Orchid & Sons"]
        case "setPrice": return ["country": "KZ", "price": "0.05"]
        case "createInvoice", "previewInvoice":
            return ["client": client, "kind": "amount", "amount": "10", "text": "Fee"]
        case "creditInvoice": return ["reason": "Wrong price", "net": "1"]
        case "recordPayment": return ["client": client, "amount": "5.00"]
        default: return [:]
        }
    }
}

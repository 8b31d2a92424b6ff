// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import API
import EngineTesting
import HTTPTypes
import HummingbirdTesting
import Primitives
import Storage
import Testing

/// The document, the reference and the general rules of answering.
struct OpenAPITests {
    @Test func theDocumentNamesEveryRoute() async throws {
        let world = try APIWorld()
        try await world.use { program in
            let answer = try await program.call(.get, "/openapi.json", nil)
            #expect(answer.status == 200)
            let document = try #require(answer.json)
            #expect(document["openapi"]?.text == "3.1.0")
            for route in world.api.routes {
                let method = route.method.rawValue.lowercased()
                let operation = document["paths"]?[route.path]?[method]
                #expect(operation?["operationId"]?.text == route.name)
                for status in route.problemStatuses {
                    #expect(operation?["responses"]?["\(status)"] != nil, "\(route.name)")
                }
            }
            let names = world.api.routes.map(\.name)
            #expect(Set(names).count == names.count)
        }
    }

    @Test func theReferenceShowsEveryRouteWithASample() async throws {
        let world = try APIWorld()
        try await world.use { program in
            let page = try await program.http.execute(uri: "/api/reference", method: .get)
            let text = String(buffer: page.body)
            #expect(page.status == .ok)
            #expect(!text.contains("<script>"))
            for route in world.api.routes {
                #expect(text.contains(#"id="\#(route.name)""#), "\(route.name)")
                #expect(text.contains("curl https://sms.example.com"), "\(route.name)")
            }
        }
    }

    @Test func samplesFitTheirSchemas() throws {
        let world = try APIWorld()
        for route in world.api.routes {
            if let body = route.body {
                #expect(body.faults(of: body.sample) == [], "\(route.name)")
            }
            guard case .json(_, let schema) = route.success else { continue }
            #expect(schema.faults(of: schema.sample) == [], "\(route.name)")
        }
    }

    @Test func whatIsNotThereIsAProgramsAnswer() async throws {
        let world = try APIWorld()
        let seeded = try await world.seed()
        let token = try await world.clientKey(seeded.mine)
        try await world.use { program in
            let cases: [(HTTPRequest.Method, String, Int)] = [
                (.get, "/nothing", 404), (.delete, "/messages", 405), (.put, "/payments", 405),
                (.get, "/messages/bulk", 405), (.get, "/invoices/preview", 405),
                (.get, "/messages?unknown=1", 400), (.get, "/messages?limit=0", 400),
                (.get, "/messages?limit=1&limit=2", 400), (.get, "/messages?cursor=x", 400),
                (.get, "/clients/me/statement?from=2026-12-01&through=2026-01-01", 422),
                (.get, "/clients/me/prices/lookup", 422), (.get, "/messages/x", 404),
                (.get, "/messages/99999999999999999999", 404),
            ]
            for (method, path, status) in cases {
                let answer = try await program.call(method, path, token)
                #expect(answer.status == status, "\(method) \(path): \(answer.text)")
                #expect(answer.headers[.contentType] == "application/problem+json", "\(path)")
            }
            let bodies: [(String, String, Int)] = [
                ("{", "application/json", 400), ("[]", "application/json", 422),
                ("{}", "text/plain", 415), ("{}", "application/json; charset=utf-8", 422),
                (String(repeating: " ", count: 1_100_000), "application/json", 413),
            ]
            for (text, type, status) in bodies {
                let answer = try await program.call(
                    .post,
                    "/messages",
                    token,
                    text: text,
                    type: type
                )
                #expect(answer.status == status, "\(type): \(answer.text)")
            }
            let head = try await program.call(.head, "/messages", token)
            #expect(head.status == 200)
            #expect(head.text.isEmpty)
        }
    }

    @Test func tooManyRequestsAreRefusedForAMoment() async throws {
        let world = try APIWorld()
        let seeded = try await world.seed()
        let token = try await world.clientKey(seeded.mine, scopes: [.balancesRead])
        try await world.use { program in
            var statuses: [Int] = []
            for _ in 0..<210 {
                statuses.append(try await program.call(.get, "/clients/me/balance", token).status)
            }
            // The clock stands still: two seconds' worth at once, and no more.
            #expect(statuses.filter { $0 == 200 }.count == 200)
            #expect(statuses.suffix(10).allSatisfy { $0 == 429 })
            world.move(to: APIWorld.start.adding(seconds: 1))
            #expect(try await program.call(.get, "/clients/me/balance", token).status == 200)
        }
    }

    @Test func aListComesInPages() async throws {
        let world = try APIWorld()
        let seeded = try await world.seed()
        let owner = try await world.operatorKey(.owner)
        try await world.use { program in
            for number in 1...7 {
                let answer = try await program.call(
                    .post,
                    "/payments",
                    owner,
                    body: [
                        "client": .string("\(seeded.mine.client)"), "amount": .string("\(number)"),
                    ]
                )
                #expect(answer.status == 201)
            }
            for path in ["/payments", "/invoices", "/messages", "/clients"] {
                let all = try await program.call(.get, path + "?limit=200", owner).json
                var pages: [JSON] = []
                var cursor: String?
                repeat {
                    let query = cursor.map { "&cursor=\($0)" } ?? ""
                    let page = try await program.call(.get, "\(path)?limit=1\(query)", owner).json
                    pages += page?["items"]?.elements ?? []
                    cursor = page?["next_cursor"]?.text
                } while cursor != nil && pages.count < 100
                #expect(pages == all?["items"]?.elements, "\(path)")
                #expect(all?["next_cursor"] == .null)
                #expect(pages.count > 1, "\(path)")
            }
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import API
import Billing
import EngineTesting
import Primitives
import Storage
import Testing
import WebSupport

/// Messages by HTTP: through the same core as SMPP, once each.
@Suite(.bothEngines) struct APISendingTests {
    private static let hello: JSON = ["to": "+380 50 1234567", "from": "Shop", "text": "Hello"]

    @Test func anAcceptedMessageIsHeldStoredAndFoundAgain() async throws {
        let world = try APIWorld()
        let seeded = try await world.seed()
        let token = try await world.clientKey(seeded.mine)
        try await world.use { program in
            let before = try await program.call(.get, "/clients/me/balance", token).json
            let sent = try await program.call(.post, "/messages", token, body: Self.hello)
            #expect(sent.status == 201, "\(sent.text)")
            #expect(sent.json?["amount"]?["amount"]?.text == "0.0425")
            #expect(sent.json?["money"]?.text == "held")
            #expect(sent.json?["to"]?.text == "380501234567")
            let id = try #require(sent.json?["id"]?.text)
            let found = try await program.call(.get, "/messages/\(id)", token)
            #expect(found.text == sent.text)
            let after = try await program.call(.get, "/clients/me/balance", token).json
            #expect(before?["held"]?["amount"]?.text == "0.0425")
            #expect(after?["held"]?["amount"]?.text == "0.085")
        }
    }

    /// What is against a message, and the status that says so.
    private static let refusals: [(String, JSON, Int, String)] = [
        ("no number", ["to": "12", "from": "Shop", "text": "A"], 422, "bad_number"),
        ("no country", ["to": "999999999999", "from": "S", "text": "A"], 422, "no_destination"),
        ("no price", ["to": "4915112345678", "from": "S", "text": "A"], 422, "no_client_price"),
        ("bad sender", ["to": "380501234567", "from": "А", "text": "A"], 422, "validation"),
        (
            "long sender", ["to": "380501234567", "from": "Twelve chars", "text": "A"], 422,
            "validation"
        ),
        ("no text", ["to": "380501234567", "from": "Shop"], 422, "validation"),
        ("empty text", ["to": "380501234567", "from": "Shop", "text": ""], 422, "validation"),
        (
            "unknown field", ["to": "380501234567", "from": "S", "text": "A", "udh": "x"], 422,
            "validation"
        ),
    ]

    @Test func eachRefusalHasItsStatusAndCode() async throws {
        let world = try APIWorld()
        let seeded = try await world.seed()
        let token = try await world.clientKey(seeded.mine)
        try await world.use { program in
            for (name, body, status, code) in Self.refusals {
                let answer = try await program.call(.post, "/messages", token, body: body)
                #expect(answer.status == status, "\(name): \(answer.text)")
                #expect(answer.json?["code"]?.text == code, "\(name): \(answer.text)")
            }
            let unknown = try await program.call(
                .post,
                "/messages",
                token,
                body: ["to": "380501234567", "from": "S", "text": "A", "udh": "x"]
            )
            #expect(unknown.json?["errors"]?.elements?.first?["field"]?.text == "udh")
        }
    }

    @Test func everyReasonOfRefusalIsAnsweredAsTheDocumentSays() throws {
        let world = try APIWorld()
        let route = try #require(world.api.routes.first { $0.name == "sendMessage" })
        for reason in BlockReason.allCases {
            #expect((400...499).contains(reason.httpStatus), "\(reason)")
            #expect(route.problemStatuses.contains(reason.httpStatus), "\(reason)")
        }
    }

    @Test func moneyThatIsShortIsSaidSo() async throws {
        let world = try APIWorld()
        let seeded = try await world.seed()
        let token = try await world.clientKey(seeded.mine)
        let owner = try await world.operatorKey(.owner)
        try await world.use { program in
            let path = "/clients/\(seeded.mine.client)"
            let cut = try await program.call(
                .patch,
                path,
                owner,
                body: ["mode": "prepaid", "allowed_credit": .null]
            )
            #expect(cut.status == 200, "\(cut.text)")
            try await world.gateway.reload()
            let answer = try await program.call(.post, "/messages", token, body: Self.hello)
            #expect(answer.status == 402, "\(answer.text)")
            #expect(answer.json?["code"]?.text == "no_money")
        }
    }

    @Test func aBulkIsDecidedOneByOne() async throws {
        let world = try APIWorld()
        let seeded = try await world.seed()
        let token = try await world.clientKey(seeded.mine)
        try await world.use { program in
            let bad: JSON = ["to": "4915112345678", "from": "Shop", "text": "A"]
            let answer = try await program.call(
                .post,
                "/messages/bulk",
                token,
                body: ["messages": [Self.hello, bad, Self.hello]]
            )
            #expect(answer.status == 200, "\(answer.text)")
            #expect(answer.json?["accepted"] == .integer(2))
            let items = try #require(answer.json?["items"]?.elements)
            #expect(items.map { $0["problem"]?["code"]?.text } == [nil, "no_client_price", nil])
            let ids = items.compactMap { $0["message"]?["id"]?.text }
            #expect(Set(ids).count == 2)
            let wrong = try await program.call(
                .post,
                "/messages/bulk",
                token,
                body: ["messages": [Self.hello, ["to": "1", "from": "Shop"]]]
            )
            #expect(wrong.status == 422)
            let field = wrong.json?["errors"]?.elements?.first?["field"]?.text
            #expect(field == "messages[1].text")
        }
    }

    @Test func whatIsOverTheThroughputIsThrottledAndNotStored() async throws {
        let world = try APIWorld()
        let seeded = try await world.seed()
        let token = try await world.clientKey(seeded.mine)
        try await world.use { program in
            let many = JSON.array(Array(repeating: Self.hello, count: 700))
            let answer = try await program.call(
                .post,
                "/messages/bulk",
                token,
                body: ["messages": many]
            )
            let items = try #require(answer.json?["items"]?.elements)
            let codes = items.compactMap { $0["problem"]?["code"]?.text }
            // One message was sent when the world was made; the clock stands still.
            #expect(codes == Array(repeating: "throttled", count: 201))
            let stored = try await world.database.read { transaction in
                var filter = MessageFilter()
                filter.clientID = seeded.mine.client
                return try MessageRepository.count(filter, in: transaction)
            }
            #expect(stored == 500)
        }
    }
}

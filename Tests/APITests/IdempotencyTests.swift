// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import API
import Backoffice
import Billing
import EngineTesting
import Primitives
import Storage
import Testing
import WebSupport

/// The same request with the same key: the first answer again, and nothing done twice.
@Suite(.bothEngines) struct IdempotencyTests {
    private func count(_ world: APIWorld, _ client: ClientID) async throws -> Int {
        try await world.database.read { transaction in
            var filter = MessageFilter()
            filter.clientID = client
            return try MessageRepository.count(filter, in: transaction)
        }
    }

    private static func message(_ number: Int) -> JSON {
        ["to": "380501234567", "from": "Shop", "text": .string("Number \(number)")]
    }

    /// Random orders of requests that are repeated, mixed up and reused, against what a naive
    /// reader of the rule expects.
    @Test(arguments: [UInt64(1), 2, 3]) func repetitionsDoNothing(seed: UInt64) async throws {
        let world = try APIWorld()
        let seeded = try await world.seed()
        let token = try await world.clientKey(seeded.mine)
        let before = try await count(world, seeded.mine.client)
        let expected = try await world.use { program in
            var random = SeededGenerator(seed: seed)
            var known: [String: (content: Int, answer: String)] = [:]
            for step in 0..<60 {
                let key = "order-\(random.number(in: 0...11))"
                let content = random.chance(percent: 80) ? 0 : random.number(in: 1...3)
                let answer = try await program.call(
                    .post,
                    "/messages",
                    token,
                    body: Self.message(content),
                    idempotencyKey: key
                )
                let name = "seed \(seed), step \(step)"
                if let first = known[key], first.content != content {
                    #expect(answer.status == 422, "\(name)")
                    #expect(answer.json?["code"]?.text == "idempotency_key_reused", "\(name)")
                } else if let first = known[key] {
                    #expect(answer.text == first.answer, "\(name)")
                } else {
                    #expect(answer.status == 201, "\(name): \(answer.text)")
                    known[key] = (content, answer.text)
                }
            }
            return known.count
        }
        #expect(try await count(world, seeded.mine.client) == before + expected, "seed \(seed)")
    }

    @Test func requestsSideBySideSendOneMessage() async throws {
        let world = try APIWorld()
        let seeded = try await world.seed()
        let token = try await world.clientKey(seeded.mine)
        let before = try await count(world, seeded.mine.client)
        try await world.use { program in
            let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 0..<12 {
                    group.addTask {
                        try await program.call(
                            .post,
                            "/messages",
                            token,
                            body: Self.message(1),
                            idempotencyKey: "once"
                        ).status
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(statuses.contains(201))
            #expect(Set(statuses).isSubset(of: [201, 409]))
        }
        #expect(try await count(world, seeded.mine.client) == before + 1)
    }

    /// The program ended after the messages were stored and before the answer was.
    @Test func whatAnEarlierAttemptSentIsNotSentAgain() async throws {
        let world = try APIWorld()
        let seeded = try await world.seed()
        let token = try await world.clientKey(seeded.mine)
        let before = try await count(world, seeded.mine.client)
        try await world.use { program in
            let body: JSON = ["messages": [Self.message(1), Self.message(2)]]
            let first = try await program.call(
                .post,
                "/messages/bulk",
                token,
                body: body,
                idempotencyKey: "bulk"
            )
            try await world.database.write { transaction in
                try transaction.execute("UPDATE api_answers SET status = 0, body = ''")
                try transaction.execute("DELETE FROM message_requests WHERE position = 1")
            }
            let second = try await program.call(
                .post,
                "/messages/bulk",
                token,
                body: body,
                idempotencyKey: "bulk"
            )
            let ids = [first, second].map { answer in
                answer.json?["items"]?.elements?.map { $0["message"]?["id"]?.text } ?? []
            }
            #expect(ids[0][0] == ids[1][0])
            #expect(ids[0][1] != ids[1][1])
        }
        // Two, and the one whose trace was taken away by hand.
        #expect(try await count(world, seeded.mine.client) == before + 3)
    }

    @Test func moneyMovesOnce() async throws {
        let world = try APIWorld()
        let seeded = try await world.seed()
        let token = try await world.operatorKey(.finance)
        let client = JSON.string("\(seeded.mine.client)")
        let writes: [(String, JSON)] = [
            ("/payments", ["client": client, "amount": "25.00"]),
            ("/invoices", ["client": client, "kind": "amount", "amount": "9", "text": "Fee"]),
            ("/invoices/\(seeded.mine.invoice)/credit-notes", ["reason": "R", "net": "2"]),
            ("/clients/\(seeded.mine.client)/prices", ["country": "KZ", "price": "0.05"]),
        ]
        try await world.use { program in
            for (path, body) in writes {
                let key = "key-\(path)"
                let first = try await program.call(
                    .post,
                    path,
                    token,
                    body: body,
                    idempotencyKey: key
                )
                #expect(first.status == 201, "\(path): \(first.text)")
                // As after a program that ended before it could note the answer.
                try await world.database.write {
                    _ = try $0.execute("UPDATE api_answers SET status = 0, body = ''")
                }
                let second = try await program.call(
                    .post,
                    path,
                    token,
                    body: body,
                    idempotencyKey: key
                )
                #expect(second.status == 201, "\(path): \(second.text)")
                #expect(first.text == second.text, "\(path)")
            }
        }
        let sums = try await world.database.read { transaction in
            (
                try PaymentRepository.page(limit: 10, in: transaction).count,
                try CreditNoteRepository.page(
                    of: seeded.mine.client,
                    onlyVisibleToClient: false,
                    limit: 10,
                    in: transaction
                ).count
            )
        }
        #expect(sums.0 == 3)
        #expect(sums.1 == 1)
    }

    @Test func aRefusedRequestMayBeMendedUnderItsKey() async throws {
        let world = try APIWorld()
        let seeded = try await world.seed()
        let token = try await world.operatorKey(.finance)
        try await world.use { program in
            let client = JSON.string("\(seeded.mine.client)")
            let wrong = try await program.call(
                .post,
                "/payments",
                token,
                body: ["client": client, "amount": "0.005"],
                idempotencyKey: "mend"
            )
            #expect(wrong.status == 422, "\(wrong.text)")
            let right = try await program.call(
                .post,
                "/payments",
                token,
                body: ["client": client, "amount": "5"],
                idempotencyKey: "mend"
            )
            #expect(right.status == 201, "\(right.text)")
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Foundation
import Testing

extension EndToEnd {
    /// Programs of clients that this project did not write.
    @Suite("API peers")
    struct APIPeerTests {
        private struct Wanted: Encodable {
            var base: String
            var login: String
            var password: String
            var clientID: String
            var to = "37061234567"
            var seconds = 30
            var folder = ""

            init(_ ready: ReadyPlatform) {
                base = ready.platform.base
                login = ready.owner.login
                password = ready.owner.password
                clientID = ready.client.clientID
                folder = ready.platform.folder.path
            }
        }

        private struct Contract: Decodable {
            struct Run: Decodable {
                var key: String
                var status: Int
                var cases: Int
                var output: String
            }

            var runs: [Run]
        }

        private struct Received: Decodable {
            struct Event: Decodable {
                var type: String
                var id: String
                var state: String
            }

            var sent: [String]
            var replayed: [String]
            var verified: [Event]
            var attempts: Int
            var forged: Bool
        }

        @Test func `schemathesis finds no failure of ours and no undocumented answer`() throws {
            let ready = try ReadyPlatform()
            let contract = try Peer.run(
                "api_contract",
                Wanted(ready),
                in: ready.platform.folder,
                returning: Contract.self,
                within: .seconds(240)
            )
            #expect(contract.runs.map(\.key) == ["operator", "client"])
            for run in contract.runs {
                #expect(run.status == 0, "\(run.key): \(run.output)")
                #expect(run.cases > 100, "\(run.key): \(run.output)")
            }
            try ready.platform.expectCleanAudit()
        }

        @Test func `webhooks are verified by the library of Standard Webhooks`() throws {
            let ready = try ReadyPlatform(options: ["--allow-private-webhooks"])
            let result = try Peer.run(
                "webhooks",
                Wanted(ready),
                in: ready.platform.folder,
                returning: Received.self
            )
            #expect(result.sent.count == 2)
            #expect(result.replayed == result.sent)
            let messages = result.verified.filter { $0.type == "message.finished" }
            #expect(Set(messages.map(\.id)) == Set(result.sent))
            #expect(messages.allSatisfy { $0.state == "delivered" })
            #expect(result.verified.map(\.type).contains("payment.recorded"))
            #expect(result.attempts >= 4)
            #expect(result.forged)
            #expect(try ready.platform.number("SELECT count(*) FROM messages") == 2)
            try ready.platform.expectCleanAudit()
        }

        @Test func `webhooks to private addresses are refused`() throws {
            let ready = try ReadyPlatform()
            let result = try Peer.run(
                "webhook_refused",
                Wanted(ready),
                in: ready.platform.folder,
                returning: Refusal.self
            )
            #expect(result.connections == 0)
            #expect(result.log.contains("private, local or reserved"))
        }

        private struct Refusal: Decodable {
            var connections: Int
            var log: String
        }
    }
}

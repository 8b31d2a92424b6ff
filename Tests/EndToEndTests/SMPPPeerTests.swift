// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Testing

extension EndToEnd {
    /// SMPP clients that this project did not write: smpplib and Kannel.
    @Suite("SMPP peers")
    struct SMPPPeerTests {
        private static let long = String(repeating: "A long message in parts. ", count: 16)

        @Test func `smpplib sends every alphabet and gets every receipt`() throws {
            let ready = try ReadyPlatform()
            let messages = [
                SMPPSend.Message(to: "37061234567", text: "Plain @ and € {}"),
                SMPPSend.Message(to: "37061234567", text: "Labas, Привіт, 👋", coding: "ucs2"),
                SMPPSend.Message(to: "37061234567", text: Self.long),
            ]
            let result = try ready.send(ready.traffic(messages))
            #expect(result.bound)
            let ids = result.answers.map(\.id)
            #expect(result.answers.allSatisfy { $0.status == 0 })
            #expect(ids.count == 5)
            #expect(Set(ids).count == ids.count)
            #expect(Set(result.receipts.map(\.id)) == Set(ids))
            for receipt in result.receipts {
                #expect(receipt.state == 2)
                #expect(receipt.esmClass == 4)
                #expect(receipt.text.contains("id:\(receipt.id) sub:001 dlvrd:001"))
                #expect(receipt.text.contains("stat:DELIVRD err:000"))
            }
            let charged = try ready.platform.number(
                "SELECT sum(segments) FROM messages WHERE money = 'charged'"
            )
            #expect(charged == 5)
            try ready.platform.expectCleanAudit()
        }

        @Test func `a wrong password or system id is refused alike`() throws {
            let ready = try ReadyPlatform()
            var wrong = ready.traffic([])
            wrong.password = "wrong"
            #expect(try ready.send(wrong).bindStatus == 0x0D)
            var unknown = ready.traffic([])
            unknown.systemID = "nobody"
            #expect(try ready.send(unknown).bindStatus == 0x0D)
        }

        @Test func `what has no price or number is refused, stored and never charged`() throws {
            let ready = try ReadyPlatform()
            let messages = [
                SMPPSend.Message(to: "4915112345678", text: "No price for Germany"),
                SMPPSend.Message(to: "999999999999", text: "No such country"),
            ]
            let result = try ready.send(ready.traffic(messages))
            #expect(result.answers.count == 2)
            #expect(result.answers.allSatisfy { $0.status != 0 })
            #expect(result.receipts.isEmpty)
            let reasons = try ready.platform.rows("SELECT reason FROM messages ORDER BY id")
            #expect(reasons == [["no_client_price"], ["no_destination"]])
            #expect(
                try ready.platform.number(
                    "SELECT count(*) FROM messages WHERE money <> 'none'"
                ) == 0
            )
            try ready.platform.expectCleanAudit()
        }

        @Test func `Kannel sends and gets its delivery reports`() throws {
            let ready = try ReadyPlatform(basis: "delivered")
            let traffic = ready.traffic([
                SMPPSend.Message(to: "+37061234567", text: "From Kannel @ €"),
                SMPPSend.Message(to: "+37061234567", text: "Привіт з Kannel", coding: "ucs2"),
            ])
            let result = try Peer.run(
                "kannel",
                traffic,
                in: ready.platform.folder,
                returning: KannelResult.self
            )
            try #require(result.online, "Kannel could not bind: \(result.log)")
            #expect(result.accepted == [202, 202])
            for message in 0...1 {
                let kinds = result.reports.filter { $0.message == message }.map(\.kind)
                #expect(kinds.contains(8), "message \(message) was not accepted: \(kinds)")
                #expect(kinds.contains(1), "message \(message) was not delivered: \(kinds)")
            }
            let texts = try ready.platform.rows("SELECT text FROM messages ORDER BY id")
            #expect(texts == [["From Kannel @ €"], ["Привіт з Kannel"]])
            try ready.platform.expectCleanAudit()
        }
    }
}

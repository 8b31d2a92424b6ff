// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import EngineTesting
import Messaging
import Primitives
import Storage
import Testing

/// *Settings → Retention*: how long messages are kept, for each client.
@Suite(.bothEngines) struct AdminRetentionTests {
    @Test func aRuleIsSetForAllForOneAndTakenBackAgain() async throws {
        let world = try AdminWorld()
        let seeded = try await world.seed()
        try await AdminBrowser.use(world) { browser in
            #expect(try await browser.get("/admin/retention").shows("kept"))
            let all = ["client_id": "", "body_days": "30", "row_days": "400"]
            #expect(try await browser.post("/admin/retention", all).status == 303)
            let own = ["client_id": "\(seeded.client)", "body_days": "7", "row_days": "0"]
            #expect(try await browser.post("/admin/retention", own).status == 303)
            let page = try await browser.get("/admin/retention")
            #expect(page.shows("400 days: from"))
            #expect(page.shows("7 days: from"))
            let form = try await browser.get("/admin/retention?client=\(seeded.client)")
            #expect(form.shows(#"name="body_days" value="7""#))
            #expect(try await browser.get("/admin/audit").shows("retention \(seeded.client)"))

            let back = own.merging(["follows": "1"]) { $1 }
            #expect(try await browser.post("/admin/retention", back).status == 303)
            let rules = try await world.database.read { try RetentionRepository.list(in: $0) }
            #expect(rules == [RetentionRule(clientID: nil, bodyDays: 30, rowDays: 400)])
        }
    }

    @Test(
        "what cannot be kept so is refused with the field and the reason, and nothing is saved",
        arguments: [
            (["body_days": "-1", "row_days": "0"], "Texts"),
            (["body_days": "x", "row_days": "0"], "Texts"),
            (["body_days": "1", "row_days": "40000"], "Messages"),
            (["body_days": "50", "row_days": "40"], "at most 40 days"),
            (["body_days": "1", "row_days": "2", "follows": "1"], "Only a client"),
            (["client_id": "5", "body_days": "1", "row_days": "2"], "There is no such client"),
        ]
    )
    func refuses(typed: [String: String], words: String) async throws {
        let world = try AdminWorld()
        try await AdminBrowser.use(world) { browser in
            let answer = try await browser.post("/admin/retention", typed)
            #expect(answer.status == 422)
            #expect(answer.shows(words))
            let rules = try await world.database.read { try RetentionRepository.list(in: $0) }
            #expect(rules.isEmpty)
        }
    }

    @Test func theOverviewCountsWhatIsPendingFromEarlierDays() async throws {
        let world = try AdminWorld()
        let seeded = try await world.seed()
        try await AdminBrowser.use(world) { browser in
            #expect(try await browser.get("/admin").shows("0 pending now"))
            let old = world.now.adding(seconds: -3 * 86_400)
            var writer = JournalWriter(ids: .init(node: 3))
            var batch = JournalBatch()
            var submission = Submission(
                clientID: seeded.client,
                accessID: AccessID(1),
                originator: SubmittedAddress(text: "Acme", typeOfNumber: 5, numberingPlan: 0),
                recipient: "380671234567",
                content: SubmittedContent(
                    dataCoding: 0,
                    esmClass: 0,
                    protocolID: 0,
                    body: [0x68],
                    text: "h",
                    segments: 1
                ),
                registeredDelivery: 1
            )
            submission.expiresAt = world.now
            batch.admit(
                MessageFacts(
                    id: MessageID(77),
                    submission: submission,
                    receivedAt: old,
                    destination: nil,
                    charging: MessageCharging(billingClientID: seeded.client)
                )
            )
            let facts = batch
            try world.database.writeBlocking { try writer.write(facts, at: old, in: $0) }
            #expect(try await browser.get("/admin").shows("1 pending now"))
            let page = try await browser.get("/admin/messages/\(seeded.client)/77")
            #expect(page.shows("registered_delivery 0x01, 1 octets"))
        }
    }
}

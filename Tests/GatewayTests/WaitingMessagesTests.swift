// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Messaging
import Primitives
import Storage
import Testing

@testable import Gateway

@Suite("Messages that wait, by their addresses")
struct WaitingMessagesTests {
    @Test(
        "Whatever comes and goes, each pair of addresses has its own, in order",
        arguments: 1...20
    )
    func histories(seed: UInt64) {
        var draw = SeededGenerator(seed: seed)
        var waiting = WaitingMessages()
        var naive: [String: Set<MessageID>] = [:]
        for _ in 0..<2_000 {
            let recipient = "44770090012\(Int.random(in: 0...2, using: &draw))"
            let facts = facts(Int64.random(in: 1...200, using: &draw), to: recipient)
            if Bool.random(using: &draw) {
                waiting.insert(facts)
                naive[recipient, default: []].insert(facts.id)
            } else {
                waiting.remove(facts)
                naive[recipient]?.remove(facts.id)
            }
            let expected = naive[recipient, default: []].sorted()
            #expect(waiting.ids(of: MessageAddresses(facts)) == expected, "seed \(seed)")
            #expect(waiting.latest(of: MessageAddresses(facts)) == expected.last, "seed \(seed)")
        }
        #expect(waiting.isEmpty == naive.values.allSatisfy(\.isEmpty))
    }

    @Test func whatHasLeftIsNotKept() {
        var waiting = WaitingMessages()
        for id in 1...1_000 { waiting.insert(facts(Int64(id), to: "447700900123")) }
        for id in 1...1_000 { waiting.remove(facts(Int64(id), to: "447700900123")) }
        #expect(waiting.isEmpty)
    }

    private func facts(_ id: Int64, to recipient: String) -> MessageFacts {
        let submission = Submission(
            clientID: CoreStage.client,
            accessID: CoreStage.access,
            originator: SubmittedAddress(text: "Shop", typeOfNumber: 5, numberingPlan: 0),
            recipient: recipient,
            content: SubmittedContent(
                dataCoding: 0,
                esmClass: 0,
                protocolID: 0,
                body: [],
                text: "",
                segments: 1
            ),
            registeredDelivery: 0
        )
        return MessageFacts(
            id: MessageID(id),
            submission: submission,
            receivedAt: CoreStage.start,
            destination: nil,
            charging: MessageCharging(billingClientID: CoreStage.client)
        )
    }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Messaging
import Primitives
import Storage
import Testing

@testable import Gateway

/// What a client can name without an id, and receipts that come again.
@Suite("Waiting messages by their addresses, and late receipts")
struct CoreWaitingTests {
    private let ticket = ReplyTicket(session: 1, sequence: 90, kind: .cancel)

    private func addresses(
        _ originator: String = "Acme",
        _ recipient: String = "380671234567",
        _ client: ClientID = CoreStage.client
    ) -> MessageAddresses {
        MessageAddresses(clientID: client, originator: originator, recipient: recipient)
    }

    private func wasCancelled(_ stage: inout CoreStage) -> Bool? {
        for case .replyToCancel(_, let wasCancelled) in stage.drain() { return wasCancelled }
        return nil
    }

    @Test("Without an id all that waits between two addresses is taken back, and nothing else")
    func cancelWaiting() throws {
        var stage = try CoreStage()
        let ids = try (0..<2).map { _ in try stage.admitted() }
        let other = try stage.admitted { $0.originator.text = "Other" }
        stage.handle(.cancelWaiting(addresses(), ticket))
        #expect(wasCancelled(&stage) == true)
        for id in ids {
            #expect(stage.progress(of: id)?.state == .deleted)
            #expect(stage.progress(of: id)?.money == .released)
        }
        #expect(stage.progress(of: other)?.state != .deleted)
        stage.handle(.cancelWaiting(addresses(), ticket))
        #expect(wasCancelled(&stage) == false, "nothing is left")
        stage.handle(.cancelWaiting(addresses("Other", "380671234567", ClientID(12)), ticket))
        #expect(wasCancelled(&stage) == false, "another client's is not there")
        #expect(stage.held == 4_200)
    }

    @Test("What has left is not taken back, and what comes back to the queue is")
    func cancelAfterRetry() throws {
        var stage = try CoreStage()
        stage.bind(CoreStage.first)
        let id = try stage.admitted()
        stage.handle(.cancelWaiting(addresses(), ticket))
        #expect(wasCancelled(&stage) == false)
        stage.answer(id, .unsent)
        stage.handle(.cancelWaiting(addresses(), ticket))
        #expect(wasCancelled(&stage) == true)
        #expect(stage.core.waiting.isEmpty)
    }

    @Test("replace_if_present takes the place of the latest that waits, and of none that left")
    func replaceIfPresent() throws {
        var stage = try CoreStage()
        let scheduled = stage.now.adding(seconds: 3_600)
        let first = try stage.admitted { $0.scheduledAt = scheduled }
        let second = try stage.admitted { $0.scheduledAt = scheduled }
        let other = try stage.admitted {
            $0.scheduledAt = scheduled
            $0.recipient = "380671234500"
        }
        let third = try stage.admitted {
            $0.replacesWaiting = true
            $0.scheduledAt = scheduled
        }
        #expect(stage.progress(of: second)?.state == .deleted)
        #expect(stage.progress(of: second)?.reason == "replaced")
        #expect(stage.progress(of: second)?.money == .released)
        for id in [first, other, third] { #expect(stage.progress(of: id)?.phase == .queued) }
        #expect(stage.held == 3 * 4_200)
    }

    @Test("A refused message replaces nothing")
    func refusedReplaces() throws {
        var stage = try CoreStage(balance: 4_200)
        let first = try stage.admitted()
        let reply = stage.submit(segments: 2) { $0.replacesWaiting = true }
        #expect(reply == .blocked(.noMoney))
        #expect(stage.progress(of: first)?.phase == .queued)
        #expect(stage.progress(of: first)?.money == .held)
        #expect(stage.held == 4_200)
    }

    @Test("Money for one message is enough to replace it by another")
    func replacedWithItsOwnMoney() throws {
        var stage = try CoreStage(balance: 4_200)
        let first = try stage.admitted()
        #expect(stage.submit(to: "380671234500") == .blocked(.noMoney), "nothing is left")
        _ = stage.drain()
        let second = try stage.admitted {
            $0.replacesWaiting = true
            $0.recipient = "+380 67 123-45-67"
        }
        #expect(stage.progress(of: first)?.state == .deleted)
        #expect(stage.progress(of: first)?.money == .released)
        #expect(stage.progress(of: second)?.money == .held)
        #expect(stage.held == 4_200)
        #expect(stage.available == 0)
    }

    @Test("A late duplicate of a receipt settles no new message with the same id, after a restart")
    func lateDuplicate() throws {
        var stage = try CoreStage()
        let reference = SupplierReference(supplierID: CoreStage.first, messageID: "A1")
        try stage.recover([], settled: [(reference, MessageID(5))])
        stage.bind(CoreStage.first)
        stage.handle(stage.receipt("A1", .delivered))
        #expect(stage.core.parked.isEmpty, "it is not kept for a message to come")
        let id = try stage.admitted()
        stage.answer(id, .accepted(supplierMessageID: "A1"))
        #expect(stage.progress(of: id)?.phase == .enroute)
        #expect(stage.progress(of: id)?.money == .held)
        stage.handle(stage.receipt("A1", .delivered))
        #expect(stage.progress(of: id)?.state == .delivered)
    }

    @Test("Of two open messages with one supplier's id the newest has it, also after a restart")
    func newest() throws {
        var stage = try CoreStage()
        stage.bind(CoreStage.first)
        let ids = try (0..<2).map { _ in try stage.admitted() }
        for id in ids { stage.answer(id, .accepted(supplierMessageID: "A1")) }
        let open = ids.compactMap { stage.core.messages[$0] }.map {
            RecoveredMessage(facts: $0.facts, progress: $0.progress, nextEvent: 9)
        }
        try stage.recover(open)
        stage.handle(stage.receipt("A1", .delivered))
        #expect(stage.progress(of: ids[1])?.state == .delivered)
        #expect(stage.progress(of: ids[0])?.state == .enroute)
    }
}

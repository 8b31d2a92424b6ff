// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Messaging
import Primitives
import Storage
import Testing

@testable import Gateway

@Suite("Routing, failover and receipts")
struct CoreRoutingTests {
    @Test("The best bound supplier gets the message; a refusal moves it to the next")
    func failsOver() throws {
        var stage = try CoreStage()
        stage.bind(CoreStage.first, CoreStage.second)
        stage.submit()
        let sent = stage.dispatches()
        #expect(sent.map(\.supplier) == [CoreStage.first])
        let id = try #require(sent.first?.id)
        stage.answer(id, .refused(status: 0x45))
        #expect(stage.dispatches().map(\.supplier) == [CoreStage.second])
    }

    @Test("An unbound supplier is passed over, and its queue moves when another binds")
    func unbound() throws {
        var stage = try CoreStage()
        stage.submit()
        #expect(stage.dispatches().isEmpty)
        stage.bind(CoreStage.second)
        #expect(stage.dispatches().map(\.supplier) == [CoreStage.second])
        stage.handle(.supplierUnbound(CoreStage.second, window: 10))
        stage.submit()
        #expect(stage.dispatches().isEmpty)
        stage.bind(CoreStage.first)
        #expect(stage.dispatches().map(\.supplier) == [CoreStage.first])
    }

    @Test("A full window is back-pressure: the rest waits, in order, and no supplier is skipped")
    func window() throws {
        var stage = try CoreStage()
        stage.bind(CoreStage.first, window: 2)
        stage.bind(CoreStage.second, window: 2)
        let ids = (0..<4).compactMap { _ -> MessageID? in
            guard case .accepted(let id) = stage.submit() else { return nil }
            return id
        }
        #expect(stage.dispatches().map(\.id) == Array(ids.prefix(2)))
        stage.answer(ids[0], .accepted(supplierMessageID: "1"))
        let next = stage.dispatches()
        #expect(next.map(\.id) == [ids[2]])
        #expect(next.map(\.supplier) == [CoreStage.first])
    }

    @Test("Temporary refusals of all suppliers rest and are tried again until the validity ends")
    func retries() throws {
        var stage = try CoreStage()
        stage.bind(CoreStage.first)
        guard case .accepted(let id) = stage.submit(expiresAfter: 40) else {
            throw StageError.notAdmitted
        }
        _ = stage.drain()
        stage.answer(id, .refused(status: 0x58))
        // The second supplier is tried at once, although unbound: it queues there.
        stage.pass(seconds: 11)
        stage.bind(CoreStage.second)
        #expect(stage.dispatches().count == 1)
        stage.answer(id, .refused(status: 0x14))
        stage.pass(seconds: 21)
        #expect(stage.dispatches().count == 1)
        stage.answer(id, .refused(status: 0x58))
        stage.answer(id, .refused(status: 0x58))
        stage.pass(seconds: 41)
        #expect(stage.progress(of: id)?.state == .expired)
        #expect(stage.held == 0)
    }

    @Test("A lost answer is not sent again unless the supplier is set up for it")
    func unanswered() throws {
        var strict = try CoreStage()
        strict.bind(CoreStage.first)
        strict.submit()
        let id = try #require(strict.dispatches().first?.id)
        strict.answer(id, .unanswered)
        strict.pass(seconds: 600)
        #expect(strict.dispatches().isEmpty)
        #expect(strict.progress(of: id)?.state == .unknown)

        var again = try CoreStage { settings in
            settings.suppliers[CoreStage.first]?.connector.resendsUnanswered = true
        }
        again.bind(CoreStage.first)
        again.submit()
        let second = try #require(again.dispatches().first?.id)
        again.answer(second, .unanswered)
        again.pass(seconds: 600)
        #expect(again.dispatches().map(\.id) == [second])
    }

    @Test("A receipt that comes before its submit response is parked, then applied")
    func earlyReceipt() throws {
        var stage = try CoreStage()
        stage.bind(CoreStage.first)
        stage.submit()
        let id = try #require(stage.dispatches().first?.id)
        guard case .receiptArrived(var receipt, let ticket) = stage.receipt("A1", .delivered)
        else { return }
        receipt.text = "id:A1 stat:DELIVRD"
        stage.handle(.receiptArrived(receipt, ticket))
        #expect(stage.progress(of: id)?.state == .enroute)
        stage.answer(id, .accepted(supplierMessageID: "A1"))
        let said = stage.details(of: id, .supplierReceipt)
        #expect(said.count == 1 && said[0].contains(receipt.text), "in the supplier's words")
        #expect(stage.progress(of: id)?.state == .delivered)
        #expect(stage.progress(of: id)?.money == .charged)
        #expect(stage.core.parked.isEmpty)
    }

    @Test("A supplier's receipt is acknowledged once, after the batch, whatever it says")
    func acknowledges() throws {
        var stage = try CoreStage()
        stage.handle(stage.receipt("nobody's", .delivered))
        let ticket = ReplyTicket(session: 9, sequence: 1, kind: .receipt)
        #expect(stage.drain() == [.acknowledgeReceipt(ticket)])
    }

    @Test(
        "A client gets the receipts it asked for",
        arguments: [
            (UInt8(0), MessageState.delivered, false), (1, .delivered, true),
            (1, .undeliverable, true), (2, .delivered, false), (2, .undeliverable, true),
            (3, .delivered, true), (3, .undeliverable, false),
        ]
    )
    func registeredDelivery(flag: UInt8, state: MessageState, isDue: Bool) throws {
        var stage = try CoreStage()
        stage.bind(CoreStage.first)
        stage.handle(.receiverBound(CoreStage.access, window: 5))
        stage.submit(receipts: flag)
        let id = try #require(stage.dispatches().first?.id)
        stage.answer(id, .accepted(supplierMessageID: "A1"))
        stage.handle(stage.receipt("A1", state))
        let deliveries = stage.drain().filter { effect in
            if case .deliverReceipt = effect { true } else { false }
        }
        #expect(deliveries.count == (isDue ? 1 : 0))
        #expect(stage.progress(of: id)?.phase == (isDue ? .receipt : .closed))
    }

    @Test("An unconfirmed receipt waits for the next bind, and closes when confirmed")
    func receiptsWait() throws {
        var stage = try CoreStage()
        stage.bind(CoreStage.first)
        stage.submit()
        let id = try #require(stage.dispatches().first?.id)
        stage.answer(id, .accepted(supplierMessageID: "A1"))
        stage.handle(stage.receipt("A1", .delivered))
        #expect(deliveries(&stage) == 0)
        stage.handle(.receiverBound(CoreStage.access, window: 5))
        #expect(deliveries(&stage) == 1)
        stage.handle(.receiptAnswered(id, via: CoreStage.access, .unanswered))
        stage.handle(.receiverUnbound(CoreStage.access, window: 5))
        _ = stage.drain()
        stage.handle(.receiptAnswered(id, via: CoreStage.access, .unanswered))
        stage.handle(.receiverBound(CoreStage.access, window: 5))
        stage.pass(seconds: 10)
        #expect(deliveries(&stage) == 1)
        stage.handle(.receiptAnswered(id, via: CoreStage.access, .confirmed))
        #expect(stage.core.openMessageCount == 0)
        #expect(stage.progress(of: id)?.receipt == .confirmed)
    }

    @Test("A receipt nobody fetches is dropped after the access's hours")
    func receiptsExpire() throws {
        var stage = try CoreStage()
        stage.bind(CoreStage.first)
        stage.submit()
        let id = try #require(stage.dispatches().first?.id)
        stage.answer(id, .accepted(supplierMessageID: "A1"))
        stage.handle(stage.receipt("A1", .delivered))
        stage.pass(seconds: 72 * 3_600 + 1)
        #expect(stage.progress(of: id)?.receipt == .dropped)
        #expect(stage.core.openMessageCount == 0)
    }

    private func deliveries(_ stage: inout CoreStage) -> Int {
        stage.drain().count { effect in
            if case .deliverReceipt = effect { true } else { false }
        }
    }
}

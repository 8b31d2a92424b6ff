// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Primitives
import Storage
import Testing

@testable import Gateway

@Suite("Receipts that a client does not fetch")
struct CoreReceiptBacklogTests {
    private static let limit = 10

    /// Messages that have ended, whose client is not bound.
    private static func stage(_ count: Int) throws -> (CoreStage, [MessageID]) {
        var limits = CoreLimits()
        limits.residentPerLine = limit
        limits.fetchedMessages = 7
        var stage = try CoreStage(balance: 10_000_000_000, limits: limits)
        stage.bind(CoreStage.first, window: 100)
        var ids: [MessageID] = []
        for _ in 0..<count {
            let id = try stage.admitted()
            stage.answer(id, .accepted(supplierMessageID: "S\(id)"))
            stage.handle(stage.receipt("S\(id)", .delivered))
            stage.store()
            ids.append(id)
        }
        _ = stage.drain()
        return (stage, ids)
    }

    private static func deliveries(_ stage: inout CoreStage) -> [MessageID] {
        stage.drain().compactMap { effect in
            guard case .deliverReceipt(_, let delivery) = effect else { return nil }
            return delivery.messageID
        }
    }

    /// Answers whatever is delivered until nothing comes any more; what came.
    private static func fetch(
        _ stage: inout CoreStage,
        _ answer: ReceiptAnswer = .confirmed
    ) -> [MessageID] {
        var order: [MessageID] = []
        while true {
            stage.store()
            let next = deliveries(&stage)
            if next.isEmpty { return order }
            for id in next {
                order.append(id)
                stage.handle(.receiptAnswered(id, via: CoreStage.access, answer))
            }
        }
    }

    @Test("Ten are in memory, and all come in their order once it is bound")
    func order() throws {
        var (stage, ids) = try Self.stage(3_000)
        #expect(stage.core.residentMessageCount == Self.limit)
        #expect(stage.core.openMessageCount == ids.count)
        stage.handle(.receiverBound(CoreStage.access, window: 4))
        #expect(Self.fetch(&stage) == ids)
        #expect(stage.core.openMessageCount == 0)
        #expect(ids.allSatisfy { stage.stored($0)?.receipt == .confirmed })
    }

    @Test("While it is fetched, memory holds a line and a window, not the backlog")
    func fetching() throws {
        var (stage, ids) = try Self.stage(300)
        stage.handle(.receiverBound(CoreStage.access, window: 4))
        var most = 0
        var order: [MessageID] = []
        while order.count < ids.count {
            stage.store()
            most = max(most, stage.core.residentMessageCount)
            for id in Self.deliveries(&stage) {
                order.append(id)
                stage.handle(.receiptAnswered(id, via: CoreStage.access, .confirmed))
            }
        }
        #expect(order == ids)
        #expect(most <= 2 * Self.limit + 4, "\(most)")
    }

    @Test("On the disk too, a receipt is given up at its time")
    func dropping() throws {
        var (stage, ids) = try Self.stage(200)
        stage.pass(seconds: 72 * 3_600 - 1)
        stage.store()
        #expect(stage.core.openMessageCount == 200)
        stage.pass(seconds: 1)
        stage.store()
        #expect(stage.core.openMessageCount == 0)
        #expect(ids.allSatisfy { stage.stored($0)?.receipt == .dropped })
        // Nothing of the old line is left in the way of what comes after it.
        let id = try stage.admitted()
        stage.answer(id, .accepted(supplierMessageID: "S\(id)"))
        stage.handle(stage.receipt("S\(id)", .delivered))
        stage.handle(.receiverBound(CoreStage.access, window: 4))
        #expect(Self.fetch(&stage) == [id])
    }

    @Test("One that is refused rests on the disk once its pauses are long, and they grow on")
    func refused() throws {
        var (stage, ids) = try Self.stage(1)
        stage.handle(.receiverBound(CoreStage.access, window: 1))
        var pauses: [Int64] = []
        for _ in 0..<6 {
            let start = stage.now
            #expect(Self.fetch(&stage, .refused(status: 8)) == ids)
            while Self.waits(stage) { stage.pass(seconds: 1); stage.store() }
            pauses.append((stage.now.microseconds - start.microseconds) / 1_000_000)
        }
        #expect(pauses == [10, 20, 40, 80, 160, 320])
        #expect(Self.fetch(&stage) == ids)
        #expect(stage.core.openMessageCount == 0)
    }

    /// Whether nothing is delivered now.
    private static func waits(_ stage: CoreStage) -> Bool {
        !stage.outcome.effects.contains { effect in
            if case .deliverReceipt = effect { true } else { false }
        }
    }

    @Test("A restart leaves it on the disk, in the same order")
    func restart() throws {
        let (stage, ids) = try Self.stage(300)
        var next = stage
        next.core = stage.core.emptied
        let state = RecoveredState(
            messages: ids.compactMap { id in
                stage.disk[MessageKey(clientID: CoreStage.client, id: id)]
            },
            parked: [],
            inbound: [],
            funds: stage.core.funds,
            admittedToday: [:],
            lastMessageID: ids.last?.rawValue ?? 0
        )
        var outcome = Outcome()
        next.core.recover(state, surviving: nil, now: stage.now, into: &outcome)
        #expect(next.core.residentMessageCount == Self.limit)
        let (before, after) = (
            CoreImage(stage.core, now: stage.now), CoreImage(next.core, now: stage.now)
        )
        #expect(before.differences(from: after).filter { !$0.contains("today") } == [])
        next.handle(.receiverBound(CoreStage.access, window: 4))
        #expect(Self.fetch(&next) == ids)
    }
}

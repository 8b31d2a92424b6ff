// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Primitives
import Storage
import Testing

@testable import Gateway

@Suite("The backlog")
struct CoreBacklogTests {
    private static let related = ClientID(12)

    private static func stage(resident: Int = 10) throws -> CoreStage {
        var limits = CoreLimits()
        limits.residentPerLine = resident
        limits.fetchedMessages = 7
        return try CoreStage(balance: 10_000_000_000, limits: limits) { settings in
            guard var other = settings.clients[CoreStage.client] else { return }
            other.client.id = related
            other.client.mainClientID = CoreStage.client
            settings.clients[related] = other
        }
    }

    /// Lets the supplier accept whatever it has until nothing comes any more; what it was given.
    private static func drain(_ stage: inout CoreStage) -> [MessageID] {
        var order: [MessageID] = []
        while true {
            stage.store()
            let next = stage.dispatches()
            if next.isEmpty { return order }
            for (supplier, id) in next {
                order.append(id)
                let given = SupplierAnswer.accepted(supplierMessageID: "S\(id)")
                stage.handle(.supplierAnswered(id, by: supplier, given))
            }
        }
    }

    @Test("Beyond the limit it waits on the disk, and leaves in the order it came")
    func order() throws {
        var stage = try Self.stage()
        var ids: [MessageID] = []
        for _ in 0..<300 {
            ids.append(try stage.admitted())
            stage.store()
        }
        #expect(stage.core.openMessageCount == 300)
        #expect(stage.core.residentMessageCount == 10)
        #expect(stage.held == 300 * 4_200)
        stage.bind(CoreStage.first, window: 4)
        #expect(Self.drain(&stage) == ids)
        #expect(stage.core.shelf.count == 0)
        for id in ids { stage.handle(stage.receipt("S\(id)", .delivered)) }
        #expect(stage.held == 0)
        #expect(stage.balance == 10_000_000_000 - 300 * 4_200)
    }

    @Test("A client with 100,000 in line delays another's first message by one message")
    func fairLane() {
        var lane = SupplierLane(window: 1)
        for id in 1...100_000 as ClosedRange<Int64> {
            lane.append(MessageID(id), of: CoreStage.client, isReady: true)
        }
        lane.append(MessageID(200_000), of: Self.related, isReady: true)
        var heads: [MessageID?] = []
        for _ in 0..<4 {
            heads.append(lane.head)
            lane.takeHead()
        }
        #expect(heads == [1, 200_000, 2, 3].map { MessageID($0) })
    }

    @Test("A client whose line is on the disk delays another's first message by one message")
    func fairness() throws {
        var stage = try Self.stage(resident: 20)
        stage.bind(CoreStage.first, window: 1)
        var left: [MessageID] = []
        for _ in 0..<30 {
            for _ in 0..<100 { stage.submit() }
            stage.store()
            left += stage.dispatches().map(\.id)
        }
        #expect(stage.core.openMessageCount == 3_000)
        #expect(stage.core.residentMessageCount < 50)
        let other = try stage.admitted { $0.clientID = Self.related }
        for _ in 0..<2 {
            let id = try #require(left.last)
            stage.handle(
                .supplierAnswered(id, by: CoreStage.first, .accepted(supplierMessageID: "S\(id)"))
            )
            stage.store()
            left += stage.dispatches().map(\.id)
        }
        #expect(left.contains(other), "it is among the next two, not behind 3,000")
    }

    @Test("Clients in line take turns, each in its own order")
    func turns() throws {
        var stage = try Self.stage(resident: 3)
        var own: [MessageID] = []
        var others: [MessageID] = []
        for _ in 0..<20 { own.append(try stage.admitted()) }
        for _ in 0..<5 { others.append(try stage.admitted { $0.clientID = Self.related }) }
        stage.store()
        stage.bind(CoreStage.first, window: 1)
        let order = Self.drain(&stage)
        #expect(order.filter(Set(own).contains) == own)
        #expect(order.filter(Set(others).contains) == others)
        let lastOther = try #require(order.lastIndex { others.contains($0) })
        #expect(lastOther <= 2 * others.count, "\(lastOther)")
    }

    @Test("A message on the disk is cancelled or replaced, and answered with the next batch")
    func changes() throws {
        var stage = try Self.stage(resident: 2)
        var ids: [MessageID] = []
        for _ in 0..<20 { ids.append(try stage.admitted()) }
        stage.store()
        _ = stage.drain()
        let ticket = ReplyTicket(session: 1, sequence: 900, kind: .cancel)
        let key = MessageKey(clientID: CoreStage.client, id: ids[15])
        stage.handle(.cancel(key, ticket))
        #expect(stage.drain().isEmpty, "nobody knows yet whether it is there")
        let foreign = MessageKey(clientID: Self.related, id: ids[16])
        stage.handle(.cancel(foreign, ticket))
        #expect(stage.drain() == [.replyToCancel(ticket, wasCancelled: false)])
        let long = Replacement(
            key: MessageKey(clientID: CoreStage.client, id: ids[17]),
            originator: "",
            body: Array(repeating: 0x61, count: 200),
            registeredDelivery: 1
        )
        stage.handle(.replace(long, ticket))
        stage.store()
        let answers: [Effect] = [
            .replyToCancel(ticket, wasCancelled: true), .replyToReplace(ticket, wasReplaced: true),
        ]
        #expect(stage.drain() == answers)
        #expect(stage.held == 20 * 4_200, "one hold less, and one segment more")
        #expect(stage.core.residentMessageCount <= 3, "the replaced one is on the disk again")
        stage.bind(CoreStage.first, window: 2)
        var expected = ids
        expected.remove(at: 15)
        #expect(Self.drain(&stage) == expected)
    }

    @Test("A message on the disk expires at its time, and its hold is released")
    func expiry() throws {
        var stage = try Self.stage(resident: 0)
        for _ in 0..<9 { stage.submit(receipts: 0, expiresAfter: 60) }
        let last = try stage.admitted { $0.registeredDelivery = 0 }
        stage.store()
        stage.pass(seconds: 60)
        stage.store()
        #expect(stage.core.openMessageCount == 1)
        #expect(stage.held == 4_200)
        stage.bind(CoreStage.first)
        #expect(Self.drain(&stage) == [last])
    }

    @Test("A message for a later day is not in memory, and leaves at its time")
    func scheduled() throws {
        var stage = try Self.stage()
        stage.bind(CoreStage.first)
        let at = stage.now.adding(seconds: 7_200)
        let id = try stage.admitted { $0.scheduledAt = at }
        stage.store()
        #expect(stage.core.residentMessageCount == 0)
        stage.pass(seconds: 7_199)
        #expect(Self.drain(&stage).isEmpty)
        stage.pass(seconds: 1)
        #expect(Self.drain(&stage) == [id])
    }

    @Test("A blocked client's messages wait on the disk until it is active again")
    func softBlock() throws {
        var stage = try Self.stage(resident: 2)
        stage.bind(CoreStage.first, window: 3)
        var settings = stage.core.settings
        settings.clients[CoreStage.client]?.client.status = .blocked
        stage.handle(.settingsChanged(settings))
        var ids: [MessageID] = []
        for _ in 0..<12 { ids.append(try stage.admitted()) }
        stage.store()
        #expect(stage.core.residentMessageCount == 2)
        #expect(stage.dispatches().isEmpty)
        settings.clients[CoreStage.client]?.client.status = .active
        stage.handle(.settingsChanged(settings))
        #expect(Self.drain(&stage) == ids)
    }

    @Test("What waits on the disk for an unbound supplier goes by another that binds")
    func reroute() throws {
        var stage = try Self.stage(resident: 2)
        stage.bind(CoreStage.first, window: 1)
        var ids: [MessageID] = []
        for _ in 0..<8 { ids.append(try stage.admitted()) }
        stage.store()
        stage.handle(.supplierUnbound(CoreStage.first, window: 1))
        _ = stage.drain()
        stage.bind(CoreStage.second, window: 2)
        #expect(Self.drain(&stage) == Array(ids.dropFirst()))
    }

    @Test("A message on the disk whose last supplier was taken away is given up")
    func noRouteLeft() throws {
        var stage = try Self.stage(resident: 0)
        let id = try stage.admitted { $0.registeredDelivery = 0 }
        stage.store()
        var settings = stage.core.settings
        settings.suppliers[CoreStage.first]?.isActive = false
        settings.suppliers[CoreStage.second]?.isActive = false
        stage.handle(.settingsChanged(settings))
        stage.handle(.supplierBound(SupplierID(99), window: 1))
        stage.store()
        #expect(stage.stored(id)?.reason == "no_route_left")
        #expect(stage.held == 0)
    }
}

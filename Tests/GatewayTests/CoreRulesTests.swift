// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import Messaging
import Primitives
import Storage
import Testing

@testable import Gateway

@Suite("Reasons and conditions")
struct CoreRulesTests {
    /// A world in which exactly one thing is wrong, and the submit that meets it.
    struct Obstacle: Sendable, CustomTestStringConvertible {
        var reason: BlockReason
        var settings: @Sendable (inout CoreSettings) -> Void = { _ in }
        var submission: @Sendable (inout Submission) -> Void = { _ in }
        var balance: Int64 = 1_000_000

        var testDescription: String { reason.rawValue }
    }

    static func refusing(
        _ reason: BlockReason,
        _ conditions: @escaping @Sendable (inout RouteConditions) -> Void = { _ in }
    ) -> @Sendable (inout CoreSettings) -> Void {
        { settings in
            var refusing = Route(id: RouteID(90), priority: 1_000, supplierID: nil)
            refusing.refusal = reason
            conditions(&refusing.conditions)
            settings.routes = RouteTable(CoreStage.routes + [refusing])
        }
    }

    static let obstacles: [Obstacle] = [
        Obstacle(reason: .channelDisabled, submission: { $0.refusal = .channelDisabled }),
        Obstacle(reason: .addressNotAllowed, submission: { $0.refusal = .addressNotAllowed }),
        Obstacle(
            reason: .clientBlocked,
            settings: { $0.clients[CoreStage.client]?.client.status = .closed }
        ),
        Obstacle(
            reason: .dailyLimit,
            settings: { $0.clients[CoreStage.client]?.client.terms.dailyLimit = 0 }
        ),
        Obstacle(reason: .badNumber, submission: { $0.recipient = "abc" }),
        Obstacle(reason: .noDestination, submission: { $0.recipient = "999123456789" }),
        Obstacle(reason: .destinationClosed, settings: refusing(.destinationClosed)),
        Obstacle(reason: .noClientPrice, submission: { $0.recipient = "491511234567" }),
        Obstacle(
            reason: .noSourcePrice,
            settings: { settings in
                let unpriced = SupplierID(77)
                settings.suppliers[unpriced] = Supplier(unpriced, "Unpriced")
                settings.routes = RouteTable([
                    Route(id: RouteID(1), priority: 1, supplierID: unpriced)
                ])
            }
        ),
        Obstacle(reason: .noRoute, settings: { $0.routes = RouteTable([]) }),
        Obstacle(reason: .noMoney, balance: 4_199),
        Obstacle(
            reason: .senderNotAllowed,
            settings: { $0.accesses[CoreStage.access]?.allowedSenders = "Other, Acm" }
        ),
        Obstacle(
            reason: .numberBlacklisted,
            settings: refusing(.numberBlacklisted) { $0.numberPrefix = "49, 38067123" }
        ),
        Obstacle(
            reason: .textFiltered,
            settings: refusing(.textFiltered) { $0.textPart = "HELL" }
        ),
    ]

    @Test("Each reason blocks alone; nothing is held and the trace says why", arguments: obstacles)
    func blocks(_ obstacle: Obstacle) throws {
        var stage = try CoreStage(balance: obstacle.balance, change: obstacle.settings)
        #expect(stage.submit(change: obstacle.submission) == .blocked(obstacle.reason))
        #expect(stage.held == 0)
        let facts = try #require(stage.outcome.journal.admitted.first)
        #expect(stage.progress(of: facts.id)?.reason == obstacle.reason.rawValue)
        #expect(facts.charging.priceMicros == 0)
        let detail = try #require(stage.details(of: facts.id, .blocked).first)
        #expect(detail.hasPrefix(obstacle.reason.rawValue))
    }

    @Test("A price in another currency than the account's is no price, and the trace says so")
    func foreignPrice() throws {
        let yen = try #require(Currency("JPY"))
        var stage = try CoreStage { $0.clients[CoreStage.client]?.client.currency = yen }
        #expect(stage.submit() == .blocked(.noClientPrice))
        #expect(stage.held == 0)
        let facts = try #require(stage.outcome.journal.admitted.first)
        let detail = "no_client_price: price row 51 is in EUR, the account in JPY"
        #expect(stage.details(of: facts.id, .blocked) == [detail])
    }

    @Test("A daily limit set during the day counts what was admitted before it")
    func limitDuringTheDay() throws {
        var stage = try CoreStage()
        for _ in 0..<3 { _ = try stage.admitted() }
        var settings = stage.core.settings
        settings.clients[CoreStage.client]?.client.terms.dailyLimit = 4
        stage.handle(.settingsChanged(settings))
        _ = try stage.admitted()
        #expect(stage.submit() == .blocked(.dailyLimit))
    }

    @Test("Every reason but throttled, which is answered before there is a message, has a case")
    func complete() {
        let tested = Set(Self.obstacles.map(\.reason) + [.throttled])
        #expect(tested == Set(BlockReason.allCases))
    }

    @Test(
        "Of two obstacles the one with precedence is reported",
        arguments: zip(obstacles, obstacles.dropFirst())
    )
    func precedence(_ first: Obstacle, _ second: Obstacle) throws {
        // Two changes of the same setting cannot both be there.
        let rewritesRoutes: Set<BlockReason> = [
            .destinationClosed, .noSourcePrice, .noRoute, .numberBlacklisted, .textFiltered,
        ]
        let rewritesNumber: Set<BlockReason> = [.badNumber, .noDestination, .noClientPrice]
        for group in [rewritesRoutes, rewritesNumber, [.channelDisabled, .addressNotAllowed]]
        where group.isSuperset(of: [first.reason, second.reason]) { return }
        var stage = try CoreStage(balance: min(first.balance, second.balance)) { settings in
            second.settings(&settings)
            first.settings(&settings)
        }
        let reply = stage.submit { submission in
            second.submission(&submission)
            first.submission(&submission)
        }
        #expect(reply == .blocked(first.reason))
    }

    @Test("Conditions choose the route by sender, number and text")
    func conditions() throws {
        var bySender = Route(id: RouteID(50), priority: 1, supplierID: CoreStage.second)
        bySender.conditions.sender = "shop*, bank"
        var byNumber = bySender
        byNumber.conditions = RouteConditions()
        byNumber.conditions.numberPrefix = "38050"
        var byText = bySender
        byText.conditions = RouteConditions()
        byText.conditions.textPart = "code"
        let plain = Route(id: RouteID(51), priority: 2, supplierID: CoreStage.first)
        func supplier(_ route: Route, _ change: (inout Submission) -> Void) throws -> SupplierID? {
            var stage = try CoreStage { $0.routes = RouteTable([route, plain]) }
            stage.bind(CoreStage.first, CoreStage.second)
            stage.submit(change: change)
            return stage.dispatches().first?.supplier
        }
        #expect(try supplier(bySender) { $0.originator.text = "SHOP24" } == CoreStage.second)
        #expect(try supplier(bySender) { $0.originator.text = "Bank" } == CoreStage.second)
        #expect(try supplier(bySender) { $0.originator.text = "Bank24" } == CoreStage.first)
        #expect(try supplier(byNumber) { $0.recipient = "+380501234567" } == CoreStage.second)
        #expect(try supplier(byNumber) { _ in } == CoreStage.first)
        #expect(try supplier(byText) { $0.content.text = "Your CODE: 1" } == CoreStage.second)
        #expect(try supplier(byText) { _ in } == CoreStage.first)
    }

    @Test("Routes of one priority share messages by weight; a refusal still reaches the other")
    func pools() throws {
        var heavy = Route(id: RouteID(50), priority: 1, supplierID: CoreStage.first)
        heavy.weight = 300
        var light = Route(id: RouteID(51), priority: 1, supplierID: CoreStage.second)
        light.weight = 100
        let table = RouteTable([heavy, light])
        var stage = try CoreStage(balance: 1_000_000_000) { $0.routes = table }
        stage.bind(CoreStage.first, CoreStage.second, window: 10_000)
        for _ in 0..<4_000 {
            stage.submit()
            stage.now = stage.now.adding(seconds: 1)
        }
        let sent = stage.dispatches()
        let share = sent.count { $0.supplier == CoreStage.first }
        #expect((2_800...3_200).contains(share), "\(share) of 4,000")
        let one = try #require(sent.first)
        stage.answer(one.id, .refused(status: 0x45))
        let next = stage.dispatches()
        #expect(next.map(\.id) == [one.id])
        #expect(next.first?.supplier != one.supplier)
    }

    @Test(
        "Configured statuses decide between the next route, a pause and the end",
        arguments: [
            ("", "0x58", UInt32(0x45), "next"), ("0x45", "", 0x45, "next"),
            ("0x0B", "0x58", 0x45, "failed"), ("0x0B", "0x58", 0x58, "rest"),
            ("0x0B", "88, 11", 0x0B, "next"),
        ]
    )
    func statuses(failover: String, retry: String, status: UInt32, then: String) throws {
        var stage = try CoreStage { settings in
            settings.suppliers[CoreStage.first]?.connector.dialect.failoverStatuses = failover
            settings.suppliers[CoreStage.first]?.connector.dialect.retryStatuses = retry
        }
        stage.bind(CoreStage.first, CoreStage.second)
        let id = try stage.admitted()
        _ = stage.drain()
        stage.answer(id, .refused(status: status))
        switch then {
        case "next": #expect(stage.dispatches().map(\.supplier) == [CoreStage.second])
        case "failed": #expect(stage.progress(of: id)?.state == .rejected)
        default:
            #expect(stage.progress(of: id)?.nextTryAt != nil)
            stage.pass(seconds: 10)
            #expect(stage.dispatches().map(\.supplier) == [CoreStage.first])
        }
    }

    @Test("The trace names the price row, the routes and the supplier's cost")
    func trace() throws {
        var stage = try CoreStage()
        stage.bind(CoreStage.first)
        let id = try stage.admitted()
        #expect(
            stage.details(of: id, .admitted)
                == ["1 x 0.0042 EUR, delivered, price row 51, routes 41 42"]
        )
        #expect(
            stage.details(of: id, .dispatched)
                == ["to First by route 41, cost 0.003 EUR, price row 61"]
        )
    }
}

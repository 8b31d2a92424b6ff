// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import Messaging
import Primitives
import Storage
import Testing

@testable import Gateway

@Suite("Admission")
struct CoreAdmissionTests {
    @Test("An admitted message holds price times segments, and its money falls at once")
    func holds() throws {
        var stage = try CoreStage(balance: 10_000)
        guard case .accepted = stage.submit(segments: 2) else {
            Issue.record("the message was not admitted")
            return
        }
        #expect(stage.held == 8_400)
        #expect(stage.available == 1_600)
        #expect(stage.balance == 10_000)
    }

    @Test(
        "A message is blocked with the reason that applies, and nothing is held",
        arguments: [
            ("", BlockReason.badNumber), ("38067", .badNumber), ("call me", .badNumber),
            ("999123456789", .noDestination), ("491511234567", .noClientPrice),
        ]
    )
    func blocks(recipient: String, reason: BlockReason) throws {
        var stage = try CoreStage()
        #expect(stage.submit(to: recipient) == .blocked(reason))
        #expect(stage.held == 0)
        let facts = try #require(stage.outcome.journal.admitted.first)
        #expect(stage.progress(of: facts.id)?.phase == .blocked)
        #expect(stage.progress(of: facts.id)?.reason == reason.rawValue)
        #expect(stage.progress(of: facts.id)?.money == MoneyState.none)
    }

    @Test("Without money the message is blocked, to the micro")
    func moneyEdge() throws {
        var enough = try CoreStage(balance: 4_200)
        #expect(enough.submit() != .blocked(.noMoney))
        var short = try CoreStage(balance: 4_199)
        #expect(short.submit() == .blocked(.noMoney))
    }

    @Test("Credit counts always, an overdraft until its end")
    func credit() throws {
        var stage = try CoreStage(balance: 0) { settings in
            settings.clients[CoreStage.client]?.client.terms.creditLimitMicros = 4_200
            settings.clients[CoreStage.client]?.client.terms.overdraftMicros = 4_200
            settings.clients[CoreStage.client]?.client.terms.overdraftBefore =
                CoreStage.start.adding(seconds: 60)
        }
        #expect(stage.submit() != .blocked(.noMoney))
        #expect(stage.submit() != .blocked(.noMoney))
        #expect(stage.submit() == .blocked(.noMoney))
        stage.pass(seconds: 60)
        #expect(stage.available == -4_200)
    }

    @Test("Sell to negative lets a destination pass without money")
    func sellsToNegative() throws {
        var stage = try CoreStage(balance: 0) { settings in
            guard let ukraine = CountryCode("UA") else { return }
            var row = PriceRow(
                id: PriceRowID(59),
                owner: .client(CoreStage.client),
                destination: Destination(country: ukraine),
                price: Price(micros: 4_200, CoreStage.euro),
                effectiveFrom: .epoch
            )
            row.sellsToNegative = true
            settings.prices.insert(row)
        }
        #expect(stage.submit() != .blocked(.noMoney))
        #expect(stage.available == -4_200)
    }

    @Test("The daily limit counts messages per client-local day")
    func dailyLimit() throws {
        var stage = try CoreStage { settings in
            settings.clients[CoreStage.client]?.client.terms.dailyLimit = 2
        }
        stage.submit()
        stage.submit()
        #expect(stage.submit() == .blocked(.dailyLimit))
        stage.pass(seconds: 24 * 3_600)
        #expect(stage.submit() != .blocked(.dailyLimit))
    }

    @Test("Without a route or a source price the reason says which is missing")
    func routes() throws {
        var unrouted = try CoreStage { $0.routes = RouteTable([]) }
        #expect(unrouted.submit() == .blocked(.noRoute))
        var unpriced = try CoreStage { settings in
            settings.routes = RouteTable([
                Route(id: RouteID(1), priority: 1, supplierID: SupplierID(77))
            ])
            settings.suppliers[SupplierID(77)] = Supplier(SupplierID(77), "Unpriced")
        }
        #expect(unpriced.submit() == .blocked(.noSourcePrice))
    }

    @Test("A closed client is refused; a blocked client's messages are held and wait")
    func statuses() throws {
        var closed = try CoreStage { settings in
            settings.clients[CoreStage.client]?.client.status = .closed
        }
        #expect(closed.submit() == .blocked(.clientBlocked))

        var blocked = try CoreStage { settings in
            settings.clients[CoreStage.client]?.client.status = .blocked
        }
        blocked.bind(CoreStage.first)
        blocked.submit()
        #expect(blocked.held == 4_200)
        #expect(blocked.dispatches().isEmpty)
        blocked.handle(.settingsChanged(try CoreStage.settings(basis: .delivered)))
        #expect(blocked.dispatches().count == 1)
    }

    @Test("A related account spends its main client's balance")
    func relatedAccount() throws {
        let related = ClientID(12)
        var stage = try CoreStage(balance: 5_000)
        var settings = stage.core.settings
        var owner = try #require(settings.clients[CoreStage.client])
        owner.client.id = related
        owner.client.mainClientID = CoreStage.client
        settings.clients[related] = owner
        stage.handle(.settingsChanged(settings))
        let submission = Submission(
            clientID: related,
            accessID: CoreStage.access,
            originator: SubmittedAddress(text: "Acme", typeOfNumber: 5, numberingPlan: 0),
            recipient: "380671234567",
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
        stage.handle(.submit(submission, ReplyTicket(session: 1, sequence: 1, kind: .submit)))
        #expect(stage.held == 4_200)
        #expect(stage.core.funds[related] == nil)
    }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import Messaging
import Primitives
import Storage
import Testing

@testable import Gateway

@Suite("Prices, days and limits at admission")
struct CorePriceTests {
    private static let product = ProductID(81)
    private static let ukraine = Destination(country: CountryCode("UA") ?? .fallback)
    private static let kyivstar = Destination(
        country: CountryCode("UA") ?? .fallback,
        network: DestinationCatalogue.builtIn.destination(
            for: (try? MSISDN("380671234567")) ?? .fallback
        )?.network
    )

    private static func row(
        _ owner: PriceOwner,
        _ destination: Destination,
        _ micros: Int64,
        from start: Instant = .epoch
    ) -> PriceRow {
        PriceRow(
            id: PriceRowID(100 + micros),
            owner: owner,
            destination: destination,
            price: Price(micros: micros, CoreStage.euro),
            effectiveFrom: start
        )
    }

    /// The world without a client price, with a product and these rows.
    private static func stage(_ rows: [PriceRow]) throws -> CoreStage {
        try CoreStage { settings in
            settings.clients[CoreStage.client]?.client.productID = product
            let buying = row(.supplier(CoreStage.first), ukraine, 3_000)
            settings.prices = PriceBook([buying] + rows)
        }
    }

    @Test("Client network, client country, product network, product country: the first there is")
    func precedence() throws {
        let rows = [
            Self.row(.client(CoreStage.client), Self.kyivstar, 1),
            Self.row(.client(CoreStage.client), Self.ukraine, 2),
            Self.row(.product(Self.product), Self.kyivstar, 3),
            Self.row(.product(Self.product), Self.ukraine, 4),
        ]
        #expect(Self.kyivstar.network != nil)
        for first in rows.indices {
            var stage = try Self.stage(Array(rows[first...].reversed()))
            stage.submit()
            #expect(stage.held == Int64(first + 1), "without the first \(first)")
        }
        var none = try Self.stage([])
        #expect(none.submit() == .blocked(.noClientPrice))
    }

    @Test("A price counts from its instant on; what was admitted before keeps its own")
    func effectiveDates() throws {
        let client = PriceOwner.client(CoreStage.client)
        var stage = try Self.stage([
            Self.row(client, Self.ukraine, 4_000),
            Self.row(client, Self.ukraine, 5_000, from: CoreStage.start.adding(seconds: 60)),
        ])
        stage.bind(CoreStage.first)
        stage.pass(seconds: 59)
        let before = try stage.admitted()
        stage.pass(seconds: 1)
        let after = try stage.admitted()
        #expect(stage.held == 9_000)
        stage.answer(after, .accepted(supplierMessageID: "B"))
        #expect(stage.balance == 1_000_000 - 5_000)
        stage.pass(seconds: 600)
        stage.answer(before, .accepted(supplierMessageID: "A"))
        #expect(stage.balance == 1_000_000 - 9_000)
        #expect(stage.held == 0)
    }

    @Test("A withdrawn price is no price from its instant on")
    func closedPrice() throws {
        let client = PriceOwner.client(CoreStage.client)
        var closed = Self.row(client, Self.ukraine, 0, from: CoreStage.start.adding(seconds: 60))
        closed.isClosed = true
        var stage = try Self.stage([Self.row(client, Self.ukraine, 4_000), closed])
        _ = try stage.admitted()
        stage.pass(seconds: 60)
        #expect(stage.submit() == .blocked(.noClientPrice))
    }

    @Test("A day ends at the client's own midnight, not at that of UTC")
    func localMidnight() throws {
        var stage = try CoreStage { settings in
            settings.clients[CoreStage.client]?.client.terms.dailyLimit = 1
        }
        // 16:13:20 in Kyiv; its midnight is 21:00 UTC.
        let midnight = try BillingCalendar(zone: "Europe/Kyiv").midnight(
            of: try #require(CalendarDate(year: 2026, month: 9, day: 22))
        )
        #expect(midnight.utcText == "2026-09-21 21:00:00 UTC")
        _ = try stage.admitted()
        stage.pass(seconds: midnight.seconds - stage.now.seconds - 1)
        #expect(stage.submit() == .blocked(.dailyLimit))
        stage.pass(seconds: 1)
        _ = try stage.admitted()
        stage.pass(seconds: 3 * 3_600)
        #expect(stage.submit() == .blocked(.dailyLimit), "UTC's midnight begins no new day")
    }

    @Test("A day of twenty-five hours counts as one")
    func longDay() throws {
        var stage = try CoreStage { settings in
            settings.clients[CoreStage.client]?.client.terms.dailyLimit = 1
        }
        let calendar = try BillingCalendar(zone: "Europe/Kyiv")
        let day = try #require(CalendarDate(year: 2026, month: 10, day: 25))
        stage.now = calendar.midnight(of: day)
        _ = try stage.admitted()
        stage.pass(seconds: 24 * 3_600)
        #expect(stage.submit() == .blocked(.dailyLimit))
        stage.pass(seconds: 3_600)
        _ = try stage.admitted()
    }

    @Test("An overdraft that has ended lends nothing, to the micro")
    func overdraftEnds() throws {
        var stage = try CoreStage(balance: 0) { settings in
            settings.clients[CoreStage.client]?.client.terms.overdraftMicros = 8_400
            settings.clients[CoreStage.client]?.client.terms.overdraftBefore =
                CoreStage.start.adding(seconds: 60)
        }
        stage.pass(seconds: 59)
        _ = try stage.admitted()
        stage.pass(seconds: 1)
        #expect(stage.submit() == .blocked(.noMoney))
        #expect(stage.available == -4_200)
    }

    @Test("A receipt that names several ids finds the message by any of them, once")
    func severalIDs() throws {
        var stage = try CoreStage()
        stage.bind(CoreStage.first)
        let id = try stage.admitted()
        stage.answer(id, .accepted(supplierMessageID: "7b"))
        let references = ["123", "7b", "nobody's"].map {
            SupplierReference(supplierID: CoreStage.first, messageID: $0)
        }
        for _ in 0..<2 {
            stage.handle(
                .receiptArrived(
                    SupplierReceipt(
                        references: references,
                        state: .delivered,
                        error: "",
                        doneAt: stage.now
                    ),
                    ReplyTicket(session: 9, sequence: 1, kind: .receipt)
                )
            )
        }
        #expect(stage.progress(of: id)?.money == .charged)
        #expect(stage.events(of: id).count { $0 == .charged } == 1)
        #expect(stage.core.parked.isEmpty, "the other forms wait for nobody")
    }

    @Test("When no receipt comes in the supplier's hours the message expires; later ones are late")
    func receiptWait() throws {
        var stage = try CoreStage { $0.suppliers[CoreStage.first]?.connector.receiptHours = 2 }
        stage.bind(CoreStage.first)
        let id = try stage.admitted { $0.registeredDelivery = 1 }
        stage.answer(id, .accepted(supplierMessageID: "A1"))
        stage.pass(seconds: 2 * 3_600 - 1)
        #expect(stage.held == 4_200)
        stage.pass(seconds: 1)
        #expect(stage.progress(of: id)?.state == .expired)
        #expect(stage.progress(of: id)?.money == .released)
        stage.handle(stage.receipt("A1", .delivered))
        #expect(stage.progress(of: id)?.money == .released)
        #expect(stage.balance == 1_000_000)
    }

    @Test("The trace says why the first supplier was passed over, and quotes the receipt")
    func trace() throws {
        var stage = try CoreStage()
        stage.bind(CoreStage.second)
        let id = try stage.admitted()
        let sent = try #require(stage.details(of: id, .dispatched).first)
        #expect(sent.hasPrefix("to Second by route 42 (First is not bound), cost 0.003 EUR"))
        stage.answer(id, .accepted(supplierMessageID: "A1"))
        var receipt = SupplierReceipt(
            references: [SupplierReference(supplierID: CoreStage.second, messageID: "A1")],
            state: .undeliverable,
            error: "011",
            doneAt: stage.now
        )
        receipt.text = "id:A1 stat:UNDELIV err:011"
        stage.handle(
            .receiptArrived(receipt, ReplyTicket(session: 9, sequence: 1, kind: .receipt))
        )
        #expect(
            stage.details(of: id, .supplierReceipt)
                == ["undeliverable, error 011; “id:A1 stat:UNDELIV err:011”"]
        )
    }
}

extension CountryCode {
    /// Never used: `UA` is a code of ISO 3166.
    fileprivate static var fallback: CountryCode { preconditionFailure("UA is a country") }
}

extension MSISDN {
    /// Never used: the number is one.
    fileprivate static var fallback: MSISDN { preconditionFailure("it is a number") }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import Messaging
import Primitives
import Testing

@Suite("Prices")
struct PriceBookTests {
    private let client = ClientID(1)
    private let product = ProductID(2)
    private let network: Destination
    private let country: Destination
    private let euro: Currency

    init() throws {
        let ukraine = try #require(CountryCode("UA"))
        network = Destination(country: ukraine, network: Network("25501"))
        country = Destination(country: ukraine)
        euro = try #require(Currency("EUR"))
    }

    private func row(
        _ id: Int64,
        _ owner: PriceOwner,
        _ destination: Destination,
        _ micros: Int64,
        from day: Int64 = 0,
        closed: Bool = false
    ) -> PriceRow {
        var row = PriceRow(
            id: PriceRowID(id),
            owner: owner,
            destination: destination,
            price: Price(micros: micros, euro),
            effectiveFrom: Instant(seconds: day * 86_400)
        )
        row.isClosed = closed
        return row
    }

    private func found(_ rows: [PriceRow], at day: Int64 = 10) -> Int64? {
        PriceBook(rows).sellPrice(
            client: client,
            product: product,
            destination: network,
            messageType: .sms,
            at: Instant(seconds: day * 86_400)
        )?.id.rawValue
    }

    @Test("Client network wins over client country, product network and product country")
    func precedence() {
        let levels = [
            row(1, .client(client), network, 100), row(2, .client(client), country, 200),
            row(3, .product(product), network, 300), row(4, .product(product), country, 400),
        ]
        for first in levels.indices {
            #expect(found(Array(levels[first...].reversed())) == Int64(first + 1))
        }
        #expect(found([]) == nil)
    }

    @Test(
        "The newest row that is effective wins",
        arguments: [(4, nil), (5, 1), (9, 1), (10, 2), (19, 2), (20, nil), (30, 4)]
            as [(Int64, Int64?)]
    )
    func effectiveDates(day: Int64, expected: Int64?) {
        let owner = PriceOwner.client(client)
        let rows = [
            row(4, owner, network, 130, from: 30), row(1, owner, network, 100, from: 5),
            row(3, owner, network, 0, from: 20, closed: true),
            row(2, owner, network, 110, from: 10),
        ]
        #expect(found(rows, at: day) == expected)
    }

    @Test("Of two rows from the same instant on, the later recorded one wins")
    func sameInstant() {
        let owner = PriceOwner.client(client)
        #expect(found([row(9, owner, network, 1), row(8, owner, network, 2)]) == 9)
    }

    @Test("A closed row lets the next level answer, and the explanation shows each step")
    func closedRow() {
        let rows = [
            row(1, .client(client), network, 100, from: 1),
            row(2, .client(client), network, 100, from: 5, closed: true),
            row(3, .product(product), country, 300), row(4, .client(client), network, 90, from: 50),
        ]
        #expect(found(rows) == 3)
        let explanation = PriceBook(rows).explain(
            client: client,
            product: product,
            destination: network,
            messageType: .sms,
            at: Instant(seconds: 10 * 86_400)
        )
        #expect(explanation.price?.id == PriceRowID(3))
        #expect(explanation.steps.map(\.row?.id.rawValue) == [2, nil, nil, 3])
        #expect(explanation.steps.map(\.isOpen) == [false, false, false, true])
        #expect(explanation.steps.first?.next?.id == PriceRowID(4))
    }

    @Test("Prices of other message types, clients and suppliers do not count")
    func otherOwners() {
        var lookup = row(1, .client(client), network, 100)
        lookup.messageType = .hlr
        #expect(found([lookup, row(2, .client(ClientID(9)), network, 1)]) == nil)
        let book = PriceBook([row(5, .supplier(SupplierID(1)), country, 10)])
        let cost = book.sourcePrice(
            supplier: SupplierID(1),
            destination: network,
            messageType: .sms,
            at: .epoch
        )
        #expect(cost?.id == PriceRowID(5))
    }

    @Test("A book that grows row by row answers like one made at once", arguments: [11, 12, 13])
    func inserting(seed: Int) {
        var random = SeededGenerator(seed: UInt64(seed))
        var rows: [PriceRow] = []
        var grown = PriceBook()
        let owners: [PriceOwner] = [.client(client), .product(product)]
        for id in 1...200 {
            let next = row(
                Int64(id),
                random.pick(owners),
                random.pick([network, country]),
                Int64(random.number(in: 1...900)),
                from: Int64(random.number(in: 0...20)),
                closed: random.chance(percent: 20)
            )
            rows.append(next)
            grown.insert(next)
        }
        let whole = PriceBook(rows)
        for day in Int64(0)...25 {
            let instant = Instant(seconds: day * 86_400)
            let expected = naive(rows, at: instant)
            for book in [grown, whole] {
                let price = book.sellPrice(
                    client: client,
                    product: product,
                    destination: network,
                    messageType: .sms,
                    at: instant
                )
                #expect(price == expected, "seed \(seed), day \(day)")
            }
        }
    }

    private func naive(_ rows: [PriceRow], at instant: Instant) -> PriceRow? {
        for owner in [PriceOwner.client(client), .product(product)] {
            for destination in [network, country] {
                let newest = rows.filter {
                    $0.owner == owner && $0.destination == destination
                        && $0.effectiveFrom <= instant
                }.max { ($0.effectiveFrom, $0.id) < ($1.effectiveFrom, $1.id) }
                if let newest, !newest.isClosed { return newest }
            }
        }
        return nil
    }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Messaging
import Primitives
import Testing

@testable import Billing

/// What a client has to be told about its prices.
@Suite struct PriceChangeTests {
    private static let client = ClientID(7)
    private static let product = ProductID(3)
    private static let now = Instant(seconds: 1_795_608_200)

    private func row(
        _ id: Int64,
        _ micros: Int64,
        network: String? = "26201",
        day: Int64,
        of owner: PriceOwner = .client(Self.client),
        isClosed: Bool = false
    ) throws -> PriceRow {
        let germany = try #require(CountryCode("DE"))
        var row = PriceRow(
            id: PriceRowID(id),
            owner: owner,
            destination: Destination(
                country: germany,
                network: network.flatMap { Network($0) }
            ),
            price: Price(micros: micros, try #require(Currency("EUR"))),
            basis: .sent,
            effectiveFrom: Self.now.adding(seconds: day * 86_400)
        )
        row.isClosed = isClosed
        return row
    }

    private func changes(_ rows: [PriceRow], after known: Int64? = nil) -> [[Int64?]] {
        PriceBook.changes(
            of: Self.client,
            product: Self.product,
            by: rows,
            after: known.map { PriceRowID($0) },
            now: Self.now
        ).map {
            [
                $0.old?.price.micros, $0.new?.price.micros,
                ($0.from.seconds - Self.now.seconds) / 86_400,
            ]
        }
    }

    @Test func pricesDatedAheadAreChangesOneByOne() throws {
        let rows = [
            try row(1, 40, day: -30), try row(2, 42, day: 7), try row(3, 39, day: 14),
            try row(4, 39, day: 21, isClosed: true),
        ]
        #expect(changes(rows, after: 1) == [[40, 42, 7], [42, 39, 14], [39, nil, 21]])
        #expect(changes(rows, after: 3) == [[39, nil, 21]])
        #expect(changes(rows, after: 4).isEmpty)
    }

    @Test func whatBeganAlreadyIsOneStepToWhatCountsNow() throws {
        let rows = [
            try row(1, 40, day: -30), try row(2, 42, day: -7), try row(3, 44, day: -1),
            try row(4, 45, day: 3),
        ]
        #expect(changes(rows, after: 1) == [[40, 44, -1], [44, 45, 3]])
        #expect(changes(rows).first == [nil, 44, -1])
    }

    @Test func aPriceThatStaysIsNoChange() throws {
        let rows = [try row(1, 40, day: -30), try row(2, 40, day: 7)]
        #expect(changes(rows, after: 1).isEmpty)
        var other = rows
        other[1].basis = .delivered
        #expect(changes(other, after: 1) == [[40, 40, 7]])
    }

    @Test func aProductsRowCountsOnlyWhereTheClientHasNone() throws {
        let product = PriceOwner.product(Self.product)
        let rows = [
            try row(1, 40, day: -30), try row(2, 50, day: 7, of: product),
            try row(3, 60, network: "26202", day: 7, of: product),
        ]
        #expect(changes(rows, after: 1) == [[nil, 60, 7]])
    }

    @Test func aClosedNetworkFallsBackToItsCountry() throws {
        let rows = [
            try row(1, 90, network: nil, day: -60), try row(2, 40, day: -30),
            try row(3, 40, day: 7, isClosed: true),
        ]
        #expect(changes(rows, after: 2) == [[40, 90, 7]])
    }
}

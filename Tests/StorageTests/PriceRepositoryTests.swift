// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import EngineTesting
import Messaging
import Primitives
import SQLInterface
import Storage
import Testing

@Suite(.bothEngines) struct PriceRepositoryTests {
    private let test: TestDatabase
    private let ukraine: Destination
    private let kyivstar: Destination

    init() throws {
        test = try TestDatabase()
        let country = try #require(CountryCode("UA"))
        ukraine = Destination(country: country)
        kyivstar = Destination(country: country, network: Network("25503"))
    }

    private func row(
        _ id: Int64,
        _ destination: Destination,
        from seconds: Int64,
        isClosed: Bool = false
    ) -> PriceRow {
        var row = PriceRow(
            id: PriceRowID(id),
            owner: .client(test.client.id),
            destination: destination,
            price: Price(micros: id * 100, test.client.currency),
            basis: .delivered,
            effectiveFrom: Instant(seconds: seconds)
        )
        row.isClosed = isClosed
        row.sellsToNegative = true
        row.recordedAt = test.now
        return row
    }

    @Test func theNewestRowPerDestinationIsCurrent() throws {
        let rows = [
            row(1, ukraine, from: 10), row(2, ukraine, from: 20), row(3, ukraine, from: 20),
            row(4, ukraine, from: 40), row(5, kyivstar, from: 10),
            row(6, kyivstar, from: 15, isClosed: true),
        ]
        var foreign = row(7, ukraine, from: 1)
        foreign.owner = .supplier(SupplierID(test.client.id.rawValue))
        try test.write { try PriceRepository.append(rows + [foreign], in: $0) }
        let owner = PriceOwner.client(test.client.id)
        try test.read { transaction throws in
            func current(_ seconds: Int64) throws -> [Int64] {
                try PriceRepository.current(
                    of: owner,
                    at: Instant(seconds: seconds),
                    in: transaction
                ).map(\.id.rawValue)
            }
            #expect(try current(9) == [])
            #expect(try current(10) == [1, 5])
            #expect(try current(39) == [3, 6])
            #expect(try current(40) == [4, 6])
            #expect(try PriceRepository.all(in: transaction) == rows + [foreign])
            let history = try PriceRepository.history(of: owner, ukraine, in: transaction)
            #expect(history.map(\.id.rawValue) == [4, 3, 2, 1])
            let future = try PriceRepository.future(
                of: owner,
                after: Instant(seconds: 15),
                in: transaction
            )
            #expect(future.map(\.id.rawValue) == [2, 3, 4])
            #expect(try PriceRepository.find(PriceRowID(6), in: transaction) == rows[5])
        }
    }

    @Test func importedPrefixesAreReplacedAsAWhole() throws {
        let one = ImportedPrefix(prefix: "38067", destination: kyivstar, operatorName: "Kyivstar")
        let two = ImportedPrefix(prefix: "380", destination: ukraine, operatorName: "")
        try test.write { transaction throws in
            try ImportedPrefixRepository.replaceAll(with: [one], in: transaction)
            try ImportedPrefixRepository.replaceAll(with: [one, two], in: transaction)
            #expect(try ImportedPrefixRepository.list(in: transaction) == [two, one])
            #expect(try ImportedPrefixRepository.count(in: transaction) == 2)
        }
    }
}

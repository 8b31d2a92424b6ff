// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import EngineTesting
import Storage
import Testing

@Suite(.bothEngines) struct NumberSeriesTests {
    private struct Refused: Error {}

    @Test func numbersHaveNoGapsWhoeverFails() async throws {
        let test = try TestDatabase()
        let series = NumberSeries(
            enterpriseID: test.enterprise.id,
            kind: .invoice,
            scope: "2026"
        )
        let database = test.database
        let taken = await withTaskGroup(of: Int64?.self) { group in
            for attempt in 0..<60 {
                group.addTask {
                    try? await database.write { transaction in
                        let number = try NumberSeriesRepository.takeNext(
                            series,
                            in: transaction
                        )
                        guard attempt % 3 != 0 else { throw Refused() }
                        return number
                    }
                }
            }
            var taken: [Int64] = []
            for await case let number? in group { taken.append(number) }
            return taken
        }
        #expect(taken.sorted() == Array(1...40))
        let last = try test.read { try NumberSeriesRepository.last(of: series, in: $0) }
        #expect(last == 40)
    }

    @Test func everyEnterpriseKindAndScopeCountsForItself() throws {
        let test = try TestDatabase()
        let numbers = try test.write { transaction throws in
            try [
                (NumberSeriesKind.invoice, "2026"), (.invoice, "2026"), (.invoice, "2027"),
                (.proforma, "2026"), (.creditNote, ""),
            ].map { kind, scope in
                try NumberSeriesRepository.takeNext(
                    NumberSeries(enterpriseID: test.enterprise.id, kind: kind, scope: scope),
                    in: transaction
                )
            }
        }
        #expect(numbers == [1, 2, 1, 1, 1])
    }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Primitives
import Testing

@Suite("Allocation")
struct AllocationTests {
    @Test(
        "Parts are as even as minor units allow",
        arguments: [
            ("EUR", 100_000, [1, 1, 1], [40_000, 30_000, 30_000]),
            ("EUR", 100_000, [1, 2], [30_000, 70_000]),
            ("EUR", -100_000, [1, 1, 1], [-40_000, -30_000, -30_000]),
            ("JPY", 10_000_000, [3, 3, 1], [4_000_000, 4_000_000, 2_000_000]),
            ("EUR", 100_001, [1, 1], [50_001, 50_000]),
            ("EUR", 50_000, [0, 1, 0], [0, 50_000, 0]),
            ("EUR", 0, [1, 1], [0, 0]),
        ] as [(String, Int64, [Int64], [Int64])]
    )
    func tables(code: String, micros: Int64, weights: [Int64], expected: [Int64]) throws {
        let currency = try #require(Currency(code))
        let parts = Money(micros: micros, currency).allocate(over: weights)
        #expect(parts.map(\.micros) == expected)
    }

    @Test("Parts add up to the whole, and none is a unit off its share", arguments: [5, 6, 7, 8])
    func sums(seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(seed))
        let currency = try #require(Currency("EUR"))
        for _ in 0..<1_000 {
            let micros = Int64(bitPattern: random.next()) >> UInt64(random.number(in: 1...40))
            var weights = (0..<random.number(in: 1...12)).map { _ in
                Int64(random.number(in: 0...1_000_000_000))
            }
            weights[0] += 1
            let whole = Money(micros: micros, currency)
            let parts = whole.allocate(over: weights)
            #expect(parts.reduce(.zero(currency), +) == whole, "seed \(seed)")
            let total = Int128(weights.reduce(0, +))
            let unit = micros % 10_000 == 0 ? Int128(10_000) : 1
            for (part, weight) in zip(parts, weights) {
                let exact = Int128(micros) * Int128(weight)
                #expect((Int128(part.micros) * total - exact).magnitude < (unit * total).magnitude)
            }
        }
    }
}

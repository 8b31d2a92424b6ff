// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import EngineTesting
import Primitives
import SQLInterface
import Storage
import Testing

@Suite(.bothEngines) struct LedgerTests {
    private let test: TestDatabase
    private let euro: Currency

    init() throws {
        test = try TestDatabase()
        euro = test.client.currency
    }

    @Test(arguments: [1, 20_261_125, 7_777_777] as [UInt64])
    func storedBalancesFollowTheReferenceLedger(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        var reference = Ledger()
        let dollar = try #require(Currency("USD"))
        let keys = [euro, dollar].flatMap { currency in
            LedgerAccountKey.sample.map {
                LedgerAccountKey(kind: $0, ownerID: $1, currency: currency)
            }
        }
        for key in keys { reference.open(key) }
        var nextID: Int64 = 1_000
        for step in 0..<200 {
            let debit = random.pick(keys)
            let credit = random.pick(keys)
            let micros = Int64(random.number(in: -2...1_000_000_000))
            nextID += 1
            let expected = reference.apply(
                LedgerTransfer(
                    id: nextID,
                    debit: debit,
                    credit: credit,
                    amountMicros: micros,
                    code: .adjustment
                )
            )
            var id = nextID * 1_000
            let posting = LedgerPosting(
                debit: debit,
                credit: credit,
                amount: Money(micros: micros, debit.currency),
                code: .adjustment,
                at: Instant(seconds: Int64(step))
            )
            let posted = try? test.write { transaction throws in
                try LedgerRepository.post(
                    posting,
                    newID: {
                        id += 1
                        return id
                    },
                    in: transaction
                )
            }
            #expect((posted != nil) == (expected == .created), "seed \(seed), step \(step)")
        }
        try test.read { transaction throws in
            for key in keys {
                try check(key, reference.balance(of: key), seed, in: transaction)
            }
            for (_, sums) in try LedgerRepository.currencySums(in: transaction) {
                #expect(sums.debitsMicros == sums.creditsMicros, "seed \(seed)")
            }
            #expect(try LedgerRepository.wrongBalances(in: transaction).isEmpty)
        }
    }

    private func check(
        _ key: LedgerAccountKey,
        _ expected: LedgerBalance,
        _ seed: UInt64,
        in transaction: any SQLTransaction
    ) throws {
        func sum(from start: Instant) throws -> Int64 {
            try LedgerRepository.entries(
                of: key,
                from: start,
                before: .distantFuture,
                in: transaction
            ).reduce(0) { $0 + $1.micros }
        }
        let stored = try LedgerRepository.balance(of: key, in: transaction)
        #expect(stored == expected, "seed \(seed), \(key)")
        #expect(try sum(from: .epoch) == stored.micros, "seed \(seed), \(key)")
        let half = Instant(seconds: 100)
        let opening = try LedgerRepository.balanceMicros(
            of: key,
            before: half,
            in: transaction
        )
        #expect(opening + (try sum(from: half)) == stored.micros, "seed \(seed), \(key)")
    }

    @Test func aTouchedBalanceIsFound() throws {
        try post(5_000_000)
        try test.write {
            _ = try $0.execute(
                "UPDATE balances SET debits_micros = 4999999 WHERE debits_micros > 0"
            )
        }
        let wrong = try test.read { try LedgerRepository.wrongBalances(in: $0) }
        #expect(wrong.count == 1)
        #expect(wrong.first?.summed.debitsMicros == 5_000_000)
    }

    @Test func chargesOfOneQuarterHourAreOneEntry() throws {
        for micros in [1, 2, 3] as [Int64] { try post(micros) }
        let entries = try test.read {
            try LedgerRepository.entries(
                of: clientKey,
                from: test.now,
                before: test.now.adding(seconds: 1),
                in: $0
            )
        }
        #expect(entries.map(\.micros) == [-6])
        #expect(entries.first?.code == .charge)
    }

    private var clientKey: LedgerAccountKey {
        LedgerAccountKey(kind: .client, ownerID: test.client.id.rawValue, currency: euro)
    }

    private func post(_ micros: Int64) throws {
        var id = micros * 100
        try test.write { transaction throws in
            _ = try LedgerRepository.post(
                LedgerPosting(
                    debit: clientKey,
                    credit: LedgerAccountKey(kind: .revenue, currency: euro),
                    amount: Money(micros: micros, euro),
                    code: .charge,
                    at: test.now
                ),
                newID: {
                    id += 1
                    return id
                },
                in: transaction
            )
        }
    }
}

extension LedgerAccountKey {
    fileprivate static let sample: [(LedgerAccountKind, Int64)] = [
        (.client, 1), (.client, 2), (.revenue, 0), (.cash, 0),
    ]
}

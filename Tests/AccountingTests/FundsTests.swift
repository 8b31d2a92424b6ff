// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Primitives
import Testing

@Suite("Funds")
struct FundsTests {
    @Test(
        "A hold needs as much as is available, to the micro",
        arguments: [
            (100, 0, 0, 100, false, .held), (100, 0, 0, 101, false, .insufficient),
            (100, 1, 0, 100, false, .insufficient), (0, 0, 50, 50, false, .held),
            (-40, 5, 50, 5, false, .held), (-40, 5, 50, 6, false, .insufficient),
            (-40, 5, 50, 6, true, .held), (-100, 0, 50, 0, false, .held),
            (Int64.max, 0, .max, .max, false, .held),
        ] as [(Int64, Int64, Int64, Int64, Bool, HoldStatus)]
    )
    func holds(
        balance: Int64,
        held: Int64,
        limit: Int64,
        amount: Int64,
        allowsNegative: Bool,
        expected: HoldStatus
    ) {
        var funds = Funds(balanceMicros: balance, heldMicros: held)
        let status = funds.hold(amount, limitMicros: limit, allowsNegative: allowsNegative)
        #expect(status == expected)
        #expect(funds.heldMicros == held + (expected == .held ? amount : 0))
        #expect(funds.balanceMicros == balance)
    }

    @Test("Funds agree with the ledger through any history", arguments: [21, 22, 23, 24])
    func sameAsLedger(seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(seed))
        let euro = try #require(Currency("EUR"))
        var world = ReferenceBooks(currency: euro, limitMicros: 500)
        var funds = Funds()
        var open: [(id: Int64, amount: Int64)] = []
        for id in Int64(1)...2_000 {
            let amount = Int64(random.number(in: 1...120))
            switch random.number(in: 0...3) {
            case 0:
                funds.credit(amount)
                #expect(world.pay(id, amount) == .created)
            case 1, 2:
                let status = funds.hold(amount, limitMicros: 500)
                let expected: TransferStatus = status == .held ? .created : .exceedsLimit
                #expect(world.hold(id, amount) == expected, "seed \(seed), step \(id)")
                if status == .held { open.append((id, amount)) }
            default:
                guard !open.isEmpty else { continue }
                let hold = open.remove(at: random.number(in: 0...(open.count - 1)))
                let isCharge = random.chance(percent: 60)
                isCharge ? funds.charge(hold.amount) : funds.release(hold.amount)
                #expect(world.end(id, hold: hold.id, hold.amount, isCharge: isCharge) == .created)
            }
            #expect(world.client.micros == funds.balanceMicros)
            #expect(world.client.heldMicros == funds.heldMicros)
            #expect(funds.available(limitMicros: 500) >= 0)
        }
    }

    @Test("Ending a hold that was never made traps")
    func endingTooMuchTraps() async {
        await #expect(processExitsWith: .failure) {
            var funds = Funds(balanceMicros: 10, heldMicros: 1)
            funds.charge(2)
        }
    }

    @Test("A balance beyond the range traps")
    func overflowTraps() async {
        await #expect(processExitsWith: .failure) {
            var funds = Funds(balanceMicros: .max)
            funds.credit(1)
        }
    }

    @Test("Nothing at the ends of the range traps: such holds are refused")
    func ends() {
        var owing = Funds(balanceMicros: .min / 2 + 10)
        #expect(owing.available(limitMicros: .max) > 0)
        #expect(owing.hold(10, limitMicros: 0, allowsNegative: true) == .held)
        #expect(owing.hold(1, limitMicros: 0, allowsNegative: true) == .insufficient)
        let rich = Funds(balanceMicros: .max)
        #expect(rich.available(limitMicros: .max) == .max)
    }
}

/// One client's account among the operator's, in the naive ledger.
private struct ReferenceBooks {
    private var ledger = Ledger()
    private let clientKey: LedgerAccountKey
    private let revenue: LedgerAccountKey
    private let cash: LedgerAccountKey

    init(currency: Currency, limitMicros: Int64) {
        clientKey = LedgerAccountKey(kind: .client, ownerID: 1, currency: currency)
        revenue = LedgerAccountKey(kind: .revenue, currency: currency)
        cash = LedgerAccountKey(kind: .cash, currency: currency)
        ledger.open(clientKey, limitMicros: limitMicros)
        ledger.open(revenue)
        ledger.open(cash)
    }

    var client: LedgerBalance { ledger.balance(of: clientKey) }

    mutating func pay(_ id: Int64, _ amount: Int64) -> TransferStatus {
        ledger.apply(
            LedgerTransfer(
                id: id,
                debit: cash,
                credit: clientKey,
                amountMicros: amount,
                code: .payment
            )
        )
    }

    mutating func hold(_ id: Int64, _ amount: Int64) -> TransferStatus {
        ledger.apply(charge(id, amount, .pending))
    }

    mutating func end(
        _ id: Int64,
        hold: Int64,
        _ amount: Int64,
        isCharge: Bool
    ) -> TransferStatus {
        ledger.apply(charge(id, amount, isCharge ? .post(pending: hold) : .void(pending: hold)))
    }

    private func charge(
        _ id: Int64,
        _ amount: Int64,
        _ phase: LedgerTransfer.Phase
    ) -> LedgerTransfer {
        LedgerTransfer(
            id: id,
            debit: clientKey,
            credit: revenue,
            amountMicros: amount,
            code: .charge,
            phase: phase
        )
    }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Primitives
import Testing

/// Tables in the manner of ledger tests: one line per transfer,
/// `id debit credit amount phase [pending] status`, then `balance account debits credits held`.
@Suite("Ledger")
struct LedgerTests {
    @Test(
        "Transfers follow their table",
        arguments: [
            """
            1 A B 100 posted created
            1 A B 100 posted exists
            1 A B 101 posted existsWithOtherContent
            2 A A 1 posted accountsAreTheSame
            3 A Y 1 posted currenciesDiffer
            4 X B 1 posted debitAccountNotFound
            5 A X 1 posted creditAccountNotFound
            6 A B 0 posted amountNotPositive
            7 A B -5 posted amountNotPositive
            balance A 100 0 0
            balance B 0 100 0
            """,
            """
            1 A B 60 pending created
            2 A B 60 post:9 pendingTransferNotFound
            3 A B 59 post:1 pendingTransferDiffers
            4 B A 60 void:1 pendingTransferDiffers
            5 A B 60 post:1 created
            6 A B 60 post:1 pendingTransferAlreadyPosted
            7 A B 60 void:1 pendingTransferAlreadyPosted
            8 A B 60 post:5 pendingTransferNotFound
            balance A 60 0 0
            """,
            """
            1 A B 60 pending created
            balance A 0 0 60
            2 A B 60 void:1 created
            3 A B 60 post:1 pendingTransferAlreadyVoided
            balance A 0 0 0
            balance B 0 0 0
            """,
            """
            1 L B 101 posted exceedsLimit
            2 L B 70 pending created
            3 L B 31 pending exceedsLimit
            4 L B 30 posted created
            5 L B 1 posted exceedsLimit
            6 B L 10 posted created
            7 L B 10 pending created
            8 L B 70 post:2 created
            balance L 100 10 10
            """,
            """
            1 A B 9223372036854775807 posted created
            2 A B 1 posted overflows
            balance A 9223372036854775807 0 0
            """,
        ]
    )
    func tables(table: String) throws {
        var books = try TableBooks()
        for line in table.split(separator: "\n") { try books.run(line) }
        #expect(books.ledger.recomputedBalances() == books.ledger.balances)
    }

    @Test("Debits equal credits per currency after any history", arguments: [31, 32, 33])
    func doubleEntry(seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(seed))
        var ledger = Ledger()
        var keys: [LedgerAccountKey] = []
        for code in ["EUR", "JPY"] {
            let currency = try #require(Currency(code))
            for owner in 1...4 {
                keys.append(
                    LedgerAccountKey(kind: .client, ownerID: Int64(owner), currency: currency)
                )
            }
        }
        for key in keys { ledger.open(key, limitMicros: 1_000) }
        var created = 0
        for id in Int64(1)...3_000 {
            let phases: [LedgerTransfer.Phase] = [
                .posted, .pending, .post(pending: Int64(random.number(in: 1...Int(id)))),
                .void(pending: Int64(random.number(in: 1...Int(id)))),
            ]
            let status = ledger.apply(
                LedgerTransfer(
                    id: id,
                    debit: random.pick(keys),
                    credit: random.pick(keys),
                    amountMicros: Int64(random.number(in: 1...3)),
                    code: .adjustment,
                    phase: random.pick(phases)
                )
            )
            if status == .created { created += 1 }
        }
        #expect(created > 500)
        for code in ["EUR", "JPY"] {
            let balances = ledger.balances.filter { $0.key.currency.code == code }.values
            let debits = balances.reduce(0) { $0 + $1.debitsMicros }
            #expect(debits == balances.reduce(0) { $0 + $1.creditsMicros }, "seed \(seed)")
        }
        #expect(ledger.recomputedBalances() == ledger.balances)
    }
}

private struct TableBooks {
    var ledger = Ledger()
    private var keys: [Substring: LedgerAccountKey] = [:]

    init() throws {
        let euro = try #require(Currency("EUR"))
        let yen = try #require(Currency("JPY"))
        for (name, currency, owner) in [
            ("A", euro, 1), ("B", euro, 2), ("L", euro, 3), ("X", euro, 4), ("Y", yen, 5),
        ] as [(Substring, Currency, Int64)] {
            let key = LedgerAccountKey(kind: .client, ownerID: owner, currency: currency)
            keys[name] = key
            if name != "X" { ledger.open(key, limitMicros: name == "L" ? 100 : nil) }
        }
    }

    mutating func run(_ line: Substring) throws {
        let words = line.split(separator: " ")
        if words[0] == "balance" {
            let balance = ledger.balance(of: try #require(keys[words[1]]))
            let sums = [balance.debitsMicros, balance.creditsMicros, balance.heldMicros]
            #expect(sums == words[2...].compactMap { Int64($0) }, "\(line)")
            return
        }
        let transfer = LedgerTransfer(
            id: try #require(Int64(words[0])),
            debit: try #require(keys[words[1]]),
            credit: try #require(keys[words[2]]),
            amountMicros: try #require(Int64(words[3])),
            code: .adjustment,
            phase: try phase(words[4])
        )
        #expect("\(ledger.apply(transfer))" == words[5], "\(line)")
    }

    private func phase(_ word: Substring) throws -> LedgerTransfer.Phase {
        let parts = word.split(separator: ":")
        switch parts[0] {
        case "posted": return .posted
        case "pending": return .pending
        case "post": return .post(pending: try #require(Int64(parts[1])))
        default: return .void(pending: try #require(Int64(parts[1])))
        }
    }
}

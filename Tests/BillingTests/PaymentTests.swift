// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import Primitives
import Testing

@Suite("Payments")
struct PaymentTests {
    private typealias Source = PaymentAllocation.Source
    private typealias Target = PaymentAllocation.Target

    /// Payments as `amount` or `amount>invoice`, invoices as outstanding sums numbered from 1;
    /// parts as `payment:invoice=amount`.
    @Test(
        "Money settles the linked invoice first, else the oldest open one",
        arguments: [
            ("100", "60 60", "1:1=60 1:2=40"), ("100>2", "60 60", "1:2=60 1:1=40"),
            ("50 50", "60 60", "1:1=50 2:1=10 2:2=40"), ("100", "", ""), ("100>9", "30", "1:1=30"),
            ("-100", "30", ""), ("100 -100", "30", ""), ("100 -80", "30", "1:1=20"),
            ("-80 100", "30", "2:1=20"), ("100 50 -60", "200", "1:1=90"),
            ("30>2 30>2", "50 50", "1:2=30 2:2=20 2:1=10"),
            ("40 40>1", "50", "2:1=40 1:1=10"), ("10", "0 -5 10", "1:3=10"),
        ]
    )
    func tables(payments: String, invoices: String, expected: String) {
        let sources = payments.split(separator: " ").enumerated().map { index, word in
            let parts = word.split(separator: ">").compactMap { Int64($0) }
            return Source(
                paymentID: PaymentID(Int64(index + 1)),
                unallocatedMicros: parts[0],
                linkedInvoiceID: parts.count > 1 ? InvoiceID(parts[1]) : nil
            )
        }
        let targets = invoices.split(separator: " ").enumerated().map { index, word in
            Target(invoiceID: InvoiceID(Int64(index + 1)), outstandingMicros: Int64(word) ?? 0)
        }
        let parts = PaymentAllocation.allocate(sources, over: targets)
        let text = parts.map { "\($0.paymentID):\($0.invoiceID)=\($0.micros)" }
        #expect(text.joined(separator: " ") == expected)
    }

    @Test("No payment and no invoice is used for more than it has", arguments: 1...60)
    func sums(seed: Int) {
        var random = SeededGenerator(seed: UInt64(seed))
        let sources = (1...random.number(in: 1...12)).map { id in
            Source(
                paymentID: PaymentID(Int64(id)),
                unallocatedMicros: Int64(random.number(in: -200...900)),
                linkedInvoiceID: random.chance(percent: 40)
                    ? InvoiceID(Int64(random.number(in: 1...14))) : nil
            )
        }
        let targets = (1...random.number(in: 1...12)).map { id in
            Target(
                invoiceID: InvoiceID(Int64(id)),
                outstandingMicros: Int64(random.number(in: 0...900))
            )
        }
        let parts = PaymentAllocation.allocate(sources, over: targets)
        for source in sources {
            let used = parts.filter { $0.paymentID == source.paymentID }.map(\.micros).reduce(0, +)
            #expect(used <= max(0, source.unallocatedMicros), "seed \(seed)")
        }
        for target in targets {
            let settled = parts.filter { $0.invoiceID == target.invoiceID }.map(\.micros)
            #expect(settled.reduce(0, +) <= target.outstandingMicros, "seed \(seed)")
        }
        // Either all the money is used or everything is settled.
        let money = max(0, sources.map(\.unallocatedMicros).reduce(0, +))
        let owed = targets.map(\.outstandingMicros).reduce(0, +)
        #expect(parts.map(\.micros).reduce(0, +) == min(money, owed), "seed \(seed)")
        #expect(parts.allSatisfy { $0.micros > 0 })
        let pairs = Set(parts.map { [$0.paymentID.rawValue, $0.invoiceID.rawValue] })
        #expect(pairs.count == parts.count)
    }

    @Test("A statement opens with the last one's closing and adds up", arguments: 1...10)
    func statements(seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(seed))
        let euro = try #require(Currency("EUR"))
        let first = try #require(CalendarDate("2026-09-01"))
        let client = Client(
            id: ClientID(1),
            login: "acme",
            currency: euro,
            zone: "UTC",
            firstDay: first
        )
        let calendar = try BillingCalendar(zone: "UTC")
        var balance: Int64 = 0
        for month in 0..<4 {
            let start = first.adding(days: 30 * month)
            let period = try #require(calendar.period(from: start, through: start.adding(days: 29)))
            let movements = (0..<random.number(in: 0...20)).map { _ in
                AccountMovement(
                    occurredAt: period.start.adding(
                        seconds: Int64(random.number(in: 0...2_591_999))
                    ),
                    on: start,
                    code: .payment,
                    micros: Int64(random.number(in: -900...900)),
                    reference: ""
                )
            }
            let statement = StatementOfAccount(
                client: client,
                period: period,
                openingMicros: balance,
                movements: movements
            )
            let sum = movements.reduce(0) { $0 + $1.micros }
            #expect(statement.closingMicros == balance + sum, "seed \(seed)")
            #expect(statement.creditsMicros - statement.debitsMicros == sum)
            let times = statement.entries.map(\.movement.occurredAt)
            #expect(times == times.sorted())
            balance = statement.closingMicros
        }
    }
}

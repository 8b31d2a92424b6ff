// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import Messaging
import Primitives
import Testing

@Suite("Statistics")
struct StatisticsReportTests {
    private func rollup(
        _ quarterAt: Instant,
        _ destination: Destination?,
        price: Int64,
        messages: Int64,
        sender: String = "Shop"
    ) -> TrafficRollup {
        var rollup = TrafficRollup(
            quarterAt: quarterAt,
            destination: destination,
            sender: sender,
            basis: .sent,
            priceMicros: price
        )
        rollup.counts.submitted = messages + 1
        rollup.counts.delivered = messages
        rollup.counts.failed = 1
        rollup.chargedMessages = messages
        rollup.chargedSegments = messages * 2
        rollup.chargedMicros = price * messages * 2
        return rollup
    }

    @Test("Quarter-hours fall on the client's local day, also across a day of 25 hours")
    func localDays() throws {
        let calendar = try BillingCalendar(zone: "Europe/Kyiv")
        let first = try #require(CalendarDate("2026-10-24"))
        let period = try #require(calendar.period(from: first, through: first.adding(days: 2)))
        let destination = Destination(country: try #require(CountryCode("UA")))
        let rollups = stride(
            from: period.start.seconds - 900,
            to: period.end.seconds + 900,
            by: 900
        )
        .map { rollup(Instant(seconds: $0), destination, price: 100, messages: 1) }
        let rows = StatisticsReport.rows(rollups, period: period, calendar: calendar) { _ in "Op" }
        #expect(rows.map(\.on) == [first, first.adding(days: 1), first.adding(days: 2)])
        #expect(rows.map(\.chargedMessages) == [96, 100, 96])
        #expect(rows.map(\.counts.submitted) == [192, 200, 192])
        #expect(rows.map(\.operatorName) == ["Op", "Op", "Op"])
    }

    @Test("Rows are sorted, complete and equal to the invoice's lines", arguments: 1...10)
    func totals(seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(seed))
        let calendar = try BillingCalendar(zone: "Asia/Kathmandu")
        let first = try #require(CalendarDate("2026-10-01"))
        let period = try #require(calendar.period(from: first, through: first.adding(days: 30)))
        let ukraine = try #require(CountryCode("UA"))
        let tanzania = try #require(CountryCode("TZ"))
        let destinations: [Destination?] = [
            nil, Destination(country: ukraine),
            Destination(country: ukraine, network: Network("25501")),
            Destination(country: tanzania, network: Network("64004")),
        ]
        let rollups = (0..<400).map { _ in
            rollup(
                Instant(seconds: period.start.seconds + 900 * Int64(random.number(in: 0...2_975))),
                random.pick(destinations),
                price: Int64(random.pick([430, 4_250, 90_000])),
                messages: Int64(random.number(in: 0...40)),
                sender: random.pick(["A", "B", ""])
            )
        }
        let rows = StatisticsReport.rows(rollups, period: period, calendar: calendar) { _ in "" }
        let charges = rollups.compactMap { UsageCharge($0) }
        let exact = charges.reduce(0) { $0 + $1.priceMicros * $1.segments }
        #expect(rows.reduce(0) { $0 + $1.amountMicros } == exact, "seed \(seed)")
        #expect(
            rows.reduce(0) { $0 + $1.chargedSegments } == charges.reduce(0) { $0 + $1.segments }
        )
        // Blanks sort before every letter and digit.
        let keys = rows.map {
            [
                "\($0.on)", "\($0.country)", $0.network?.text ?? "     ", $0.sender + " ",
                "\($0.priceMicros + 1_000_000)",
            ].joined(separator: " ")
        }
        let isSorted = keys == keys.sorted()
        #expect(isSorted, "seed \(seed)")
        #expect(Set(keys).count == keys.count)
    }
}

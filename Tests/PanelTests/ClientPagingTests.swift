// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import EngineTesting
import Primitives
import Storage
import Testing
import WebSupport

@testable import ClientPanel

/// Ranges of days and queries as they come from an address.
@Suite(.bothEngines) struct ClientPagingTests {
    @Test(arguments: [
        ([:], "2026-11-19", "2026-11-25"),
        (["from": "2026-11-01"], "2026-11-01", "2026-11-25"),
        (["from": "2026-12-05"], "2026-12-05", "2026-12-05"),
        (["through": "2026-11-20"], "2026-11-19", "2026-11-20"),
        (["through": "2026-10-01"], "2026-10-01", "2026-10-01"),
        (["from": "2026-11-09", "through": "2026-11-02"], "2026-11-02", "2026-11-09"),
        (["from": "2020-01-01", "through": "2026-11-02"], "2020-01-01", "2020-12-31"),
        (["from": "nonsense"], "2026-11-19", "2026-11-25"),
    ])
    func aRangeIsAlwaysOne(values: [String: String], first: String, last: String) throws {
        let today = try #require(CalendarDate("2026-11-25"))
        let range = DayRange(QueryValues(values), default: today.adding(days: -6)...today)
        #expect(range.first.description == first)
        #expect(range.last.description == last)
    }

    @Test func aQueryIsEncodedAndDropsWhatIsEmpty() {
        let query = QueryValues(["b": "x&y=1", "a": "ї", "c": ""])
        #expect(query.query(["d": ""]) == "a=%D1%97&b=x%26y%3D1")
    }

    @Test func olderPagesFollowNewerOnesWithoutGaps() async throws {
        let world = try ClientWorld()
        let size = PaymentsController.pageSize
        try await world.database.write { transaction in
            for index in 0..<Int64(size + 10) {
                let payment = Payment(
                    id: PaymentID(2_000 + index),
                    clientID: index % 2 == 0 ? world.mine.client.id : world.other.client.id,
                    amount: Money(micros: (7_000 + index) * 1_000_000, world.mine.client.currency),
                    paidOn: CalendarDate(daysSince1970: 20_780),
                    recordedAt: ClientWorld.now
                )
                try PaymentRepository.insert(payment, in: transaction)
                let own = Payment(
                    id: PaymentID(3_000 + index),
                    clientID: world.mine.client.id,
                    amount: Money(micros: (8_000 + index) * 1_000_000, world.mine.client.currency),
                    paidOn: CalendarDate(daysSince1970: 20_780),
                    recordedAt: ClientWorld.now
                )
                try PaymentRepository.insert(own, in: transaction)
            }
        }
        var seen: [String] = []
        var position = ""
        repeat {
            let page = try await world.page("/client/payments", query: ["after": position])
            seen += page.matches(of: /EUR ([78],\d\d\d)\.00/).map { String($0.output.1) }
            position =
                page.firstMatch(of: /payments\?after=(\d+)/).map { String($0.output.1) } ?? ""
        } while !position.isEmpty
        #expect(seen.count == (size + 10) * 3 / 2)
        #expect(Set(seen).count == seen.count)
        #expect(seen == seen.sorted(by: >))
    }
}

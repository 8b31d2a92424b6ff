// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Messaging
import Primitives
import SQLInterface
import Storage

/// The traffic of a client's period, summed per local day by the database.
///
/// Lines and statistics are both made of it, so they cannot differ.
struct PeriodTraffic {
    let period: BillingPeriod
    private(set) var rollups: [TrafficRollup] = []

    /// Creates the traffic of a period with nothing read.
    init(_ period: BillingPeriod) {
        self.period = period
    }

    /// Reads the days of one client; `account` says that it is a related one.
    mutating func read(
        _ member: ClientID,
        _ account: LineAccount?,
        _ calendar: BillingCalendar,
        _ transaction: any SQLTransaction
    ) throws {
        let days = period.firstOn.daysSince1970...period.lastOn.daysSince1970
        for date in days.lazy.map(CalendarDate.init(daysSince1970:)) {
            let start = max(period.start, calendar.midnight(of: date))
            let end = min(period.end, calendar.midnight(of: date.adding(days: 1)))
            guard start < end else { continue }
            try read(member, account, start..<end, transaction)
        }
    }

    /// What the period is charged, with the names printed for destinations.
    func charges(_ operatorName: (Destination) -> String) -> [UsageCharge] {
        var names: [Destination: String] = [:]
        return rollups.compactMap { rollup in
            guard let destination = rollup.destination else { return nil }
            let name = names[destination] ?? operatorName(destination)
            names[destination] = name
            return UsageCharge(rollup, operatorName: name)
        }
    }

    private mutating func read(
        _ member: ClientID,
        _ account: LineAccount?,
        _ day: Range<Instant>,
        _ transaction: any SQLTransaction
    ) throws {
        try transaction.forEach(
            """
            SELECT country, network, sender, basis, price_micros,
                CAST(SUM(submitted) AS BIGINT), CAST(SUM(delivered) AS BIGINT),
                CAST(SUM(failed) AS BIGINT), CAST(SUM(charged_messages) AS BIGINT),
                CAST(SUM(charged_segments) AS BIGINT), CAST(SUM(charged_micros) AS BIGINT)
            FROM rollups
            WHERE client_id = \(member) AND quarter_at >= \(day.lowerBound)
                AND quarter_at < \(day.upperBound)
            GROUP BY country, network, sender, basis, price_micros
            """
        ) { row in
            var rollup = try TrafficRollup(row, from: day.lowerBound)
            rollup.account = account
            rollups.append(rollup)
        }
    }
}

extension TrafficRollup {
    /// Reads the sums of a day that begins at `start`.
    fileprivate init(_ row: SQLRow, from start: Instant) throws {
        let country = try row.get(0, as: EmptyText<CountryCode>.self).value
        let network = try row.get(1, as: EmptyText<Network>.self).value
        self.init(
            quarterAt: start,
            destination: country.map { Destination(country: $0, network: network) },
            sender: try row.get(2),
            basis: try row.get(3),
            priceMicros: try row.get(4)
        )
        counts.submitted = try row.get(5)
        counts.delivered = try row.get(6)
        counts.failed = try row.get(7)
        chargedMessages = try row.get(8)
        chargedSegments = try row.get(9)
        chargedMicros = try row.get(10)
    }
}

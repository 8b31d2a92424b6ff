// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Primitives
import WebSupport

/// Quarter-hours of traffic gathered into the bars of a chart.
struct HourlyTraffic {
    private(set) var bars: BarChart
    private(set) var total = TrafficSums()

    private static let series: [BarChart.Series] = [
        .init("Delivered", .good), .init("Failed", .bad), .init("Pending", .waiting),
        .init("Blocked", .refused),
    ]

    /// Gathers a number of hours from a start on; labels are hours of the person's zone.
    init(
        _ quarters: [(at: Instant, sums: TrafficSums)],
        from start: Instant,
        hours: Int,
        _ show: Show
    ) {
        var sums = [TrafficSums](repeating: TrafficSums(), count: hours)
        for quarter in quarters {
            let index = Int(floorDivide(quarter.at.seconds - start.seconds, 3_600))
            guard sums.indices.contains(index) else { continue }
            sums[index] += quarter.sums
            total += quarter.sums
        }
        bars = BarChart(
            title: "Messages by hour, \(show.zone)",
            series: Self.series,
            bars: sums.enumerated().map { index, sums in
                let label = show.hour(start.adding(seconds: Int64(index) * 3_600))
                return BarChart.Bar(label: label, values: Self.values(sums))
            }
        )
    }

    /// Gathers local days of the person's zone, both ends included.
    init(
        _ quarters: [(at: Instant, sums: TrafficSums)],
        days: ClosedRange<CalendarDate>,
        _ show: Show
    ) {
        var sums: [CalendarDate: TrafficSums] = [:]
        for quarter in quarters {
            sums[show.calendar.localDate(of: quarter.at), default: TrafficSums()] += quarter.sums
            total += quarter.sums
        }
        let dates = (days.lowerBound.daysSince1970...days.upperBound.daysSince1970)
            .map(CalendarDate.init(daysSince1970:))
        bars = BarChart(
            title: "Messages by day, \(show.zone)",
            series: Self.series,
            bars: dates.map { date in
                BarChart.Bar(
                    label: String("\(date)".dropFirst(5)),
                    values: Self.values(sums[date] ?? TrafficSums())
                )
            }
        )
    }

    private static func values(_ sums: TrafficSums) -> [Int64] {
        [sums.delivered, sums.failed, sums.pending, sums.blocked]
    }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Documents
import Primitives
import WebSupport

/// The client's traffic by day, country, network or sender.
struct StatisticsPage: Sendable {
    var table: TrafficTable
    var range: DayRange

    private var query: QueryValues {
        var query = QueryValues(range.values)
        query["by"] = table.group.rawValue
        return query
    }

    func page(_ frame: PageFrame) -> Page {
        let export = buttonLink("Export CSV", ClientURL.statisticsCSV.with(query.query()))
        let isEmpty = table.total == TrafficTable.Sums()
        let chart = table.group == .day ? TrafficChart(table: table).html : ""
        return Page(
            title: "Statistics",
            section: .statistics,
            content: """
                \(pageHead("Statistics", actions: export, intro: """
                    <p>\(range.first.description) – \(range.last.description), \
                    \(frame.show.zone).</p>
                    """))
                \(groups)
                \(filterForm(.statistics, FilterField.days + [.hidden("by")], query))
                \(isEmpty
                    ? emptyState("There is no traffic in these days.")
                    : "\(chart)\(TrafficRows(table: table).html(frame))")
                <p class="hint">Messages count on the day they were received; late receipts are \
                still added.</p>
                """
        )
    }

    private var groups: HTML {
        tabs(
            TrafficGroup.allCases.map { group in
                (
                    "By \(Phrase(key: group.rawValue))",
                    ClientURL.statistics.with(query.query(["by": group.rawValue])),
                    group == table.group
                )
            },
            name: "Group by"
        )
    }

    /// The same numbers for programs: no grouping of digits, a column for the currency.
    func csv(_ frame: PageFrame) -> [UInt8] {
        var writer = CSVWriter()
        writer.writeRow([
            table.group.rawValue, "submitted", "blocked", "delivered", "failed", "pending",
            "charged_segments", "amount", "currency",
        ])
        for row in table.rows {
            let sums = row.sums
            let counts = [
                sums.submitted, sums.blocked, sums.delivered, sums.failed, sums.pending,
                sums.chargedSegments,
            ]
            let amount = Money(micros: sums.chargedMicros, frame.client.currency)
            writer.writeRow(
                [row.key.words(frame.show)] + counts.map { String($0) }
                    + [amount.decimalText, amount.currency.code]
            )
        }
        return writer.takeBytes()
    }
}

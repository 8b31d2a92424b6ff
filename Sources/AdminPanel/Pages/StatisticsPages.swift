// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import Messaging
import Primitives
import WebSupport

/// Traffic by one dimension.
struct TrafficPage {
    var dimension: TrafficDimension
    var rows: [Row]
    var bars: BarChart
    var filter: QueryValues
    var showsMoney: Bool

    /// One value of the dimension in one currency.
    struct Row {
        var name: String
        var currency: Currency
        var sums: TrafficSums
    }

    func page(_ frame: PageFrame) -> Page {
        let csv = AdminURL.trafficCSV.path + "?" + filter.query(["by": dimension.rawValue])
        let export: HTML = #"<a class="button" href="\#(csv)">Export CSV</a>"#
        let empty = emptyState("There is no traffic in this range.")
        return Page(
            title: "Traffic",
            section: .traffic,
            content: """
                \(pageHead("Traffic", actions: export))\(byTabs)\(filters)
                \(rows.isEmpty ? empty : "\(bars.html)\(table(frame))")
                <p class="hint">Days and ranges are of \(frame.show.zone). Data up to \
                \(frame.show.time(frame.now)); late receipts are still counted.</p>
                """
        )
    }

    private var byTabs: HTML {
        tabs(
            TrafficDimension.allCases.map { item in
                (
                    "By \(Phrase(key: item.rawValue))",
                    AdminURL.traffic.path + "?" + filter.query(["by": item.rawValue]),
                    item == dimension
                )
            },
            name: "Group by"
        )
    }

    private var filters: HTML {
        filterForm(
            AdminURL.traffic.path,
            [
                FieldSpec("from", "From", .date), FieldSpec("through", "Through", .date),
                FieldSpec("q", "Client"),
                FieldSpec("country", "Country", .select(Choices.countries)),
                FieldSpec("network", "Network"), FieldSpec("sender", "Sender"),
                FieldSpec(
                    "by",
                    "Group by",
                    .select(
                        TrafficDimension.allCases.map {
                            .init(value: $0.rawValue, label: $0.rawValue)
                        }
                    )
                ),
            ],
            filter
        )
    }

    private func table(_ frame: PageFrame) -> HTML {
        var columns: [Column] = [
            .text(Phrase(key: dimension.rawValue.capitalized)), .number("Submitted"),
            .number("Delivered"),
            .number("Failed"), .number("Pending"), .number("Blocked"), .number("Delivery rate"),
        ]
        if showsMoney { columns += [.number("Segments charged"), .number("Charged")] }
        var total = TrafficSums()
        for row in rows { total += row.sums }
        var totals: [Currency: Int64] = [:]
        for row in rows { totals[row.currency, default: 0] += row.sums.chargedMicros }
        let sums = totals.keys.sorted { $0.code < $1.code }
            .map { frame.show.money(totals[$0] ?? 0, $0) }
        let charged: HTML = HTML.joined(sums.map { "\($0)<br>" })
        return DataTable(
            columns,
            rows: rows.map { row in
                cells(name(row), row.sums, frame.show)
                    + [
                        "\(frame.show.count(row.sums.chargedSegments))",
                        "\(frame.show.money(row.sums.chargedMicros, row.currency))",
                    ]
            },
            footer: [
                cells("Total", total, frame.show)
                    + ["\(frame.show.count(total.chargedSegments))", charged]
            ],
            caption: "Traffic"
        ).html
    }

    private func name(_ row: Row) -> HTML {
        dimension == .day ? "<time>\(row.name)</time>" : "\(row.name)"
    }

    private func cells(_ name: HTML, _ sums: TrafficSums, _ show: Show) -> [HTML] {
        [
            name, "\(show.count(sums.submitted))", "\(show.count(sums.delivered))",
            "\(show.count(sums.failed))", "\(show.count(sums.pending))",
            "\(show.count(sums.blocked))",
            "\(show.share(sums.delivered, of: sums.known))",
        ]
    }
}

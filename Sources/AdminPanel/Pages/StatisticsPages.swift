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

/// What traffic brought and what it cost, by destination, each currency for itself.
struct MarginPage {
    var charges: [MarginRow]
    var costs: [MarginRow]
    var filter: QueryValues

    /// One destination.
    private struct Row {
        var destination: Destination?
        var segments: Int64
        var charges: [Money]
        var costs: [Money]
    }

    private var rows: [Row] {
        let destinations = Set(charges.map(\.destination)).union(costs.map(\.destination))
        return destinations.map { destination in
            let mine = charges.filter { $0.destination == destination }
            let theirs = costs.filter { $0.destination == destination }
            return Row(
                destination: destination,
                segments: mine.reduce(0) { $0 + $1.segments },
                charges: sums(mine),
                costs: sums(theirs)
            )
        }
        .filter { $0.segments > 0 || !$0.costs.isEmpty }
        .sorted { $0.segments > $1.segments }
    }

    /// One sum per currency, by its code.
    private func sums(_ rows: [MarginRow]) -> [Money] {
        var sums: [Currency: Money] = [:]
        for row in rows where !row.money.isZero {
            sums[row.money.currency, default: .zero(row.money.currency)] += row.money
        }
        return sums.values.sorted { $0.currency.code < $1.currency.code }
    }

    func page(_ frame: PageFrame) -> Page {
        let filters = filterForm(
            AdminURL.margin.path,
            [FieldSpec("from", "From", .date), FieldSpec("through", "Through", .date)],
            filter
        )
        let rows = rows
        let empty = emptyState("There is no charged traffic in this range.")
        return Page(
            title: "Margin",
            section: .margin,
            content: """
                \(pageHead("Margin", intro: """
                    <p>Sums of different currencies are never added; a margin is shown where \
                    charge and cost have one currency.</p>
                    """))\(filters)\(rows.isEmpty ? empty : table(rows, frame.show))
                """
        )
    }

    private func table(_ rows: [Row], _ show: Show) -> HTML {
        DataTable(
            [
                .text("Destination"), .number("Segments"), .number("Charged"), .number("Cost"),
                .number("Margin"),
            ],
            rows: rows.map { row in
                [
                    "\(show.destination(row.destination))", "\(show.count(row.segments))",
                    list(row.charges, show), list(row.costs, show),
                    margin(row.charges, row.costs, show),
                ]
            },
            footer: [
                [
                    "Total", "\(show.count(rows.reduce(0) { $0 + $1.segments }))",
                    list(sums(charges), show), list(sums(costs), show),
                    margin(sums(charges), sums(costs), show),
                ]
            ],
            caption: "Margin"
        ).html
    }

    private func list(_ sums: [Money], _ show: Show) -> HTML {
        sums.isEmpty ? "–" : each(sums) { "<div>\(show.money($0))</div>" }
    }

    private func margin(_ charges: [Money], _ costs: [Money], _ show: Show) -> HTML {
        guard charges.count == 1, costs.count <= 1,
            costs.allSatisfy({ $0.currency == charges[0].currency })
        else { return "–" }
        let charge = charges[0]
        let difference = charge - (costs.first ?? .zero(charge.currency))
        let mark: HTML =
            difference.isNegative ? " \(Chip(tone: .bad, word: "Loss").html)" : ""
        let percent = show.share(difference.micros, of: charge.micros)
        return "\(show.money(difference)) <small>\(percent)</small>\(mark)"
    }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Primitives
import WebSupport

/// Traffic by a group, as a table with its total.
struct TrafficRows: Sendable {
    var table: TrafficTable

    func html(_ frame: PageFrame) -> HTML {
        let total = table.total
        return DataTable(
            [
                .text(Phrase(key: table.group.rawValue.capitalized)), .number("Submitted"),
                .number("Blocked"), .number("Delivered"), .number("Failed"),
                .number("Pending"), .number("Delivery rate"), .number("Charged segments"),
                .number("Amount"),
            ],
            rows: table.rows.map { cells($0.key.html(frame.show), $0.sums, frame) },
            footer: [cells("Total", total, frame)],
            caption: "Traffic by \(Phrase(key: table.group.rawValue))"
        ).html
    }

    private func cells(
        _ name: HTML,
        _ sums: TrafficTable.Sums,
        _ frame: PageFrame
    ) -> [HTML] {
        let counts = [
            sums.submitted, sums.blocked, sums.delivered, sums.failed, sums.pending,
        ]
        return [name] + counts.map { "\(frame.show.count($0))" }
            + [
                "\(frame.show.share(sums.delivered, of: sums.known))",
                "\(frame.show.count(sums.chargedSegments))", "\(frame.money(sums.chargedMicros))",
            ]
    }
}

extension TrafficTable.Key {
    /// How the row is named on a page.
    func html(_ show: Show) -> HTML {
        if case .day(let day) = self { return show.date(day) }
        return "\(words(show))"
    }

    /// How the row is named in a file.
    func words(_ show: Show) -> String {
        switch self {
        case .day(let day): day.description
        case .country(let country): show.country(country)
        case .network(let country, let network):
            network == nil
                ? show.country(country) : "\(show.country(country)) · \(show.network(network))"
        case .sender(let sender): sender.isEmpty ? "–" : sender
        }
    }
}

/// Days of traffic as bars: what became of what was submitted.
struct TrafficChart: Sendable {
    var table: TrafficTable

    var html: HTML {
        BarChart(
            title: "Submitted messages by day",
            series: [
                .init("Delivered", .good), .init("Failed", .bad), .init("Pending", .waiting),
                .init("Blocked", .refused),
            ],
            bars: table.rows.compactMap { row in
                guard case .day(let day) = row.key else { return nil }
                return BarChart.Bar(
                    label: String(day.description.dropFirst(5)),
                    values: [
                        row.sums.delivered, row.sums.failed, row.sums.pending, row.sums.blocked,
                    ]
                )
            }
        ).html
    }
}

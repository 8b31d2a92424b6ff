// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Messaging
import Primitives
import Storage
import WebSupport

/// *Statistics → Margin*: what destinations brought and cost.
struct MarginPage {
    var result: MarginQuery.Result
    /// The reporting currency.
    var currency: Currency
    var filter: QueryValues

    func page(_ frame: PageFrame) -> Page {
        let filters = filterForm(
            AdminURL.margin.path,
            [
                FieldSpec("from", "From", .date), FieldSpec("through", "Through", .date),
                FieldSpec("in", "Currency", .suggested(Choices.currencies)),
            ],
            filter
        )
        let empty = emptyState("There is no charged traffic in this range.")
        let content: HTML = result.rows.isEmpty ? empty : "\(missing)\(table(frame.show))"
        return Page(
            title: "Margin",
            section: .margin,
            content: "\(pageHead("Margin", intro: Self.intro))\(filters)\(content)"
        )
    }

    private static var intro: HTML {
        """
        <p>Charges and corrections of prices less costs, in one currency by each day's exchange \
        rate. A correction counts on the day it was made.</p>
        """
    }

    private var missing: HTML {
        let items = result.missing.sorted { $0.key.code < $1.key.code }
        return each(items) { missing -> HTML in
            let day = missing.value.description
            let sentence: Phrase = """
                There is no exchange rate from \(missing.key.code) to \(currency.code) for \
                \(day): margins that need one are not shown.
                """
            let rates = link("Exchange rates", AdminURL.exchangeRates.path)
            return "<p>\(Chip(tone: .warn, word: "Incomplete").html) \(sentence) \(rates)</p>"
        }
    }

    private func table(_ show: Show) -> HTML {
        var total = MarginRow(nil, in: currency)
        for row in result.rows { total += row }
        let hasCorrections = !total.corrections.isEmpty
        var columns: [Column] = [
            .text("Destination"), .number("Segments"), .number("Charged"),
        ]
        if hasCorrections { columns.append(.number("Corrected")) }
        columns += [.number("Cost"), .number("Margin")]
        func cells(_ row: MarginRow, _ name: HTML) -> [HTML] {
            var cells = [name, "\(show.count(row.segments))", list(row.charges, show)]
            if hasCorrections { cells.append(list(row.corrections, show)) }
            return cells + [list(row.costs, show), margin(row, show)]
        }
        return DataTable(
            columns,
            rows: result.rows.map { cells($0, "\(show.destination($0.destination))") },
            footer: [cells(total, "Total")],
            caption: "Margin"
        ).html
    }

    private func list(_ sums: [Currency: Money], _ show: Show) -> HTML {
        let sums = sums.values.filter { !$0.isZero }.sorted { $0.currency.code < $1.currency.code }
        return sums.isEmpty ? "–" : each(sums) { "<div>\(show.money($0))</div>" }
    }

    private func margin(_ row: MarginRow, _ show: Show) -> HTML {
        guard row.isComplete else { return "–" }
        let mark: HTML =
            row.margin.isNegative ? " \(Chip(tone: .bad, word: "Loss").html)" : ""
        let percent: HTML =
            row.income.micros > 0
            ? " <small>\(show.share(row.margin.micros, of: row.income.micros))</small>" : ""
        return "\(show.money(row.margin.rounded()))\(percent)\(mark)"
    }
}

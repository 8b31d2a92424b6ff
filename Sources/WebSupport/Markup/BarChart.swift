// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Primitives

/// A chart of stacked bars drawn as SVG, with one bar for each slot of time.
///
/// Colours come from classes (`series-good`, `series-bad`…) because the panels' content policy
/// forbids style attributes. Its data should be shown as a table as well.
///
/// - Units: tenths of the drawing's units inside, so that no floating point is needed.
package struct BarChart: Sendable {
    package var title: Phrase
    /// Names of the stacked parts, from the bottom up.
    package var series: [Series]
    package var bars: [Bar]

    /// One stacked part: its name, and what its colour says.
    package struct Series: Sendable {
        package var name: Phrase
        package var tone: Tone

        package init(_ name: Phrase, _ tone: Tone) {
            self.name = name
            self.tone = tone
        }
    }

    /// What a part's colour says: the same everywhere.
    package enum Tone: String, Sendable {
        /// What went as it should.
        case good
        /// What failed.
        case bad
        /// What is not decided yet.
        case waiting
        /// What was refused at once.
        case refused
    }

    /// One slot: its label and one value for each series.
    package struct Bar: Sendable {
        package var label: String
        package var values: [Int64]

        package init(label: String, values: [Int64]) {
            self.label = label
            self.values = values
        }

        fileprivate var total: Int64 { values.reduce(0, +) }
    }

    private static let width = 720
    private static let height = 210
    private static let left = 56
    private static let bottom = 34
    private static let top = 8

    package init(title: Phrase, series: [Series], bars: [Bar]) {
        self.title = title
        self.series = series
        self.bars = bars
    }

    /// The figure with its legend.
    package var html: HTML {
        """
        <figure class="chart">
        <figcaption><span>\(title)</span> \(legend)</figcaption>
        <svg viewBox="0 0 \(Self.width) \(Self.height)" role="img" aria-label="\(title)">
        \(grid)\(allBars)</svg>
        </figure>
        """
    }

    /// The chart's numbers as a table.
    package func table(_ show: Show, firstColumn: Phrase = "") -> HTML {
        DataTable(
            [.fixed(firstColumn)] + series.map { Column.number($0.name) },
            rows: bars.map { bar in
                ["\(bar.label)" as HTML] + bar.values.map { "\(show.count($0))" as HTML }
            },
            caption: title
        ).html
    }

    private var legend: HTML {
        each(series) { part in
            """
            <span class="legend"><svg viewBox="0 0 10 10" width="10" height="10" \
            aria-hidden="true"><rect class="series-\(part.tone.rawValue)" width="10" \
            height="10" rx="2"/></svg> \(part.name)</span>
            """
        }
    }

    private var peak: Int64 { chartCeiling(max(1, bars.map(\.total).max() ?? 1)) }

    private var plotHeight: Int { Self.height - Self.top - Self.bottom }

    private var grid: HTML {
        each(0...4) { step in
            let y = Self.top + plotHeight - plotHeight * step / 4
            return """
                <line class="grid" x1="\(Self.left)" x2="\(Self.width)" y1="\(y)" y2="\(y)"/>\
                <text class="axis" x="\(Self.left - 8)" y="\(y + 4)" text-anchor="end">\
                \(shortCount(peak * Int64(step) / 4))</text>
                """
        }
    }

    private var allBars: HTML {
        let slot = (Self.width - Self.left) * 10 / max(1, bars.count)
        let labelEvery = max(1, bars.count / 10)
        return each(bars.enumerated()) { index, bar in
            let x = Self.left * 10 + slot * index
            // A bar is as wide as seven tenths of its slot, and never a slab.
            let width = min(slot * 7 / 10, 560)
            // Every second label is left out on a phone.
            let style = index / labelEvery % 2 == 0 ? "axis" : "axis more"
            let label: HTML =
                index % labelEvery == 0
                ? """
                <text class="\(style)" x="\(tenths(x + slot / 2))" y="\(Self.height - 6)" \
                text-anchor="middle">\(bar.label)</text>
                """ : ""
            return "<g>\(stack(bar, x: x + (slot - width) / 2, width: width))\(label)</g>"
        }
    }

    private func stack(_ bar: Bar, x: Int, width: Int) -> HTML {
        var base = (Self.top + plotHeight) * 10
        let parts = zip(series, bar.values).compactMap { part, value -> HTML? in
            let height = Int(value * Int64(plotHeight * 10) / peak)
            guard height > 0 else { return nil }
            base -= height
            return """
                <rect class="series-\(part.tone.rawValue)" x="\(tenths(x))" y="\(tenths(base))" \
                width="\(tenths(max(10, width)))" height="\(tenths(height))"/>
                """
        }
        let words = zip(series, bar.values).map { "\($0.name.said) \($1)" }.joined(separator: ", ")
        return "<title>\(bar.label): \(words)</title>\(HTML.joined(parts))"
    }

    private func tenths(_ value: Int) -> String { "\(value / 10).\(abs(value % 10))" }
}

/// Four times the next round number, so that the four grid lines stand for round numbers.
func chartCeiling(_ value: Int64) -> Int64 {
    let quarter = max(1, (value + 3) / 4)
    var power: Int64 = 1
    while power * 10 < quarter { power *= 10 }
    let tenths: [Int64] = [10, 15, 20, 25, 30, 40, 50, 60, 80, 100]
    let round = tenths.first { power * $0 % 10 == 0 && power * $0 / 10 >= quarter }
    return 4 * (round.map { power * $0 / 10 } ?? quarter)
}

/// A count of few characters for an axis: 950, 12k, 3.4M.
func shortCount(_ value: Int64) -> String {
    switch value {
    case ..<10_000: String(value)
    case ..<1_000_000: "\(value / 1_000)k"
    default: "\(value / 1_000_000).\(value / 100_000 % 10)M"
    }
}

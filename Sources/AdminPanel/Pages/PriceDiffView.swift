// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Backoffice
import Messaging
import Primitives
import WebSupport

/// What a rate deck would change, shown above the form that applies it.
struct PriceDiffView {
    var diff: PriceDiff
    /// The zone whose times the form takes.
    var zone: String

    /// Lines of each kind that are shown; the counts say how many there are.
    private static let linesMax = 100

    var html: HTML {
        let show = Show(zone: zone)
        let counts = PriceDiff.Kind.allCases.map { kind in
            (label: kind.words, value: "\(show.count(diff.counts[kind] ?? 0))" as HTML)
        }
        let below: [(label: Phrase, value: HTML)] = [
            ("Below cost", "\(show.count(diff.belowCost))")
        ]
        let parts = each(PriceDiff.Kind.allCases) { kind in
            let lines = diff.lines.filter { $0.kind == kind }
            return part(kind.words, lines, show, isOpen: kind != .unchanged)
        }
        let losing = part("Below cost", diff.lines.filter(\.isBelowCost), show, isOpen: true)
        return """
            <div class="notice info" role="status"><p>This is what the file would change. Nothing \
            is changed yet: press Import to apply it.</p></div>
            \(figures(counts + below))\(losing)\(parts)
            """
    }

    private func part(
        _ title: Phrase,
        _ lines: [PriceDiff.Line],
        _ show: Show,
        isOpen: Bool
    ) -> HTML {
        guard !lines.isEmpty else { return "" }
        let table = DataTable(
            [
                .text("Destination"), .number("Before"), .number("Afterwards"),
                .fixed("Effective from (\(show.zone))"),
            ],
            rows: lines.prefix(Self.linesMax).map { line in
                let loss: HTML =
                    line.isBelowCost ? " \(Chip(tone: .bad, word: "Below cost").html)" : ""
                return [
                    "\(show.destination(line.destination))",
                    "\(line.before.map(show.price) ?? "–")",
                    "\(line.after.map(show.price) ?? "–")\(loss)", show.time(line.from),
                ]
            },
            caption: title
        )
        let rest = lines.count - Self.linesMax
        let more: HTML = rest > 0 ? "<p>… and \(show.count(rest)) more.</p>" : ""
        return details(
            "\(title) (\(show.count(lines.count)))",
            "\(table.html)\(more)",
            isOpen: isOpen
        )
    }
}

extension PriceDiff.Kind {
    /// The kind in a word.
    fileprivate var words: Phrase {
        switch self {
        case .new: "New"
        case .up: "Up"
        case .down: "Down"
        case .unchanged: "Unchanged"
        case .removed: "Closed"
        }
    }
}

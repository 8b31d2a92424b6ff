// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import Messaging
import Primitives
import Storage
import WebSupport

/// One dispute: both sides' counts, what was decided, and the timeline.
struct DisputePage {
    var dispute: Dispute
    var party: String
    var invoiceNumber: String?
    var creditNumber: String?
    var comparison: TrafficComparison
    var timeline: [DisputeEvent]
    var form: FilledForm

    /// Differences that are listed; the rest is counted.
    private static let limit = 1_000

    func page(_ frame: PageFrame) -> Page {
        let intro: HTML = """
            <p>\(dispute.state.chip) \(party) <small>\(dispute.party.kind)</small></p>
            """
        return Page(
            title: dispute.reference,
            section: .disputes,
            content: """
                \(breadcrumbs([("Disputes", AdminURL.disputes.path)]))
                \(pageHead(dispute.reference, intro: intro))\(problems)\(facts(frame))
                \(card("By network", byNetwork(frame)))
                \(card("Differences by day", byDay(frame)))
                \(dispute.state == .open && frame.allows(.write, .finance) ? ending(frame) : "")
                \(card("Timeline", events(frame)))
                """
        )
    }

    private var problems: HTML {
        form.errors.isEmpty
            ? "" : notice(each(form.errors.entries) { "<p>\($0.sentence)</p>" }, tone: .bad)
    }

    private func money(_ micros: Int64, _ show: Show) -> HTML {
        "\(show.money(micros, dispute.currency))"
    }

    private func facts(_ frame: PageFrame) -> HTML {
        let show = frame.show
        let totals = comparison.totals
        var pairs: [(label: Phrase, value: HTML)] = [
            ("Period", "\(show.date(dispute.firstOn)) – \(show.date(dispute.lastOn))"),
            ("Zone", "\(dispute.zone)"), ("Our segments", "\(show.count(totals.ours.segments))"),
            ("Their segments", "\(show.count(totals.theirs.segments))"),
            ("Our amount", money(totals.ours.micros, show)),
        ]
        if comparison.hasAmounts {
            pairs.append(("Their amount", money(totals.theirs.micros, show)))
        }
        if let claimed = dispute.claimedMicros {
            pairs.append(("Their invoice", money(claimed, show)))
            pairs.append(("Above ours", money(claimed - totals.ours.micros, show)))
        }
        if let id = dispute.invoiceID {
            pairs.append(("Invoice", link(invoiceNumber ?? "\(id)", AdminURL.invoice(id).path)))
        }
        if let id = dispute.creditNoteID {
            pairs.append(
                ("Credit note", link(creditNumber ?? "\(id)", AdminURL.creditNote(id).path))
            )
        }
        let file: HTML = "<p class=\"hint\">Columns read: \(dispute.columns).</p>"
        return "\(figures(pairs))\(file)"
    }

    private func columns(_ first: [Column]) -> [Column] {
        var columns =
            first + [
                .number("Our messages"), .number("Theirs"), .number("Our segments"),
                .number("Theirs"), .number("Difference"), .number("Our amount"),
            ]
        if comparison.hasAmounts { columns += [.number("Theirs"), .number("Difference")] }
        return columns
    }

    private func cells(_ ours: TrafficCount, _ theirs: TrafficCount, _ show: Show) -> [HTML] {
        var cells: [HTML] = [
            "\(show.count(ours.messages))", "\(show.count(theirs.messages))",
            "\(show.count(ours.segments))", "\(show.count(theirs.segments))",
            "\(show.count(theirs.segments - ours.segments))", money(ours.micros, show),
        ]
        if comparison.hasAmounts {
            cells += [money(theirs.micros, show), money(theirs.micros - ours.micros, show)]
        }
        return cells
    }

    private func byNetwork(_ frame: PageFrame) -> HTML {
        let show = frame.show
        var sums: [Destination: (ours: TrafficCount, theirs: TrafficCount)] = [:]
        for row in comparison.rows {
            sums[row.destination, default: (TrafficCount(), TrafficCount())].ours += row.ours
            sums[row.destination, default: (TrafficCount(), TrafficCount())].theirs += row.theirs
        }
        let totals = comparison.totals
        return DataTable(
            columns([.text("Destination")]),
            rows: sums.sorted { $0.key < $1.key }.map { place, sum in
                ["\(show.destination(place))"] + cells(sum.ours, sum.theirs, show)
            },
            footer: [["Total"] + cells(totals.ours, totals.theirs, show)],
            caption: "By network"
        ).html
    }

    private func byDay(_ frame: PageFrame) -> HTML {
        let show = frame.show
        let differences = comparison.differences
        guard !differences.isEmpty else {
            return notice("Within the tolerance both sides agree on every day and network.")
        }
        let table = DataTable(
            columns([.fixed("Day"), .text("Destination")]),
            rows: differences.prefix(Self.limit).map { row in
                let url = AdminURL.disputeMessages(dispute.id).with([
                    "on": "\(row.on)", "country": row.destination.country.code,
                    "network": row.destination.network?.text ?? "",
                ])
                return [show.date(row.on), link(show.destination(row.destination), url)]
                    + cells(row.ours, row.theirs, show)
            },
            caption: "Differences by day"
        )
        let rest = differences.count - Self.limit
        let more: HTML = rest > 0 ? "<p>… and \(show.count(rest)) more.</p>" : ""
        return "\(table.html)\(more)"
    }

    private func ending(_ frame: PageFrame) -> HTML {
        let note = form.html(
            action: AdminURL.disputeNote(dispute.id).path,
            groups: [FieldGroup("Note", [FieldSpec("note", "Note", .area(rows: 2))])],
            button: "Add",
            frame: frame
        )
        let reason = FieldSpec("reason", "Reason", .area(rows: 2), isRequired: true)
        let whose = FieldSpec(
            "state",
            "Outcome",
            .select([
                .init(value: "rejected", label: "Our counts stand"),
                .init(value: "accepted", label: "Their counts stand"),
            ])
        )
        let close = form.html(
            action: AdminURL.disputeClosure(dispute.id).path,
            groups: [FieldGroup("Close without a credit note", [whose, reason])],
            button: "Close",
            frame: frame
        )
        let amount = FieldSpec(
            "amount",
            "Net amount, \(dispute.currency)",
            .decimal,
            isRequired: true,
            hint: "Without tax, which is credited with it."
        )
        let credit =
            dispute.invoiceID == nil
            ? ""
            : form.html(
                action: AdminURL.disputeCredit(dispute.id).path,
                groups: [FieldGroup("Credit note", [amount, reason])],
                button: "Issue",
                frame: frame
            )
        return details(
            "Decide, or add a note",
            "\(note)\(close)\(credit)",
            isOpen: !form.errors.isEmpty
        )
    }

    private func events(_ frame: PageFrame) -> HTML {
        WebSupport.timeline(
            self.timeline.map { event in
                (
                    frame.show.time(event.at),
                    """
                    <strong>\(event.kind.rawValue.capitalized)</strong> \(event.detail) \
                    <small>by \(event.actor)</small>
                    """
                )
            }
        )
    }
}

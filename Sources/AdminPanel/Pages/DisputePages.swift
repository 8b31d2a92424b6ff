// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Backoffice
import Billing
import Messaging
import Primitives
import Storage
import WebSupport

/// The disputes, the latest first.
struct DisputesPage {
    var rows: [(dispute: Dispute, party: String)]
    var hasMore: Bool
    var isFirst: Bool

    /// Rows of a page.
    static let size = 100

    func page(_ frame: PageFrame) -> Page {
        let create = frame.createButton("Compare a file", AdminURL.newDispute.path, in: .finance)
        let empty = emptyState(
            """
            No dispute yet. When a client or supplier counts otherwise, compare its own traffic \
            file with ours, day by day and network by network.
            """,
            button: create
        )
        let table = DataTable(
            [
                .fixed("Opened"), .text("Reference"), .text("Party"), .text("Period"),
                .fixed("State"), .text("Outcome"),
            ],
            rows: rows.map { row in
                let dispute = row.dispute
                return [
                    frame.show.time(dispute.openedAt),
                    link(dispute.reference, AdminURL.dispute(dispute.id).path),
                    "\(row.party) <small>\(dispute.party.kind)</small>",
                    "\(frame.show.date(dispute.firstOn)) – \(frame.show.date(dispute.lastOn))",
                    dispute.state.chip, "\(dispute.outcome)",
                ]
            },
            caption: "Disputes"
        )
        let pages = pagination(
            first: isFirst ? nil : AdminURL.disputes.path,
            next: hasMore
                ? rows.last.map { AdminURL.disputes.with(["before": "\($0.dispute.id)"]) } : nil
        )
        return Page(
            title: "Disputes",
            section: .disputes,
            content: """
                \(pageHead("Disputes", actions: create))
                \(rows.isEmpty ? empty : "\(table.html)\(pages)")
                """
        )
    }
}

extension DisputeState {
    var chip: HTML {
        switch self {
        case .open: Chip(tone: .info, word: "Open").html
        case .credited: Chip(tone: .good, word: "Credited").html
        case .accepted: Chip(tone: .good, word: "Their counts stand").html
        case .rejected: Chip(tone: .plain, word: "Our counts stand").html
        }
    }
}

/// The form of a new dispute.
struct NewDisputePage {
    var form: FilledForm
    var clients: [Client]
    var suppliers: [Supplier]
    var invoiceNumber: String?
    var problems: HTML

    func page(_ frame: PageFrame) -> Page {
        let html = form.html(
            action: AdminURL.newDispute.path,
            groups: [
                FieldGroup("What is disputed", facts),
                FieldGroup("Their file", intro: problems, file),
                FieldGroup(
                    "Columns",
                    intro: "<p>Only where the file names them unusually.</p>",
                    Self.columns
                ),
            ],
            button: "Compare",
            frame: frame,
            layout: .init(isMultipart: true, cancel: AdminURL.disputes.path)
        )
        return Page(
            title: "Compare a traffic file",
            section: .disputes,
            content: """
                \(breadcrumbs([("Disputes", AdminURL.disputes.path)]))
                \(pageHead("Compare a traffic file"))\(html)
                """
        )
    }

    private var facts: [FieldSpec] {
        [
            FieldSpec(
                "client",
                "Client",
                .select(
                    Choices.withNone(
                        "– none –",
                        clients.map { .init(value: "\($0.id)", label: $0.login) }
                    )
                ),
                hint: "What it was charged, with its related accounts."
            ),
            FieldSpec(
                "supplier",
                "or supplier",
                .select(
                    Choices.withNone(
                        "– none –",
                        suppliers.map { .init(value: "\($0.id)", label: $0.name) }
                    )
                ),
                hint: "What it cost us, to check the supplier's invoice."
            ),
            FieldSpec(
                "reference",
                "Reference",
                isRequired: true,
                hint: "The number of the invoice or letter."
            ),
            FieldSpec("invoice", "", .hidden),
            FieldSpec("from", "From", .date, isRequired: true),
            FieldSpec("through", "Through", .date, isRequired: true),
            FieldSpec(
                "zone",
                "Time zone of their days",
                .suggested(Choices.zones),
                hint: "Empty: the client's own; UTC of a supplier."
            ),
            FieldSpec(
                "tolerance",
                "Tolerance, %",
                .decimal,
                hint: "Smaller differences of a day and network are none."
            ),
            FieldSpec(
                "claimed",
                "Total of a supplier's invoice",
                .decimal,
                hint: "To compare with what we expect."
            ),
        ]
    }

    private var file: [FieldSpec] {
        [
            FieldSpec(
                "file",
                "CSV or XLSX",
                .file(accept: ".csv,.txt,.xlsx"),
                isRequired: true,
                hint: """
                    Sums by day and network, or a line per message. The first line names the \
                    columns: date, mccmnc or country, messages, segments, amount, message_id.
                    """
            )
        ]
    }

    private static let columns = [
        ("date", "Date"), ("network", "MCC and MNC"), ("mcc", "MCC"), ("mnc", "MNC"),
        ("country", "Country"), ("messages", "Messages"), ("segments", "Segments"),
        ("amount", "Amount"), ("id", "Message id"),
    ].map { FieldSpec("column_\($0.0)", $0.1) }
}

/// Messages of one day and network that only one side has.
struct DisputedMessagesPage {
    var dispute: Dispute
    var on: CalendarDate
    var destination: Destination
    var comparison: MessageComparison

    func page(_ frame: PageFrame) -> Page {
        let show = frame.show
        let title = "\(show.destination(destination)), \(on)"
        let hint: HTML =
            comparison.hasIdentifiers
            ? "" : "<p>The file names no messages, so all of ours are listed.</p>"
        let cut: HTML =
            comparison.isCut ? "<p>Only our first 1,000 messages were looked at.</p>" : ""
        return Page(
            title: title,
            section: .disputes,
            content: """
                \(breadcrumbs([
                    ("Disputes", AdminURL.disputes.path),
                    (dispute.reference, AdminURL.dispute(dispute.id).path),
                ]))
                \(pageHead(title, intro: "\(hint)\(cut)"))
                \(figures([
                    ("On both sides", "\(show.count(comparison.both))"),
                    ("Only ours", "\(show.count(comparison.onlyOurs.count))"),
                    ("Only theirs", "\(show.count(comparison.onlyTheirs.count))"),
                ]))
                \(card("Only ours", ours(frame)))\(card("Only theirs", theirs))
                """
        )
    }

    private func ours(_ frame: PageFrame) -> HTML {
        guard !comparison.onlyOurs.isEmpty else { return "<p>None.</p>" }
        return DataTable(
            [
                .fixed("Message"), .fixed("Supplier's id"), .fixed("Received"),
                .fixed("Recipient"), .number("Segments"), .fixed("State"),
            ],
            rows: comparison.onlyOurs.map { message in
                [
                    link(
                        "\(message.key.id)",
                        AdminURL.message(message.key.clientID, message.key.id).path
                    ),
                    "\(message.supplierMessageID)", frame.show.time(message.receivedAt),
                    "\(message.recipient)", "\(frame.show.count(message.segments))",
                    "\(message.state)",
                ]
            },
            caption: "Only ours"
        ).html
    }

    private var theirs: HTML {
        comparison.onlyTheirs.isEmpty
            ? "<p>None.</p>"
            : "<ul>\(each(comparison.onlyTheirs) { "<li><code>\($0)</code></li>" })</ul>"
    }
}

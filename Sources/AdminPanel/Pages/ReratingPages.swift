// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import Primitives
import Storage
import WebSupport

/// The corrections of prices, the latest first.
struct ReratingsPage {
    var rows: [(rerating: Rerating, lines: [PendingCorrection])]
    var hasMore: Bool
    var isFirst: Bool

    /// Rows of a page.
    static let size = 100

    func page(_ frame: PageFrame) -> Page {
        let create = frame.createButton(
            "Correct prices",
            AdminURL.newRerating.path,
            in: .finance
        )
        let empty = emptyState(
            """
            No price was corrected yet. When traffic was charged at a wrong price, correct it \
            here: the charges stay, and the difference comes on the next invoice.
            """,
            button: create
        )
        let pages = pagination(
            first: isFirst ? nil : AdminURL.reratings.path,
            next: hasMore
                ? rows.last.map { AdminURL.reratings.with(["before": "\($0.rerating.id)"]) } : nil
        )
        return Page(
            title: "Price corrections",
            section: .reratings,
            content: """
                \(pageHead("Price corrections", actions: create))
                \(rows.isEmpty ? empty : table(frame))\(pages)
                """
        )
    }

    private func table(_ frame: PageFrame) -> HTML {
        DataTable(
            [
                .fixed("Corrected"), .text("Reason"), .text("Period"), .text("Clients"),
                .number("Segments"), .number("Difference"), .fixed("Invoices"),
            ],
            rows: rows.map { row in
                let waiting = row.lines.count { $0.invoiceID == nil }
                let period = [row.rerating.firstOn, row.rerating.lastOn]
                    .map { frame.show.date($0) }
                let logins = Set(row.lines.map(\.charge.account.name)).sorted()
                return [
                    frame.show.time(row.rerating.recordedAt),
                    link(row.rerating.reason, AdminURL.rerating(row.rerating.id).path),
                    "\(period[0]) – \(period[1])",
                    "\(logins.prefix(3).joined(separator: ", "))\(logins.count > 3 ? " …" : "")",
                    "\(frame.show.count(row.lines.reduce(0) { $0 + $1.charge.segments }))",
                    differences(row.lines.map(\.charge), frame.show),
                    waiting == 0
                        ? Chip(tone: .good, word: "On invoices").html
                        : Chip(tone: .info, word: "\(waiting) waiting").html,
                ]
            },
            caption: "Price corrections"
        ).html
    }
}

/// The sums of differences, one per currency.
private func differences(_ charges: [CorrectedCharge], _ show: Show) -> HTML {
    let sums: [(Currency, Int64)] = Dictionary(grouping: charges, by: \.old.currency)
        .map { ($0.key, $0.value.reduce(0) { $0 + $1.differenceMicros }) }
        .sorted { $0.0.code < $1.0.code }
    return HTML.joined(sums.map { "\(show.money($0.1, $0.0))" }, separator: "<br>")
}

/// Corrected charges with what they were, should be, and the difference.
private struct CorrectedChargesTable {
    var charges: [CorrectedCharge]
    /// A last cell per row; empty for none.
    var endings: [HTML] = []

    func html(_ show: Show) -> HTML {
        var columns: [Column] = [
            .text("Client"), .text("Destination"), .fixed("Charged on"), .number("Messages"),
            .number("Segments"), .number("Price then"), .number("Right price"), .number("Charged"),
            .number("Should be"), .number("Difference"),
        ]
        if !endings.isEmpty { columns.append(.text("Invoice")) }
        let rows = charges.enumerated().map { index, charge -> [HTML] in
            let currency = charge.old.currency
            let cells: [HTML] = [
                link(charge.account.name, AdminURL.client(charge.account.id, .overview).path),
                "\(show.destination(charge.destination))", "\(charge.basis.rawValue)",
                "\(show.count(charge.messages))", "\(show.count(charge.segments))",
                "\(show.price(charge.old))", "\(show.price(charge.new))",
                "\(show.money(charge.oldMicros, currency))",
                "\(show.money(charge.newMicros, currency))",
                "\(show.money(charge.differenceMicros, currency))",
            ]
            return endings.isEmpty ? cells : cells + [endings[index]]
        }
        let total: [HTML] = [
            "Total", "", "", "\(show.count(charges.reduce(0) { $0 + $1.messages }))",
            "\(show.count(charges.reduce(0) { $0 + $1.segments }))", "", "", "", "",
            differences(charges, show),
        ]
        return DataTable(
            columns,
            rows: rows,
            footer: [endings.isEmpty ? total : total + [""]],
            caption: "Corrected charges"
        ).html
    }
}

/// One correction: what it changed, and the invoices that explain it.
struct ReratingPage {
    var rerating: Rerating
    var lines: [PendingCorrection]
    var numbers: [InvoiceID: String]

    func page(_ frame: PageFrame) -> Page {
        let show = frame.show
        let endings = lines.map { line -> HTML in
            guard let invoice = line.invoiceID else {
                return Chip(tone: .info, word: "On the next one").html
            }
            return link(numbers[invoice] ?? "\(invoice)", AdminURL.invoice(invoice).path)
        }
        let table = CorrectedChargesTable(charges: lines.map(\.charge), endings: endings)
        return Page(
            title: rerating.reason,
            section: .reratings,
            content: """
                \(breadcrumbs([("Price corrections", AdminURL.reratings.path)]))
                \(pageHead(rerating.reason, intro: "<p>By \(rerating.actor).</p>"))
                \(figures([
                    ("Corrected", show.time(rerating.recordedAt)),
                    ("From", show.time(rerating.start)), ("To", show.time(rerating.end)),
                    ("Difference", differences(lines.map(\.charge), show)),
                ]))
                \(table.html(show))
                <p class="hint">The charges stay as they were. The wrong sums were given back and \
                the right ones taken, dated when they were corrected; each line above is on \
                one invoice.</p>
                """
        )
    }
}

/// The form of a correction with its preview.
struct NewReratingPage {
    var form: FilledForm
    var clients: [Client]
    var products: [Product]
    var preview: [CorrectedCharge]?

    func page(_ frame: PageFrame) -> Page {
        let html = form.html(
            action: AdminURL.newRerating.path,
            groups: [FieldGroup("Prices that were wrong", fields)],
            button: "Correct",
            frame: frame,
            layout: .init(hasPreview: true, cancel: AdminURL.reratings.path)
        )
        let shown: HTML =
            preview.map { charges in
                card(
                    "Preview: nothing was changed yet",
                    CorrectedChargesTable(charges: charges).html(frame.show)
                )
            } ?? ""
        let intro: HTML = """
            <p>The charges of the period stay. What they should have been is posted beside them, \
            dated now, and comes line by line on each client's next usage invoice. Prices to come \
            are changed on the price page.</p>
            """
        return Page(
            title: "Correct prices",
            section: .reratings,
            content: """
                \(breadcrumbs([("Price corrections", AdminURL.reratings.path)]))
                \(pageHead("Correct prices", intro: intro))\(shown)\(html)
                """
        )
    }

    private var fields: [FieldSpec] {
        [
            FieldSpec(
                "client",
                "Client",
                .select(
                    Choices.withNone(
                        "– none –",
                        clients.map {
                            .init(value: "\($0.id)", label: "\($0.login) (\($0.currency))")
                        }
                    )
                ),
                hint: "With its related accounts."
            ),
            FieldSpec(
                "product",
                "or product",
                .select(
                    Choices.withNone(
                        "– none –",
                        products.map {
                            .init(value: "\($0.id)", label: "\($0.name) (\($0.currency))")
                        }
                    )
                ),
                hint: "Every client that has it; times are then in UTC."
            ),
            FieldSpec("from", "From", .moment, isRequired: true, hint: "In the client's zone."),
            FieldSpec(
                "to",
                "To",
                .moment,
                isRequired: true,
                hint: "The first moment that is not corrected any more; full quarter-hours."
            ),
            FieldSpec(
                "corrections",
                "Prices",
                .area(rows: 5),
                isRequired: true,
                hint: """
                    First line: <code>mccmnc,country,charged,price</code>. Without a network the \
                    line is for the whole country; without a charged price for whichever it was.
                    """
            ),
            FieldSpec("reason", "Reason", isRequired: true, hint: "Stands on the invoices."),
        ]
    }
}

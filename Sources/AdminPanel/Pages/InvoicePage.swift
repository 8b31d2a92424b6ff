// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Documents
import Messaging
import Primitives
import Storage
import WebSupport

/// One issued invoice: its preview, timeline, payments and downloads.
struct InvoicePage {
    var row: InvoiceRow
    var drawn: DrawnDocument
    var timeline: [InvoiceEvent]
    var payments: [PaymentRow]
    var creditNotes: [CreditNote] = []
    var reminders: InvoiceReminders?

    private var document: InvoiceDocument { drawn.document }

    func page(_ frame: PageFrame) -> Page {
        let invoice = row.invoice
        let payment = AdminURL.clientPart(invoice.clientID, .newPayment)
            .with(["invoice": "\(invoice.id)"])
        let record =
            invoice.outstanding.micros > 0
            ? frame.createButton("Record payment", payment, in: .finance) : ""
        let credit: HTML =
            !invoice.isCredited && invoice.kind != .proforma && frame.allows(.write, .finance)
            ? #"<a class="button" href="\#(AdminURL.newCreditNote(invoice.id).path)">Credit</a>"#
            : ""
        let send: HTML =
            frame.allows(.write, .finance)
            ? frame.button(
                timeline.contains { $0.kind == .mailed } ? "Send again" : "Send",
                action: AdminURL.invoiceMail(invoice.id).path
            ) : ""
        let forms = ElectronicForms(document)
        let dispute: HTML =
            invoice.kind == .usage && frame.allows(.write, .finance)
            ? """
            <a class="button" href="\(AdminURL.newDispute.with(["invoice": "\(invoice.id)"]))">\
            Dispute</a>
            """ : ""
        let actions: HTML = """
            \(downloads(invoice, forms.offered)) \(record) \(credit) \(dispute) \(send)
            """
        return Page(
            title: invoice.number,
            section: .invoices,
            content: """
                \(pageHead(invoice.number, actions: actions, intro: intro(invoice)))\(forms.reason)
                \(heading(frame))
                \(drawn.preview.html)
                \(card("Why this amount?", lines(frame)))
                \(card("Payments", paid(frame)))\(credits(frame))\
                \(reminders?.html(frame) ?? "")
                \(card("Timeline", events(frame)))
                """
        )
    }

    private func intro(_ invoice: Invoice) -> HTML {
        let client = link(row.login, AdminURL.client(invoice.clientID, .overview).path)
        return "<p>\(row.status.chip) \(client) · \(invoice.kind.rawValue)</p>"
    }

    private func heading(_ frame: PageFrame) -> HTML {
        let invoice = row.invoice
        return figures([
            ("Total", "\(frame.show.money(invoice.total))"),
            ("Paid", "\(frame.show.money(invoice.paid))"),
            ("Credited", "\(frame.show.money(invoice.credited))"),
            ("Open", "\(frame.show.money(invoice.outstanding))"),
            ("Issued", frame.show.date(invoice.issueOn)),
            ("Due", frame.show.date(invoice.dueOn)),
            ("In the client's panel", invoice.isVisibleToClient ? "yes" : "no"),
        ])
    }

    private func lines(_ frame: PageFrame) -> HTML {
        let show = frame.show
        guard document.kind == .usage else {
            return "<p>The sum was typed; there is no traffic behind it.</p>"
        }
        let rows = document.lines.enumerated().map { index, line -> [HTML] in
            let destination = line.country.map { Destination(country: $0, network: line.network) }
            let account: HTML = line.account.map { " <small>\($0.name)</small>" } ?? ""
            guard line.correction == nil else {
                return [
                    "\(line.text)\(account)", "", "",
                    "\(show.money(line.exactMicros, document.currency))", "\(show.money(line.net))",
                    "",
                ]
            }
            return [
                "\(show.destination(destination))\(account)", "\(show.count(line.quantity))",
                "\(show.money(line.unitPriceMicros, document.currency))",
                "\(show.money(line.exactMicros, document.currency))", "\(show.money(line.net))",
                link("Daily breakdown", AdminURL.whyAmount(row.invoice.id, line: index + 1).path),
            ]
        }
        let totals = document.totals
        return DataTable(
            [
                .text("Destination"), .number("Segments"), .number("Price"),
                .number("Exact"), .number("Rounded"), .text(""),
            ],
            rows: rows,
            footer: [
                [
                    "Net", "", "", "\(show.money(totals.exactMicros, document.currency))",
                    "\(show.money(totals.net))", "",
                ]
            ],
            caption: "Lines"
        ).html
    }

    private func credits(_ frame: PageFrame) -> HTML {
        guard !creditNotes.isEmpty else { return "" }
        let rows = creditNotes.map {
            CreditNoteRow(note: $0, invoiceNumber: row.invoice.number, login: row.login)
        }
        return card("Credit notes", CreditNoteTable(rows: rows, isOfOneInvoice: true).html(frame))
    }

    private func paid(_ frame: PageFrame) -> HTML {
        payments.isEmpty
            ? "<p>Nothing was paid towards it yet.</p>"
            : PaymentTable(rows: payments, showsClient: false).html(frame)
    }

    private func events(_ frame: PageFrame) -> HTML {
        let items = each(timeline) { entry in
            """
            <li>\(frame.show.time(entry.stamp.at)) <strong>\(entry.kind.words)</strong> \
            \(entry.detail) <small>by \(entry.stamp.actor)</small></li>
            """
        }
        return #"<ol class="timeline">\#(items)</ol>"#
    }
}

extension InvoiceEventKind {
    /// The step in plain words.
    var words: Phrase {
        switch self {
        case .issued: "Issued"
        case .shown: "Shown in the client's panel"
        case .hidden: "Hidden from the client's panel"
        case .statisticsAttached: "Statistics attached"
        case .mailQueued: "To be mailed again"
        case .mailed: "Mailed"
        case .mailFailed: "Mail failed"
        case .markedSent: "Marked as sent"
        case .downloaded: "Downloaded"
        case .paymentAllocated: "Payment"
        case .settled: "Settled"
        case .reopened: "Owed again"
        case .credited: "Credit note"
        case .reminded: "Reminder"
        case .remindersStopped: "No more reminders"
        case .remindersResumed: "Reminders go on"
        case .noted: "Note"
        }
    }
}

/// One line of an invoice by days, down to the messages.
struct WhyAmountPage {
    var invoice: Invoice
    var line: InvoiceLine
    var days: [Day]
    var login: String

    /// What was charged on one local day.
    struct Day {
        var on: CalendarDate
        var messages: Int64
        var segments: Int64
        var micros: Int64
        var messagesURL: String
    }

    func page(_ frame: PageFrame) -> Page {
        let show = frame.show
        let currency = invoice.total.currency
        let destination = line.country.map { Destination(country: $0, network: line.network) }
        let segments = days.reduce(0) { $0 + $1.segments }
        let micros = days.reduce(0) { $0 + $1.micros }
        let matches = segments == line.quantity && micros == line.exactMicros
        let verdict =
            matches
            ? Chip(tone: .good, word: "The days add up to the line exactly")
            : Chip(
                tone: .bad,
                word: "The days do not add up to the line"
            )
        let table = DataTable(
            [
                .fixed("Day"), .number("Messages"), .number("Segments"), .number("Charged"),
                .text(""),
            ],
            rows: days.map { day in
                [
                    show.date(day.on), "\(show.count(day.messages))",
                    "\(show.count(day.segments))", "\(show.money(day.micros, currency))",
                    link("Messages", day.messagesURL),
                ]
            },
            footer: [
                [
                    "Total", "\(show.count(days.reduce(0) { $0 + $1.messages }))",
                    "\(show.count(segments))", "\(show.money(micros, currency))", "",
                ]
            ],
            caption: "By day"
        )
        let title: Phrase = "Why \(show.money(line.net))?"
        return Page(
            title: title,
            section: .invoices,
            content: """
                \(pageHead(title, intro: """
                    <p>\(link(invoice.number, AdminURL.invoice(invoice.id).path)) · \(login) · \
                    \(show.destination(destination))</p>
                    """))
                <p>\(show.count(line.quantity)) segments × \
                \(show.money(line.unitPriceMicros, currency)) = \
                \(show.money(line.exactMicros, currency)), rounded once to \
                \(show.money(line.net)).</p>
                \(table.html)<p>\(verdict.html)</p>
                """
        )
    }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import Primitives
import WebSupport

/// A payment as lists show it.
struct PaymentRow {
    var payment: Payment
    var login: String
    var invoiceNumber: String?
}

/// What a payment settles of one invoice; negative for one that opened it again.
struct SettledPart: Sendable {
    var invoiceID: InvoiceID
    var number: String
    var amount: Money
}

/// A table of payments.
struct PaymentTable {
    var rows: [PaymentRow]
    var showsClient: Bool

    func html(_ frame: PageFrame) -> HTML {
        let mayEdit = frame.allows(.write, .finance)
        var columns: [Column] = [
            .fixed("Pay date"), .number("Amount"), .fixed("Status"), .text("Payment type"),
            .text("Invoice"), .number("Unallocated"), .text("Comments"), .fixed("Recorded"),
            .text(""),
        ]
        if showsClient { columns.insert(.text("Client"), at: 1) }
        return DataTable(
            columns,
            rows: rows.map { cells($0, frame.show, mayEdit: mayEdit) },
            caption: "Payments"
        ).html
    }

    private func cells(_ row: PaymentRow, _ show: Show, mayEdit: Bool) -> [HTML] {
        let payment = row.payment
        let paid =
            payment.isPaid
            ? Chip(tone: .good, word: "Paid").html : Chip(tone: .warn, word: "Unpaid").html
        let invoice: HTML =
            payment.invoiceID.map {
                link(row.invoiceNumber ?? "\($0)", AdminURL.invoice($0).path)
            } ?? ""
        let edit = link("Edit", AdminURL.payment(payment.clientID, payment.id).path)
        var cells: [HTML] = [
            show.date(payment.paidOn), "\(show.money(payment.amount))", paid,
            "\(payment.method)", invoice, "\(show.money(payment.unallocated))",
            "\(payment.comment)", show.time(payment.recordedAt), mayEdit ? edit : "",
        ]
        if showsClient {
            cells.insert(
                link(row.login, AdminURL.client(payment.clientID, .payments).path),
                at: 1
            )
        }
        return cells
    }
}

/// The payments of all clients in a span, with a total per currency.
struct PaymentsPage {
    var rows: [PaymentRow]
    var totals: [Money]
    var filter: QueryValues
    var methods: [String]
    var isFirst: Bool
    var hasMore: Bool

    func page(_ frame: PageFrame) -> Page {
        let choices = methods.map { FieldSpec.Choice(value: $0, label: $0) }
        let filters = filterForm(
            AdminURL.payments.path,
            [
                FieldSpec("from", "From", .date), FieldSpec("through", "Through", .date),
                FieldSpec("q", "Client"),
                FieldSpec("method", "Payment type", .select(Choices.withNone("All", choices))),
                FieldSpec(
                    "status",
                    "Status",
                    .select([
                        .init(value: "", label: "All"), .init(value: "paid", label: "Paid"),
                        .init(value: "unpaid", label: "Unpaid"),
                    ])
                ),
            ],
            filter
        )
        let sums = figures(
            totals.map { ("Total \($0.currency.code)", "\(frame.show.money($0))" as HTML) }
        )
        let table = PaymentTable(rows: rows, showsClient: true).html(frame)
        let empty = emptyState(
            "No payments here. A payment is recorded on the client's Payments tab.",
            button: link("Clients", AdminURL.clients.path)
        )
        let more = pages(
            AdminURL.payments.path,
            filter,
            rows,
            isFirst: isFirst,
            hasMore: hasMore
        )
        return Page(
            title: "Payments",
            section: .payments,
            content: """
                \(pageHead("Payment statistics"))\(filters)\(sums)
                \(rows.isEmpty ? empty : table)\(more)
                """
        )
    }
}

/// The payments tab of a client: the list, and the form of a new payment.
struct ClientPaymentsTab {
    var client: Client
    var rows: [PaymentRow]
    var topUps: [TopUp] = []
    var isFirst = true
    var hasMore = false
    var form: FilledForm
    var methods: [String]
    var openInvoices: [Invoice]
    var isFormOpen: Bool

    func html(_ frame: PageFrame) -> HTML {
        let fields = PaymentForm.fields(
            methods: methods,
            openInvoices: openInvoices,
            currency: client.currency.code
        )
        let editor = form.html(
            action: AdminURL.clientPart(client.id, .newPayment).path,
            groups: [FieldGroup("New payment", fields)] + chosen,
            button: "Create",
            frame: frame
        )
        let create =
            frame.allows(.write, .finance)
            ? details(
                "Create a payment",
                editor,
                isOpen: isFormOpen || !form.errors.isEmpty
            ) : ""
        let table = PaymentTable(rows: rows, showsClient: false).html(frame)
        let empty = emptyState("No payments yet. A payment moves the balance at once.")
        let more = pages(
            AdminURL.client(client.id, .payments).path,
            QueryValues(),
            rows,
            isFirst: isFirst,
            hasMore: hasMore
        )
        let topUps = TopUpTable(topUps: topUps).html(frame)
        return "\(create)\(rows.isEmpty ? empty : table)\(more)\(topUps)"
    }

    /// How much of which invoice, where a payment is for several.
    private var chosen: [FieldGroup] {
        let invoices = openInvoices.filter { $0.kind != .proforma }.reversed()
            .prefix(Self.partsMax)
        guard invoices.count > 1 else { return [] }
        return [
            FieldGroup(
                "Or settle several invoices",
                intro: """
                    <p class="hint">How much of which; what is left of the payment settles the \
                    oldest open ones, and the rest stays as the client's credit.</p>
                    """,
                invoices.map { invoice in
                    FieldSpec(
                        "part_\(invoice.id)",
                        Phrase(verbatim: invoice.number),
                        .decimal,
                        hint: "\(invoice.outstanding.decimalText) open"
                    )
                }
            )
        ]
    }

    /// More fields than this make no form.
    private static let partsMax = 30
}

/// Links between the pages of a list of payments.
private func pages(
    _ path: String,
    _ query: QueryValues,
    _ rows: [PaymentRow],
    isFirst: Bool,
    hasMore: Bool
) -> HTML {
    let last = rows.last.map { "\($0.payment.id)" } ?? ""
    return pagination(
        first: isFirst ? nil : query.link(to: path, ["after": ""]),
        next: hasMore ? query.link(to: path, ["after": last]) : nil
    )
}

/// The form of a stored payment: what is not final.
struct PaymentPage {
    var client: Client
    var payment: Payment
    var form: FilledForm
    var methods: [String]
    var settled: [SettledPart] = []

    func content(_ frame: PageFrame) -> HTML {
        let html = form.html(
            action: AdminURL.payment(client.id, payment.id).path,
            groups: [FieldGroup("Payment", PaymentForm.editable(methods: methods))],
            button: "Save",
            frame: frame,
            layout: .init(cancel: AdminURL.client(client.id, .payments).path)
        )
        let facts = figures([
            ("Amount", "\(frame.show.money(payment.amount))"),
            ("Allocated", "\(frame.show.money(payment.allocated))"),
            ("Recorded", frame.show.time(payment.recordedAt)),
        ])
        return "\(card("Payment", "\(facts)\(html)"))\(parts(frame))\(undo(frame))"
    }

    private func parts(_ frame: PageFrame) -> HTML {
        guard !settled.isEmpty else { return "" }
        let table = DataTable(
            [.text("Invoice"), .number("Amount")],
            rows: settled.map { part in
                [
                    link(part.number, AdminURL.invoice(part.invoiceID).path),
                    "\(frame.show.money(part.amount))",
                ]
            },
            caption: "Settled invoices"
        ).html
        return card("Settles", table)
    }

    /// Undoing is a new entry, so it has a form of its own.
    private func undo(_ frame: PageFrame) -> HTML {
        guard payment.reversesID == nil, frame.allows(.write, .finance) else { return "" }
        let form = FilledForm(requestID: "undo-\(payment.id)").html(
            action: AdminURL.paymentUndo(client.id, payment.id).path,
            groups: [FieldGroup("Why", [FieldSpec("comment", "Comment", .area(rows: 2))])],
            button: "Undo this payment",
            frame: frame
        )
        let intro: HTML = """
            <p class="hint">A reversing entry dated now takes the money back; the invoices that \
            the payment settled are owed again.</p>
            """
        return details("Undo", "\(intro)\(form)", isOpen: false)
    }
}

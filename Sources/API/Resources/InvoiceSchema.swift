// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import Primitives

/// What invoices look like, coming and going.
enum InvoiceSchema {
    /// The kinds of the list; credit notes are kept apart.
    static let kinds = InvoiceKind.allCases.filter(\.isInvoice).map(\.rawValue)

    private static let summary: [Schema.Property] = [
        .init("id", .id), .init("number", .anyText), .init("client", .id),
        .init("enterprise", .id), .init("kind", .text(.choice(kinds))),
        .init("status", .choice(of: InvoiceStatus.self)),
        .init("issued_on", .date), .init("due_on", .date),
        .init("period", .nullable(period)),
        .init("net", .money), .init("tax", .money), .init("total", .money),
        .init("paid", .money), .init("credited", .money), .init("outstanding", .money),
        .init("is_visible_to_client", .boolean), .init("has_statistics", .boolean),
        .init("issued_at", .instant), .init("sent_at", .optionalInstant),
    ]

    private static let period = Schema.object([
        .init("from", .date), .init("through", .date), .init("zone", .anyText),
        .init("start", .instant), .init("end", .instant, "Not in it any more."),
    ])

    static let invoice = Schema.named("Invoice", .object(summary))

    private static let content: [Schema.Property] = [
        .init(
            "lines",
            .array(
                .object([
                    .init("text", .anyText, "Empty on lines of usage."),
                    .init("country", .nullable(.text(.country))),
                    .init("network", .nullable(.text(.network))), .init("operator", .anyText),
                    .init("quantity", .count, "Segments of usage, 1 of a sum."),
                    .init("price", .money, "Of one segment, or the sum."), .init("net", .money),
                ]),
                count: 0...1_000_000
            )
        ),
        .init(
            "taxes",
            .array(
                .object([
                    .init("category", .anyText), .init("percent", .text(.decimal)),
                    .init("base", .money), .init("tax", .money),
                ]),
                count: 0...100
            )
        ),
    ]

    static let detailed = Schema.named("InvoiceDetails", .object(summary + content))

    static let created = Schema.object([
        .init("invoice", detailed), .init("report", .optionalID, "Its statistics."),
    ])

    static let preview = Schema.object(
        [
            .init("kind", .text(.choice(kinds))), .init("issued_on", .date),
            .init("due_on", .date), .init("period", .nullable(period)),
            .init("net", .money), .init("tax", .money), .init("total", .money),
        ] + content + [
            .init(
                "warnings",
                .array(.anyText, count: 0...50),
                "What should be looked at before it is issued."
            )
        ]
    )

    static let request = Schema.object([
        .init("client", .id), .init("kind", .text(.choice(kinds))),
        .optional("from", .date, "Usage: the first day, in the client's zone."),
        .optional("through", .date, "Usage: the last day, which must be over."),
        .optional("amount", .text(.sum), "Others: the sum without tax."),
        .optional("text", .text(.words(1...500)), "Others: what the sum is for."),
        .optional("date", .date, "Others: the issue date; today without it."),
    ])

    static let creditNote = Schema.named(
        "CreditNote",
        .object([
            .init("id", .id), .init("number", .anyText), .init("invoice", .id),
            .init("client", .id), .init("issued_on", .date), .init("net", .money),
            .init("tax", .money), .init("total", .money), .init("reason", .anyText),
            .init("is_full", .boolean, "Nothing is left of the invoice."),
        ])
    )

    // MARK: - Answers

    static func json(_ invoice: Invoice, today: CalendarDate) -> JSON {
        .object(members(invoice, today))
    }

    static func json(
        _ invoice: Invoice,
        _ document: InvoiceDocument,
        today: CalendarDate
    ) -> JSON {
        .object(members(invoice, today) + members(document))
    }

    private static func members(_ invoice: Invoice, _ today: CalendarDate) -> [JSON.Member] {
        [
            .init("id", .id(invoice.id)), .init("number", .string(invoice.number)),
            .init("client", .id(invoice.clientID)),
            .init("enterprise", .id(invoice.enterpriseID)),
            .init("kind", .string(invoice.kind.rawValue)),
            .init("status", .string(invoice.status(on: today).rawValue)),
            .init("issued_on", .string(invoice.issueOn.description)),
            .init("due_on", .string(invoice.dueOn.description)),
            .init("period", json(invoice.period)),
            .init("net", .money(invoice.net)), .init("tax", .money(invoice.tax)),
            .init("total", .money(invoice.total)), .init("paid", .money(invoice.paid)),
            .init("credited", .money(invoice.credited)),
            .init("outstanding", .money(invoice.outstanding)),
            .init("is_visible_to_client", .bool(invoice.isVisibleToClient)),
            .init("has_statistics", .bool(invoice.reportID != nil)),
            .init("issued_at", .instant(invoice.issuedAt)),
            .init("sent_at", .optional(invoice.sentAt)),
        ]
    }

    private static func json(_ period: BillingPeriod?) -> JSON {
        guard let period else { return .null }
        return [
            "from": .string(period.firstOn.description),
            "through": .string(period.lastOn.description), "zone": .string(period.zone),
            "start": .instant(period.start), "end": .instant(period.end),
        ]
    }

    private static func members(_ document: InvoiceDocument) -> [JSON.Member] {
        let lines = document.lines.map { line -> JSON in
            [
                "text": .string(line.text), "country": .optional(line.country?.code),
                "network": .optional(line.network?.text),
                "operator": .string(line.operatorName), "quantity": .count(line.quantity),
                "price": .money(line.unitPriceMicros, line.net.currency),
                "net": .money(line.net),
            ]
        }
        let taxes = document.taxes.map { tax -> JSON in
            [
                "category": .string(tax.category.rawValue),
                "percent": .string(percent(tax.rate)), "base": .money(tax.taxable),
                "tax": .money(tax.tax),
            ]
        }
        return [.init("lines", .array(lines)), .init("taxes", .array(taxes))]
    }

    private static func percent(_ rate: BasisPoints) -> String {
        DecimalText.string(micros: Int64(rate.value) * 10_000, minimumDecimals: 0)
    }

    static func json(_ draft: InvoiceDraft) -> JSON {
        let document = draft.document
        let head: [JSON.Member] = [
            .init("kind", .string(document.kind.rawValue)),
            .init("issued_on", .string(document.issueOn.description)),
            .init("due_on", .string(document.dueOn.description)),
            .init("period", json(document.period)),
            .init("net", .money(document.totals.net)), .init("tax", .money(document.totals.tax)),
            .init("total", .money(document.totals.total)),
        ]
        let warnings = draft.warnings.map { JSON.string("\($0.sentence)") }
        return .object(
            head + members(document) + [.init("warnings", .array(warnings))]
        )
    }

    static func json(_ note: CreditNote) -> JSON {
        [
            "id": .id(note.id), "number": .string(note.number), "invoice": .id(note.invoiceID),
            "client": .id(note.clientID), "issued_on": .string(note.issueOn.description),
            "net": .money(note.net), "tax": .money(note.tax), "total": .money(note.total),
            "reason": .string(note.reason), "is_full": .bool(note.isFull),
        ]
    }
}

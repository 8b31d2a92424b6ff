// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import WebSupport

/// The client's payments.
struct PaymentsPage: Sendable {
    var rows: [Row]
    var hasMore: Bool
    var isFirst: Bool

    /// A payment, and the invoice it was meant for.
    struct Row: Sendable {
        var payment: Payment
        var invoiceNumber: String?
    }

    func page(_ frame: PageFrame) -> Page {
        let last = hasMore ? rows.last?.payment.id : nil
        return Page(
            title: "Payments",
            section: .payments,
            content: """
                \(pageHead("Payments"))
                \(rows.isEmpty ? emptyState("Your payments will be here.") : table(frame))
                \(pagination(
                    first: isFirst ? nil : ClientURL.payments.path,
                    next: last.map { ClientURL.payments.with("after=\($0)") }
                ))
                """
        )
    }

    private func table(_ frame: PageFrame) -> HTML {
        DataTable(
            [
                .fixed("Date"), .fixed("Method"), .text("Invoice"), .fixed("Status"),
                .number("Amount"), .number("Settled invoices with"),
            ],
            rows: rows.map { row in
                let payment = row.payment
                return [
                    frame.show.date(payment.paidOn), "\(payment.method)",
                    "\(row.invoiceNumber ?? "–")", chip(payment),
                    "\(frame.show.money(payment.amount))",
                    "\(frame.show.money(payment.allocated))",
                ]
            },
            caption: "Payments"
        ).html
    }

    private func chip(_ payment: Payment) -> HTML {
        payment.isPaid
            ? Chip(tone: .good, word: "Paid").html
            : Chip(tone: .warn, word: "Not received yet").html
    }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing

extension ReminderDocument {
    /// The letter as it is drawn.
    package var layout: InvoiceLayout {
        let letters = head.letters
        let format = head.format
        var layout = head.layout(title: title, number: format.date(head.on), table: table)
        layout.introduction = paragraphs
        layout.facts = [
            .init(label: letters.date, value: format.date(head.on)),
            .init(label: letters.invoiceNumber, value: format.count(Int64(items.count))),
            .init(
                label: letters.totalOverdue,
                value: format.money(total),
                isEmphasised: true
            ),
        ]
        layout.totals = [
            .init(label: letters.totalOverdue, value: format.money(total), weight: .due)
        ]
        addPayment(to: &layout)
        return layout
    }

    private func addPayment(to layout: inout InvoiceLayout) {
        let accounts = head.seller.bankAccounts
        let reference = items.map(\.number).joined(separator: ", ")
        layout.bankDetails = .init(head.words.bankDetails, accounts)
        layout.paymentReference = .init(head.words.paymentReference, reference)
        layout.paymentCodeLabel = head.letters.scanToPay
        layout.paymentCode =
            PaymentCode(
                payee: oneLine(head.seller.name),
                account: BankAccount.all(in: accounts).first,
                amount: total,
                number: items.count == 1 ? items[0].number : "",
                reference: reference
            )?.text
    }

    /// Whole days since an invoice should have been paid.
    func daysOverdue(_ item: Item) -> Int64 {
        Int64(head.on.daysSince1970 - item.dueOn.daysSince1970)
    }

    private var table: TableBlock {
        let letters = head.letters
        let format = head.format
        var sum = Money.zero(total.currency)
        let rows = items.map { item in
            sum += item.outstanding
            return TableRow(
                cells: [
                    item.number, format.date(item.issueOn), format.date(item.dueOn),
                    format.count(daysOverdue(item)), format.amount(item.outstanding),
                ],
                runningTotal: format.amount(sum)
            )
        }
        return TableBlock(
            heading: letters.overdueInvoices,
            columns: [
                .init(title: letters.invoiceNumber, content: .description),
                .init(title: head.words.issueDate, content: .text),
                .init(title: head.words.dueDate, content: .text),
                .init(title: letters.daysOverdue, content: .figure),
                .init(
                    title: "\(head.words.amountDue), \(total.currency.code)",
                    content: .amount
                ),
            ],
            rows: rows,
            carry: .init(
                carried: head.words.carriedForward,
                brought: head.words.broughtForward
            )
        )
    }
}

/// A fact of a reminder that its words can name.
package enum ReminderPlaceholder: String, PlaceholderName {
    /// The client's company.
    case client
    /// The client's login.
    case account
    /// The numbers of the invoices.
    case invoices
    /// How many invoices there are.
    case count
    /// What is owed in sum.
    case total
    /// The days of the one that is overdue longest.
    case days
    /// The earliest due date.
    case dueDate = "due_date"
    /// The letter's own date.
    case date
    /// The issuer's legal name.
    case enterprise
    /// The issuer's brand.
    case brand

    func value(in reminder: ReminderDocument) -> String {
        let head = reminder.head
        let format = head.format
        return switch self {
        case .client: head.buyer.name
        case .account: head.buyer.reference
        case .invoices: reminder.items.map(\.number).joined(separator: ", ")
        case .count: format.count(Int64(reminder.items.count))
        case .total: format.money(reminder.total)
        case .days: format.count(reminder.items.map(reminder.daysOverdue).max() ?? 0)
        case .dueDate: reminder.items.map(\.dueOn).min().map(format.date) ?? ""
        case .date: format.date(head.on)
        case .enterprise: head.seller.name
        case .brand: head.seller.brandName
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import Primitives

/// A reminder of invoices past their due date, as a PDF of the invoice's family.
package enum ReminderPDF {
    /// An invoice that is overdue.
    package struct Item: Hashable, Sendable {
        /// The invoice's number.
        package var number: String
        /// When it was issued.
        package var issueOn: CalendarDate
        /// When it should have been paid.
        package var dueOn: CalendarDate
        /// What is still owed, positive.
        package var outstanding: Money

        /// Creates an item.
        package init(
            number: String,
            issueOn: CalendarDate,
            dueOn: CalendarDate,
            outstanding: Money
        ) {
            self.number = number
            self.issueOn = issueOn
            self.dueOn = dueOn
            self.outstanding = outstanding
        }
    }

    /// Draws a reminder of at least one invoice, all of one currency.
    ///
    /// - Throws: `DocumentError`.
    package static func render(
        _ items: [Item],
        head: LetterHead,
        logo: [UInt8]? = nil,
        paper: PaperSize = .a4
    ) throws(DocumentError) -> [UInt8] {
        try head.render(layout(items, head: head), logo: logo, paper: paper)
    }

    static func layout(_ items: [Item], head: LetterHead) -> InvoiceLayout {
        precondition(!items.isEmpty, "a reminder reminds of something")
        let letters = head.letters
        let format = head.format
        let zero = Money.zero(items[0].outstanding.currency)
        let total = items.reduce(zero) { $0 + $1.outstanding }
        var layout = head.layout(
            title: letters.reminder,
            number: format.date(head.on),
            table: table(items, head: head)
        )
        layout.introduction = [letters.reminderBody]
        layout.facts = [
            .init(label: head.words.issueDate, value: format.date(head.on)),
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
        let accounts = head.seller.bankAccounts
        let reference = items.map(\.number).joined(separator: ", ")
        layout.bankDetails = .init(head.words.bankDetails, accounts)
        layout.paymentReference = .init(head.words.paymentReference, reference)
        layout.paymentCodeLabel = letters.scanToPay
        layout.paymentCode =
            PaymentCode(
                payee: oneLine(head.seller.name),
                account: BankAccount.all(in: accounts).first,
                amount: total,
                number: items.count == 1 ? items[0].number : "",
                reference: reference
            )?.text
        return layout
    }

    private static func table(_ items: [Item], head: LetterHead) -> TableBlock {
        let letters = head.letters
        let format = head.format
        var sum = Money.zero(items[0].outstanding.currency)
        let rows = items.map { item in
            sum += item.outstanding
            let days = head.on.daysSince1970 - item.dueOn.daysSince1970
            return TableRow(
                cells: [
                    item.number, format.date(item.issueOn), format.date(item.dueOn),
                    format.count(Int64(days)), format.amount(item.outstanding),
                ],
                runningTotal: format.amount(sum)
            )
        }
        let code = items[0].outstanding.currency.code
        return TableBlock(
            heading: letters.totalOverdue,
            columns: [
                .init(title: letters.invoiceNumber, content: .description),
                .init(title: head.words.issueDate, content: .text),
                .init(title: head.words.dueDate, content: .text),
                .init(title: letters.daysOverdue, content: .figure),
                .init(title: "\(head.words.amountDue), \(code)", content: .amount),
            ],
            rows: rows,
            carry: .init(
                carried: head.words.carriedForward,
                brought: head.words.broughtForward
            )
        )
    }
}

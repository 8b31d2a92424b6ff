// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Primitives

/// The documents and payments of an enterprise's days, as a bookkeeping program books them.
///
/// It is made of the frozen documents, so that the books outside show what the papers show.
package struct Journal: Hashable, Sendable {
    package var enterprise: Enterprise
    package var firstOn: CalendarDate
    package var lastOn: CalendarDate
    package var accounts: BookkeepingAccounts
    /// By day and document.
    package var entries: [JournalEntry]

    package init(
        enterprise: Enterprise,
        days: ClosedRange<CalendarDate>,
        accounts: BookkeepingAccounts,
        entries: [JournalEntry]
    ) {
        self.enterprise = enterprise
        firstOn = days.lowerBound
        lastOn = days.upperBound
        self.accounts = accounts
        self.entries = entries.sorted { ($0.on, $0.document) < ($1.on, $1.document) }
    }
}

/// One document or payment with its double entry.
///
/// - Invariant: the debits of its lines are the credits.
package struct JournalEntry: Hashable, Sendable {
    package var kind: Kind
    package var on: CalendarDate
    /// The number of the document, or of the payment.
    package var document: String
    /// The invoice that a credit note corrects; empty otherwise.
    package var corrects = ""
    package var dueOn: CalendarDate?
    /// The client's login.
    package var client: String
    package var company: String
    package var email = ""
    package var text: String
    package var currency: Currency
    /// How the tax came about; payments have none.
    package var tax: Tax?
    package var lines: [JournalLine]
    /// The total in the enterprise's own currency, where the document has another.
    package var base: Base?

    /// What is booked.
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        case invoice
        case creditNote = "credit_note"
        case payment
    }

    /// The tax of a document.
    package struct Tax: Hashable, Sendable {
        package var category: TaxCategory
        package var rate: BasisPoints
        package var net: Money
        package var tax: Money
    }

    /// A total in another currency.
    package struct Base: Hashable, Sendable {
        package var total: Money

        package init(total: Money) {
            self.total = total
        }
    }

    /// What the client owes more (invoices) or less (credit notes, payments), without sign.
    package var total: Money {
        lines.reduce(.zero(currency)) { $0 + $1.debit }
    }
}

/// One side of a double entry.
package struct JournalLine: Hashable, Sendable {
    /// The code in the bookkeeping program.
    package var account: String
    package var debit: Money
    package var credit: Money

    package init(account: String, debit: Money) {
        self.account = account
        self.debit = debit
        credit = .zero(debit.currency)
    }

    package init(account: String, credit: Money) {
        self.account = account
        self.credit = credit
        debit = .zero(credit.currency)
    }

    /// The same sum on the other side.
    var reversed: JournalLine {
        debit.isZero
            ? JournalLine(account: account, debit: credit)
            : JournalLine(account: account, credit: debit)
    }
}

extension JournalEntry {
    /// Books an issued invoice or credit note; nil for what owes nothing.
    package init?(_ document: InvoiceDocument, accounts: BookkeepingAccounts) {
        let totals = document.totals
        guard document.kind != .proforma, !totals.total.isZero, let tax = document.taxes.first
        else { return nil }
        let isCredit = document.kind == .creditNote
        kind = isCredit ? .creditNote : .invoice
        on = document.issueOn
        self.document = document.number
        corrects = document.corrects?.number ?? ""
        dueOn = isCredit ? nil : document.dueOn
        client = document.buyer.reference
        company = document.buyer.name
        email = document.buyer.email
        currency = document.currency
        text = Self.text(document)
        self.tax = Tax(category: tax.category, rate: tax.rate, net: totals.net, tax: totals.tax)
        let lines = [
            JournalLine(account: accounts[.client(client)], debit: totals.total),
            JournalLine(account: accounts[.categoryRevenue(tax.category)], credit: totals.net),
            JournalLine(account: accounts[.tax], credit: totals.tax),
        ].filter { !$0.debit.isZero || !$0.credit.isZero }
        self.lines = isCredit ? lines.map(\.reversed) : lines
    }

    private static func text(_ document: InvoiceDocument) -> String {
        if let corrects = document.corrects { return "\(corrects.number): \(corrects.reason)" }
        if let period = document.period { return "SMS \(period.firstOn) – \(period.lastOn)" }
        return document.lines.first?.text ?? ""
    }

    /// Books money that came in or went back.
    package init(_ payment: Payment, of client: Client, accounts: BookkeepingAccounts) {
        kind = .payment
        on = payment.paidOn
        document = "P\(payment.id)"
        self.client = client.login
        company = client.company.name
        currency = payment.amount.currency
        text = [payment.method, payment.comment].filter { !$0.isEmpty }.joined(separator: ", ")
        let wentBack = payment.amount.isNegative
        let amount = wentBack ? -payment.amount : payment.amount
        let lines = [
            JournalLine(account: accounts[.bank], debit: amount),
            JournalLine(account: accounts[.client(client.login)], credit: amount),
        ]
        self.lines = wentBack ? lines.map(\.reversed) : lines
    }
}

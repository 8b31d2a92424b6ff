// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import Primitives

/// What **Create** asks for: a client's usage of a period.
package struct UsageInvoiceRequest: Hashable, Sendable, Codable {
    package var clientID: ClientID
    package var span: BillingSpan
    package var content: InvoiceContent

    package init(clientID: ClientID, span: BillingSpan, content: InvoiceContent = .both) {
        self.clientID = clientID
        self.span = span
        self.content = content
    }
}

/// The days to bill.
package enum BillingSpan: Hashable, Sendable, Codable {
    /// Whole days in the client's zone; all of them must be over.
    case days(from: CalendarDate, through: CalendarDate)
    /// From a day, or from the last cut, up to the last full quarter-hour.
    case upToNow(from: CalendarDate?)
}

/// What is made of a period.
package enum InvoiceContent: String, Hashable, Sendable, CaseIterable, Codable {
    case statistics
    case invoice
    case both

    var hasStatistics: Bool { self != .invoice }
    var hasInvoice: Bool { self != .statistics }
}

/// What **Create for amount** asks for: a typed sum with a text.
package struct AmountInvoiceRequest: Hashable, Sendable, Codable {
    /// Longer texts do not fit a line of the document.
    package static let textLimit = 500

    package var clientID: ClientID
    package var issueOn: CalendarDate
    package var amount: Money
    package var text: String
    /// `.amount` or `.proforma`.
    package var kind: InvoiceKind

    package init(
        clientID: ClientID,
        issueOn: CalendarDate,
        amount: Money,
        text: String,
        kind: InvoiceKind = .amount
    ) {
        self.clientID = clientID
        self.issueOn = issueOn
        self.amount = amount
        self.text = text
        self.kind = kind
    }
}

/// What was made: an invoice, a statistics report, or both.
package struct IssuedDocuments: Hashable, Sendable, Codable {
    package var invoiceID: InvoiceID?
    package var number: String?
    package var reportID: ReportID?

    package init(invoiceID: InvoiceID? = nil, number: String? = nil, reportID: ReportID? = nil) {
        self.invoiceID = invoiceID
        self.number = number
        self.reportID = reportID
    }
}

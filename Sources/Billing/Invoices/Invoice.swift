// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Primitives

/// What an invoice is for.
///
/// - Source: billing rules, section 5.
package enum InvoiceKind: String, Hashable, Sendable, CaseIterable, Codable {
    /// Captured charges of a period.
    case usage
    /// A typed sum with a text: fee, commitment.
    case amount
    /// A request for payment; not fiscal, own number series, posts nothing.
    case proforma
    /// A full or partial reversal of one invoice; kept apart from invoices, see `CreditNote`.
    case creditNote = "credit_note"

    /// Whether it is an invoice or a request for payment, which have their own list.
    package var isInvoice: Bool { self != .creditNote }
}

/// An issued invoice as the list shows it; its content is the frozen `InvoiceDocument`.
package struct Invoice: Hashable, Sendable {
    package var id: InvoiceID
    package var clientID: ClientID
    package var enterpriseID: EnterpriseID
    package var kind: InvoiceKind
    package var number: String
    package var issueOn: CalendarDate
    package var dueOn: CalendarDate
    /// The billed span of a usage invoice.
    package var period: BillingPeriod?
    package var net: Money
    package var tax: Money
    package var total: Money
    /// What payments have settled so far.
    package var paid: Money
    /// What credit notes have taken back so far.
    package var credited: Money
    /// Whether credit notes have taken all of it back, so that its period is free again.
    package var isCredited: Bool
    /// When it was first handed to a mail server.
    package var sentAt: Instant?
    /// Whether the client's panel shows it.
    package var isVisibleToClient: Bool
    package var reportID: ReportID?
    package var issuedAt: Instant
    package var documentHash: String

    /// Creates the record of an issued invoice from its frozen document.
    package init(
        id: InvoiceID,
        clientID: ClientID,
        enterpriseID: EnterpriseID,
        document: InvoiceDocument,
        issuedAt: Instant,
        documentHash: String
    ) {
        self.id = id
        self.clientID = clientID
        self.enterpriseID = enterpriseID
        kind = document.kind
        number = document.number
        issueOn = document.issueOn
        dueOn = document.dueOn
        period = document.period
        net = document.totals.net
        tax = document.totals.tax
        total = document.totals.total
        paid = .zero(document.currency)
        credited = .zero(document.currency)
        isCredited = false
        sentAt = nil
        isVisibleToClient = false
        reportID = nil
        self.issuedAt = issuedAt
        self.documentHash = documentHash
    }

    /// What is still owed.
    package var outstanding: Money { total - paid - credited }

    /// The status on a day; overdue is derived, never stored.
    package func status(on today: CalendarDate) -> InvoiceStatus {
        if isCredited { return .credited }
        if outstanding.micros <= 0 { return .paid }
        if today > dueOn { return .overdue }
        guard paid.isZero else { return .partiallyPaid }
        return sentAt == nil ? .issued : .sent
    }
}

/// Where an invoice stands.
package enum InvoiceStatus: String, Hashable, Sendable, CaseIterable, Codable {
    case issued
    /// A mail server has taken it.
    case sent
    case partiallyPaid = "partially_paid"
    case paid
    case overdue
    /// Taken back in full.
    case credited
}

/// A half-open span `[start, end)` of one client's time that an invoice covers.
///
/// Both ends are midnights of the zone, but for a period that was cut "now", whose end is a
/// full quarter-hour.
package struct BillingPeriod: Hashable, Sendable, Codable {
    package let start: Instant
    package let end: Instant
    /// The first day covered, in the zone.
    package let firstOn: CalendarDate
    /// The last day covered, wholly or in part, in the zone.
    package let lastOn: CalendarDate
    /// IANA name.
    package let zone: String
    /// Minutes east of UTC at either end, so that printing needs no zone data.
    package let startOffsetMinutes: Int
    package let endOffsetMinutes: Int

    /// Creates a period; `BillingCalendar` computes the parts.
    package init(
        start: Instant,
        end: Instant,
        days: ClosedRange<CalendarDate>,
        zone: String,
        offsetsMinutes: (start: Int, end: Int)
    ) {
        precondition(start < end, "a billing period has a positive length")
        self.start = start
        self.end = end
        firstOn = days.lowerBound
        lastOn = days.upperBound
        self.zone = zone
        startOffsetMinutes = offsetsMinutes.start
        endOffsetMinutes = offsetsMinutes.end
    }

    /// Whether the period ends at a midnight of its zone.
    package var endsAtMidnight: Bool { Self.isMidnight(end, endOffsetMinutes) }

    /// Whether the period begins at a midnight of its zone; one that follows a cut during a day
    /// does not.
    package var startsAtMidnight: Bool { Self.isMidnight(start, startOffsetMinutes) }

    /// Whether its days alone say what is covered.
    package var coversWholeDays: Bool { startsAtMidnight && endsAtMidnight }

    private static func isMidnight(_ instant: Instant, _ offsetMinutes: Int) -> Bool {
        let local = instant.adding(seconds: Int64(offsetMinutes) * 60)
        return local == Instant(utcMidnightOf: local.utcDate)
    }
}

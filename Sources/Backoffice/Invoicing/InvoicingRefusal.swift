// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import Primitives

/// Why an invoice, report or payment was not made; nothing was changed then.
package enum InvoicingRefusal: Error, Hashable, Sendable {
    case clientNotFound
    /// Related accounts are invoiced with their main client.
    case billedWithMainClient(login: String)
    case zoneUnknown(ZoneError)
    case enterpriseMissing
    /// The client has no company name: nobody would owe the invoice.
    case buyerMissing
    /// The client has no country, which decides the tax.
    case buyerCountryMissing
    case numberPatternInvalid(NumberPatternError)
    case periodIsEmpty
    /// The last day that can be billed; nil when the client has had no whole day yet.
    case periodNotOver(lastBillableOn: CalendarDate?)
    case periodOverlaps(invoiceNumber: String, on: ClosedRange<CalendarDate>)
    /// Charges before the period would never be billed.
    case leavesUnbilled(on: ClosedRange<CalendarDate>)
    case nothingToBill
    /// What was charged lies in a quarter-hour that is not over; local times such as `14:00`.
    case billableLater(since: String, from: String, zone: String)
    case amountNotPositive
    case amountIsZero
    case amountTooPrecise(decimals: Int)
    case otherCurrency
    case textMissing
    case textTooLong(limit: Int)
    case dateInFuture
    /// The series has a number of a later date, and numbers follow time.
    case dateBeforeSeries(lastIssuedOn: CalendarDate)
    /// The date lies in a year or month that has had no number, before the present one.
    case dateOpensSeries(scope: String)
    case usageNeedsPeriod
    case invoiceNotFound
    case proformaNotCredited
    case creditedAlready
    case reasonMissing
    case billingAddressMissing
    /// More than is left of the invoice; the net sum that is left.
    case creditTooHigh(left: Money)
    case paymentNotFound
    case undoneAlready
    /// A payment that undoes another is final.
    case undoesAnother
    case requestIDUsed
    /// A chosen part is more than an invoice owes.
    case partTooHigh(invoiceNumber: String, open: Money)
    /// The chosen parts are more than the payment.
    case partsExceedAmount
    /// The entry of a bank statement was booked or set aside meanwhile.
    case bankEntryClosed
    /// A text has a character that no font here can print; the sentence names it.
    case notPrintable(String)
    /// Tax must be told in the enterprise's own currency, and no rate of the day is known.
    case exchangeRateMissing(from: Currency, to: Currency, on: CalendarDate)

    /// The form field to show the sentence at; empty when the whole form is meant.
    package var field: String {
        switch self {
        case .clientNotFound, .billedWithMainClient, .zoneUnknown, .enterpriseMissing,
            .buyerMissing, .buyerCountryMissing, .numberPatternInvalid, .billingAddressMissing,
            .exchangeRateMissing, .notPrintable:
            "client"
        case .leavesUnbilled: "from"
        case .periodIsEmpty, .periodNotOver, .periodOverlaps, .nothingToBill, .billableLater:
            "through"
        case .amountNotPositive, .amountIsZero, .amountTooPrecise, .otherCurrency,
            .creditTooHigh, .partsExceedAmount:
            "amount"
        case .partTooHigh: "invoice"
        case .reasonMissing: "reason"
        case .textMissing, .textTooLong: "text"
        case .dateInFuture, .dateBeforeSeries, .dateOpensSeries: "date"
        case .invoiceNotFound: "invoice"
        case .usageNeedsPeriod: "kind"
        case .paymentNotFound, .requestIDUsed, .proformaNotCredited, .creditedAlready,
            .undoneAlready, .undoesAnother, .bankEntryClosed:
            ""
        }
    }

    /// Whether all is well and there is only nothing to bill.
    package var isForWantOfCharges: Bool {
        switch self {
        case .nothingToBill, .billableLater: true
        default: false
        }
    }

    /// The refusal as a form shows it.
    package var fieldErrors: FieldErrors { FieldErrors(field, sentence) }
}

extension InvoicingRefusal: CustomStringConvertible {
    package var description: String { sentence }

    /// A plain sentence that says what to do.
    package var sentence: String {
        switch self {
        case .clientNotFound: "There is no such client."
        case .billedWithMainClient(let login):
            "This account is invoiced with its main client, \(login)."
        case .zoneUnknown(let error): error.description
        case .enterpriseMissing: "The client has no enterprise: choose one in its profile."
        case .buyerMissing:
            "The client has no company to bill to: fill in Company in its profile."
        case .buyerCountryMissing:
            "The client has no country, which decides the tax: choose it in its profile."
        case .numberPatternInvalid(let error):
            "The enterprise's number pattern is wrong. \(error)"
        case .amountNotPositive: "The amount must be above zero."
        case .amountIsZero: "The amount must not be zero."
        case .amountTooPrecise(let decimals):
            "Amounts of this currency have at most \(decimals) decimals."
        case .otherCurrency: "The amount must be in the client's currency."
        case .textMissing: "A text must say what the amount is for."
        case .textTooLong(let limit): "The text has at most \(limit) characters."
        case .dateInFuture, .dateBeforeSeries, .dateOpensSeries: dateSentence
        case .usageNeedsPeriod: "A usage invoice is made from a period."
        case .invoiceNotFound: "The client has no such invoice."
        case .billingAddressMissing: "The client has no e-mail for billing: type it in its profile."
        case .undoneAlready: "This payment was undone already."
        case .undoesAnother: "This payment undoes another and stays as it is."
        case .paymentNotFound: "There is no such payment."
        case .partTooHigh(let number, let open):
            "Of invoice \(number) only \(open.decimalText) \(open.currency) is open."
        case .partsExceedAmount: "The chosen parts are more than the payment."
        case .bankEntryClosed: "This entry was booked or set aside already."
        case .notPrintable(let sentence): sentence
        case .exchangeRateMissing(let from, let to, let day):
            "The tax must be told in \(to), and there is no exchange rate between \(from) and "
                + "\(to) for \(day): add it under Exchange rates."
        case .requestIDUsed: "This request was used for something else; open the form anew."
        case .proformaNotCredited, .creditedAlready, .reasonMissing, .creditTooHigh:
            creditSentence
        default: periodSentence
        }
    }

    private var creditSentence: String {
        switch self {
        case .proformaNotCredited: "A proforma owes nothing, so there is nothing to credit."
        case .creditedAlready: "This invoice is credited in full already."
        case .creditTooHigh(let left):
            "At most \(left.decimalText) \(left.currency) without tax is left of the invoice."
        default: "A reason must say why the invoice is credited."
        }
    }

    private var dateSentence: String {
        switch self {
        case .dateBeforeSeries(let day):
            "The last document of this number series is dated \(day), and numbers must not go "
                + "back in time: use that date or a later one."
        case .dateOpensSeries(let scope):
            "No number was given in \(scope), so the date would begin that series now: use a "
                + "date of the present one."
        default: "The date must not lie in the future."
        }
    }

    private var periodSentence: String {
        switch self {
        case .periodIsEmpty: "The last day must not come before the first."
        case .periodNotOver(.none): "The client has no whole day to bill yet; bill up to now."
        case .periodNotOver(.some(let day)):
            "The period is not over: the last day that can be billed is \(day), or bill up to now."
        case .periodOverlaps(let number, let days):
            "Invoice \(number) covers \(days.sentence) already."
        case .leavesUnbilled(let days):
            "Charges of \(days.sentence) are not billed yet: begin the period on "
                + "\(days.lowerBound)."
        case .billableLater(let since, let from, let zone):
            "There is nothing to bill yet: cuts are full quarter-hours, and traffic since "
                + "\(since) can be billed from \(from) (\(zone))."
        default: "There is nothing to bill in this period."
        }
    }
}

extension ClosedRange<CalendarDate> {
    /// Such as `2026-10-01 to 2026-10-31`, or a single day.
    fileprivate var sentence: String {
        lowerBound == upperBound ? "\(lowerBound)" : "\(lowerBound) to \(upperBound)"
    }
}

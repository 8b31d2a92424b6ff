// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Messaging
import Primitives

/// Charges of one account and destination at a price that was wrong, with the right one.
///
/// The charges themselves stay as they are; the difference is a fact of its own, dated when it
/// was corrected, and comes on one invoice.
///
/// - Source: billing rules, section 2.4.
package struct CorrectedCharge: Hashable, Sendable {
    /// Who pays: the client, or the main client of a related account.
    package var clientID: ClientID
    /// Who was charged.
    package var account: LineAccount
    package var destination: Destination
    package var basis: BillingBasis
    package var old: Price
    package var new: Price
    package var messages: Int64
    package var segments: Int64

    package init(
        clientID: ClientID,
        account: LineAccount,
        destination: Destination,
        basis: BillingBasis,
        prices: (old: Price, new: Price)
    ) {
        self.clientID = clientID
        self.account = account
        self.destination = destination
        self.basis = basis
        old = prices.old
        new = prices.new
        messages = 0
        segments = 0
    }

    /// What was charged.
    package var oldMicros: Int64 { old.amount(segments: segments).micros }

    /// What should have been charged.
    package var newMicros: Int64 { new.amount(segments: segments).micros }

    /// What the client owes more; negative when it was charged too much.
    package var differenceMicros: Int64 { newMicros - oldMicros }

    /// Whether both amounts are within the range of money.
    package var isInRange: Bool {
        old.checkedAmount(segments: segments) != nil && new.checkedAmount(segments: segments) != nil
    }
}

/// A corrected charge as it is kept, waiting for its invoice or on it.
package struct PendingCorrection: Hashable, Sendable {
    package var id: LineCorrection
    package var charge: CorrectedCharge
    /// The days that were corrected, in their zone.
    package var firstOn: CalendarDate
    package var lastOn: CalendarDate
    package var reason: String
    /// The invoice that it is on; nil while it waits.
    package var invoiceID: InvoiceID?
    /// Whether a credit note gave it back with the invoice that it was on.
    package var isGivenBack: Bool

    package init(
        id: LineCorrection,
        charge: CorrectedCharge,
        days: ClosedRange<CalendarDate>,
        reason: String
    ) {
        self.id = id
        self.charge = charge
        firstOn = days.lowerBound
        lastOn = days.upperBound
        self.reason = reason
        invoiceID = nil
        isGivenBack = false
    }

    /// The invoice line: the difference, rounded once, with how it comes about.
    func line(operatorName: String) -> InvoiceLine {
        let micros = charge.differenceMicros
        let exact = Money(micros: micros, charge.old.currency)
        var line = InvoiceLine(text: text(operatorName), net: exact.rounded())
        line.unitPriceMicros = micros
        line.exactMicros = micros
        if charge.account.id != charge.clientID { line.account = charge.account }
        line.correction = id
        return line
    }

    /// Figures and names alone, so that it reads the same in every language.
    private func text(_ operatorName: String) -> String {
        let place = [
            charge.destination.country.code, charge.destination.network?.text ?? "", operatorName,
        ].filter { !$0.isEmpty }.joined(separator: " ")
        let days = firstOn == lastOn ? "\(firstOn)" : "\(firstOn) – \(lastOn)"
        let sum = "\(charge.segments) × (\(charge.new.decimalText) - \(charge.old.decimalText))"
        return "\(place), \(days): \(sum) \(charge.old.currency). \(reason)"
    }
}

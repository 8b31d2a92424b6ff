// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import Primitives
import SQLInterface
import Storage
import WebSupport

extension ClientScope {
    /// The client's statement over days of its own zone: a day's charges are one movement.
    func statement(
        of client: Client,
        _ range: DayRange,
        in transaction: any SQLTransaction
    ) throws -> StatementOfAccount {
        let calendar = try BillingCalendar(zone: client.zone)
        guard let period = calendar.period(from: range.first, through: range.last) else {
            throw NotFound()
        }
        var movements: [AccountMovement] = []
        let entries = try entries(from: period.start, before: period.end, in: transaction)
        for entry in entries {
            let day = calendar.localDate(of: entry.occurredAt)
            let last = movements.lastIndex { $0.code == .charge }
            if entry.code == .charge, let last, movements[last].on == day {
                let sum = movements[last].micros + entry.micros
                movements[last] = AccountMovement(entry, on: day, micros: sum, "")
            } else {
                let reference = try reference(entry, in: transaction)
                movements.append(
                    AccountMovement(entry, on: day, micros: entry.micros, reference)
                )
            }
        }
        return StatementOfAccount(
            client: client,
            period: period,
            openingMicros: try balanceMicros(before: period.start, in: transaction),
            movements: movements
        )
    }

    /// The number of an invoice, or the method of a payment, when they are the client's.
    private func reference(
        _ entry: LedgerEntry,
        in transaction: any SQLTransaction
    ) throws -> String {
        switch entry.code {
        case .tax, .rounding, .fee, .credit:
            let id = InvoiceID(entry.referenceID)
            if let number = try invoice(id, in: transaction)?.number { return number }
            return try creditNote(CreditNoteID(id.rawValue), in: transaction)?.number ?? ""
        case .payment:
            return try payment(PaymentID(entry.referenceID), in: transaction)?.method ?? ""
        case .adjustment:
            let topUp = try TopUpRepository.find(TopUpID(entry.referenceID), in: transaction)
            if let topUp { return topUp.clientID == clientID ? topUp.reference : "" }
            return try correction(ReratingID(entry.referenceID), in: transaction)?.reason ?? ""
        case .charge, .cost: return ""
        }
    }

    /// A correction of prices, when any of its lines is the client's.
    private func correction(
        _ id: ReratingID,
        in transaction: any SQLTransaction
    ) throws -> Rerating? {
        let lines = try ReratingRepository.lines(of: id, in: transaction)
        guard lines.contains(where: { $0.charge.clientID == clientID }) else { return nil }
        return try ReratingRepository.find(id, in: transaction)
    }

    /// One of the client's payments.
    func payment(_ id: PaymentID, in transaction: any SQLTransaction) throws -> Payment? {
        guard let payment = try PaymentRepository.find(id, in: transaction),
            payment.clientID == clientID
        else { return nil }
        return payment
    }
}

extension AccountMovement {
    fileprivate init(
        _ entry: LedgerEntry,
        on day: CalendarDate,
        micros: Int64,
        _ reference: String
    ) {
        self.init(
            occurredAt: entry.occurredAt,
            on: day,
            code: entry.code,
            micros: micros,
            reference: reference
        )
    }
}

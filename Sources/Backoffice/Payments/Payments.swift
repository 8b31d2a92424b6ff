// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import Primitives
import SQLInterface
import Storage

/// Records money that came in or went back, and lets it settle invoices.
///
/// - Source: billing rules, section 6.
package struct Payments: Sendable {
    package let office: Office

    package init(office: Office) {
        self.office = office
    }

    /// Records a payment: posts it, and settles the linked invoice, else the oldest open ones.
    ///
    /// A repeated request id returns the first result and posts nothing.
    ///
    /// - Throws: `InvoicingRefusal`; nothing was changed then.
    package func record(
        _ entry: PaymentEntry,
        requestID: String? = nil,
        by actor: Actor
    ) async throws -> PaymentID {
        let now = office.now
        return try await office.once(requestID, entry, touching: entry.clientID) {
            transaction in
            let billed = try BilledClient(entry.clientID, in: transaction)
            let linked = try entry.check(billed)
            let desk = PaymentDesk(self, billed, now: now, actor: actor)
            return try desk.record(entry, linked).id
        }
    }

    /// Undoes a payment by a reversing entry dated now: the balance moves back, and what the
    /// payment settled is owed again.
    ///
    /// - Throws: `InvoicingRefusal.paymentNotFound`, `.undoneAlready`, `.undoesAnother`.
    package func undo(
        _ id: PaymentID,
        comment: String,
        requestID: String? = nil,
        by actor: Actor
    ) async throws -> PaymentID {
        let now = office.now
        let found = try await office.database.read { try PaymentRepository.find(id, in: $0) }
        guard let found else { throw InvoicingRefusal.paymentNotFound }
        let request = "undo \(id)"
        return try await office.once(requestID, request, touching: found.clientID) {
            transaction in
            guard found.reversesID == nil else { throw InvoicingRefusal.undoesAnother }
            guard try PaymentRepository.reversal(of: id, in: transaction) == nil else {
                throw InvoicingRefusal.undoneAlready
            }
            let billed = try BilledClient(found.clientID, in: transaction)
            let desk = PaymentDesk(self, billed, now: now, actor: actor)
            return try desk.undo(found, comment: comment).id
        }
    }

    /// Changes what may change of a payment; amount and invoice link are final.
    ///
    /// - Throws: `InvoicingRefusal.paymentNotFound`.
    package func edit(
        _ id: PaymentID,
        _ fields: PaymentFields,
        by actor: Actor
    ) async throws {
        let now = office.now
        try await office.database.write { transaction in
            guard let before = try PaymentRepository.find(id, in: transaction) else {
                throw InvoicingRefusal.paymentNotFound
            }
            var payment = before
            payment.take(fields)
            guard payment != before else { return }
            try PaymentRepository.update(payment, in: transaction)
            try SettingsChange(transaction: transaction, now: now, actor: actor)
                .log("update", "payment", id: "\(id)", before: before, after: payment)
        }
    }

    /// Everything that was done to a payment, newest first.
    package func history(of id: PaymentID) async throws -> [StoredAuditEntry] {
        try await office.database.read { transaction in
            try AuditLogRepository.list(
                objectKind: "payment",
                objectID: "\(id)",
                in: transaction
            )
        }
    }
}

/// A payment as it is recorded.
package struct PaymentEntry: Hashable, Sendable, Codable {
    package var clientID: ClientID
    /// Negative when money went back.
    package var amount: Money
    package var invoiceID: InvoiceID?
    /// What it settles by choice, of several invoices; the rest settles the oldest open ones.
    package var parts: [PaymentPart]
    package var editable: PaymentFields

    package init(
        clientID: ClientID,
        amount: Money,
        invoiceID: InvoiceID? = nil,
        parts: [PaymentPart] = [],
        editable: PaymentFields
    ) {
        self.clientID = clientID
        self.amount = amount
        self.invoiceID = invoiceID
        self.parts = parts
        self.editable = editable
    }

    /// Refuses what cannot be recorded; returns the linked invoice.
    func check(_ billed: BilledClient) throws -> Invoice? {
        guard amount.currency == billed.client.currency else {
            throw InvoicingRefusal.otherCurrency
        }
        guard !amount.isZero else { throw InvoicingRefusal.amountIsZero }
        guard amount.rounded() == amount else {
            throw InvoicingRefusal.amountTooPrecise(decimals: amount.currency.minorUnitDigits)
        }
        try checkParts(billed)
        guard let invoiceID else { return nil }
        let invoice = try InvoiceRepository.find(invoiceID, in: billed.transaction)
        guard let invoice, invoice.clientID == clientID else {
            throw InvoicingRefusal.invoiceNotFound
        }
        return invoice
    }

    /// Refuses chosen parts that the payment does not have or the invoices do not owe.
    private func checkParts(_ billed: BilledClient) throws {
        var left = amount.micros
        var seen: Set<InvoiceID> = []
        for part in parts {
            let invoice = try InvoiceRepository.find(part.invoiceID, in: billed.transaction)
            guard let invoice, invoice.clientID == clientID, invoice.kind != .proforma,
                seen.insert(part.invoiceID).inserted
            else { throw InvoicingRefusal.invoiceNotFound }
            let money = Money(micros: part.micros, amount.currency)
            guard part.micros > 0, money.rounded() == money else {
                throw InvoicingRefusal.amountNotPositive
            }
            guard money.micros <= invoice.outstanding.micros else {
                throw InvoicingRefusal.partTooHigh(
                    invoiceNumber: invoice.number,
                    open: invoice.outstanding
                )
            }
            guard money.micros <= left else { throw InvoicingRefusal.partsExceedAmount }
            left -= money.micros
        }
    }
}

/// What a payment settles of one invoice, chosen by a person.
package struct PaymentPart: Hashable, Sendable, Codable {
    package var invoiceID: InvoiceID
    /// Positive.
    package var micros: Int64

    package init(invoiceID: InvoiceID, micros: Int64) {
        self.invoiceID = invoiceID
        self.micros = micros
    }
}

/// What may change of a payment.
package struct PaymentFields: Hashable, Sendable, Codable {
    package var paidOn: CalendarDate
    package var isPaid: Bool
    /// A label of the payment methods library; empty when none was chosen.
    package var method: String
    package var comment: String

    package init(
        paidOn: CalendarDate,
        isPaid: Bool = true,
        method: String = "",
        comment: String = ""
    ) {
        self.paidOn = paidOn
        self.isPaid = isPaid
        self.method = method
        self.comment = comment
    }
}

extension Payment {
    /// Takes over what may change.
    mutating func take(_ fields: PaymentFields) {
        paidOn = fields.paidOn
        isPaid = fields.isPaid
        method = fields.method
        comment = fields.comment
    }
}

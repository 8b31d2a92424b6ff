// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import Primitives
import SQLInterface
import Storage

/// Records one client's payments inside a transaction.
///
/// ```
/// money in   ─▶ ledger ─▶ settles the linked invoice, else the oldest open ones
/// money back ─▶ ledger ─▶ opens the linked invoice, then what nothing covers any more
/// ```
struct PaymentDesk {
    private let office: Office
    private let client: Client
    private let now: Instant
    private let actor: Actor
    private let transaction: any SQLTransaction
    private let settlement: Settlement

    init(_ payments: Payments, _ billed: BilledClient, now: Instant, actor: Actor) {
        office = payments.office
        client = billed.client
        self.now = now
        self.actor = actor
        transaction = billed.transaction
        settlement = Settlement(client: client, now: now, actor: actor, billed.transaction)
    }

    /// Records a checked payment; `linked` is the invoice it names.
    func record(_ entry: PaymentEntry, _ linked: Invoice?) throws -> Payment {
        var payment = Payment(
            id: office.newID(),
            clientID: client.id,
            amount: entry.amount,
            paidOn: entry.editable.paidOn,
            recordedAt: now
        )
        payment.invoiceID = entry.invoiceID
        payment.take(entry.editable)
        try insert(payment, "record")
        try allocate(entry.parts, of: payment)
        if let linked, linked.kind == .proforma {
            try settlement.markPaid(linked, by: payment.amount)
        } else if let linked, payment.amount.isNegative {
            try settlement.reopen(linked.id, by: payment.id, upTo: -payment.amount.micros)
        }
        try settlement.reopenUncovered()
        try settlement.settleOpen()
        return payment
    }

    /// Records the reversing entry of a payment that was not undone yet.
    func undo(_ original: Payment, comment: String) throws -> Payment {
        var payment = Payment(
            id: office.newID(),
            clientID: client.id,
            amount: -original.amount,
            paidOn: original.paidOn,
            recordedAt: now
        )
        payment.invoiceID = original.invoiceID
        payment.reversesID = original.id
        payment.method = original.method
        payment.comment = comment
        payment.isPaid = original.isPaid
        try insert(payment, "undo")
        for settled in try settlement.settled(by: original.id) {
            try settlement.reopen(settled.invoiceID, by: payment.id, upTo: settled.micros)
        }
        if let id = original.invoiceID,
            let linked = try InvoiceRepository.find(id, in: transaction), linked.kind == .proforma
        {
            try settlement.markPaid(linked, by: payment.amount)
        }
        try settlement.reopenUncovered()
        try settlement.settleOpen()
        return payment
    }

    /// Settles what a person chose, before anything is settled by age.
    private func allocate(_ parts: [PaymentPart], of payment: Payment) throws {
        guard !parts.isEmpty else { return }
        try settlement.apply(
            parts.map {
                .init(paymentID: payment.id, invoiceID: $0.invoiceID, micros: $0.micros)
            }
        )
        try SettingsChange(transaction: transaction, now: now, actor: actor)
            .log("allocate", "payment", id: "\(payment.id)", after: parts)
    }

    private func insert(_ payment: Payment, _ action: String) throws {
        try PaymentRepository.insert(payment, in: transaction)
        try post(payment)
        try SettingsChange(transaction: transaction, now: now, actor: actor)
            .log(action, "payment", id: "\(payment.id)", after: payment)
        let event = WebhookEvent(
            .paymentRecorded,
            of: client.id,
            about: payment.id.rawValue,
            at: now
        )
        try WebhookRepository.publish(
            [event],
            newID: { office.ids.next(at: now) },
            in: transaction
        )
    }

    private func post(_ payment: Payment) throws {
        let currency = payment.amount.currency
        let ours = LedgerAccountKey(
            kind: .client,
            ownerID: payment.clientID.rawValue,
            currency: currency
        )
        let cash = LedgerAccountKey(kind: .cash, currency: currency)
        let wentBack = payment.amount.isNegative
        var posting = LedgerPosting(
            debit: wentBack ? ours : cash,
            credit: wentBack ? cash : ours,
            amount: wentBack ? -payment.amount : payment.amount,
            code: .payment,
            at: now
        )
        posting.referenceID = payment.id.rawValue
        try LedgerRepository.post(
            posting,
            newID: { office.ids.next(at: now) },
            in: transaction
        )
    }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import Primitives
import SQLInterface
import Storage

/// Lets a client's unallocated payments settle its invoices, inside a transaction.
struct Settlement {
    private let client: Client
    private let now: Instant
    private let actor: Actor
    private let transaction: any SQLTransaction

    init(client: Client, now: Instant, actor: Actor, _ transaction: any SQLTransaction) {
        self.client = client
        self.now = now
        self.actor = actor
        self.transaction = transaction
    }

    /// What would settle an invoice that is being issued; a proforma is no debt.
    func parts(
        for document: InvoiceDocument,
        _ id: InvoiceID
    ) throws -> [PaymentAllocation.Part] {
        guard document.kind != .proforma else { return [] }
        let target = PaymentAllocation.Target(
            invoiceID: id,
            outstandingMicros: document.totals.total.micros
        )
        return PaymentAllocation.allocate(try sources(), over: [target])
    }

    /// Settles whatever open invoices the unallocated payments can.
    func settleOpen() throws {
        let open = try InvoiceRepository.outstanding(of: client.id, in: transaction)
        let targets = open.map {
            PaymentAllocation.Target(
                invoiceID: $0.id,
                outstandingMicros: $0.outstanding.micros
            )
        }
        try apply(PaymentAllocation.allocate(try sources(), over: targets))
    }

    /// Writes settled parts with their steps in the invoices' timelines.
    func apply(_ parts: [PaymentAllocation.Part]) throws {
        for part in parts {
            try PaymentRepository.allocate(part, of: client.id, at: now, in: transaction)
            guard let invoice = try InvoiceRepository.find(part.invoiceID, in: transaction)
            else { continue }
            let money = Money(micros: part.micros, client.currency)
            try note(.paymentAllocated, "\(money.decimalText) \(client.currency)", invoice)
            if invoice.outstanding.micros <= 0 { try note(.settled, "", invoice) }
        }
    }

    /// Lets a payment that is linked to a proforma mark it paid; the money stays free for
    /// invoices.
    func markPaid(_ proforma: Invoice, by payment: Money) throws {
        let micros = min(payment.micros, proforma.outstanding.micros)
        guard micros > 0 else { return }
        try InvoiceRepository.addPaid(micros, to: proforma.id, in: transaction)
        let money = Money(micros: micros, client.currency)
        try note(.paymentAllocated, "\(money.decimalText) \(client.currency)", proforma)
        if micros == proforma.outstanding.micros { try note(.settled, "", proforma) }
    }

    private func note(_ kind: InvoiceEventKind, _ detail: String, _ invoice: Invoice) throws {
        try InvoiceRepository.note(
            kind,
            detail,
            of: invoice,
            by: InvoiceEvent.Stamp(at: now, actor: actor.description),
            in: transaction
        )
    }

    private func sources() throws -> [PaymentAllocation.Source] {
        try PaymentRepository.unallocated(of: client.id, in: transaction).map {
            PaymentAllocation.Source(
                paymentID: $0.id,
                unallocatedMicros: $0.unallocated.micros,
                linkedInvoiceID: $0.invoiceID
            )
        }
    }
}

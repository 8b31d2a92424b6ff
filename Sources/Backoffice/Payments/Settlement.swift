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

    /// Frees a part of what was paid on an invoice, the latest settlement first; the payments
    /// have it again, unallocated.
    func release(_ micros: Int64, from invoice: Invoice) throws {
        var left = micros
        for settled in try settlements(of: invoice).reversed() where left > 0 {
            let part = PaymentAllocation.Part(
                paymentID: settled.paymentID,
                invoiceID: invoice.id,
                micros: min(left, settled.micros)
            )
            try PaymentRepository.release(part, of: client.id, at: now, in: transaction)
            left -= part.micros
        }
        try noteReopened(micros - left, invoice)
    }

    /// Lets money that went back open one invoice again, as far as it is paid.
    func reopen(_ id: InvoiceID, by payment: PaymentID, upTo micros: Int64) throws {
        guard let invoice = try InvoiceRepository.find(id, in: transaction),
            invoice.kind != .proforma
        else { return }
        let part = PaymentAllocation.Part(
            paymentID: payment,
            invoiceID: id,
            micros: min(micros, invoice.paid.micros)
        )
        guard part.micros > 0 else { return }
        try PaymentRepository.release(part, of: client.id, at: now, in: transaction)
        try noteReopened(part.micros, invoice)
    }

    /// Lets money that went back open the latest paid invoices again, as far as the client has
    /// no unallocated money that covers it.
    func reopenUncovered() throws {
        let sources = try sources()
        var missing = -sources.reduce(0) { $0 + $1.unallocatedMicros }
        guard missing > 0 else { return }
        var paid = try InvoiceRepository.settled(of: client.id, in: transaction)
            .map { (id: $0.id, micros: $0.paid.micros) }
        for source in sources where source.unallocatedMicros < 0 {
            var usable = -source.unallocatedMicros
            for index in paid.indices {
                let micros = min(missing, usable, paid[index].micros)
                guard micros > 0 else { continue }
                try reopen(paid[index].id, by: source.paymentID, upTo: micros)
                paid[index].micros -= micros
                usable -= micros
                missing -= micros
            }
        }
    }

    /// What payments have settled, per invoice, after what was taken back.
    func settled(by payment: PaymentID) throws -> [(invoiceID: InvoiceID, micros: Int64)] {
        var sums: [InvoiceID: Int64] = [:]
        for allocation in try PaymentRepository.allocations(of: payment, in: transaction) {
            sums[allocation.invoiceID, default: 0] += allocation.micros
        }
        return sums.filter { $0.value > 0 }.sorted { $0.key < $1.key }
            .map { (invoiceID: $0.key, micros: $0.value) }
    }

    private func settlements(of invoice: Invoice) throws -> [PaymentAllocation.Part] {
        var order: [PaymentID] = []
        var sums: [PaymentID: Int64] = [:]
        for allocation in try PaymentRepository.allocations(to: invoice.id, in: transaction) {
            if sums[allocation.paymentID] == nil { order.append(allocation.paymentID) }
            sums[allocation.paymentID, default: 0] += allocation.micros
        }
        return order.compactMap { payment in
            guard let micros = sums[payment], micros > 0 else { return nil }
            return .init(paymentID: payment, invoiceID: invoice.id, micros: micros)
        }
    }

    private func noteReopened(_ micros: Int64, _ invoice: Invoice) throws {
        guard micros > 0 else { return }
        let money = Money(micros: micros, client.currency)
        try note(.reopened, "\(money.decimalText) \(client.currency)", invoice)
    }

    /// Lets a payment that is linked to a proforma mark it paid; the money stays free for
    /// invoices.
    func markPaid(_ proforma: Invoice, by payment: Money) throws {
        let micros = max(-proforma.paid.micros, min(payment.micros, proforma.outstanding.micros))
        guard micros != 0 else { return }
        try InvoiceRepository.addPaid(micros, to: proforma.id, in: transaction)
        let money = Money(micros: abs(micros), client.currency)
        guard micros > 0 else {
            return try note(.reopened, "\(money.decimalText) \(client.currency)", proforma)
        }
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

// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import Primitives
import SQLInterface

/// Reads and writes payments and what they settled.
package enum PaymentRepository {
    /// Adds a payment; the caller posts it to the ledger.
    package static func insert(_ payment: Payment, in transaction: any SQLTransaction) throws {
        try transaction.execute(
            .insert(
                into: "payments",
                [
                    "client_id": payment.clientID, "id": payment.id,
                    "amount_micros": payment.amount.micros,
                    "currency": payment.amount.currency, "is_paid": payment.isPaid,
                    "method": payment.method, "paid_on": payment.paidOn,
                    "invoice_id": payment.invoiceID, "comment": payment.comment,
                    "recorded_at": payment.recordedAt,
                    "allocated_micros": payment.allocated.micros,
                    "reverses_id": payment.reversesID,
                ]
            )
        )
    }

    /// Saves what may change of a payment: paid, method, date and comment.
    ///
    /// - Throws: `StorageError.notFound`.
    package static func update(_ payment: Payment, in transaction: any SQLTransaction) throws {
        try transaction.change(
            Payment.table,
            id: payment.id,
            """
            UPDATE payments SET is_paid = \(payment.isPaid), method = \(payment.method),
                paid_on = \(payment.paidOn), comment = \(payment.comment)
            WHERE id = \(payment.id)
            """
        )
    }

    /// Finds a payment.
    package static func find(
        _ id: PaymentID,
        in transaction: any SQLTransaction
    ) throws -> Payment? {
        try transaction.model("SELECT * FROM payments WHERE id = \(id)")
    }

    /// A page of payments, the last recorded first.
    ///
    /// `id` is where the page before ended; nil for the first one.
    package static func page(
        _ filter: PaymentFilter = PaymentFilter(),
        after id: PaymentID? = nil,
        limit: Int,
        in transaction: any SQLTransaction
    ) throws -> [Payment] {
        var conditions = filter.conditions
        if let id { conditions.append("p.id < \(id)") }
        return try transaction.models(
            """
            SELECT p.* FROM payments p JOIN clients c ON c.id = p.client_id
            \(raw: .filter(conditions)) ORDER BY p.id DESC LIMIT \(limit)
            """
        )
    }

    /// The sum of all payments that pass a filter, one per currency, by its code.
    package static func totals(
        _ filter: PaymentFilter = PaymentFilter(),
        in transaction: any SQLTransaction
    ) throws -> [Money] {
        try transaction.query(
            """
            SELECT p.currency, CAST(SUM(p.amount_micros) AS BIGINT)
            FROM payments p JOIN clients c ON c.id = p.client_id
            \(raw: .filter(filter.conditions)) GROUP BY p.currency ORDER BY p.currency
            """
        ).map { Money(micros: try $0.get(1), try $0.get(0)) }
    }

    /// A client's payments that have not settled all they could, oldest first.
    package static func unallocated(
        of client: ClientID,
        in transaction: any SQLTransaction
    ) throws -> [Payment] {
        try transaction.models(
            """
            SELECT * FROM payments
            WHERE client_id = \(client) AND allocated_micros <> amount_micros
            ORDER BY id
            """
        )
    }

    /// Lets a payment settle a part of an invoice: the allocation, the payment's settled part
    /// and the invoice's paid sum change together.
    ///
    /// - Throws: `StorageError.overAllocated` when the payment has less, or the invoice owes
    ///   less.
    package static func allocate(
        _ part: PaymentAllocation.Part,
        of client: ClientID,
        at now: Instant,
        in transaction: any SQLTransaction
    ) throws {
        let changed = try transaction.execute(
            """
            UPDATE payments SET allocated_micros = allocated_micros + \(part.micros)
            WHERE id = \(part.paymentID) AND client_id = \(client)
                AND allocated_micros + \(part.micros) <= amount_micros
            """
        )
        guard changed == 1 else {
            throw StorageError.overAllocated(
                table: Payment.table,
                id: part.paymentID.description
            )
        }
        try InvoiceRepository.addPaid(part.micros, to: part.invoiceID, in: transaction)
        try insertAllocation(part, part.micros, of: client, at: now, in: transaction)
    }

    /// Takes a part of an invoice's settlement back: the reversing allocation, the payment's
    /// settled part and the invoice's paid sum change together.
    ///
    /// Of a payment that went in, the part becomes unallocated again; one that went out (a
    /// negative one) uses itself up.
    ///
    /// - Throws: `StorageError.overAllocated` when the payment, or the invoice, has less.
    package static func release(
        _ part: PaymentAllocation.Part,
        of client: ClientID,
        at now: Instant,
        in transaction: any SQLTransaction
    ) throws {
        let changed = try transaction.execute(
            """
            UPDATE payments SET allocated_micros = allocated_micros - \(part.micros)
            WHERE id = \(part.paymentID) AND client_id = \(client)
                AND allocated_micros - \(part.micros)
                    >= CASE WHEN amount_micros < 0 THEN amount_micros ELSE 0 END
            """
        )
        guard changed == 1 else {
            throw StorageError.overAllocated(
                table: Payment.table,
                id: part.paymentID.description
            )
        }
        try InvoiceRepository.addPaid(-part.micros, to: part.invoiceID, in: transaction)
        try insertAllocation(part, -part.micros, of: client, at: now, in: transaction)
    }

    private static func insertAllocation(
        _ part: PaymentAllocation.Part,
        _ micros: Int64,
        of client: ClientID,
        at now: Instant,
        in transaction: any SQLTransaction
    ) throws {
        let next: Int64 = try transaction.scalar(
            """
            SELECT COALESCE(MAX(sequence), 0) + 1 FROM payment_allocations
            WHERE client_id = \(client) AND payment_id = \(part.paymentID)
                AND invoice_id = \(part.invoiceID)
            """
        )
        try transaction.execute(
            .insert(
                into: "payment_allocations",
                [
                    "client_id": client, "payment_id": part.paymentID,
                    "invoice_id": part.invoiceID, "sequence": next,
                    "amount_micros": micros, "recorded_at": now,
                ]
            )
        )
    }

    /// What a payment has settled, oldest first.
    package static func allocations(
        of payment: PaymentID,
        in transaction: any SQLTransaction
    ) throws -> [RecordedAllocation] {
        try transaction.models(
            """
            SELECT * FROM payment_allocations WHERE payment_id = \(payment)
            ORDER BY recorded_at, invoice_id
            """
        )
    }

    /// The payment that undid one; nil when it stands.
    package static func reversal(
        of payment: PaymentID,
        in transaction: any SQLTransaction
    ) throws -> PaymentID? {
        try transaction.first("SELECT id FROM payments WHERE reverses_id = \(payment)")?.get(0)
    }

    /// What has settled an invoice, oldest first.
    package static func allocations(
        to invoice: InvoiceID,
        in transaction: any SQLTransaction
    ) throws -> [RecordedAllocation] {
        try transaction.models(
            """
            SELECT * FROM payment_allocations WHERE invoice_id = \(invoice)
            ORDER BY recorded_at, payment_id
            """
        )
    }
}

/// Which payments a list shows.
package struct PaymentFilter: Hashable, Sendable {
    package var clientID: ClientID?
    package var currency: Currency?
    package var paidFrom: CalendarDate?
    package var paidThrough: CalendarDate?
    package var method: String?
    package var isPaid: Bool?
    /// Part of the comment or method, or of the client's login or company; empty for all.
    package var text = ""

    package init() {}

    var conditions: [SQL] {
        var conditions: [SQL] = []
        if let clientID { conditions.append("p.client_id = \(clientID)") }
        if let currency { conditions.append("p.currency = \(currency)") }
        if let paidFrom { conditions.append("p.paid_on >= \(paidFrom)") }
        if let paidThrough { conditions.append("p.paid_on <= \(paidThrough)") }
        if let method { conditions.append("p.method = \(method)") }
        if let isPaid { conditions.append("p.is_paid = \(isPaid)") }
        if !text.isEmpty {
            conditions.append(
                .contains(text, in: ["p.comment", "p.method", "c.login", "c.company"])
            )
        }
        return conditions
    }
}

/// What a payment settled of an invoice, and when.
package struct RecordedAllocation: Hashable, Sendable {
    package let paymentID: PaymentID
    package let invoiceID: InvoiceID
    package let micros: Int64
    package let recordedAt: Instant
}

extension RecordedAllocation: RowReadable {
    static let table = "payment_allocations"

    init(_ row: StoredRow) throws {
        paymentID = try row.get("payment_id")
        invoiceID = try row.get("invoice_id")
        micros = try row.get("amount_micros")
        recordedAt = try row.get("recorded_at")
    }
}

extension Payment: RowReadable {
    static let table = "payments"

    init(_ row: StoredRow) throws {
        let currency: Currency = try row.get("currency")
        self.init(
            id: try row.get("id"),
            clientID: try row.get("client_id"),
            amount: try row.money("amount_micros", currency),
            paidOn: try row.get("paid_on"),
            recordedAt: try row.get("recorded_at")
        )
        isPaid = try row.get("is_paid")
        method = try row.get("method")
        invoiceID = try row.get("invoice_id")
        comment = try row.get("comment")
        allocated = try row.money("allocated_micros", currency)
        reversesID = try row.get("reverses_id")
    }
}

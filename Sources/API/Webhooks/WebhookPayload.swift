// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import Primitives
import SQLInterface
import Storage

/// What an event says, written when it is delivered from what is stored and does not change.
enum WebhookPayload {
    /// The body of a delivery; nil when what it is about is gone.
    static func json(
        of event: WebhookEvent,
        in transaction: any SQLTransaction
    ) throws -> JSON? {
        guard let data = try data(event, transaction) else { return nil }
        return [
            "type": .string(event.kind.rawValue), "timestamp": .instant(event.at), "data": data,
        ]
    }

    private static func data(
        _ event: WebhookEvent,
        _ transaction: any SQLTransaction
    ) throws -> JSON? {
        guard let client = try ClientRepository.find(event.clientID, in: transaction) else {
            return nil
        }
        switch event.kind {
        case .messageFinished:
            let key = MessageKey(clientID: event.clientID, id: MessageID(event.objectID))
            return try MessageRepository.find(key, in: transaction)
                .map { message($0, client.currency) }
        case .invoiceIssued:
            return try InvoiceRepository.find(InvoiceID(event.objectID), in: transaction)
                .map(invoice)
        case .paymentRecorded:
            return try PaymentRepository.find(PaymentID(event.objectID), in: transaction)
                .map(payment)
        case .balanceLow:
            guard let detail = try? JSONReader.read(Array(event.detail.utf8)) else { return nil }
            return detail
        }
    }

    private static func message(_ message: StoredMessage, _ currency: Currency) -> JSON {
        let (facts, progress) = (message.facts, message.progress)
        let error = progress.receiptError.isEmpty ? progress.reason : progress.receiptError
        return [
            "id": .id(facts.id), "client": .id(facts.clientID),
            "from": .string(facts.originator.text), "to": .string(facts.recipient),
            "segments": .integer(Int64(facts.content.segments)),
            "state": .string(progress.state.rawValue),
            "error": error.isEmpty ? .null : .string(error),
            "amount": .money(facts.amountMicros, currency),
            "money": .string(progress.money.rawValue),
            "received_at": .instant(facts.receivedAt), "done_at": .optional(progress.doneAt),
        ]
    }

    private static func invoice(_ invoice: Invoice) -> JSON {
        [
            "id": .id(invoice.id), "client": .id(invoice.clientID),
            "number": .string(invoice.number), "kind": .string(invoice.kind.rawValue),
            "issued_on": .string(invoice.issueOn.description),
            "due_on": .string(invoice.dueOn.description), "net": .money(invoice.net),
            "tax": .money(invoice.tax), "total": .money(invoice.total),
        ]
    }

    private static func payment(_ payment: Payment) -> JSON {
        [
            "id": .id(payment.id), "client": .id(payment.clientID),
            "amount": .money(payment.amount), "paid_on": .string(payment.paidOn.description),
            "invoice": .optional(payment.invoiceID),
            "recorded_at": .instant(payment.recordedAt),
        ]
    }

    /// A body for the reference.
    static let sample: JSON = [
        "type": "message.finished", "timestamp": "2026-11-25T09:38:31.207Z",
        "data": [
            "id": "1795608200123456", "client": "1795600000000000", "from": "Orchid",
            "to": "380501234567", "segments": 1, "state": "delivered", "error": .null,
            "amount": ["amount": "0.0425", "currency": "EUR"], "money": "charged",
            "received_at": "2026-11-25T09:38:23.041Z", "done_at": "2026-11-25T09:38:31.118Z",
        ],
    ]
}

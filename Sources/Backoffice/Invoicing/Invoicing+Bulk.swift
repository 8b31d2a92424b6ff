// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Primitives
import SQLInterface
import Storage

/// What is done with several invoices at once.
package enum BulkAction: String, Hashable, Sendable, CaseIterable {
    /// Puts each into the outbox again.
    case mail
    /// Notes that each reached its client by another way than the outbox.
    case markSent = "mark_sent"
}

/// One invoice of a bulk action: what was done with it, or would be.
package struct BulkLine: Hashable, Sendable {
    package let invoice: Invoice
    /// The client's login.
    package let login: String
    /// Why nothing is done with it; nil when it is done.
    package let refusal: Phrase?
}

extension Invoicing {
    /// Invoices that one bulk action takes; more than a page of the list has.
    package static let bulkLimit = 500

    /// Says what an action would do with each invoice; does nothing.
    package func plan(_ action: BulkAction, _ ids: [InvoiceID]) async throws -> [BulkLine] {
        try await office.database.read { transaction in
            try ids.prefix(Self.bulkLimit).compactMap { id in
                guard let invoice = try InvoiceRepository.find(id, in: transaction),
                    let client = try ClientRepository.find(invoice.clientID, in: transaction)
                else { return nil }
                return BulkLine(
                    invoice: invoice,
                    login: client.login,
                    refusal: action.refusal(invoice, client)
                )
            }
        }
    }

    /// Does it, each invoice in a transaction of its own: one that is refused stops no other.
    ///
    /// - Returns: what became of each.
    package func perform(
        _ action: BulkAction,
        _ ids: [InvoiceID],
        by actor: Actor
    ) async throws -> [BulkLine] {
        var lines: [BulkLine] = []
        for line in try await plan(action, ids) {
            var refusal = line.refusal
            if refusal == nil {
                do {
                    switch action {
                    case .mail: try await sendAgain(line.invoice.id, by: actor)
                    case .markSent: try await markSent(line.invoice.id, by: actor)
                    }
                } catch let error as InvoicingRefusal {
                    refusal = error.sentence
                }
            }
            lines.append(BulkLine(invoice: line.invoice, login: line.login, refusal: refusal))
        }
        return lines
    }

    /// Notes that an invoice reached its client by another way than the outbox; one that was
    /// sent before stays as it is.
    ///
    /// - Throws: `InvoicingRefusal.invoiceNotFound`.
    package func markSent(_ id: InvoiceID, by actor: Actor) async throws {
        let now = office.now
        try await office.database.write { transaction in
            guard let invoice = try InvoiceRepository.find(id, in: transaction) else {
                throw InvoicingRefusal.invoiceNotFound
            }
            guard invoice.sentAt == nil else { return }
            try InvoiceRepository.setSent(at: now, id, in: transaction)
            try InvoiceRepository.note(
                .markedSent,
                of: invoice,
                by: .init(at: now, actor: actor.description),
                in: transaction
            )
            try SettingsChange(transaction: transaction, now: now, actor: actor)
                .log("mark sent", "invoice", id: "\(id)", after: invoice.number)
        }
    }
}

extension BulkAction {
    fileprivate func refusal(_ invoice: Invoice, _ client: Client) -> Phrase? {
        switch self {
        case .mail:
            client.invoicing.billingEmail.isEmpty
                ? InvoicingRefusal.billingAddressMissing.sentence : nil
        case .markSent: invoice.sentAt == nil ? nil : "It is marked as sent already."
        }
    }
}

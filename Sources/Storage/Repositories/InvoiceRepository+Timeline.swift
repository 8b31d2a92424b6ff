// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Primitives
import SQLInterface

extension InvoiceRepository {
    /// Adds an entry to an invoice's timeline.
    package static func note(
        _ kind: InvoiceEventKind,
        _ detail: String = "",
        of invoice: Invoice,
        by stamp: InvoiceEvent.Stamp,
        in transaction: any SQLTransaction
    ) throws {
        try transaction.execute(
            """
            INSERT INTO invoice_events
                (client_id, invoice_id, sequence, at, actor, kind, detail)
            SELECT \(raw: key(invoice)), COALESCE(MAX(sequence), 0) + 1,
                CAST(\(stamp.at) AS BIGINT), CAST(\(stamp.actor) AS TEXT),
                CAST(\(kind) AS TEXT), CAST(\(detail) AS TEXT)
            FROM invoice_events
            WHERE client_id = \(invoice.clientID) AND invoice_id = \(invoice.id)
            """
        )
    }

    /// An invoice's timeline, oldest first.
    package static func timeline(
        of invoice: Invoice,
        in transaction: any SQLTransaction
    ) throws -> [InvoiceEvent] {
        try transaction.models(
            """
            SELECT * FROM invoice_events
            WHERE client_id = \(invoice.clientID) AND invoice_id = \(invoice.id)
            ORDER BY sequence
            """
        )
    }

    private static func key(_ invoice: Invoice) -> SQL {
        "CAST(\(invoice.clientID) AS BIGINT), CAST(\(invoice.id) AS BIGINT)"
    }
}

/// A step in the life of an invoice.
package struct InvoiceEvent: Hashable, Sendable {
    /// Counts from 1 within the invoice.
    package let sequence: Int
    package let stamp: Stamp
    package let kind: InvoiceEventKind
    /// Such as a number, an address or an amount; may be empty.
    package let detail: String

    /// When something was done, and by whom.
    package struct Stamp: Hashable, Sendable {
        package let at: Instant
        package let actor: String

        package init(at: Instant, actor: String) {
            self.at = at
            self.actor = actor
        }
    }
}

/// The kinds of steps in the life of an invoice.
package enum InvoiceEventKind: String, Hashable, Sendable, CaseIterable, SQLValueConvertible {
    case issued
    /// The client's panel shows it from now on.
    case shown
    case hidden
    case statisticsAttached = "statistics_attached"
    /// A person asked for it to be mailed again.
    case mailQueued = "mail_queued"
    case mailed
    case mailFailed = "mail_failed"
    /// A person says that it reached the client by another way.
    case markedSent = "marked_sent"
    case downloaded
    /// A payment settled a part of it.
    case paymentAllocated = "payment_allocated"
    /// Nothing is owed on it any more.
    case settled
    /// Money went back, or a payment was undone: a part is owed again.
    case reopened
    /// A credit note took a part of it back, or all.
    case credited
    /// A letter that asks for payment was written.
    case reminded
    /// No more reminders of it are sent.
    case remindersStopped = "reminders_stopped"
    case remindersResumed = "reminders_resumed"
    case noted
}

extension InvoiceEvent: RowReadable {
    static let table = "invoice_events"

    init(_ row: StoredRow) throws {
        sequence = try row.get("sequence")
        stamp = Stamp(at: try row.get("at"), actor: try row.get("actor"))
        kind = try row.get("kind")
        detail = try row.get("detail")
    }
}

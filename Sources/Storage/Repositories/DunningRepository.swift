// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Primitives
import SQLInterface

/// Plans of reminders, and which reminders were sent or are held back.
package enum DunningRepository {
    /// An enterprise's plan; the standard one, switched off, when none was saved.
    package static func plan(
        of enterprise: EnterpriseID,
        in transaction: any SQLTransaction
    ) throws -> DunningPlan {
        var plan = DunningPlan(enterpriseID: enterprise)
        let row = try transaction.first(
            "SELECT * FROM dunning_plans WHERE enterprise_id = \(enterprise)"
        )
        guard let row = row.map({ StoredRow($0, of: "dunning_plans") }) else { return plan }
        plan.isActive = try row.get("is_active")
        plan.quietWeekdays = Set(
            try row.get("quiet_weekdays", as: String.self).split(separator: ",")
                .compactMap { Weekday(rawValue: String($0)) }
        )
        plan.quietDates = try row.get("quiet_dates", as: String.self).split(separator: ",")
            .compactMap { CalendarDate(String($0)) }
        plan.steps = []
        try transaction.forEach(
            "SELECT * FROM dunning_steps WHERE enterprise_id = \(enterprise) ORDER BY step"
        ) { row in
            let row = StoredRow(row, of: "dunning_steps")
            plan.steps.append(
                DunningStep(
                    number: try row.get("step"),
                    daysOverdue: try row.get("days_overdue"),
                    blocksClient: try row.get("blocks_client"),
                    texts: try DunningTexts(stored: row.get("texts"))
                )
            )
        }
        return plan
    }

    /// Saves a plan in place of the one before.
    package static func save(_ plan: DunningPlan, in transaction: any SQLTransaction) throws {
        let weekdays = plan.quietWeekdays.map(\.rawValue).sorted().joined(separator: ",")
        let dates = plan.quietDates.map(\.description).joined(separator: ",")
        try transaction.execute(
            """
            INSERT INTO dunning_plans (enterprise_id, is_active, quiet_weekdays, quiet_dates)
            VALUES (\(plan.enterpriseID), \(plan.isActive), \(weekdays), \(dates))
            ON CONFLICT (enterprise_id) DO UPDATE SET is_active = excluded.is_active,
                quiet_weekdays = excluded.quiet_weekdays, quiet_dates = excluded.quiet_dates
            """
        )
        try transaction.execute(
            "DELETE FROM dunning_steps WHERE enterprise_id = \(plan.enterpriseID)"
        )
        for step in plan.steps {
            try transaction.execute(
                .insert(
                    into: "dunning_steps",
                    [
                        "enterprise_id": plan.enterpriseID, "step": step.number,
                        "days_overdue": step.daysOverdue, "blocks_client": step.blocksClient,
                        "texts": try step.texts.stored,
                    ]
                )
            )
        }
    }

    /// Invoices that are owed, past their due date and not held back, oldest due date first.
    package static func overdue(
        of enterprise: EnterpriseID,
        before day: CalendarDate,
        client: ClientID? = nil,
        in transaction: any SQLTransaction
    ) throws -> [OverdueInvoice] {
        var conditions: [SQL] = [
            "i.enterprise_id = \(enterprise)", "i.kind <> \(InvoiceKind.proforma)",
            "i.due_on < \(day)", "i.total_micros > i.paid_micros + i.credited_micros",
            "NOT EXISTS (SELECT 1 FROM dunning_stops s WHERE s.invoice_id = i.id)",
        ]
        if let client { conditions.append("i.client_id = \(client)") }
        let invoices: [Invoice] = try transaction.models(
            """
            SELECT \(raw: InvoiceRepository.columns) FROM invoices i
            \(raw: .filter(conditions)) ORDER BY i.client_id, i.due_on, i.id
            """
        )
        return try invoices.map { invoice in
            OverdueInvoice(
                invoice: invoice,
                lastStep: try transaction.scalar(
                    """
                    SELECT COALESCE(MAX(step), 0) FROM dunning_reminders
                    WHERE invoice_id = \(invoice.id)
                    """
                )
            )
        }
    }

    /// Records that an invoice was reminded of; steps before it that were never sent count as
    /// done.
    ///
    /// - Throws: `SQLError` of kind `uniqueViolation` when it was recorded already.
    package static func insert(
        _ reminder: RecordedReminder,
        in transaction: any SQLTransaction
    ) throws {
        try transaction.execute(
            .insert(
                into: "dunning_reminders",
                [
                    "client_id": reminder.clientID, "invoice_id": reminder.invoiceID,
                    "step": reminder.step, "mail_id": reminder.mailID,
                    "reminded_on": reminder.on, "recorded_at": reminder.recordedAt,
                ]
            )
        )
    }

    /// The reminders of an invoice, in the order of their steps.
    package static func reminders(
        of invoice: InvoiceID,
        in transaction: any SQLTransaction
    ) throws -> [RecordedReminder] {
        try transaction.models(
            "SELECT * FROM dunning_reminders WHERE invoice_id = \(invoice) ORDER BY step"
        )
    }

    /// The reminders that a letter carries.
    package static func reminders(
        in mail: MailID,
        _ transaction: any SQLTransaction
    ) throws -> [RecordedReminder] {
        try transaction.models(
            "SELECT * FROM dunning_reminders WHERE mail_id = \(mail) ORDER BY invoice_id"
        )
    }

    /// Why an invoice is not reminded of; nil when it is.
    package static func stop(
        of invoice: InvoiceID,
        in transaction: any SQLTransaction
    ) throws -> String? {
        try transaction.first(
            "SELECT reason FROM dunning_stops WHERE invoice_id = \(invoice)"
        )?.get(0)
    }

    /// Holds reminders of an invoice back.
    package static func insertStop(
        of invoice: Invoice,
        reason: String,
        at now: Instant,
        in transaction: any SQLTransaction
    ) throws {
        try transaction.execute(
            .insert(
                into: "dunning_stops",
                [
                    "invoice_id": invoice.id, "client_id": invoice.clientID, "reason": reason,
                    "stopped_at": now,
                ]
            )
        )
    }

    /// Lets reminders of an invoice go on.
    package static func deleteStop(
        of invoice: InvoiceID,
        in transaction: any SQLTransaction
    ) throws {
        try transaction.execute("DELETE FROM dunning_stops WHERE invoice_id = \(invoice)")
    }
}

extension DunningRepository {
    /// Clients that reminders have blocked.
    package static func blocks(in transaction: any SQLTransaction) throws -> [DunningBlock] {
        try transaction.models("SELECT * FROM dunning_blocks ORDER BY client_id")
    }

    /// Notes that a client is blocked because of an invoice; a second time changes nothing.
    package static func insert(
        _ block: DunningBlock,
        in transaction: any SQLTransaction
    ) throws {
        try transaction.execute(
            .insert(
                into: "dunning_blocks",
                [
                    "client_id": block.clientID, "main_client_id": block.mainClientID,
                    "invoice_id": block.invoiceID, "blocked_at": block.blockedAt,
                ]
            ).then("ON CONFLICT (client_id) DO NOTHING")
        )
    }

    /// Forgets that reminders have blocked a client.
    package static func deleteBlock(
        of client: ClientID,
        in transaction: any SQLTransaction
    ) throws {
        try transaction.execute("DELETE FROM dunning_blocks WHERE client_id = \(client)")
    }

    /// Whether a client still owes an invoice whose reminder blocks.
    package static func hasBlockingDebt(
        of main: ClientID,
        in transaction: any SQLTransaction
    ) throws -> Bool {
        try transaction.first(
            """
            SELECT 1 AS found FROM invoices i
            JOIN dunning_reminders r ON r.invoice_id = i.id
            JOIN dunning_steps s ON s.enterprise_id = i.enterprise_id AND s.step = r.step
            WHERE i.client_id = \(main) AND s.blocks_client = 1
                AND i.total_micros > i.paid_micros + i.credited_micros
                AND NOT EXISTS (SELECT 1 FROM dunning_stops d WHERE d.invoice_id = i.id)
            LIMIT 1
            """
        ) != nil
    }
}

/// An invoice that is overdue, with the last step that was reminded of.
package struct OverdueInvoice: Hashable, Sendable {
    package var invoice: Invoice
    /// 0 before the first.
    package var lastStep: Int
}

/// That an invoice was reminded of, once per step.
package struct RecordedReminder: Hashable, Sendable {
    package var clientID: ClientID
    package var invoiceID: InvoiceID
    package var step: Int
    /// Nil for a step that a later one overtook.
    package var mailID: MailID?
    /// The day in the client's zone.
    package var on: CalendarDate
    package var recordedAt: Instant

    package init(
        of invoice: Invoice,
        step: Int,
        mailID: MailID?,
        on day: CalendarDate,
        at now: Instant
    ) {
        clientID = invoice.clientID
        invoiceID = invoice.id
        self.step = step
        self.mailID = mailID
        on = day
        recordedAt = now
    }
}

/// That reminders have blocked a client, and because of which invoice.
package struct DunningBlock: Hashable, Sendable {
    package var clientID: ClientID
    /// The client that owes; the same, or the one whose balance the client spends.
    package var mainClientID: ClientID
    package var invoiceID: InvoiceID
    package var blockedAt: Instant

    package init(
        _ client: ClientID,
        main: ClientID,
        because invoice: InvoiceID,
        at now: Instant
    ) {
        clientID = client
        mainClientID = main
        invoiceID = invoice
        blockedAt = now
    }
}

extension RecordedReminder: RowReadable {
    static let table = "dunning_reminders"

    init(_ row: StoredRow) throws {
        clientID = try row.get("client_id")
        invoiceID = try row.get("invoice_id")
        step = try row.get("step")
        mailID = try row.get("mail_id")
        on = try row.get("reminded_on")
        recordedAt = try row.get("recorded_at")
    }
}

extension DunningBlock: RowReadable {
    static let table = "dunning_blocks"

    init(_ row: StoredRow) throws {
        self.init(
            try row.get("client_id"),
            main: try row.get("main_client_id"),
            because: try row.get("invoice_id"),
            at: try row.get("blocked_at")
        )
    }
}

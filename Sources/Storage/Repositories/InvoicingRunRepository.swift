// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Primitives
import SQLInterface

/// Keeps what the invoicing run did, for people to look at.
///
/// The cuts say what is billed; these rows say what became of each attempt.
package enum InvoicingRunRepository {
    /// Opens a run, or notes that it is still going on.
    package static func touch(_ run: InvoicingRunRecord, in transaction: any SQLTransaction) throws
    {
        try transaction.execute(
            """
            INSERT INTO invoicing_runs
                (id, origin, started_at, updated_at, finished_at, due, issued, empty, failed)
            VALUES (\(run.id), \(run.origin), \(run.startedAt), \(run.updatedAt), NULL, \(run.due),
                0, 0, 0)
            ON CONFLICT (id) DO UPDATE SET updated_at = excluded.updated_at
            """
        )
    }

    /// Notes what became of a client's period.
    package static func record(
        _ result: InvoicingResult,
        in transaction: any SQLTransaction
    ) throws {
        let column: SQL =
            switch result.outcome {
            case .issued: "issued"
            case .empty: "empty"
            case .failed: "failed"
            }
        try transaction.execute(
            """
            UPDATE invoicing_runs SET \(raw: column) = \(raw: column) + 1,
                updated_at = \(result.lastAt)
            WHERE id = \(result.runID)
            """
        )
        try transaction.execute(
            """
            INSERT INTO invoicing_results (client_id, period_end, run_id, first_on, last_on,
                outcome, detail, invoice_id, first_at, last_at, tries)
            VALUES (\(result.clientID), \(result.periodEnd), \(result.runID),
                \(EmptyText(result.firstOn)), \(EmptyText(result.lastOn)), \(result.outcome),
                \(result.detail), \(result.invoiceID), \(result.lastAt), \(result.lastAt), 1)
            ON CONFLICT (client_id, period_end) DO UPDATE SET run_id = excluded.run_id,
                outcome = excluded.outcome, detail = excluded.detail,
                invoice_id = excluded.invoice_id, last_at = excluded.last_at,
                tries = invoicing_results.tries + 1
            """
        )
        guard result.outcome != .failed, result.periodEnd != .epoch else { return }
        // What kept even the period from being found out is mended.
        try transaction.execute(
            """
            DELETE FROM invoicing_results
            WHERE client_id = \(result.clientID) AND period_end = \(Instant.epoch)
            """
        )
    }

    /// Notes that a run has come to its end.
    package static func finish(
        _ id: RunID,
        at now: Instant,
        in transaction: any SQLTransaction
    ) throws {
        try transaction.execute(
            """
            UPDATE invoicing_runs SET finished_at = \(now), updated_at = \(now)
            WHERE id = \(id) AND finished_at IS NULL
            """
        )
    }

    /// What last became of a client's period; the epoch stands for a period that is not known.
    package static func result(
        of client: ClientID,
        periodEnd: Instant,
        in transaction: any SQLTransaction
    ) throws -> InvoicingResult? {
        try transaction.model(
            """
            SELECT r.*, c.login FROM invoicing_results r JOIN clients c ON c.id = r.client_id
            WHERE r.client_id = \(client) AND r.period_end = \(periodEnd)
            """
        )
    }

    /// Finds a run.
    package static func find(
        _ id: RunID,
        in transaction: any SQLTransaction
    ) throws -> InvoicingRunRecord? {
        try transaction.model("SELECT * FROM invoicing_runs WHERE id = \(id)")
    }

    /// A page of runs, the latest first.
    package static func page(
        before id: RunID? = nil,
        limit: Int,
        in transaction: any SQLTransaction
    ) throws -> [InvoicingRunRecord] {
        let conditions: [SQL] = id.map { ["id < \($0)"] } ?? []
        return try transaction.models(
            """
            SELECT * FROM invoicing_runs \(raw: .filter(conditions))
            ORDER BY id DESC LIMIT \(limit)
            """
        )
    }

    /// The periods whose last attempt was a run's, failures first.
    package static func results(
        of run: RunID,
        limit: Int,
        in transaction: any SQLTransaction
    ) throws -> [InvoicingResult] {
        try transaction.models(
            """
            SELECT r.*, c.login FROM invoicing_results r JOIN clients c ON c.id = r.client_id
            WHERE r.run_id = \(run)
            ORDER BY CASE r.outcome WHEN 'failed' THEN 0 WHEN 'issued' THEN 1 ELSE 2 END,
                c.login, r.period_end
            LIMIT \(limit)
            """
        )
    }
}

/// One run of the invoicing that had something to do.
package struct InvoicingRunRecord: Hashable, Sendable {
    package var id: RunID
    package var origin: RunOrigin
    package var startedAt: Instant
    /// When it last got on; long ago in a run that was killed.
    package var updatedAt: Instant
    package var finishedAt: Instant?
    /// Periods that were due when it began.
    package var due: Int
    package var issued = 0
    package var empty = 0
    package var failed = 0

    package init(id: RunID, origin: RunOrigin, at now: Instant, due: Int) {
        self.id = id
        self.origin = origin
        startedAt = now
        updatedAt = now
        self.due = due
    }

    /// How many periods it has dealt with.
    package var done: Int { issued + empty + failed }
}

/// Who started a run.
package enum RunOrigin: String, Hashable, Sendable, CaseIterable, SQLValueConvertible {
    case schedule
    /// By command.
    case person
}

/// What last became of a client's period.
package struct InvoicingResult: Hashable, Sendable {
    package var clientID: ClientID
    package var login: String
    /// The epoch when not even the period could be found out.
    package var periodEnd: Instant
    package var firstOn: CalendarDate?
    package var lastOn: CalendarDate?
    package var runID: RunID
    package var outcome: Outcome
    /// The number, or why it failed.
    package var detail: String
    package var invoiceID: InvoiceID?
    package var lastAt: Instant
    package var tries = 1

    /// What became of it.
    package enum Outcome: String, Hashable, Sendable, CaseIterable, SQLValueConvertible {
        case issued
        case empty
        case failed
    }

    /// Creates the result of a period.
    package init(
        of client: Client,
        _ period: BillingPeriod?,
        _ outcome: Outcome,
        _ detail: String,
        in run: RunID,
        at now: Instant
    ) {
        clientID = client.id
        login = client.login
        periodEnd = period?.end ?? .epoch
        firstOn = period?.firstOn
        lastOn = period?.lastOn
        runID = run
        self.outcome = outcome
        self.detail = detail
        lastAt = now
    }
}

extension InvoicingRunRecord: RowReadable {
    static let table = "invoicing_runs"

    init(_ row: StoredRow) throws {
        self.init(
            id: try row.get("id"),
            origin: try row.get("origin"),
            at: try row.get("started_at"),
            due: try row.get("due")
        )
        updatedAt = try row.get("updated_at")
        finishedAt = try row.get("finished_at")
        issued = try row.get("issued")
        empty = try row.get("empty")
        failed = try row.get("failed")
    }
}

extension InvoicingResult: RowReadable {
    static let table = "invoicing_results"

    init(_ row: StoredRow) throws {
        clientID = try row.get("client_id")
        login = try row.get("login")
        periodEnd = try row.get("period_end")
        firstOn = try row.unlessEmpty("first_on")
        lastOn = try row.unlessEmpty("last_on")
        runID = try row.get("run_id")
        outcome = try row.get("outcome")
        detail = try row.get("detail")
        invoiceID = try row.get("invoice_id")
        lastAt = try row.get("last_at")
        tries = try row.get("tries")
    }
}

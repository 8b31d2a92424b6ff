// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Primitives
import SQLInterface
import Storage

/// Invoices every client on its own dates, exactly once.
///
/// ```
/// due cuts of all clients ─▶ barrier ─▶ per client and period: one transaction
///                                       invoice and cut, or an empty cut, or a failure
/// ```
///
/// A period is due while its cut is missing, so a run may be repeated, interrupted anywhere or
/// started on several nodes: the first one that commits the cut wins, and the others find
/// nothing to do. A client that fails stops nobody else.
///
/// - Source: billing rules, section 5.
package struct InvoicingRun: Sendable {
    private let invoicing: Invoicing

    package init(_ invoicing: Invoicing) {
        self.invoicing = invoicing
    }

    /// Invoices what was due by an instant; a dry run drafts the same and changes nothing.
    ///
    /// What is issued is dated now, however long ago it was due: the books are never back-dated.
    /// Dates up to `dueBy` count, by default up to now, and never later.
    ///
    /// - Throws: What keeps the run as a whole from working, such as a database that is gone.
    package func run(
        now: Instant,
        dueBy: Instant? = nil,
        dryRun: Bool = false
    ) async throws -> InvoicingRunReport {
        let times = Times(now: now, dueBy: min(now, dueBy ?? now))
        let due = try await dueClients(times)
        var report = InvoicingRunReport(now: now, isDryRun: dryRun)
        report.add(due.failures)
        let lastEnd = due.clients.flatMap(\.periods).map(\.end).max()
        guard let lastEnd else { return report }
        if !dryRun { try await invoicing.barrier(lastEnd) }
        for client in due.clients {
            try Task.checkCancellation()
            let entries = dryRun ? await draft(client, times) : await issue(client, times)
            report.add(entries)
        }
        return report
    }

    /// When the run takes place, and up to which dates it looks.
    private struct Times: Sendable {
        var now: Instant
        var dueBy: Instant
    }

    private struct DueClient: Sendable {
        var client: Client
        var periods: [BillingPeriod]
    }

    /// Reads which clients have something due; those that cannot be judged are failures.
    private func dueClients(
        _ times: Times
    ) async throws -> (clients: [DueClient], failures: [InvoicingRunReport.Entry]) {
        try await invoicing.office.database.read { transaction in
            var filter = ClientFilter()
            filter.hasInvoiceDates = true
            var due: [DueClient] = []
            var failures: [InvoicingRunReport.Entry] = []
            for client in try ClientRepository.list(filter, in: transaction)
            where client.mainClientID == nil {
                do {
                    let cuts = try BilledClient(client.id, in: transaction).dueCuts()
                    let periods = cuts.periods(now: times.dueBy)
                    if !periods.isEmpty { due.append(DueClient(client: client, periods: periods)) }
                } catch let error where error is InvoicingRefusal || error is InvoiceDatesError {
                    failures.append(.init(client, nil, .failed("\(error)")))
                }
            }
            return (due, failures)
        }
    }

    private func issue(_ due: DueClient, _ times: Times) async -> [InvoicingRunReport.Entry] {
        var entries: [InvoicingRunReport.Entry] = []
        for period in due.periods {
            do {
                let outcome = try await issue(due.client.id, period, times)
                entries.append(.init(due.client, period, outcome))
                if case .issued = outcome {
                    invoicing.office.didChange(.clientMoney(due.client.id))
                }
            } catch {
                // Later periods would leave this one out.
                entries.append(.init(due.client, period, .failed("\(error)")))
                return entries
            }
        }
        return entries
    }

    private func issue(
        _ client: ClientID,
        _ period: BillingPeriod,
        _ times: Times
    ) async throws -> InvoicingOutcome {
        try await invoicing.office.database.write { transaction in
            let billed = try BilledClient(client, in: transaction)
            // Somebody else, or a run that was believed dead, may have been here meanwhile.
            guard try billed.dueCuts().periods(now: times.dueBy).first == period else {
                return .alreadyDone
            }
            var desk = IssueDesk(invoicing, billed, now: times.now, actor: .system)
            desk.origin = .automatic
            do {
                let documents = try desk.issueUsage(
                    period,
                    withReport: billed.client.invoicing.sendsStatistics
                )
                return .issued(documents)
            } catch let refusal as InvoicingRefusal where refusal.isForWantOfCharges {
                try desk.cut(period, nil)
                return .nothingToBill
            }
        }
    }

    private func draft(_ due: DueClient, _ times: Times) async -> [InvoicingRunReport.Entry] {
        do {
            return try await invoicing.office.database.read { transaction in
                let billed = try BilledClient(due.client.id, in: transaction)
                let desk = IssueDesk(invoicing, billed, now: times.now, actor: .system)
                return try due.periods.map { period in
                    let isEmpty = try billed.charged(from: period.start, before: period.end) == nil
                    let isLeftOut = isEmpty && !billed.client.invoicing.issuesZeroInvoices
                    return .init(
                        due.client,
                        period,
                        isLeftOut ? .nothingToBill : .wouldIssue(try desk.draft(period))
                    )
                }
            }
        } catch {
            return [.init(due.client, due.periods.first, .failed("\(error)"))]
        }
    }
}

/// What became of one client's period in a run.
package enum InvoicingOutcome: Hashable, Sendable {
    case issued(IssuedDocuments)
    /// A dry run's draft.
    case wouldIssue(InvoiceDraft)
    /// The period is cut without an invoice.
    case nothingToBill
    /// Another run cut the period first.
    case alreadyDone
    /// Why it could not be issued, in a sentence; it is due again in the next run.
    case failed(String)
}

/// What a run did, or would do.
package struct InvoicingRunReport: Hashable, Sendable {
    package let now: Instant
    package let isDryRun: Bool
    package private(set) var entries: [Entry] = []

    /// One client's period.
    package struct Entry: Hashable, Sendable {
        package let clientID: ClientID
        package let login: String
        /// Nil when not even the period could be found out.
        package let period: BillingPeriod?
        package let outcome: InvoicingOutcome

        init(_ client: Client, _ period: BillingPeriod?, _ outcome: InvoicingOutcome) {
            clientID = client.id
            login = client.login
            self.period = period
            self.outcome = outcome
        }
    }

    init(now: Instant, isDryRun: Bool) {
        self.now = now
        self.isDryRun = isDryRun
    }

    /// The documents that were issued.
    package var issued: [IssuedDocuments] {
        entries.compactMap {
            if case .issued(let documents) = $0.outcome { documents } else { nil }
        }
    }

    /// Clients that could not be invoiced, with the sentence why.
    package var failures: [(login: String, sentence: String)] {
        entries.compactMap { entry in
            if case .failed(let sentence) = entry.outcome { (entry.login, sentence) } else { nil }
        }
    }

    mutating func add(_ entries: [Entry]) {
        self.entries += entries
    }
}

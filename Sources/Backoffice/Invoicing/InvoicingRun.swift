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
    /// Dates up to `dueBy` count, by default up to now, and never later. `didIssue` is called
    /// after each commit, for what can go on beside the run.
    ///
    /// - Throws: What keeps the run as a whole from working, such as a database that is gone.
    package func run(
        now: Instant,
        dueBy: Instant? = nil,
        dryRun: Bool = false,
        origin: RunOrigin = .person,
        didIssue: @Sendable (IssuedDocuments) -> Void = { _ in }
    ) async throws -> InvoicingRunReport {
        let times = Times(now: now, dueBy: min(now, dueBy ?? now))
        let due = try await dueClients(times, ClientFilter())
        var report = InvoicingRunReport(now: now, isDryRun: dryRun)
        report.add(due.failures.map { .init($0.client, nil, .failed($0.sentence)) })
        let periods = due.clients.flatMap(\.periods)
        let count = periods.count + due.failures.count
        let recorder = RunRecorder(invoicing.office, origin, due: count, at: now)
        if !dryRun {
            for (client, sentence) in due.failures {
                await recorder.note(client, nil, failure: sentence)
            }
            if let lastEnd = periods.map(\.end).max() { try await invoicing.barrier(lastEnd) }
        }
        for client in due.clients {
            try Task.checkCancellation()
            let entries =
                dryRun ? await draft(client, times) : await issue(client, times, recorder)
            for case .issued(let documents) in entries.map(\.outcome) { didIssue(documents) }
            report.add(entries)
        }
        if !dryRun, count > 0 { await recorder.finish() }
        return report
    }

    /// What the run would issue now, and what each client's next date will by what is charged so
    /// far; drafted as the run drafts, so that they cannot differ.
    ///
    /// Clients come by login; `login` is where the page before ended.
    package func upcoming(
        now: Instant,
        after login: String? = nil,
        limit: Int
    ) async throws -> [UpcomingInvoice] {
        let times = Times(now: now, dueBy: now)
        var filter = ClientFilter()
        filter.areMain = true
        filter.afterLogin = login
        filter.limit = limit
        let due = try await dueClients(times, filter, withIdle: true)
        var upcoming = due.failures.map { UpcomingInvoice($0.client, nil, .failed($0.sentence)) }
        for client in due.clients {
            let entries = await draft(client, times)
            upcoming += entries.map { UpcomingInvoice(client.client, $0.period, $0.outcome) }
            let isStuck = entries.contains { if case .failed = $0.outcome { true } else { false } }
            if !isStuck, let next = await next(client, times) { upcoming.append(next) }
        }
        return upcoming
    }

    private func next(_ due: DueClient, _ times: Times) async -> UpcomingInvoice? {
        guard let next = due.next else { return nil }
        let soFar = min(next.period.end, BillingCalendar.quarterHour(at: times.now))
        do {
            let draft = try await invoicing.office.database.read { transaction in
                let billed = try BilledClient(due.client.id, in: transaction)
                let desk = IssueDesk(invoicing, billed, now: times.now, actor: .system)
                let period = billed.calendar.period(from: next.period.start, before: soFar)
                return try period.map { try desk.draft($0) }
            }
            var upcoming = UpcomingInvoice(
                due.client,
                next.period,
                draft.map { .wouldIssue($0) } ?? .nothingToBill
            )
            upcoming.on = next.on
            return upcoming
        } catch {
            var upcoming = UpcomingInvoice(due.client, next.period, .failed("\(error)"))
            upcoming.on = next.on
            return upcoming
        }
    }

    /// When the run takes place, and up to which dates it looks.
    private struct Times: Sendable {
        var now: Instant
        var dueBy: Instant
    }

    private struct DueClient: Sendable {
        var client: Client
        var periods: [BillingPeriod]
        /// The first date that is not due yet.
        var next: (on: CalendarDate, period: BillingPeriod)?
    }

    /// Reads which clients have something due; those that cannot be judged are failures.
    private func dueClients(
        _ times: Times,
        _ filter: ClientFilter,
        withIdle: Bool = false
    ) async throws -> (clients: [DueClient], failures: [(client: Client, sentence: String)]) {
        try await invoicing.office.database.read { transaction in
            var filter = filter
            filter.hasInvoiceDates = true
            var due: [DueClient] = []
            var failures: [(client: Client, sentence: String)] = []
            for client in try ClientRepository.list(filter, in: transaction)
            where client.mainClientID == nil {
                do {
                    let cuts = try BilledClient(client.id, in: transaction).dueCuts()
                    let periods = cuts.periods(now: times.dueBy)
                    guard withIdle || !periods.isEmpty else { continue }
                    let next = withIdle ? cuts.upcoming(now: times.dueBy) : nil
                    due.append(DueClient(client: client, periods: periods, next: next))
                } catch let error where error is InvoicingRefusal || error is InvoiceDatesError {
                    failures.append((client, "\(error)"))
                }
            }
            return (due, failures)
        }
    }

    private func issue(
        _ due: DueClient,
        _ times: Times,
        _ recorder: RunRecorder
    ) async -> [InvoicingRunReport.Entry] {
        var entries: [InvoicingRunReport.Entry] = []
        for period in due.periods {
            do {
                let outcome = try await issue(due.client.id, period, times, recorder)
                entries.append(.init(due.client, period, outcome))
                if case .issued = outcome {
                    invoicing.office.didChange(.clientMoney(due.client.id))
                }
            } catch {
                // Later periods would leave this one out.
                await recorder.note(due.client, period, failure: "\(error)")
                entries.append(.init(due.client, period, .failed("\(error)")))
                return entries
            }
        }
        return entries
    }

    private func issue(
        _ client: ClientID,
        _ period: BillingPeriod,
        _ times: Times,
        _ recorder: RunRecorder
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
                try recorder.note(billed.client, period, documents, in: transaction)
                return .issued(documents)
            } catch let refusal as InvoicingRefusal where refusal.isForWantOfCharges {
                try desk.cut(period, nil)
                try recorder.note(billed.client, period, nil, in: transaction)
                return .nothingToBill
            }
        }
    }

    private func draft(_ due: DueClient, _ times: Times) async -> [InvoicingRunReport.Entry] {
        do {
            return try await invoicing.office.database.read { transaction in
                let billed = try BilledClient(due.client.id, in: transaction)
                let desk = IssueDesk(invoicing, billed, now: times.now, actor: .system)
                var taken: Set<LineCorrection> = []
                return try due.periods.map { period in
                    let draft = try desk.draft(period, without: taken)
                    taken.formUnion(draft.document.lines.compactMap(\.correction))
                    return .init(
                        due.client,
                        period,
                        desk.isLeftOut(draft) ? .nothingToBill : .wouldIssue(draft)
                    )
                }
            }
        } catch {
            return [.init(due.client, due.periods.first, .failed("\(error)"))]
        }
    }
}

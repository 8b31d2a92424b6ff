// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import ArgumentParser
import Backoffice
import Billing
import Foundation
import Primitives

/// `tollgate invoice`: invoicing from the command line.
struct InvoiceCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "invoice",
        abstract: "Invoice clients.",
        subcommands: [InvoiceRun.self]
    )
}

/// `tollgate invoice run`: issues what is due, as the running platform does by itself.
struct InvoiceRun: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Issue every invoice that is due, or show what would be issued.",
        discussion: """
            Beside a running platform nothing is issued twice. Charges of the last moments \
            that the platform has not stored yet are not waited for, so the run stops short \
            of dates that are younger than a minute. A dry run may look ahead: it then shows \
            each client's next date up to --date, by what is charged so far.
            """
    )

    @OptionGroup var data: DataOptions

    @Option(help: "Only what is due by the end of this day (UTC), such as 2026-12-01.")
    var date: String?

    @Flag(help: "Show what would be issued and change nothing.")
    var dryRun = false

    /// How long a running platform may take to store what it has charged.
    private static let storingSeconds: Int64 = 60

    func run() async throws {
        let day = try day()
        let office = Office(
            database: try data.openExistingDatabase(),
            clock: .system,
            ids: .commandLine()
        )
        let invoicing = Invoicing(office: office, operatorName: Platform.operatorName)
        let run = InvoicingRun(invoicing)
        let now = WallClock.system.now
        if dryRun, let day, day > now.utcDate { return try await lookAhead(run, now, to: day) }
        let report = try await run.run(now: now, dueBy: dueBy(day), dryRun: dryRun)
        if report.entries.isEmpty { print("Nothing is due.") }
        for entry in report.entries { print(line(entry)) }
        if !report.failures.isEmpty { throw ExitCode(1) }
    }

    private func day() throws -> CalendarDate? {
        guard let date else { return nil }
        guard let day = CalendarDate(date) else {
            throw ValidationError("--date is a date such as 2026-12-01, not \(date).")
        }
        let today = WallClock.system.now.utcDate
        guard dryRun || day <= today else {
            throw ValidationError(
                "--date: \(day) is in the future; invoices are issued up to today, \(today). Add "
                    + "--dry-run to look ahead."
            )
        }
        return day
    }

    private func dueBy(_ day: CalendarDate?) -> Instant {
        let latest = WallClock.system.now.adding(seconds: -Self.storingSeconds)
        guard let day else { return latest }
        return min(latest, Instant(utcMidnightOf: day.adding(days: 1)))
    }

    /// Prints what *Upcoming* of the panel shows, up to a day.
    private func lookAhead(
        _ run: InvoicingRun,
        _ now: Instant,
        to day: CalendarDate
    ) async throws {
        let upcoming = try await run.upcoming(now: now, limit: Self.clientsMax)
            .filter { $0.on.map { $0 <= day } ?? true }
        if upcoming.isEmpty { print("Nothing is due by \(day).") }
        var hasFailed = false
        for next in upcoming {
            if case .failed = next.outcome { hasFailed = true }
            let when = next.on.map { "on \($0)" } ?? "due now"
            print(line(next.client.login, next.period, "\(when)  \(text(next.outcome))"))
        }
        if hasFailed { throw ExitCode(1) }
    }

    /// More clients than a platform has: all of them.
    private static let clientsMax = 1_000_000

    private func line(_ entry: InvoicingRunReport.Entry) -> String {
        line(entry.login, entry.period, text(entry.outcome))
    }

    private func line(_ login: String, _ period: BillingPeriod?, _ outcome: String) -> String {
        let period = period.map { "\($0.firstOn) to \($0.lastOn) \($0.zone)" } ?? "–"
        return "\(login)  \(period)  \(outcome)"
    }

    private func text(_ outcome: InvoicingOutcome) -> String {
        switch outcome {
        case .issued(let documents): "issued \(documents.number ?? "")"
        case .wouldIssue(let draft): "would issue \(total(draft))"
        case .nothingToBill: "nothing to bill"
        case .alreadyDone: "already done"
        case .failed(let sentence): "FAILED: \(sentence)"
        }
    }

    /// Net and total, and what the panel warns of.
    private func total(_ draft: InvoiceDraft) -> String {
        let totals = draft.document.totals
        let warnings = draft.warnings.map { "; \($0.sentence.english)" }.joined()
        return "\(totals.total.decimalText) \(totals.total.currency) "
            + "(net \(totals.net.decimalText))\(warnings)"
    }
}

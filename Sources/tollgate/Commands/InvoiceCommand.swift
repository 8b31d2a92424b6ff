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
            of dates that are younger than a minute.
            """
    )

    @OptionGroup var data: DataOptions

    @Option(help: "Only what was due by the end of this day (UTC), such as 2026-12-01.")
    var date: String?

    @Flag(help: "Show what would be issued and change nothing.")
    var dryRun = false

    /// How long a running platform may take to store what it has charged.
    private static let storingSeconds: Int64 = 60

    func run() async throws {
        let dueBy = try until()
        let office = Office(
            database: try data.openExistingDatabase(),
            clock: .system,
            ids: .commandLine()
        )
        let invoicing = Invoicing(office: office, operatorName: Platform.operatorName)
        let report = try await InvoicingRun(invoicing).run(
            now: WallClock.system.now,
            dueBy: dueBy,
            dryRun: dryRun
        )
        if report.entries.isEmpty { print("Nothing is due.") }
        for entry in report.entries { print(line(entry)) }
        if !report.failures.isEmpty { throw ExitCode(1) }
    }

    private func until() throws -> Instant {
        let latest = WallClock.system.now.adding(seconds: -Self.storingSeconds)
        guard let date else { return latest }
        guard let day = CalendarDate(date) else {
            throw ValidationError("--date is a date such as 2026-12-01, not \(date).")
        }
        let today = WallClock.system.now.utcDate
        guard day <= today else {
            throw ValidationError(
                "\(day) is in the future; invoices are issued up to today, \(today), at most."
            )
        }
        return min(latest, Instant(utcMidnightOf: day.adding(days: 1)))
    }

    private func line(_ entry: InvoicingRunReport.Entry) -> String {
        let period = entry.period.map { "\($0.firstOn) to \($0.lastOn)" } ?? ""
        let outcome =
            switch entry.outcome {
            case .issued(let documents): "issued \(documents.number ?? "")"
            case .wouldIssue(let draft): "would issue \(total(draft))"
            case .nothingToBill: "nothing to bill"
            case .alreadyDone: "already done"
            case .failed(let sentence): "FAILED: \(sentence)"
            }
        return "\(entry.login)  \(period)  \(outcome)"
    }

    private func total(_ draft: InvoiceDraft) -> String {
        let total = draft.document.totals.total
        return "\(total.decimalText) \(total.currency)"
    }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import ArgumentParser
import Backoffice
import Primitives

/// `tollgate dunning`: reminders from the command line.
struct DunningCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dunning",
        abstract: "Remind clients of overdue invoices.",
        subcommands: [DunningRunCommand.self]
    )
}

/// `tollgate dunning run`: sends what is due, as the running platform does by itself.
struct DunningRunCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Put every reminder that is due into the outbox, or show what would go.",
        discussion: """
            Each step of an invoice is reminded of once, whoever runs this and however often. \
            The letters leave when the platform, which sends mail, is running.
            """
    )

    @OptionGroup var data: DataOptions

    @Option(help: "As on this day, such as 2026-12-01; without it, today in each client's zone.")
    var date: String?

    @Flag(help: "Show what would be sent, also on a day to come, and change nothing.")
    var dryRun = false

    func run() async throws {
        let day = try day()
        let office = Office(
            database: try data.openExistingDatabase(),
            clock: .system,
            ids: .commandLine()
        )
        let report = try await DunningRun(office).run(on: day, dryRun: dryRun)
        if report.entries.isEmpty, report.failures.isEmpty { print("Nothing is due.") }
        for entry in report.entries { print(line(entry)) }
        for login in report.unblocked { print("\(login)  may send again") }
        for failure in report.failures { print("\(failure.login)  FAILED: \(failure.sentence)") }
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
                "\(day) is in the future; reminders are sent up to today, \(today). Add "
                    + "--dry-run to look ahead."
            )
        }
        return day
    }

    private func line(_ entry: DunningReport.Entry) -> String {
        let invoices = entry.items.map { "\($0.number) (step \($0.step), \($0.daysOverdue) days)" }
        let block = entry.blocks ? ", blocks the client" : ""
        let verb = dryRun ? "would remind of" : "reminded of"
        return "\(entry.login)  \(verb) \(invoices.joined(separator: ", ")): "
            + "\(entry.total.decimalText) \(entry.total.currency) to \(entry.recipients)\(block)"
    }
}

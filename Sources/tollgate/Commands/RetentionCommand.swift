// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import ArgumentParser
import Backoffice
import Billing
import Primitives
import SQLInterface
import Storage

/// `tollgate retention`: shows and sets how long messages are kept.
struct RetentionCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "retention",
        abstract: "Show or set how long messages are kept.",
        discussion: """
            Without --body-days and --row-days the rules are shown. A running platform drops \
            what is too old once an hour. Invoices, ledger and statistics are kept for ever, \
            and the audit still adds up.
            """
    )

    @OptionGroup var data: DataOptions

    @Option(help: "The login of a client; without it the rule is for all others.")
    var client: String?

    @Option(help: "Days until texts are dropped; 0 keeps them.")
    var bodyDays: Int?

    @Option(help: "Days until messages and traces are dropped; 0 keeps them.")
    var rowDays: Int?

    @Flag(help: "Drop now what is too old.")
    var now = false

    func validate() throws {
        for (name, days) in [("--body-days", bodyDays), ("--row-days", rowDays)] {
            guard let days, !(0...RetentionRule.daysMax).contains(days) else { continue }
            throw ValidationError("\(name) is from 0 to \(RetentionRule.daysMax), not \(days).")
        }
    }

    func run() async throws {
        let office = Office(
            database: try data.openExistingDatabase(),
            clock: .system,
            ids: .commandLine()
        )
        let lines = try await office.database.write { [self] transaction in
            let clients = try ClientRepository.list(in: transaction)
            try change(clients, office.now, transaction)
            let logins = Dictionary(uniqueKeysWithValues: clients.map { ($0.id, $0.login) })
            return try RetentionRepository.list(in: transaction).map { rule in
                let name = rule.clientID.map { logins[$0] ?? "\($0)" } ?? "all others"
                return "\(name)  texts \(text(rule.bodyDays))  messages \(text(rule.rowDays))"
            }
        }
        print(lines.isEmpty ? "Everything is kept." : lines.joined(separator: "\n"))
        guard now else { return }
        let report = try await RetentionRun(office).run()
        print("Dropped \(report.messages) messages and \(report.bodies) texts.")
    }

    /// Sets what was typed; what was not typed stays.
    private func change(
        _ clients: [Client],
        _ now: Instant,
        _ transaction: any SQLTransaction
    ) throws {
        let owner = clients.first { $0.login == client }
        if let client, owner == nil {
            throw ValidationError("There is no client with the login \(client).")
        }
        guard bodyDays != nil || rowDays != nil else { return }
        let known = try RetentionRepository.list(in: transaction)
        let before = known.first { $0.clientID == owner?.id }
        let rule = RetentionRule(
            clientID: owner?.id,
            bodyDays: bodyDays ?? before?.bodyDays ?? 0,
            rowDays: rowDays ?? before?.rowDays ?? 0
        )
        try RetentionRun.save(rule, by: .system, at: now, in: transaction)
    }

    private func text(_ days: Int) -> String {
        days == 0 ? "kept" : "\(days) days"
    }
}

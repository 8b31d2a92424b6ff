// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import Documents
import Logging
import Primitives
import SQLInterface
import Storage

/// Reminds clients of overdue invoices by their enterprises' plans, each step once.
///
/// ```
/// overdue invoices of a client ─▶ steps they have come to ─▶ one letter with a PDF
///     ─▶ one transaction: letter, reminders (once per invoice and step), timelines, block
/// ```
///
/// A client's letter lists every invoice that comes to a new step that day, with the words of
/// the highest step. The key of a reminder keeps a second run, another node or a run after a
/// crash from sending it again.
package struct DunningRun: Sendable {
    private let office: Office

    package init(_ office: Office) {
        self.office = office
    }

    /// Sends what is due on a day, by default today in each client's zone.
    ///
    /// A dry run writes nothing and may look ahead.
    package func run(
        on day: CalendarDate? = nil,
        dryRun: Bool = false
    ) async throws -> DunningReport {
        let now = office.now
        let candidates = try await office.database.read { transaction in
            try Self.candidates(until: max(now.utcDate, day ?? now.utcDate), in: transaction)
        }
        var report = DunningReport()
        for candidate in candidates {
            try Task.checkCancellation()
            do {
                let found = try await office.database.read {
                    try ClientReminder(candidate, on: day, now: now, in: $0)
                }
                guard let reminder = found else { continue }
                if !dryRun, try await !send(reminder, now: now) { continue }
                report.entries.append(reminder.entry)
            } catch let refusal as InvoicingRefusal {
                report.failures.append(.init(candidate.login, refusal.sentence))
            } catch let problem as ReminderProblem {
                report.failures.append(.init(candidate.login, problem.sentence))
            } catch let error as DocumentError {
                report.failures.append(.init(candidate.login, Phrase(verbatim: "\(error)")))
            }
        }
        if !dryRun { report.unblocked = try await liftBlocks(now: now) }
        return report
    }

    /// Keeps running until the task is cancelled.
    package func keepRunning(every interval: Duration = .seconds(60), logger: Logger) async {
        var known: Set<String> = []
        while !Task.isCancelled {
            do {
                let report = try await run()
                let failures = report.failures.map { "\($0.login): \($0.sentence)" }
                for failure in failures where !known.contains(failure) {
                    logger.warning("client not reminded", metadata: ["reason": "\(failure)"])
                }
                known = Set(failures)
            } catch {
                logger.error("dunning run failed", metadata: ["error": "\(error)"])
            }
            try? await Task.sleep(for: interval)
        }
    }

    /// A client that may have something overdue with an enterprise.
    struct Candidate: Sendable {
        var clientID: ClientID
        var login: String
        var enterpriseID: EnterpriseID
    }

    private static func candidates(
        until day: CalendarDate,
        in transaction: any SQLTransaction
    ) throws -> [Candidate] {
        // A day of grace for zones east of UTC; the client's own day decides afterwards.
        let tomorrow = day.adding(days: 1)
        var candidates: [Candidate] = []
        try transaction.forEach(
            """
            SELECT DISTINCT i.client_id, c.login, i.enterprise_id
            FROM invoices i JOIN clients c ON c.id = i.client_id
            JOIN dunning_plans p ON p.enterprise_id = i.enterprise_id
            WHERE p.is_active = 1 AND i.kind <> 'proforma' AND i.due_on < \(tomorrow)
                AND i.total_micros > i.paid_micros + i.credited_micros
            ORDER BY c.login, i.enterprise_id
            """
        ) { row in
            candidates.append(
                Candidate(
                    clientID: try row.get(0),
                    login: try row.get(1),
                    enterpriseID: try row.get(2)
                )
            )
        }
        return candidates
    }

    /// Writes a client's letter and what belongs to it; false when somebody was faster.
    private func send(_ reminder: ClientReminder, now: Instant) async throws -> Bool {
        let pdf = try reminder.pdf()
        let mail = reminder.mail(office.newID(), at: now)
        let isWritten = try await office.database.write { transaction -> Bool in
            // A payment, a stop or another run may have come meanwhile.
            guard
                try ClientReminder(
                    reminder.candidate,
                    on: reminder.day,
                    now: now,
                    in: transaction
                )?.items == reminder.items
            else { return false }
            try MailRepository.insert(mail, with: [pdf], in: transaction)
            try reminder.record(mail.id, at: now, in: transaction)
            return true
        }
        if isWritten, reminder.blocks { office.didChange(.settings(.clients)) }
        return isWritten
    }
}

extension DunningRun {
    /// Lets clients send again that owe nothing any more for which they were blocked.
    ///
    /// - Returns: Their logins.
    private func liftBlocks(now: Instant) async throws -> [String] {
        let blocks = try await office.database.read { try DunningRepository.blocks(in: $0) }
        guard !blocks.isEmpty else { return [] }
        let lifted = try await office.database.write { transaction -> [String] in
            var lifted: [String] = []
            for block in try DunningRepository.blocks(in: transaction) {
                if let login = try Self.lift(block, at: now, in: transaction) {
                    lifted.append(login)
                }
            }
            return lifted
        }
        if !lifted.isEmpty { office.didChange(.settings(.clients)) }
        return lifted
    }

    private static func lift(
        _ block: DunningBlock,
        at now: Instant,
        in transaction: any SQLTransaction
    ) throws -> String? {
        guard var client = try ClientRepository.find(block.clientID, in: transaction) else {
            return nil
        }
        guard client.status == .blocked else {
            // A person has decided otherwise.
            try DunningRepository.deleteBlock(of: client.id, in: transaction)
            return nil
        }
        if try DunningRepository.hasBlockingDebt(of: block.mainClientID, in: transaction) {
            return nil
        }
        let before = client
        client.status = .active
        let saved = try ClientRepository.update(client, in: transaction)
        try DunningRepository.deleteBlock(of: client.id, in: transaction)
        try ChangeCounterRepository.bump(SettingsTopic.clients.rawValue, in: transaction)
        try SettingsChange(transaction: transaction, now: now, actor: .system)
            .log("unblock", "client", id: "\(client.id)", before: before, after: saved)
        return client.login
    }
}

/// What a run sent, or would send.
package struct DunningReport: Hashable, Sendable {
    package internal(set) var entries: [Entry] = []
    package internal(set) var failures: [Failure] = []
    /// Logins of clients that may send again.
    package internal(set) var unblocked: [String] = []

    /// One client's letter.
    package struct Entry: Hashable, Sendable {
        package let clientID: ClientID
        package let login: String
        package let recipients: String
        /// The highest step among its invoices.
        package let step: Int
        package let items: [Item]
        package let total: Money
        package let blocks: Bool
        package let subject: String
    }

    /// One invoice of a letter.
    package struct Item: Hashable, Sendable {
        package let invoiceID: InvoiceID
        package let number: String
        package let daysOverdue: Int
        package let step: Int
        package let outstanding: Money
    }

    /// A client that could not be reminded, and why.
    package struct Failure: Hashable, Sendable {
        package let login: String
        package let sentence: Phrase

        init(_ login: String, _ sentence: Phrase) {
            self.login = login
            self.sentence = sentence
        }
    }
}

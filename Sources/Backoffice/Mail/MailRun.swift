// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Documents
import Logging
import Primitives
import SQLInterface
import Storage

/// Hands a letter to a mail server and returns its answer.
///
/// - Throws: `MailRefusal`, or what the way to the server says, which is tried again.
package typealias MailCarrier = @Sendable (MailMessage, MailSettings) async throws -> String

/// A server's refusal that trying again does not change.
package struct MailRefusal: Error, Hashable, Sendable {
    package let answer: String

    package init(_ answer: String) {
        self.answer = answer
    }
}

/// Empties the outbox.
///
/// ```
/// waiting ── due ─▶ claimed ── taken ─▶ sent
///    ▲                 ├── refused for good ─▶ failed
///    └── later ────────┴── anything else, until two days have passed ─▶ failed
/// ```
///
/// A letter is claimed with a lease, so several nodes share an outbox; one that dies while it
/// sends lets the letter be sent again, with the same message id.
package struct MailRun: Sendable {
    /// Waits between attempts, in minutes; the last one repeats.
    package static let gapsMinutes: [Int64] = [1, 5, 15, 60, 180, 360]
    /// Letters that nobody took for this long are given up: an invoice of last month that comes
    /// today helps nobody.
    package static let patienceHours: Int64 = 48
    private static let leaseSeconds: Int64 = 300

    private let office: Office
    private let documents: DocumentsOffice
    private let carrier: MailCarrier
    /// What the command line or the environment says, before the stored settings.
    private let override: MailSettings?

    package init(office: Office, override: MailSettings? = nil, carrier: @escaping MailCarrier) {
        self.office = office
        self.override = override
        self.carrier = carrier
        documents = DocumentsOffice(office.database)
    }

    /// Sends what is due; returns how many letters a server has taken.
    ///
    /// Without a server in the settings nothing is tried, and letters grow old.
    @discardableResult
    package func run() async throws -> Int {
        var taken = 0
        let stored = try await office.database.read { [office] in
            try MailSettings.read(office.secrets, in: $0)
        }
        let settings = override ?? stored
        guard settings.isSet, !settings.isPasswordLost else {
            try await giveUpOld()
            return 0
        }
        while !Task.isCancelled {
            let now = office.now
            let claimed = try await office.database.write { transaction in
                try MailRepository.claim(
                    at: now,
                    leaseEnd: now.adding(seconds: Self.leaseSeconds),
                    in: transaction
                )
            }
            guard let claimed else { return taken }
            if try await send(claimed, settings) { taken += 1 }
        }
        return taken
    }

    /// Keeps sending until the task is cancelled.
    package func keepRunning(every interval: Duration = .seconds(5), logger: Logger) async {
        while !Task.isCancelled {
            do {
                try await run()
            } catch {
                logger.error("mail run failed", metadata: ["error": .string("\(error)")])
            }
            try? await Task.sleep(for: interval)
        }
    }

    private func send(_ mail: StoredMail, _ settings: MailSettings) async throws -> Bool {
        var mail = mail
        do {
            let message = try await message(mail, settings)
            mail.answer = try await carrier(message, settings)
            mail.state = .sent
        } catch let refusal as MailRefusal {
            mail.answer = refusal.answer
            mail.state = .failed
        } catch {
            mail.answer = "\(error)"
            postpone(&mail)
        }
        try await record(mail)
        return mail.state == .sent
    }

    private func giveUpOld() async throws {
        let now = office.now
        try await office.database.write { transaction in
            try MailRepository.giveUp(
                createdBefore: now.adding(seconds: -Self.patienceHours * 3_600),
                at: now,
                answer: "No mail server was set, or its password cannot be read: Settings, Mail.",
                in: transaction
            )
        }
    }

    private func postpone(_ mail: inout StoredMail) {
        let now = office.now
        let gap = Self.gapsMinutes[min(mail.attempts, Self.gapsMinutes.count) - 1]
        mail.nextAt = now.adding(seconds: gap * 60)
        if mail.nextAt > mail.createdAt.adding(seconds: Self.patienceHours * 3_600) {
            mail.state = .failed
        }
    }

    private func record(_ mail: StoredMail) async throws {
        let now = office.now
        try await office.database.write { transaction in
            var mail = mail
            if mail.state != .waiting { mail.finishedAt = now }
            try MailRepository.update(mail, in: transaction)
            if let id = mail.invoiceID, mail.state == .sent, mail.creditNoteID == nil {
                try InvoiceRepository.setSent(at: now, id, in: transaction)
            }
            let reminders = try DunningRepository.reminders(in: mail.id, transaction)
            for id in [mail.invoiceID].compactMap(\.self) + reminders.map(\.invoiceID) {
                try note(mail, on: id, at: now, in: transaction)
            }
        }
    }

    /// Puts the server's answer on the timeline of an invoice that a letter is about.
    private func note(
        _ mail: StoredMail,
        on id: InvoiceID,
        at now: Instant,
        in transaction: any SQLTransaction
    ) throws {
        guard let invoice = try InvoiceRepository.find(id, in: transaction) else { return }
        let addresses = mail.recipients.joined(separator: ", ")
        let ending = mail.state == .waiting ? "; it is tried again" : ""
        try InvoiceRepository.note(
            mail.state == .sent ? .mailed : .mailFailed,
            "\(mail.subject) to \(addresses): \(mail.answer)\(ending)",
            of: invoice,
            by: .init(at: now, actor: Actor.system.description),
            in: transaction
        )
    }

    private func message(_ mail: StoredMail, _ settings: MailSettings) async throws -> MailMessage {
        var message = MailMessage(
            id: "\(mail.id)",
            sentAt: mail.createdAt,
            from: settings.sender.isEmpty
                ? mail.from : .init(name: mail.from.name, address: settings.sender),
            to: mail.recipients,
            subject: mail.subject,
            text: mail.body
        )
        var files: [RenderedDocument?] = []
        if let id = mail.priceNoticeID {
            for form in PriceNoticeFile.allCases {
                files.append(try await documents.priceNotice(id, form))
            }
        } else if let id = mail.creditNoteID {
            files.append(try await documents.creditNotePDF(id))
            files.append(try await electronic(mail) { try await documents.creditNoteXML(id, $0) })
        } else if let id = mail.invoiceID {
            files.append(try await documents.invoicePDF(id))
            files.append(try await electronic(mail) { try await documents.invoiceXML(id, $0) })
            if mail.withStatistics { files += try await statistics(of: id) }
        }
        message.files = files.compactMap { $0 }.map {
            .init(name: $0.name, mediaType: $0.mediaType, bytes: $0.bytes)
        }
        message.files += try await office.database.read {
            try MailRepository.files(of: mail.id, in: $0)
        }
        return message
    }

    /// The XML that a client wants with its documents; nil where a document has no such form.
    private func electronic(
        _ mail: StoredMail,
        _ render: (EInvoiceSyntax) async throws -> RenderedDocument?
    ) async throws -> RenderedDocument? {
        guard let syntax = mail.attachedXML else { return nil }
        do {
            return try await render(syntax)
        } catch is EInvoiceProblem {
            // The PDF alone is what there is of it; its page in the panels says why.
            return nil
        }
    }

    private func statistics(of invoice: InvoiceID) async throws -> [RenderedDocument?] {
        let report = try await office.database.read {
            try InvoiceRepository.find(invoice, in: $0)?.reportID
        }
        guard let report else { return [] }
        return try await documents.statisticsFiles(report)
    }
}

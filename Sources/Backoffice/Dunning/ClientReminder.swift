// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import Documents
import Primitives
import SQLInterface
import Storage

/// What one client is reminded of on a day: the invoices that have come to a new step.
struct ClientReminder: Sendable {
    let candidate: DunningRun.Candidate
    let day: CalendarDate
    let items: [DunningReport.Item]
    private let invoices: [Invoice]
    private let letter: ClientLetter
    private let step: DunningStep
    private let document: ReminderDocument
    /// What is blocked with the client: itself and its related accounts.
    private let members: [ClientID]

    /// Reads what is due; nil when nothing is.
    ///
    /// - Throws: `InvoicingRefusal` when the client cannot be written to.
    init?(
        _ candidate: DunningRun.Candidate,
        on wanted: CalendarDate?,
        now: Instant,
        in transaction: any SQLTransaction
    ) throws {
        let plan = try DunningRepository.plan(of: candidate.enterpriseID, in: transaction)
        guard let client = try ClientRepository.find(candidate.clientID, in: transaction),
            client.invoicing.mail.sendsReminders
        else { return nil }
        let calendar: BillingCalendar
        do {
            calendar = try BillingCalendar(zone: client.zone)
        } catch {
            throw InvoicingRefusal.zoneUnknown(error)
        }
        let today = wanted ?? calendar.localDate(of: now)
        let due = try Self.due(plan, client, on: today, in: transaction)
        guard let highest = due.max(by: { $0.step.number < $1.step.number }) else { return nil }
        guard
            let enterprise = try EnterpriseRepository.find(candidate.enterpriseID, in: transaction),
            let brand = try BrandRepository.find(enterprise.brandID, in: transaction)
        else { throw InvoicingRefusal.enterpriseMissing }
        let billing = client.invoicing.billingEmail
        letter = ClientLetter(
            client,
            try Letterhead(to: client, from: enterprise, brand, on: today, in: transaction),
            brand,
            to: billing.isEmpty ? client.company.contactEmail : billing
        )
        guard letter.hasRecipients else { throw InvoicingRefusal.billingAddressMissing }
        self.candidate = candidate
        day = today
        step = highest.step
        invoices = due.map(\.invoice)
        members = try ClientRepository.billedTogether(with: client.id, in: transaction)
        items = due.map { due in
            DunningReport.Item(
                invoiceID: due.invoice.id,
                number: due.invoice.number,
                daysOverdue: today.daysSince1970 - due.invoice.dueOn.daysSince1970,
                step: due.step.number,
                outstanding: due.invoice.outstanding
            )
        }
        document = try Self.document(letter.head, step, invoices)
    }

    /// The letter with the step's own words, or the standard ones of its language.
    private static func document(
        _ head: LetterHead,
        _ step: DunningStep,
        _ invoices: [Invoice]
    ) throws -> ReminderDocument {
        let words = step.texts.words[head.language]
        return try ReminderDocument(
            head: head,
            step: step.number,
            items: invoices.map {
                .init(
                    number: $0.number,
                    issueOn: $0.issueOn,
                    dueOn: $0.dueOn,
                    outstanding: $0.outstanding
                )
            },
            wording: .init(title: words?.title ?? "", text: words?.text ?? "")
        )
    }

    private static func due(
        _ plan: DunningPlan,
        _ client: Client,
        on today: CalendarDate,
        in transaction: any SQLTransaction
    ) throws -> [(invoice: Invoice, step: DunningStep)] {
        let overdue = try DunningRepository.overdue(
            of: plan.enterpriseID,
            before: today,
            client: client.id,
            in: transaction
        )
        return overdue.compactMap { overdue in
            plan.step(dueOn: overdue.invoice.dueOn, lastStep: overdue.lastStep, on: today)
                .map { (overdue.invoice, $0) }
        }
    }

    /// Whether the client is blocked softly with this letter.
    var blocks: Bool { step.blocksClient }

    private var isOwnTitle: Bool { !document.wording.title.isEmpty }

    /// What a report says about it.
    var entry: DunningReport.Entry {
        let mail = mail(MailID(0), at: .epoch)
        return DunningReport.Entry(
            clientID: candidate.clientID,
            login: candidate.login,
            recipients: mail.recipients.joined(separator: ", "),
            step: step.number,
            items: items,
            total: document.total,
            blocks: blocks,
            subject: mail.subject
        )
    }

    /// The letter for the outbox: the words of the document, which is attached.
    func mail(_ id: MailID, at now: Instant) -> StoredMail {
        var mail = letter.mail(id, .init(subject: "", body: ""), at: now)
        let numbers = items.map(\.number).joined(separator: ", ")
        mail.subject = isOwnTitle ? document.title : "\(document.title): \(numbers)"
        let list = items.map { item in
            "\(item.number)  \(item.outstanding.decimalText) \(item.outstanding.currency)"
        }
        let paragraphs = document.paragraphs + [list.joined(separator: "\n")]
        mail.body = paragraphs.joined(separator: "\n\n") + mail.body
        return mail
    }

    /// The letter that is attached.
    ///
    /// - Throws: `DocumentError`.
    func pdf() throws -> MailMessage.File {
        .init(
            name: document.fileName,
            mediaType: "application/pdf",
            bytes: try document.pdf(logo: letter.paper.logo, paper: letter.paper.paper)
        )
    }

    /// Records the reminders with their steps in the timelines, and blocks when the plan says so.
    func record(_ mail: MailID, at now: Instant, in transaction: any SQLTransaction) throws {
        let change = SettingsChange(transaction: transaction, now: now, actor: .system)
        for (invoice, item) in zip(invoices, items) {
            try DunningRepository.insert(
                RecordedReminder(of: invoice, step: item.step, mailID: mail, on: day, at: now),
                in: transaction
            )
            try InvoiceRepository.note(
                .reminded,
                "step \(item.step), \(item.daysOverdue) days overdue",
                of: invoice,
                by: .init(at: now, actor: Actor.system.description),
                in: transaction
            )
            try change.log("remind", "invoice", id: "\(invoice.id)", after: item)
        }
        guard blocks else { return }
        let cause = zip(invoices, items).first { $1.step == step.number }?.0 ?? invoices[0]
        for member in members { try block(member, because: cause, change) }
        try ChangeCounterRepository.bump(SettingsTopic.clients.rawValue, in: transaction)
    }

    private func block(
        _ id: ClientID,
        because invoice: Invoice,
        _ change: SettingsChange
    ) throws {
        guard let before = try ClientRepository.find(id, in: change.transaction),
            before.status == .active
        else { return }
        var client = before
        client.status = .blocked
        let saved = try ClientRepository.update(client, in: change.transaction)
        try DunningRepository.insert(
            DunningBlock(id, main: candidate.clientID, because: invoice.id, at: change.now),
            in: change.transaction
        )
        try change.log("block", "client", id: "\(id)", before: before, after: saved)
    }
}

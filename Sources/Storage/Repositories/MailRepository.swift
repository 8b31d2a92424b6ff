// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Primitives
import SQLInterface

/// The outbox: letters are put in by the transaction that issues what they carry.
package enum MailRepository {
    /// Puts a letter into the outbox.
    package static func insert(_ mail: StoredMail, in transaction: any SQLTransaction) throws {
        try transaction.execute(
            .insert(
                into: "mail_outbox",
                [
                    "id": mail.id, "client_id": mail.clientID, "invoice_id": mail.invoiceID,
                    "credit_note_id": mail.creditNoteID,
                    "price_notice_id": mail.priceNoticeID, "brand_name": mail.from.name,
                    "sender": mail.from.address,
                    "recipients": mail.recipients.joined(separator: ","),
                    "subject": mail.subject, "body": mail.body,
                    "with_statistics": mail.withStatistics, "attached_xml": mail.attachedXML,
                    "state": mail.state,
                    "attempts": mail.attempts, "next_at": mail.nextAt,
                    "created_at": mail.createdAt, "finished_at": mail.finishedAt,
                    "answer": mail.answer,
                ]
            )
        )
    }

    /// Puts a letter with files of its own into the outbox.
    package static func insert(
        _ mail: StoredMail,
        with files: [MailMessage.File],
        in transaction: any SQLTransaction
    ) throws {
        try insert(mail, in: transaction)
        for (index, file) in files.enumerated() {
            try transaction.execute(
                .insert(
                    into: "mail_attachments",
                    [
                        "mail_id": mail.id, "position": index + 1, "name": file.name,
                        "media_type": file.mediaType, "bytes": file.bytes,
                    ]
                )
            )
        }
    }

    /// The files that a letter was written with.
    package static func files(
        of mail: MailID,
        in transaction: any SQLTransaction
    ) throws -> [MailMessage.File] {
        try transaction.query(
            """
            SELECT name, media_type, bytes FROM mail_attachments
            WHERE mail_id = \(mail) ORDER BY position
            """
        ).map {
            MailMessage.File(name: try $0.get(0), mediaType: try $0.get(1), bytes: try $0.get(2))
        }
    }

    /// Takes the next letter that is due, so that no other node has it before `leaseEnd`.
    package static func claim(
        at now: Instant,
        leaseEnd: Instant,
        in transaction: any SQLTransaction
    ) throws -> StoredMail? {
        let next: StoredMail? = try transaction.model(
            """
            SELECT * FROM mail_outbox WHERE state = 'waiting' AND next_at <= \(now)
            ORDER BY next_at, id LIMIT 1
            """
        )
        guard var mail = next else { return nil }
        let changed = try transaction.execute(
            """
            UPDATE mail_outbox SET attempts = attempts + 1, next_at = \(leaseEnd)
            WHERE id = \(mail.id) AND state = 'waiting' AND next_at = \(mail.nextAt)
            """
        )
        mail.attempts += 1
        mail.nextAt = leaseEnd
        return changed == 1 ? mail : nil
    }

    /// Saves what became of a letter.
    package static func update(_ mail: StoredMail, in transaction: any SQLTransaction) throws {
        try transaction.change(
            StoredMail.table,
            id: mail.id,
            """
            UPDATE mail_outbox SET state = \(mail.state), attempts = \(mail.attempts),
                next_at = \(mail.nextAt), finished_at = \(mail.finishedAt),
                answer = \(mail.answer)
            WHERE id = \(mail.id)
            """
        )
    }

    /// Gives up letters that are too old to be of use.
    package static func giveUp(
        createdBefore limit: Instant,
        at now: Instant,
        answer: String,
        in transaction: any SQLTransaction
    ) throws {
        try transaction.execute(
            """
            UPDATE mail_outbox SET state = 'failed', finished_at = \(now), answer = \(answer)
            WHERE state = 'waiting' AND created_at < \(limit)
            """
        )
    }

    /// The latest letters, of one invoice or of all.
    package static func list(
        of invoice: InvoiceID? = nil,
        limit: Int,
        in transaction: any SQLTransaction
    ) throws -> [StoredMail] {
        let conditions: [SQL] = invoice.map { ["invoice_id = \($0)"] } ?? []
        return try transaction.models(
            """
            SELECT * FROM mail_outbox \(raw: .filter(conditions)) ORDER BY id DESC LIMIT \(limit)
            """
        )
    }

    /// A page of a client's letters, the latest first.
    ///
    /// `withPriceNotice`: only those that carry a notice of price changes.
    package static func page(
        of client: ClientID,
        withPriceNotice: Bool = false,
        before id: MailID? = nil,
        limit: Int,
        in transaction: any SQLTransaction
    ) throws -> [StoredMail] {
        var conditions: [SQL] = ["client_id = \(client)"]
        if withPriceNotice { conditions.append("price_notice_id IS NOT NULL") }
        if let id { conditions.append("id < \(id)") }
        return try transaction.models(
            """
            SELECT * FROM mail_outbox \(raw: .filter(conditions)) ORDER BY id DESC LIMIT \(limit)
            """
        )
    }

    /// Finds a letter.
    package static func find(
        _ id: MailID,
        in transaction: any SQLTransaction
    ) throws -> StoredMail? {
        try transaction.model("SELECT * FROM mail_outbox WHERE id = \(id)")
    }

    /// How many letters wait.
    package static func waiting(in transaction: any SQLTransaction) throws -> Int {
        try transaction.scalar("SELECT COUNT(*) FROM mail_outbox WHERE state = 'waiting'")
    }
}

/// A letter in the outbox; its files are rendered from the frozen documents when it is sent.
package struct StoredMail: Hashable, Sendable {
    package var id: MailID
    package var clientID: ClientID
    package var invoiceID: InvoiceID?
    package var creditNoteID: CreditNoteID?
    /// The notice of price changes that it carries.
    package var priceNoticeID: PriceNoticeID?
    package var from: MailMessage.Mailbox
    package var recipients: [String]
    package var subject: String
    package var body: String
    /// Whether the statistics of the invoice are attached.
    package var withStatistics: Bool
    /// The electronic form of the document that goes along, where it has one; nil for none.
    package var attachedXML: EInvoiceSyntax?
    package var state: MailState
    package var attempts: Int
    /// Not before this.
    package var nextAt: Instant
    package var createdAt: Instant
    package var finishedAt: Instant?
    /// The server's last answer.
    package var answer: String

    /// Creates a letter that is due at once.
    package init(
        id: MailID,
        clientID: ClientID,
        from: MailMessage.Mailbox,
        to recipients: [String],
        words: (subject: String, body: String),
        at now: Instant
    ) {
        self.id = id
        self.clientID = clientID
        invoiceID = nil
        creditNoteID = nil
        priceNoticeID = nil
        self.from = from
        self.recipients = recipients
        subject = words.subject
        body = words.body
        withStatistics = false
        attachedXML = nil
        state = .waiting
        attempts = 0
        nextAt = now
        createdAt = now
        finishedAt = nil
        answer = ""
    }
}

/// Where a letter is.
package enum MailState: String, Hashable, Sendable, CaseIterable, SQLValueConvertible {
    case waiting
    /// A server has taken it.
    case sent
    /// Refused for good, or given up.
    case failed
}

extension StoredMail: RowReadable {
    static let table = "mail_outbox"

    init(_ row: StoredRow) throws {
        self.init(
            id: try row.get("id"),
            clientID: try row.get("client_id"),
            from: .init(name: try row.get("brand_name"), address: try row.get("sender")),
            to: try row.get("recipients", as: String.self).split(separator: ",").map(String.init),
            words: (try row.get("subject"), try row.get("body")),
            at: try row.get("created_at")
        )
        invoiceID = try row.get("invoice_id")
        creditNoteID = try row.get("credit_note_id")
        priceNoticeID = try row.get("price_notice_id")
        withStatistics = try row.get("with_statistics")
        attachedXML = try row.get("attached_xml")
        state = try row.get("state")
        attempts = try row.get("attempts")
        nextAt = try row.get("next_at")
        finishedAt = try row.get("finished_at")
        answer = try row.get("answer")
    }
}

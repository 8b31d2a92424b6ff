// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Documents
import Messaging
import Primitives
import SQLInterface
import Storage

extension Settings {
    /// What a client has not been told yet about its prices.
    ///
    /// `known`: changes up to this row were told; nil for those since the last notice.
    /// - Throws: `FieldErrors` when there is no such client or its enterprise is missing.
    package func priceNotice(for id: ClientID) async throws -> PriceNoticeDraft {
        let now = office.now
        return try await office.database.read { transaction in
            try draft(for: id, through: nil, now: now, in: transaction)
        }
    }

    /// Sends a client the notice of its price changes, by its e-mail for price updates.
    ///
    /// `through`: the last row that the sender saw; later ones wait for the next
    ///   notice.
    /// - Throws: `FieldErrors` when there is nothing to tell or nobody to tell it to.
    package func sendPriceNotice(
        to client: ClientID,
        through: PriceRowID,
        _ request: SettingsRequest
    ) async throws -> PriceNoticeID {
        let id: PriceNoticeID = office.newID()
        let mailID: MailID = office.newID()
        let content = "price notice\n\(client)\n\(through)"
        return try await change(request, topic: nil, content: content) { change in
            let draft = try draft(
                for: client,
                through: through,
                now: change.now,
                in: change.transaction
            )
            guard !draft.notice.changes.isEmpty else {
                throw FieldErrors("", "There is no price change that the client does not know.")
            }
            guard !draft.recipients.isEmpty else {
                throw FieldErrors(
                    "",
                    "The client has no e-mail for price updates: enter one under Billing."
                )
            }
            let record = PriceNoticeRecord(
                id: id,
                clientID: client,
                throughPriceID: through,
                changes: Int64(draft.notice.changes.count),
                sentAt: change.now,
                sentBy: change.actor.description
            )
            try PriceNoticeRepository.insert(
                record,
                content: draft.notice,
                in: change.transaction
            )
            try MailRepository.insert(letter(mailID, draft, record), in: change.transaction)
            try change.log(
                "send",
                "price_notice",
                id: "\(id)",
                after: "\(draft.notice.changes.count) changes to "
                    + draft.recipients.joined(separator: ", ")
            )
            return id
        }
    }

    private func letter(
        _ id: MailID,
        _ draft: PriceNoticeDraft,
        _ record: PriceNoticeRecord
    ) -> StoredMail {
        let head = draft.notice.head
        var mail = StoredMail(
            id: id,
            clientID: record.clientID,
            from: .init(name: head.seller.brandName, address: head.seller.email),
            to: draft.recipients,
            words: (
                "\(draft.notice.title) – \(head.seller.brandName)",
                "\(draft.notice.body)\n\n-- \n\(head.seller.name)\n"
            ),
            at: record.sentAt
        )
        mail.priceNoticeID = record.id
        return mail
    }

    private func draft(
        for id: ClientID,
        through limit: PriceRowID?,
        now: Instant,
        in transaction: any SQLTransaction
    ) throws -> PriceNoticeDraft {
        guard let client = try ClientRepository.find(id, in: transaction) else {
            throw notThere("client")
        }
        let calendar = try BillingCalendar(zone: client.zone)
        let rows = try rows(of: client, through: limit, in: transaction)
        let last = try PriceNoticeRepository.list(of: id, limit: 1, in: transaction).first
        let letter: Letterhead
        do {
            letter = try Letterhead(of: id, on: calendar.localDate(of: now), in: transaction)
        } catch let refusal as InvoicingRefusal {
            throw refusal.fieldErrors
        }
        let changes = PriceBook.changes(
            of: id,
            product: client.productID,
            by: rows,
            after: last?.throughPriceID,
            now: now
        )
        let notice = PriceNotice(
            head: letter.head,
            currency: client.currency,
            paper: letter.paper,
            changes: changes.map { change in
                PriceNotice.Change(
                    destination: change.destination,
                    operatorName: change.destination.network
                        .flatMap { catalogue.operatorName(of: $0) } ?? "",
                    oldMicros: change.old?.price.micros,
                    newMicros: change.new?.price.micros,
                    validFrom: calendar.localDate(of: change.from)
                )
            }
        )
        return PriceNoticeDraft(
            notice: notice,
            recipients: client.invoicing.priceEmail.split(separator: ",").map { trimmed($0) },
            through: rows.map(\.id).max(),
            lastSentAt: last?.sentAt
        )
    }

    /// The rows that can make a client's price: its own and its product's, of its currency.
    private func rows(
        of client: Client,
        through limit: PriceRowID?,
        in transaction: any SQLTransaction
    ) throws -> [PriceRow] {
        var rows = try PriceRepository.rows(of: .client(client.id), in: transaction)
        if let product = client.productID {
            rows += try PriceRepository.rows(of: .product(product), in: transaction)
        }
        return rows.filter { row in
            row.price.currency == client.currency && (limit.map { row.id <= $0 } ?? true)
        }
    }
}

/// A notice as it would be sent.
package struct PriceNoticeDraft: Sendable {
    /// What it says; without changes there is nothing to send.
    package let notice: PriceNotice
    /// Whom it goes to; empty when the client has no e-mail for price updates.
    package let recipients: [String]
    /// The last price row it takes into account.
    package let through: PriceRowID?
    /// When the client was told last.
    package let lastSentAt: Instant?
}

extension DocumentsOffice {
    /// A sent notice in one of its forms; nil when there is none.
    ///
    /// - Throws: `StorageError.corruptedRow` when it was touched; `DocumentError`.
    package func priceNotice(
        _ id: PriceNoticeID,
        _ form: PriceNoticeFile
    ) async throws -> RenderedDocument? {
        let found = try await database.read { transaction -> (PriceNotice, [UInt8]?)? in
            guard
                let notice = try PriceNoticeRepository.content(
                    of: id,
                    as: PriceNotice.self,
                    in: transaction
                )
            else { return nil }
            let logo = try notice.head.seller.logoHash.flatMap {
                try AssetRepository.find($0, in: transaction)?.bytes
            }
            return (notice, logo)
        }
        guard let (notice, logo) = found else { return nil }
        let bytes = try form.render(notice, logo: logo)
        return RenderedDocument(
            name: "\(notice.fileName).\(form.rawValue)",
            mediaType: form.mediaType,
            bytes: bytes
        )
    }
}

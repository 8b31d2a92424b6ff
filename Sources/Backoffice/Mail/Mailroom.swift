// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Primitives
import SQLInterface
import Storage

/// Writes letters about documents into the outbox, inside the transaction that issues them.
struct Mailroom {
    let office: Office
    let client: Client
    let now: Instant
    let transaction: any SQLTransaction

    /// Puts a letter about an issued invoice into the outbox; false without a billing address.
    @discardableResult
    func post(_ invoice: Invoice, _ document: InvoiceDocument) throws -> Bool {
        guard var mail = letter(document, of: invoice.enterpriseID) else { return false }
        let (brand, _) = try issuer(invoice.enterpriseID)
        write(document, brand, &mail)
        mail.invoiceID = invoice.id
        mail.withStatistics = client.invoicing.mail.attachesStatistics
        mail.attachedXML = client.invoicing.mailedXML
        try MailRepository.insert(mail, in: transaction)
        return true
    }

    /// Puts a letter about a credit note into the outbox.
    @discardableResult
    func post(_ note: CreditNote, _ document: InvoiceDocument) throws -> Bool {
        guard var mail = letter(document, of: note.enterpriseID) else { return false }
        let (brand, _) = try issuer(note.enterpriseID)
        write(document, brand, &mail)
        mail.invoiceID = note.invoiceID
        mail.creditNoteID = note.id
        mail.attachedXML = client.invoicing.mailedXML
        try MailRepository.insert(mail, in: transaction)
        return true
    }

    private func letter(_ document: InvoiceDocument, of enterprise: EnterpriseID) -> StoredMail? {
        let recipients = client.invoicing.billingEmail.split(separator: ",")
            .map { trimmed($0) }.filter { !$0.isEmpty }
        guard !recipients.isEmpty else { return nil }
        return StoredMail(
            id: office.newID(),
            clientID: client.id,
            from: .init(name: document.seller.brandName, address: document.seller.email),
            to: recipients,
            words: ("", ""),
            at: now
        )
    }

    private func issuer(_ id: EnterpriseID) throws -> (BrandMail, String) {
        guard let enterprise = try EnterpriseRepository.find(id, in: transaction),
            let brand = try BrandRepository.find(enterprise.brandID, in: transaction)
        else { throw InvoicingRefusal.enterpriseMissing }
        return (brand.mail, brand.email)
    }

    /// The brand's words, or the platform's own where the brand has none.
    private func write(_ document: InvoiceDocument, _ brand: BrandMail, _ mail: inout StoredMail) {
        let standard = MailWords(document.language).standard
        let values = MailTemplate.values(of: document)
        let words = BrandMail(
            title: brand.title.isEmpty ? standard.title : brand.title,
            body: brand.body.isEmpty ? standard.body : brand.body,
            signature: brand.signature.isEmpty ? standard.signature : brand.signature
        )
        mail.subject = MailTemplate.fill(words.title, values)
        let body = MailTemplate.fill(words.body, values)
        mail.body = "\(body)\n\n-- \n\(MailTemplate.fill(words.signature, values))\n"
    }
}

extension Invoicing {
    /// Sends an invoice to the client's billing address once more.
    ///
    /// - Throws: `InvoicingRefusal.invoiceNotFound` and `.billingAddressMissing`.
    package func sendAgain(_ id: InvoiceID, by actor: Actor) async throws {
        let now = office.now
        try await office.database.write { transaction in
            guard let invoice = try InvoiceRepository.find(id, in: transaction),
                let document = try InvoiceRepository.document(of: id, in: transaction),
                let client = try ClientRepository.find(invoice.clientID, in: transaction)
            else { throw InvoicingRefusal.invoiceNotFound }
            let room = Mailroom(office: office, client: client, now: now, transaction: transaction)
            guard try room.post(invoice, document) else {
                throw InvoicingRefusal.billingAddressMissing
            }
            try InvoiceRepository.note(
                .mailQueued,
                client.invoicing.billingEmail,
                of: invoice,
                by: .init(at: now, actor: actor.description),
                in: transaction
            )
            try SettingsChange(transaction: transaction, now: now, actor: actor)
                .log("send", "invoice", id: "\(id)", after: client.invoicing.billingEmail)
        }
    }
}

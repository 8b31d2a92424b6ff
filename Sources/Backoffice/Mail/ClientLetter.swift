// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Documents
import Primitives
import SQLInterface
import Storage

/// A letter to a client that carries no invoice: whose it is, to whom, in which language.
struct ClientLetter: Sendable {
    let client: Client
    let paper: Letterhead
    private let signature: String
    private let recipients: [String]

    /// - Throws: `InvoicingRefusal.enterpriseMissing` when nobody would write it.
    init(_ billed: BilledClient, to addresses: String, on day: CalendarDate) throws {
        let (enterprise, brand) = try billed.issuer()
        let head = try Letterhead(
            to: billed.client,
            from: enterprise,
            brand,
            on: day,
            in: billed.transaction
        )
        self.init(billed.client, head, brand, to: addresses)
    }

    /// A letter on a letterhead that was chosen.
    init(_ client: Client, _ paper: Letterhead, _ brand: Brand, to addresses: String) {
        self.client = client
        self.paper = paper
        signature = brand.mail.signature.isEmpty ? "{brand}" : brand.mail.signature
        recipients = addresses.split(separator: ",").map { trimmed($0) }.filter { !$0.isEmpty }
    }

    /// Issuer, client, language and day.
    var head: LetterHead { paper.head }

    /// Whether there is anybody to write to.
    var hasRecipients: Bool { !recipients.isEmpty }

    /// The letter for the outbox, with its words filled in.
    func mail(
        _ id: MailID,
        _ words: LetterWords.Words,
        _ values: [String: String] = [:],
        at now: Instant
    ) -> StoredMail {
        let values = common.merging(values) { _, own in own }
        let body = MailTemplate.fill(words.body, values)
        let close = MailTemplate.fill(signature, values)
        return StoredMail(
            id: id,
            clientID: client.id,
            from: .init(name: head.seller.brandName, address: head.seller.email),
            to: recipients,
            words: (MailTemplate.fill(words.subject, values), "\(body)\n\n-- \n\(close)\n"),
            at: now
        )
    }

    private var common: [String: String] {
        [
            "client": client.login,
            "company": client.company.name.isEmpty ? client.login : client.company.name,
            "brand": head.seller.brandName, "enterprise": head.seller.name,
        ]
    }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Primitives
import SQLInterface

/// The letters that were written to the client.
extension ClientScope {
    /// A page of the client's letters, the latest first.
    ///
    /// `withPriceNotice`: only those that carry a notice of price changes.
    package func letters(
        withPriceNotice: Bool = false,
        before id: MailID? = nil,
        limit: Int,
        in transaction: any SQLTransaction
    ) throws -> [StoredMail] {
        try MailRepository.page(
            of: clientID,
            withPriceNotice: withPriceNotice,
            before: id,
            limit: limit,
            in: transaction
        )
    }

    /// One of the client's letters.
    package func letter(
        _ id: MailID,
        in transaction: any SQLTransaction
    ) throws -> StoredMail? {
        guard let mail = try MailRepository.find(id, in: transaction), mail.clientID == clientID
        else { return nil }
        return mail
    }

    /// The files that one of the client's letters was written with.
    package func files(
        of id: MailID,
        in transaction: any SQLTransaction
    ) throws -> [MailMessage.File] {
        guard try letter(id, in: transaction) != nil else { return [] }
        return try MailRepository.files(of: id, in: transaction)
    }

    /// Whether one of the client's letters reminds of invoices.
    package func isReminder(
        _ id: MailID,
        in transaction: any SQLTransaction
    ) throws -> Bool {
        guard try letter(id, in: transaction) != nil else { return false }
        return try !DunningRepository.reminders(in: id, transaction).isEmpty
    }

    /// What one of the client's notices of price changes says; nil when it has no such notice.
    ///
    /// - Throws: `StorageError.corruptedRow` when the stored text was touched.
    package func priceNotice<Content: Codable>(
        _ id: PriceNoticeID,
        as type: Content.Type,
        in transaction: any SQLTransaction
    ) throws -> Content? {
        guard let record = try PriceNoticeRepository.find(id, in: transaction),
            record.clientID == clientID
        else { return nil }
        return try PriceNoticeRepository.content(of: id, as: type, in: transaction)
    }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Documents
import Primitives
import SQLInterface
import Storage

/// What a letter to a client is drawn with: who writes, in which language, with which looks.
///
/// It is read when the letter is made; what a letter says besides is the caller's.
package struct Letterhead: Sendable {
    /// Issuer, client, language and date; the colour is that of the enterprise's template.
    package let head: LetterHead
    /// The brand's logo.
    package let logo: [UInt8]?
    /// The paper of the enterprise's template.
    package let paper: PaperSize

    /// Reads what there is of a client.
    ///
    /// - Throws: `InvoicingRefusal` when the client or its enterprise is none.
    package init(
        of id: ClientID,
        on date: CalendarDate,
        in transaction: any SQLTransaction
    ) throws {
        let billed = try BilledClient(id, in: transaction)
        let (enterprise, brand) = try billed.issuer()
        try self.init(to: billed.client, from: enterprise, brand, on: date, in: transaction)
    }

    /// A letter of an enterprise that may not be the client's any more.
    init(
        to client: Client,
        from enterprise: Enterprise,
        _ brand: Brand,
        on date: CalendarDate,
        in transaction: any SQLTransaction
    ) throws {
        let newest = try DocumentTemplateRepository.newest(of: enterprise.id, in: transaction)
        let saved = try newest.flatMap {
            try DocumentTemplateRepository.template(
                $0.hash,
                as: DocumentTemplate.self,
                in: transaction
            )
        }
        var seller = SellerDetails(enterprise: enterprise, brand: brand)
        if let colour = saved?.colour, !colour.isEmpty { seller.colour = colour }
        head = LetterHead(
            seller: seller,
            buyer: BuyerDetails(client: client),
            language: client.invoicing.language ?? enterprise.documentLanguage,
            on: date
        )
        paper = saved?.paper ?? .a4
        logo = try seller.logoHash.flatMap {
            try AssetRepository.find($0, in: transaction)?.bytes
        }
    }
}

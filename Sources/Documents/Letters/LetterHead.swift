// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import Primitives

/// Who writes to whom, when and in which language: what every letter has.
package struct LetterHead: Hashable, Sendable, Codable {
    /// The enterprise with its brand.
    package var seller: SellerDetails
    /// The client.
    package var buyer: BuyerDetails
    /// The language of the letter.
    package var language: DocumentLanguage
    /// The letter's date.
    package var on: CalendarDate

    /// Creates a head.
    package init(
        seller: SellerDetails,
        buyer: BuyerDetails,
        language: DocumentLanguage,
        on: CalendarDate
    ) {
        self.seller = seller
        self.buyer = buyer
        self.language = language
        self.on = on
    }

    var words: InvoiceTexts { InvoiceTexts.of(language) }
    var letters: LetterTexts { LetterTexts.of(language) }
    var format: DocumentFormat { DocumentFormat(language) }

    /// A layout with the head's parts in place and an empty table.
    func layout(title: String, number: String, table: TableBlock) -> InvoiceLayout {
        InvoiceLayout(
            language: language,
            title: title,
            number: number,
            brandName: seller.brandName,
            colour: seller.colour,
            seller: InvoiceLayout.PartyBlock(seller, words: words, language: language),
            buyer: InvoiceLayout.PartyBlock(buyer, words: words, language: language),
            facts: [],
            lines: table,
            totals: [],
            contacts: InvoiceLayout.contacts(seller)
        )
    }

    /// Draws a letter's layout.
    func render(
        _ layout: InvoiceLayout,
        logo: [UInt8]?,
        paper: PaperSize
    ) throws(DocumentError) -> [UInt8] {
        let page = DocumentPage(
            layout: layout,
            author: seller.name,
            on: on,
            logo: logo,
            paper: paper
        )
        return try page.render()
    }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing

extension InvoiceLayout {
    /// Puts the texts of a document in their blocks.
    package init(_ document: InvoiceDocument) {
        let words = InvoiceTexts.of(document.language)
        let format = DocumentFormat(document.language)
        let tables = InvoiceTables(document: document, words: words, format: format)
        language = document.language
        title = Self.title(document, words)
        number = document.number.isEmpty ? words.draft : document.number
        notice = Self.notice(document, words, format)
        brandName = document.seller.brandName
        colour = document.seller.colour
        seller = PartyBlock(document.seller, words: words, language: document.language)
        buyer = PartyBlock(document.buyer, words: words, language: document.language)
        facts = FactBlock.all(of: document, words: words, format: format)
        countries = tables.countries()
        lines = tables.lines()
        taxes = tables.taxes()
        totals = TotalRow.all(of: document, words: words, format: format)
        bankDetails = TextBlock(words.bankDetails, document.seller.bankAccounts)
        paymentReference = TextBlock(words.paymentReference, document.paymentReference)
        note = TextBlock(words.note, document.note)
        let seller = document.seller
        contacts = [seller.brandAddress, seller.email, seller.phone, seller.website]
            .map(oneLine).filter { !$0.isEmpty }.joined(separator: "  ·  ")
    }
}

extension InvoiceLayout.PartyBlock {
    init(_ seller: SellerDetails, words: InvoiceTexts, language: DocumentLanguage) {
        heading = words.seller
        name = oneLine(seller.name)
        lines =
            parts(seller.address)
            + [DestinationNames(language: language).country(seller.country)]
            + labelled(words.registrationNumber, seller.registrationNumber)
            + labelled(words.taxID, seller.taxID)
    }

    init(_ buyer: BuyerDetails, words: InvoiceTexts, language: DocumentLanguage) {
        heading = words.buyer
        name = oneLine(buyer.name)
        lines =
            parts(buyer.credential)
            + [buyer.country.map(DestinationNames(language: language).country) ?? ""]
            .filter { !$0.isEmpty }
            + labelled(words.taxID, buyer.taxID)
            + parts(buyer.email)
            + labelled(words.account, buyer.reference)
    }
}

extension InvoiceLayout.FactBlock {
    static func all(
        of document: InvoiceDocument,
        words: InvoiceTexts,
        format: DocumentFormat
    ) -> [Self] {
        var facts = [
            Self(label: words.issueDate, value: format.date(document.issueOn)),
            Self(label: words.dueDate, value: format.date(document.dueOn)),
        ]
        if let period = document.period {
            facts.append(
                Self(
                    label: words.period,
                    value: format.period(period),
                    detail: format.zone(period)
                )
            )
        }
        facts.append(
            Self(
                label: words.amountDue,
                value: format.money(document.totals.due),
                isEmphasised: true
            )
        )
        return facts
    }
}

extension InvoiceLayout.TotalRow {
    static func all(
        of document: InvoiceDocument,
        words: InvoiceTexts,
        format: DocumentFormat
    ) -> [Self] {
        let totals = document.totals
        var rows = [Self(label: words.net, value: format.amount(totals.net))]
        for line in document.taxes {
            let rate =
                line.category == .outsideScope ? "" : "\u{A0}\(format.percent(line.rate))"
            let label = words.tax.tax + rate
            rows.append(Self(label: label, value: format.amount(line.tax)))
        }
        rows.append(
            Self(label: words.total, value: format.money(totals.total), weight: .strong)
        )
        if !totals.paidBefore.isZero {
            rows.append(
                Self(label: words.alreadyPaid, value: format.amount(-totals.paidBefore))
            )
        }
        rows.append(
            Self(label: words.amountDue, value: format.money(totals.due), weight: .due)
        )
        return rows
    }
}

extension InvoiceLayout.TextBlock {
    /// Nil when the text says nothing.
    init?(_ heading: String, _ text: String) {
        paragraphs = parts(text, keepingBreaks: true)
        if paragraphs.isEmpty { return nil }
        self.heading = heading
    }
}

/// The lines of a typed text, or its paragraphs (parted by empty lines) with their breaks.
private func parts(_ text: String, keepingBreaks: Bool = false) -> [String] {
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        .map { oneLine(String($0)) }
    guard keepingBreaks else { return lines.filter { !$0.isEmpty } }
    return lines.split(separator: "").map { $0.joined(separator: "\n") }
}

/// A text without breaks and without spaces around it.
private func oneLine(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
}

private func labelled(_ label: String, _ value: String) -> [String] {
    let value = oneLine(value)
    return value.isEmpty ? [] : ["\(label) \(value)"]
}

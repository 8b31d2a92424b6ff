// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing

extension InvoiceLayout {
    /// Puts the texts of a document in their blocks.
    ///
    /// Texts of the template that are broken are left out: a saved template has none.
    package init(
        _ document: InvoiceDocument,
        template: DocumentTemplate = DocumentTemplate()
    ) {
        let words = InvoiceTexts.of(document.language)
        let format = DocumentFormat(document.language)
        var tables = InvoiceTables(document: document, words: words, format: format)
        tables.hiddenColumns = template.hiddenColumns
        language = document.language
        title = Self.title(document, words)
        number = document.number.isEmpty ? words.draft : document.number
        notice = Self.notice(document, words, format)
        brandName = document.seller.brandName
        colour = template.colour.isEmpty ? document.seller.colour : template.colour
        seller = PartyBlock(document.seller, words: words, language: document.language)
        buyer = PartyBlock(document.buyer, words: words, language: document.language)
        facts = FactBlock.all(of: document, words: words, format: format)
        countries = template.showsCountries ? tables.countries() : nil
        lines = tables.lines()
        taxes = tables.taxes()
        totals = TotalRow.all(of: document, words: words, format: format)
        // A credit note asks for no payment.
        if !isCreditNote(document) {
            bankDetails = TextBlock(words.bankDetails, document.seller.bankAccounts)
            paymentReference = TextBlock(words.paymentReference, document.paymentReference)
        }
        let texts = template.texts(for: document.language)
        let note = texts.note.isEmpty ? document.note : filled(texts.note, document)
        self.note = TextBlock(words.note, note)
        introduction = parts(filled(texts.introduction, document), keepingBreaks: true)
        terms = parts(filled(texts.terms, document), keepingBreaks: true)
        contacts = Self.contacts(document.seller)
        addPayment(document, template: template)
    }

    static func contacts(_ seller: SellerDetails) -> String {
        [seller.brandAddress, seller.email, seller.phone, seller.website]
            .map(oneLine).filter { !$0.isEmpty }.joined(separator: "  ·  ")
    }

    /// The structured reference, the code for banking apps and the amount in words.
    private mutating func addPayment(_ document: InvoiceDocument, template: DocumentTemplate) {
        let letters = LetterTexts.of(document.language)
        let accounts = BankAccount.all(in: document.seller.bankAccounts)
        if !accounts.isEmpty, document.currency.code == "EUR", document.kind != .proforma,
            let reference = CreditorReference.of(document.number)
        {
            paymentReference?.paragraphs.append(CreditorReference.printed(reference))
        }
        if let words = AmountInWords.text(document.totals.total, in: document.language) {
            let total = InvoiceTexts.of(document.language).total
            amountInWords = FactBlock(label: total, value: words)
        }
        guard template.showsPaymentCode, !isCreditNote(document) else { return }
        paymentCodeLabel = letters.scanToPay
        paymentCode =
            PaymentCode(
                payee: oneLine(document.seller.name),
                account: accounts.first,
                amount: document.totals.due,
                number: document.number,
                reference: oneLine(document.paymentReference)
            )?.text
    }
}

/// A text of a template with the document's facts.
private func filled(_ text: String, _ document: InvoiceDocument) -> String {
    (try? PlaceholderText<Placeholder>(text))?.filled(for: document) ?? ""
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
        var facts = [Self(label: words.issueDate, value: format.date(document.issueOn))]
        if !isCreditNote(document) {
            facts.append(Self(label: words.dueDate, value: format.date(document.dueOn)))
        }
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
                label: isCreditNote(document) ? words.total : words.amountDue,
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
            let label = (line.name ?? words.tax.tax) + rate
            rows.append(Self(label: label, value: format.amount(line.tax)))
        }
        if let national = totals.national {
            rows.append(
                Self(
                    label: "\(words.tax.tax), \(national.tax.currency) (\(national.rateText))",
                    value: format.money(national.tax)
                )
            )
        }
        if isCreditNote(document) {
            rows.append(Self(label: words.total, value: format.money(totals.due), weight: .due))
            return rows
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
func parts(_ text: String, keepingBreaks: Bool = false) -> [String] {
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        .map { oneLine(String($0)) }
    guard keepingBreaks else { return lines.filter { !$0.isEmpty } }
    return lines.split(separator: "").map { $0.joined(separator: "\n") }
}

/// A text without breaks and without spaces around it.
///
/// Spaces that do not break stay: they hold an amount and its currency together.
func oneLine(_ text: String) -> String {
    text.split { $0.isWhitespace && !noBreakSpaces.contains($0) }.joined(separator: " ")
}

private let noBreakSpaces: Set<Character> = ["\u{A0}", "\u{202F}", "\u{2007}"]

private func labelled(_ label: String, _ value: String) -> [String] {
    let value = oneLine(value)
    return value.isEmpty ? [] : ["\(label) \(value)"]
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import Messaging

extension EInvoice {
    /// Puts an issued document into the terms of EN 16931.
    ///
    /// - Throws: the first `EInvoiceProblem` there is.
    package init(_ document: InvoiceDocument) throws(EInvoiceProblem) {
        try Self.check(document)
        let tax = document.taxes[0]
        kind = document.kind == .creditNote ? .creditNote : .invoice
        preceding = document.corrects.map { corrected in
            Preceding(number: singleLine(corrected.number), issueOn: corrected.issueOn)
        }
        number = singleLine(document.number)
        issueOn = document.issueOn
        dueOn = document.dueOn
        currency = document.currency
        buyerReference = singleLine(document.buyer.reference)
        note = [document.corrects?.reason ?? "", document.note].map(\.trimmed)
            .filter { !$0.isEmpty }.joined(separator: "\n")
        period = document.period.map { $0.firstOn...$0.lastOn }
        seller = Party(document.seller, category: tax.category)
        buyer = Party(document.buyer, category: tax.category)
        payment = Payment(
            reference: singleLine(document.paymentReference),
            accounts: BankAccount.all(in: document.seller.bankAccounts)
        )
        taxes = document.taxes.map(Tax.init)
        totals = document.totals
        lines = document.lines.map { Line($0, tax: tax, language: document.language) }
        try checkIdentifiers(tax.category)
    }

    private static func check(_ document: InvoiceDocument) throws(EInvoiceProblem) {
        if document.kind == .proforma { throw .proforma }
        if document.number.trimmed.isEmpty { throw .notIssued }
        if document.kind == .creditNote, document.corrects == nil { throw .precedingMissing }
        if document.lines.isEmpty { throw .noLines }
        if document.taxes.count != 1 { throw .severalTaxes }
        if (1..<50).contains(document.taxes[0].rate.value) { throw .rateTooSmall }
        let totals = document.totals
        let sums = [totals.net, totals.tax, totals.total, totals.paidBefore, totals.due]
        let national = totals.national.map { [$0.tax] } ?? []
        let amounts = sums + document.lines.map(\.net) + national
        // Two decimals are ten thousand micros.
        guard amounts.allSatisfy({ $0.micros % 10_000 == 0 }) else { throw .tooManyDecimals }
        if document.seller.name.trimmed.isEmpty { throw .sellerNameMissing }
        if document.buyer.name.trimmed.isEmpty { throw .buyerNameMissing }
        if document.buyer.country == nil { throw .buyerCountryMissing }
    }

    /// - Source: EN 16931 BR-CO-26, BR-S-02, BR-AE-02.
    private func checkIdentifiers(_ category: TaxCategory) throws(EInvoiceProblem) {
        let hasTaxID = !seller.vatID.isEmpty || !seller.taxID.isEmpty
        let hasIdentifier = !seller.vatID.isEmpty || !seller.registration.isEmpty
        let needsTaxID = category != .outsideScope
        if needsTaxID && !hasTaxID || !hasIdentifier { throw .sellerIdentifierMissing }
        // BR-G-02 and BR-E-02 take either number as well.
        if category == .reverseCharge, buyer.vatID.isEmpty, buyer.registration.isEmpty {
            throw .buyerIdentifierMissing
        }
    }
}

extension EInvoice.Tax {
    init(_ line: TaxLine) {
        category = line.category
        rate = line.category.rateText(line.rate)
        taxable = line.taxable
        tax = line.tax
        // BR-S-10 and BR-Z-10 allow no reason beside these.
        reason = [.standard, .zero].contains(line.category) ? "" : singleLine(line.reason)
        reasonCode =
            switch line.category {
            case .reverseCharge: "VATEX-EU-AE"
            case .export: "VATEX-EU-G"
            case .outsideScope: "VATEX-EU-O"
            default: ""
            }
        if reason.isEmpty, line.category == .exempt { reason = "Exempt" }
    }
}

extension EInvoice.Line {
    init(_ line: InvoiceLine, tax: TaxLine, language: DocumentLanguage) {
        let names = DestinationNames(language: language)
        let place = [line.country.map(names.country) ?? "", singleLine(line.operatorName)]
            .filter { !$0.isEmpty }.joined(separator: ", ")
        let text = singleLine(line.text)
        name = [text, place, names.digits(line.network), "SMS"].first { !$0.isEmpty } ?? ""
        let basis = line.basis.map(InvoiceTexts.of(language).table.name(of:)) ?? ""
        description = [line.account.map { singleLine($0.name) } ?? "", basis]
            .filter { !$0.isEmpty }.joined(separator: ", ")
        itemID = names.digits(line.network)
        // BR-27 forbids negative prices; a negative quantity says the same.
        quantity = line.unitPriceMicros < 0 ? -line.quantity : line.quantity
        priceMicros = abs(line.unitPriceMicros)
        net = line.net
        category = tax.category
        rate = tax.category.rateText(tax.rate)
    }
}

extension EInvoice.Party {
    init(_ seller: SellerDetails, category: TaxCategory) {
        name = singleLine(seller.name)
        let brand = singleLine(seller.brandName)
        tradingName = brand == name ? "" : brand
        let number = EuropeanUnion.normalised(seller.taxID)
        let isVAT = isVATNumber(number)
        registration = singleLine(seller.registrationNumber)
        // BR-O-02: nobody's VAT number stands on an invoice outside the scope of VAT.
        if category == .outsideScope {
            if registration.isEmpty { registration = number }
        } else {
            vatID = isVAT ? number : ""
            taxID = isVAT ? "" : number
        }
        address = EInvoice.PostalAddress(seller.address, country: seller.country)
        phone = singleLine(seller.phone)
        email = singleLine(seller.email)
        electronicAddress = .of(email: seller.email)
    }

    init(_ buyer: BuyerDetails, category: TaxCategory) {
        name = singleLine(buyer.name)
        let number = EuropeanUnion.normalised(buyer.taxID)
        if category == .outsideScope || !isVATNumber(number) {
            registration = number
        } else {
            vatID = number
        }
        address = EInvoice.PostalAddress(buyer.credential, country: buyer.country)
        electronicAddress = .of(email: buyer.email)
    }
}

extension EInvoice.ElectronicAddress {
    /// The first address of a typed list; nil when there is none.
    static func of(email: String) -> Self? {
        let first = email.split { ",; \n".contains($0) }.first.map(String.init) ?? ""
        return first.contains("@") ? Self(scheme: "EM", value: first) : nil
    }
}

extension EInvoice.PostalAddress {
    /// Puts the lines of a typed address in parts: the last line that begins with a postal
    /// code is the city, the others are the street.
    init(_ text: String, country: CountryCode?) {
        self.init(country: country?.code ?? "")
        var lines = text.split(whereSeparator: \.isNewline).map { singleLine(String($0)) }
            .filter { !$0.isEmpty }
        if let index = lines.lastIndex(where: Self.beginsWithPostalCode) {
            let words = lines[index].split(separator: " ", maxSplits: 1).map(String.init)
            (zone, city) = (words[0], words[1])
            lines.remove(at: index)
        }
        street = lines.first ?? ""
        additional = lines.dropFirst().first ?? ""
        third = lines.dropFirst(2).joined(separator: ", ")
    }

    /// Four to six digits, perhaps with letters and dashes: `10117`, `LV-1010`, `00-950`.
    private static func beginsWithPostalCode(_ line: String) -> Bool {
        let words = line.split(separator: " ", maxSplits: 1)
        guard words.count == 2 else { return false }
        let digits = words[0].count { $0.isASCII && $0.isNumber }
        return (4...6).contains(digits) && words[0].count <= 9
            && words[0].allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
    }
}

extension TaxCategory {
    /// A percentage with as many decimals as it has; nil where there is no rate.
    fileprivate func rateText(_ rate: BasisPoints) -> String? {
        self == .outsideScope
            ? nil : DecimalText.string(micros: Int64(rate.value) * 10_000, minimumDecimals: 0)
    }
}

extension String {
    /// Without blanks at either end.
    fileprivate var trimmed: String {
        let start = drop(while: \.isWhitespace)
        let end = start.lastIndex { !$0.isWhitespace }
        return end.map { String(start[...$0]) } ?? ""
    }
}

/// Whether a number begins with a country, as VAT numbers do (BR-CO-09).
private func isVATNumber(_ number: String) -> Bool {
    guard number.utf8.count > 2, let prefix = CountryCode(number.prefix(2)) else { return false }
    // Greece writes EL, and Northern Ireland XI.
    return CountryCode.all.contains(prefix) || ["EL", "XI"].contains(prefix.code)
}

/// A text without breaks and without spaces around it.
private func singleLine(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
}

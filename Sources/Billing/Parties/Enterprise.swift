// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Messaging
import Primitives

/// The legal entity that issues invoices, under one brand.
package struct Enterprise: Hashable, Sendable {
    package var id: EnterpriseID
    package var brandID: BrandID
    package var name: String
    package var legalAddress: String
    package var country: CountryCode
    package var registrationNumber: String
    /// VAT or tax number; empty when there is none.
    package var taxID: String
    /// Bank details as printed, one account a paragraph.
    package var bankAccounts: String
    package var numbering: NumberPatterns
    /// Days from issue to due date.
    package var paymentTermsDays: Int
    package var taxScheme: TaxScheme
    /// The standard rate where the scheme charges tax.
    package var taxRate: BasisPoints
    /// What the tax is called on documents, such as `GST`; empty for the language's own word.
    package var taxName: String
    /// The legal wording of an enterprise that is exempt; empty for the general one.
    package var taxExemption: String
    /// BT-6: the currency that tax is accounted in, where documents may have another; nil when
    /// it need not be said.
    package var taxCurrency: Currency?
    package var documentLanguage: DocumentLanguage
    /// Free text at the foot of every invoice.
    package var invoiceNote: String

    /// Creates an enterprise with the common defaults; every field can be set afterwards.
    package init(id: EnterpriseID, brandID: BrandID, name: String, country: CountryCode) {
        self.id = id
        self.brandID = brandID
        self.name = name
        self.country = country
        legalAddress = ""
        registrationNumber = ""
        taxID = ""
        bankAccounts = ""
        numbering = NumberPatterns()
        paymentTermsDays = 14
        taxScheme = .none
        taxRate = .zero
        taxName = ""
        taxExemption = ""
        taxCurrency = nil
        documentLanguage = .english
        invoiceNote = ""
    }
}

/// Number series patterns: text with `{YYYY}`, `{YY}`, `{MM}` and zeros in braces for the
/// counter, such as `INV-{YYYY}-{00000}`.
package struct NumberPatterns: Hashable, Sendable {
    package var invoice: String
    package var proforma: String
    package var creditNote: String

    package init(
        invoice: String = "INV-{YYYY}-{00000}",
        proforma: String = "PF-{YYYY}-{00000}",
        creditNote: String = "CN-{YYYY}-{00000}"
    ) {
        self.invoice = invoice
        self.proforma = proforma
        self.creditNote = creditNote
    }
}

/// How an enterprise taxes.
package enum TaxScheme: String, Hashable, Sendable, CaseIterable, Codable {
    /// No tax is charged; documents say outside scope.
    case none
    /// European VAT: standard rate at home, reverse charge to businesses elsewhere in the
    /// Union, outside scope beyond it.
    case europeanVAT = "eu_vat"
    /// One rate on every invoice to a buyer in the same country, nothing abroad.
    case domesticTax = "domestic"
    /// One rate on every invoice, wherever the buyer is.
    case salesTax = "sales"
    /// Exempt by law, such as a small business; the wording says which.
    case exempt
}

/// Languages that documents are written in.
package enum DocumentLanguage: String, Hashable, Sendable, CaseIterable, Codable {
    case english = "en"
    case russian = "ru"
    case ukrainian = "uk"
    case german = "de"
    case polish = "pl"
    case spanish = "es"
    case french = "fr"
    /// Written from right to left.
    case arabic = "ar"

    /// What its speakers call it.
    package var ownName: String {
        switch self {
        case .english: "English"
        case .russian: "Русский"
        case .ukrainian: "Українська"
        case .german: "Deutsch"
        case .polish: "Polski"
        case .spanish: "Español"
        case .french: "Français"
        case .arabic: "العربية"
        }
    }
}

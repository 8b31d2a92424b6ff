// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Messaging
import Primitives

/// The whole content of an issued invoice, frozen as data.
///
/// PDF and statistics are pure functions of it. It holds names and texts as they were when
/// the invoice was issued, so nothing that changes later can change a document.
///
/// - Source: EN 16931 business terms, named at the fields.
package struct InvoiceDocument: Hashable, Sendable, Codable {
    package var kind: InvoiceKind
    /// BT-1.
    package var number: String
    /// BT-2.
    package var issueOn: CalendarDate
    /// BT-9.
    package var dueOn: CalendarDate
    /// BT-5.
    package var currency: Currency
    package var language: DocumentLanguage
    /// BT-73 and BT-74; usage invoices only.
    package var period: BillingPeriod?
    package var seller: SellerDetails
    package var buyer: BuyerDetails
    /// BG-25.
    package var lines: [InvoiceLine]
    /// BG-23, one per category and rate.
    package var taxes: [TaxLine]
    package var totals: InvoiceTotals
    /// BT-83.
    package var paymentReference: String
    /// BT-22.
    package var note: String
    /// BG-3: the invoice that a credit note corrects.
    package var corrects: CorrectedInvoice?
    /// Charges of a usage invoice that a credit note gave back and that are taken again.
    package var rechargedMicros: Int64?
    /// The hash of the template it is drawn with; nil for the plain one.
    package var templateHash: String?

    /// Creates a document from its heading; lines, taxes and totals are the drafter's work.
    package init(heading: InvoiceHeading, seller: SellerDetails, buyer: BuyerDetails) {
        kind = heading.kind
        number = heading.number
        issueOn = heading.issueOn
        dueOn = heading.dueOn
        currency = heading.currency
        language = heading.language
        period = heading.period
        self.seller = seller
        self.buyer = buyer
        lines = []
        taxes = []
        totals = InvoiceTotals(net: .zero(heading.currency), tax: .zero(heading.currency))
        paymentReference = heading.number
        note = ""
    }
}

/// The invoice that a credit note corrects.
package struct CorrectedInvoice: Hashable, Sendable, Codable {
    package var kind: InvoiceKind
    /// BT-25.
    package var number: String
    /// BT-26.
    package var issueOn: CalendarDate
    /// Why it is corrected.
    package var reason: String

    package init(_ invoice: InvoiceDocument, reason: String) {
        kind = invoice.kind
        number = invoice.number
        issueOn = invoice.issueOn
        self.reason = reason
    }
}

/// What identifies an invoice.
package struct InvoiceHeading: Hashable, Sendable {
    package var kind: InvoiceKind
    /// Empty in a preview: drafts have no number.
    package var number: String
    package var issueOn: CalendarDate
    package var dueOn: CalendarDate
    package var currency: Currency
    package var language: DocumentLanguage
    package var period: BillingPeriod?

    package init(
        kind: InvoiceKind,
        number: String,
        dates: (issue: CalendarDate, due: CalendarDate),
        currency: Currency,
        language: DocumentLanguage,
        period: BillingPeriod?
    ) {
        self.kind = kind
        self.number = number
        issueOn = dates.issue
        dueOn = dates.due
        self.currency = currency
        self.language = language
        self.period = period
    }
}

/// The issuer as printed: enterprise and brand together (BG-4).
package struct SellerDetails: Hashable, Sendable, Codable {
    /// BT-27.
    package var name: String
    package var address: String
    /// BT-40.
    package var country: CountryCode
    package var registrationNumber: String
    /// BT-31 or BT-32.
    package var taxID: String
    package var bankAccounts: String
    package var brandName: String
    package var brandAddress: String
    package var email: String
    package var phone: String
    package var website: String
    /// `#RRGGBB`.
    package var colour: String
    package var logoHash: String?

    /// Takes the printed details from an enterprise and its brand.
    package init(enterprise: Enterprise, brand: Brand) {
        name = enterprise.name
        address = enterprise.legalAddress
        country = enterprise.country
        registrationNumber = enterprise.registrationNumber
        taxID = enterprise.taxID
        bankAccounts = enterprise.bankAccounts
        brandName = brand.name
        brandAddress = brand.address
        email = brand.email
        phone = brand.phone
        website = brand.website
        colour = brand.colour
        logoHash = brand.logoHash
    }
}

/// The client as printed (BG-7).
package struct BuyerDetails: Hashable, Sendable, Codable {
    /// The client's login, as an account reference.
    package var reference: String
    /// BT-44.
    package var name: String
    package var credential: String
    /// BT-55.
    package var country: CountryCode?
    /// BT-48.
    package var taxID: String
    package var email: String

    /// Takes the printed details from a client.
    package init(client: Client) {
        reference = client.login
        name = client.company.name
        credential = client.company.credential
        country = client.company.country
        taxID = client.company.taxID
        email = client.invoicing.billingEmail
    }
}

/// One priced position (BG-25): a destination network at one price, or a typed text.
package struct InvoiceLine: Hashable, Sendable, Codable {
    /// The text of an amount invoice; empty on usage lines, which are named by destination.
    package var text: String
    package var country: CountryCode?
    package var network: Network?
    package var operatorName: String
    package var basis: BillingBasis?
    package var messages: Int64
    /// BT-129: segments on usage lines, 1 on amount lines.
    package var quantity: Int64
    /// BT-146: micros per segment, or the whole sum of an amount line.
    package var unitPriceMicros: Int64
    /// Price x quantity before rounding.
    package var exactMicros: Int64
    /// BT-131: rounded once.
    package var net: Money
    /// The related account whose traffic it is; nil for the client's own.
    package var account: LineAccount?
    /// The corrected price that it accounts for; nil on all other lines.
    package var correction: LineCorrection?

    /// Creates an amount line: one unit of a typed sum.
    package init(text: String, net: Money) {
        self.text = text
        operatorName = ""
        messages = 0
        quantity = 1
        unitPriceMicros = net.micros
        exactMicros = net.micros
        self.net = net
    }
}

/// The tax of one category and rate (BG-23).
package struct TaxLine: Hashable, Sendable, Codable {
    package var category: TaxCategory
    package var rate: BasisPoints
    /// BT-116.
    package var taxable: Money
    /// BT-117.
    package var tax: Money
    /// BT-120: the legal wording, in the document's language.
    package var reason: String
    /// What the seller calls the tax; nil for the language's own word.
    package var name: String?

    package init(
        category: TaxCategory,
        rate: BasisPoints,
        taxable: Money,
        tax: Money,
        reason: String
    ) {
        self.category = category
        self.rate = rate
        self.taxable = taxable
        self.tax = tax
        self.reason = reason
    }
}

/// The VAT category code (BT-118; UNTDID 5305).
package enum TaxCategory: String, Hashable, Sendable, CaseIterable, Codable {
    case standard = "S"
    case zero = "Z"
    case exempt = "E"
    case reverseCharge = "AE"
    case export = "G"
    case outsideScope = "O"
}

/// Document totals (BG-22).
package struct InvoiceTotals: Hashable, Sendable, Codable {
    /// BT-109: the sum of the rounded lines.
    package var net: Money
    /// BT-110.
    package var tax: Money
    /// BT-112.
    package var total: Money
    /// BT-113: settled from the client's earlier payments when it was issued.
    package var paidBefore: Money
    /// BT-115.
    package var due: Money
    /// The exact charges behind the lines; `net - exact` is what rounding moved.
    package var exactMicros: Int64
    /// BT-111: the tax in the seller's own currency, where the document has another.
    package var national: NationalTax?

    /// Creates totals with nothing paid before and nothing rounded.
    package init(net: Money, tax: Money) {
        self.net = net
        self.tax = tax
        total = net + tax
        paidBefore = .zero(net.currency)
        due = net + tax
        exactMicros = net.micros
    }
}

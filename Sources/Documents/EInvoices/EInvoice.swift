// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import Primitives

/// An invoice in the terms of EN 16931, ready to be written in either syntax.
///
/// It holds final texts and figures; the writers decide nothing.
///
/// - Source: EN 16931-1, business terms named at the fields.
package struct EInvoice: Hashable, Sendable {
    var kind: Kind
    /// BT-1.
    var number: String
    /// BT-2.
    var issueOn: CalendarDate
    /// BT-9.
    var dueOn: CalendarDate
    /// BT-5.
    var currency: Currency
    /// BT-10.
    var buyerReference: String
    /// BT-22.
    var note: String
    /// BT-73 and BT-74.
    var period: ClosedRange<CalendarDate>?
    /// BG-3.
    var preceding: Preceding?
    /// BG-4.
    var seller: Party
    /// BG-7.
    var buyer: Party
    /// BG-16.
    var payment: Payment
    /// BG-23.
    var taxes: [Tax]
    /// BG-22.
    var totals: InvoiceTotals
    /// BG-25.
    var lines: [Line]

    /// What it is (BT-3, UNTDID 1001).
    enum Kind: String, Hashable, Sendable {
        case invoice = "380"
        case creditNote = "381"
    }

    /// The invoice that a credit note corrects.
    struct Preceding: Hashable, Sendable {
        /// BT-25.
        var number: String
        /// BT-26.
        var issueOn: CalendarDate?
    }

    /// How and whereto to pay.
    struct Payment: Hashable, Sendable {
        /// BT-83.
        var reference: String
        /// BT-84 and BT-86.
        var accounts: [BankAccount]

        /// BT-81, UNTDID 4461: credit transfer, or nothing said.
        var meansCode: String { accounts.isEmpty ? "1" : "30" }
    }

    /// A VAT category with its sums.
    struct Tax: Hashable, Sendable {
        /// BT-118.
        var category: TaxCategory
        /// BT-119; outside the scope of tax there is none.
        var rate: String?
        /// BT-116.
        var taxable: Money
        /// BT-117.
        var tax: Money
        /// BT-120.
        var reason: String
        /// BT-121.
        var reasonCode: String
    }

    /// A position.
    struct Line: Hashable, Sendable {
        /// BT-153.
        var name: String
        /// BT-154.
        var description: String
        /// BT-155: the network's digits.
        var itemID: String
        /// BT-129.
        var quantity: Int64
        /// BT-146 in micros, never negative.
        var priceMicros: Int64
        /// BT-131.
        var net: Money
        /// BT-151.
        var category: TaxCategory
        /// BT-152.
        var rate: String?
    }

    /// Seller or buyer.
    struct Party: Hashable, Sendable {
        /// BT-27, BT-44.
        var name: String
        /// BT-28; the seller's only.
        var tradingName: String = ""
        /// BT-34, BT-49.
        var electronicAddress: ElectronicAddress?
        /// BT-30, BT-47.
        var registration: String = ""
        /// BT-31, BT-48: with its country's prefix.
        var vatID: String = ""
        /// BT-32: a tax number that is no VAT number; the seller's only.
        var taxID: String = ""
        var address: PostalAddress
        /// BT-42 and BT-43; the seller's only.
        var phone: String = ""
        var email: String = ""
    }

    /// Where messages for a party go.
    struct ElectronicAddress: Hashable, Sendable {
        /// EAS code list; `EM` is electronic mail.
        var scheme: String
        var value: String
    }

    /// An address in parts.
    struct PostalAddress: Hashable, Sendable {
        /// BT-35, BT-50.
        var street: String = ""
        /// BT-36, BT-51.
        var additional: String = ""
        /// BT-162, BT-163.
        var third: String = ""
        /// BT-37, BT-52.
        var city: String = ""
        /// BT-38, BT-53.
        var zone: String = ""
        /// BT-40, BT-55.
        var country: String
    }
}

/// Why a document cannot be sent as an electronic invoice; each can be mended by a person.
package enum EInvoiceProblem: Error, Hashable, Sendable, CaseIterable {
    /// Drafts have no number.
    case notIssued
    /// A proforma is a request, no invoice.
    case proforma
    /// An invoice needs a line.
    case noLines
    /// Amounts have at most two decimals, so that some currencies' cannot be said.
    case tooManyDecimals
    case sellerNameMissing
    case buyerNameMissing
    case buyerCountryMissing
    /// Neither tax nor registration number.
    case sellerIdentifierMissing
    /// Reverse charge names the buyer's VAT or registration number.
    case buyerIdentifierMissing
    /// The official rules take a rate below a half per cent for none (EN 16931, BR-CO-17, rounds
    /// it) and refuse its tax.
    case rateTooSmall
    /// Lines of one document with several taxes do not say which is theirs.
    case severalTaxes
    /// Peppol delivers to addresses.
    case sellerAddressMissing
    case buyerAddressMissing
    /// A credit note names the invoice it corrects.
    case precedingMissing

    /// A plain sentence for panels and logs.
    package var sentence: Phrase {
        switch self {
        case .notIssued: "A draft has no number and cannot be an electronic invoice."
        case .proforma: "A proforma is a request for payment, not an electronic invoice."
        case .noLines: "An electronic invoice needs at least one line."
        case .tooManyDecimals:
            "Amounts of electronic invoices have at most two decimals; these have more."
        case .sellerNameMissing: "The enterprise has no name."
        case .buyerNameMissing: "The client has no company name."
        case .buyerCountryMissing: "The client has no country."
        case .sellerIdentifierMissing:
            "The enterprise has neither a tax number nor a registration number."
        case .buyerIdentifierMissing: "Reverse charge needs the client's VAT number."
        case .rateTooSmall: "Electronic invoices have no tax rate below 0.5 %."
        case .severalTaxes: "The lines do not say which of several taxes is theirs."
        case .sellerAddressMissing: "The brand has no e-mail address to send from."
        case .buyerAddressMissing: "The client has no billing e-mail address to send to."
        case .precedingMissing: "The credit note does not name the invoice it corrects."
        }
    }
}

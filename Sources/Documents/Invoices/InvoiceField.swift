// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing

/// A field of an invoice whose text a person typed, to say which one cannot be printed.
package enum InvoiceField: String, Hashable, Sendable, CaseIterable {
    case number
    case sellerName
    case sellerAddress
    case sellerRegistrationNumber
    case sellerTaxID
    case bankAccounts
    case brandName
    case brandAddress
    case brandContacts
    case buyerReference
    case buyerName
    case buyerCredential
    case buyerTaxID
    case buyerEmail
    case lineText
    case operatorName
    case taxReason
    case paymentReference
    case note

    /// The texts this field has in a document.
    package func texts(in document: InvoiceDocument) -> [String] {
        sellerTexts(document.seller) ?? buyerTexts(document.buyer) ?? ownTexts(document)
    }

    private func sellerTexts(_ seller: SellerDetails) -> [String]? {
        switch self {
        case .sellerName: [seller.name]
        case .sellerAddress: [seller.address]
        case .sellerRegistrationNumber: [seller.registrationNumber]
        case .sellerTaxID: [seller.taxID]
        case .bankAccounts: [seller.bankAccounts]
        case .brandName: [seller.brandName]
        case .brandAddress: [seller.brandAddress]
        case .brandContacts: [seller.email, seller.phone, seller.website]
        default: nil
        }
    }

    private func buyerTexts(_ buyer: BuyerDetails) -> [String]? {
        switch self {
        case .buyerReference: [buyer.reference]
        case .buyerName: [buyer.name]
        case .buyerCredential: [buyer.credential]
        case .buyerTaxID: [buyer.taxID]
        case .buyerEmail: [buyer.email]
        default: nil
        }
    }

    private func ownTexts(_ document: InvoiceDocument) -> [String] {
        switch self {
        case .number: [document.number]
        case .lineText: document.lines.map(\.text)
        case .operatorName: document.lines.map(\.operatorName)
        case .taxReason: document.taxes.map(\.reason)
        case .paymentReference: [document.paymentReference]
        case .note: [document.note]
        default: []
        }
    }

    /// The field of a document that holds a character, the first one in page order.
    package static func holding(
        _ character: Character,
        in document: InvoiceDocument
    ) -> InvoiceField? {
        allCases.first { field in
            field.texts(in: document).contains { $0.contains(character) }
        }
    }
}

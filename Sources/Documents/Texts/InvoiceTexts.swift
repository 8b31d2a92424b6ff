// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing

/// The fixed words of an invoice in one language; a missing one does not compile.
struct InvoiceTexts: Sendable {
    let invoice: String
    let proforma: String
    let proformaNotice: String
    /// Stands where the number will be; previews have none.
    let draft: String
    let seller: String
    let buyer: String
    let registrationNumber: String
    let taxID: String
    let account: String
    let issueDate: String
    let dueDate: String
    let period: String
    let byCountry: String
    let byNetwork: String
    let charges: String
    let table: TableTexts
    let tax: TaxTexts
    let net: String
    let total: String
    let alreadyPaid: String
    let amountDue: String
    let bankDetails: String
    let paymentReference: String
    let note: String
    let carriedForward: String
    let broughtForward: String
    let page: @Sendable (_ number: Int, _ count: Int) -> String

    /// The texts of a language.
    static func of(_ language: DocumentLanguage) -> InvoiceTexts {
        switch language {
        case .english: .english
        case .russian: .russian
        case .ukrainian: .ukrainian
        case .german: .german
        case .polish: .polish
        case .spanish: .spanish
        case .french: .french
        case .arabic: .arabic
        }
    }
}

/// Column titles of invoice and statistics, and the words in their cells.
struct TableTexts: Sendable {
    let country: String
    /// MCC and MNC together.
    let network: String
    let operatorName: String
    let basis: String
    let messages: String
    let segments: String
    let price: String
    let amount: String
    let description: String
    let sent: String
    let delivered: String

    func name(of basis: BillingBasis) -> String {
        switch basis {
        case .sent: sent
        case .delivered: delivered
        }
    }
}

/// Words about taxes.
struct TaxTexts: Sendable {
    /// What the tax is called in a total.
    let tax: String
    let category: String
    let rate: String
    let taxable: String
    let standard: String
    let zero: String
    let exempt: String
    let reverseCharge: String
    let export: String
    let outsideScope: String

    func name(of category: TaxCategory) -> String {
        switch category {
        case .standard: standard
        case .zero: zero
        case .exempt: exempt
        case .reverseCharge: reverseCharge
        case .export: export
        case .outsideScope: outsideScope
        }
    }
}

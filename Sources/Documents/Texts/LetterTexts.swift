// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing

/// The fixed words of credit notes, statements, reminders and price notices in one language.
struct LetterTexts: Sendable {
    let creditNote: String
    let scanToPay: String
    let statement: String
    let openingBalance: String
    let closingBalance: String
    let date: String
    let movement: String
    let reference: String
    let debit: String
    let credit: String
    let balance: String
    let invoiceNumber: String
    let daysOverdue: String
    let totalOverdue: String
    let overdueInvoices: String
    let priceNotice: String
    let priceNoticeBody: String
    let validFrom: String
    let oldPrice: String
    let newPrice: String
    let difference: String
    let change: String
    let added: String
    let raised: String
    let lowered: String
    let closed: String
    /// Charge, tax, rounding, fee, payment, credit, adjustment.
    let movements: [String]

    /// The texts of a language.
    static func of(_ language: DocumentLanguage) -> LetterTexts {
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

    /// What a ledger entry is called on a statement.
    func name(of code: TransferCode) -> String {
        switch code.rawValue {
        case "charge", "cost": movements[0]
        case "tax": movements[1]
        case "rounding": movements[2]
        case "fee": movements[3]
        case "payment": movements[4]
        case "credit": movements[5]
        default: movements[6]
        }
    }
}

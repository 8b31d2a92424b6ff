// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing

/// The fixed words of a statistics file in one language.
struct StatisticsTexts: Sendable {
    let title: String
    let summary: String
    let details: String
    let client: String
    let invoice: String
    let currency: String
    let zone: String
    let day: String
    let networkDigits: String
    let sender: String
    let submitted: String
    let delivered: String
    let failed: String
    let chargedMessages: String
    let chargedSegments: String
    let byDay: String
    let byDestination: String
    let bySender: String
    /// The chart's title.
    let share: String
    let language: DocumentLanguage

    private var words: InvoiceTexts { InvoiceTexts.of(language) }
    var table: TableTexts { words.table }
    var total: String { words.total }
    var period: String { words.period }
    var account: String { words.account }

    static func of(_ language: DocumentLanguage) -> StatisticsTexts {
        switch language {
        case .english: english
        case .russian: russian
        case .ukrainian: ukrainian
        case .german: german
        case .polish: polish
        case .spanish: spanish
        case .french: french
        case .arabic: arabic
        }
    }

    func title(of column: StatisticsColumn) -> String {
        switch column {
        case .day: day
        case .country: table.country
        case .network: networkDigits
        case .operatorName: table.operatorName
        case .account: account
        case .sender: sender
        case .basis: table.basis
        case .submitted: submitted
        case .delivered: delivered
        case .failed: failed
        case .chargedMessages: chargedMessages
        case .chargedSegments: chargedSegments
        case .price: table.price
        case .amount: table.amount
        }
    }
}

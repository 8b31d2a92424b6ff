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
    let language: DocumentLanguage

    private var words: InvoiceTexts { InvoiceTexts.of(language) }
    var table: TableTexts { words.table }
    var total: String { words.total }
    var period: String { words.period }

    static func of(_ language: DocumentLanguage) -> StatisticsTexts {
        switch language {
        case .english: english
        case .russian: russian
        case .ukrainian: ukrainian
        }
    }

    func title(of column: StatisticsColumn) -> String {
        switch column {
        case .day: day
        case .country: table.country
        case .network: networkDigits
        case .operatorName: table.operatorName
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

    private static let english = StatisticsTexts(
        title: "Message statistics",
        summary: "Summary",
        details: "Details",
        client: "Client",
        invoice: "Invoice",
        currency: "Currency",
        zone: "Time zone",
        day: "Day",
        networkDigits: "Network (MCCMNC)",
        sender: "Sender",
        submitted: "Submitted",
        delivered: "Delivered",
        failed: "Failed",
        chargedMessages: "Charged messages",
        chargedSegments: "Charged segments",
        language: .english
    )

    private static let russian = StatisticsTexts(
        title: "Статистика сообщений",
        summary: "Итоги",
        details: "Подробно",
        client: "Клиент",
        invoice: "Счёт",
        currency: "Валюта",
        zone: "Часовой пояс",
        day: "День",
        networkDigits: "Сеть (MCCMNC)",
        sender: "Отправитель",
        submitted: "Принято",
        delivered: "Доставлено",
        failed: "Не доставлено",
        chargedMessages: "Оплачиваемые сообщения",
        chargedSegments: "Оплачиваемые сегменты",
        language: .russian
    )

    private static let ukrainian = StatisticsTexts(
        title: "Статистика повідомлень",
        summary: "Підсумки",
        details: "Докладно",
        client: "Клієнт",
        invoice: "Рахунок",
        currency: "Валюта",
        zone: "Часовий пояс",
        day: "День",
        networkDigits: "Мережа (MCCMNC)",
        sender: "Відправник",
        submitted: "Прийнято",
        delivered: "Доставлено",
        failed: "Не доставлено",
        chargedMessages: "Оплачувані повідомлення",
        chargedSegments: "Оплачувані сегменти",
        language: .ukrainian
    )
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing

/// Words about parts of an invoice: the sections of accounts, and corrected prices.
struct SectionTexts: Sendable {
    /// The sum of a section.
    let subtotal: String
    /// A line that accounts for a price that was wrong.
    let correction: String

    /// The texts of a language.
    static func of(_ language: DocumentLanguage) -> SectionTexts {
        switch language {
        case .english: SectionTexts(subtotal: "Subtotal", correction: "Correction")
        case .russian: SectionTexts(subtotal: "Промежуточный итог", correction: "Корректировка")
        case .ukrainian: SectionTexts(subtotal: "Проміжний підсумок", correction: "Коригування")
        case .german: SectionTexts(subtotal: "Zwischensumme", correction: "Korrektur")
        case .polish: SectionTexts(subtotal: "Suma częściowa", correction: "Korekta")
        case .spanish: SectionTexts(subtotal: "Subtotal", correction: "Corrección")
        case .french: SectionTexts(subtotal: "Sous-total", correction: "Correction")
        case .arabic: SectionTexts(subtotal: "المجموع الفرعي", correction: "تصحيح")
        }
    }
}

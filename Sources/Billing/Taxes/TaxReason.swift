// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// The legal wording beside a tax line (BT-120).
package enum TaxReason: String, Hashable, Sendable, CaseIterable {
    /// The standard rate needs none.
    case noReason = ""
    case notCharged = "not_charged"
    case zeroRated = "zero_rated"
    case reverseCharge = "reverse_charge"
    case outsideUnion = "outside_union"
    case export
    case exempt

    /// The wording in a document's language; empty where none is needed.
    package func text(in language: DocumentLanguage) -> String {
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

    private var english: String {
        switch self {
        case .noReason: ""
        case .notCharged: "Outside the scope of tax: the supplier charges no VAT."
        case .zeroRated: "Zero rated."
        case .reverseCharge:
            "Reverse charge: VAT is to be accounted for by the recipient, Articles 44 and 196 "
                + "of Council Directive 2006/112/EC."
        case .outsideUnion:
            "Outside the scope of EU VAT: place of supply is the recipient's country, Article 44 "
                + "of Council Directive 2006/112/EC."
        case .export: "Export of services: no tax is charged."
        case .exempt: "Exempt from tax."
        }
    }

    private var russian: String {
        switch self {
        case .noReason: ""
        case .notCharged: "Не облагается налогом: поставщик не начисляет НДС."
        case .zeroRated: "Нулевая ставка."
        case .reverseCharge:
            "Обратное начисление (reverse charge): НДС уплачивает получатель, статьи 44 и 196 "
                + "Директивы Совета 2006/112/EC."
        case .outsideUnion:
            "Не является объектом НДС ЕС: место оказания услуг — страна получателя, статья 44 "
                + "Директивы Совета 2006/112/EC."
        case .export: "Экспорт услуг: налог не начисляется."
        case .exempt: "Освобождено от налога."
        }
    }

    private var ukrainian: String {
        switch self {
        case .noReason: ""
        case .notCharged: "Не оподатковується: постачальник не нараховує ПДВ."
        case .zeroRated: "Нульова ставка."
        case .reverseCharge:
            "Зворотне нарахування (reverse charge): ПДВ сплачує отримувач, статті 44 і 196 "
                + "Директиви Ради 2006/112/ЄС."
        case .outsideUnion:
            "Не є об'єктом ПДВ ЄС: місце надання послуг — країна отримувача, стаття 44 "
                + "Директиви Ради 2006/112/ЄС."
        case .export: "Експорт послуг: податок не нараховується."
        case .exempt: "Звільнено від оподаткування."
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// The wordings in further languages.
extension TaxReason {
    var german: String {
        switch self {
        case .noReason: ""
        case .notCharged:
            "Nicht steuerbar: Der Leistende berechnet keine Umsatzsteuer."
        case .zeroRated: "Nullsatz."
        case .reverseCharge:
            "Steuerschuldnerschaft des Leistungsempfängers (Reverse-Charge), Artikel 44 "
                + "und 196 der Richtlinie 2006/112/EG."
        case .outsideUnion:
            "In der EU nicht steuerbar: Leistungsort ist das Land des Empfängers, "
                + "Artikel 44 der Richtlinie 2006/112/EG."
        case .export:
            "Ausfuhr von Dienstleistungen: Es wird keine Steuer berechnet."
        case .exempt: "Steuerbefreite Leistung."
        }
    }

    var polish: String {
        switch self {
        case .noReason: ""
        case .notCharged: "Nie podlega opodatkowaniu: dostawca nie nalicza VAT."
        case .zeroRated: "Stawka zerowa."
        case .reverseCharge:
            "Odwrotne obciążenie: podatek rozlicza nabywca, art. 44 i 196 dyrektywy "
                + "Rady 2006/112/WE."
        case .outsideUnion:
            "Nie podlega VAT w UE: miejscem świadczenia jest kraj nabywcy, art. 44 "
                + "dyrektywy Rady 2006/112/WE."
        case .export: "Eksport usług: podatek nie jest naliczany."
        case .exempt: "Zwolnione z podatku."
        }
    }

    var spanish: String {
        switch self {
        case .noReason: ""
        case .notCharged: "Operación no sujeta: el proveedor no repercute IVA."
        case .zeroRated: "Tipo cero."
        case .reverseCharge:
            "Inversión del sujeto pasivo: el destinatario liquida el IVA, artículos 44 "
                + "y 196 de la Directiva 2006/112/CE."
        case .outsideUnion:
            "No sujeto al IVA de la UE: el lugar de prestación es el país del "
                + "destinatario, artículo 44 de la Directiva 2006/112/CE."
        case .export: "Exportación de servicios: no se repercute impuesto."
        case .exempt: "Operación exenta de impuesto."
        }
    }

    var french: String {
        switch self {
        case .noReason: ""
        case .notCharged: "Hors champ : le fournisseur ne facture pas de TVA."
        case .zeroRated: "Taux zéro."
        case .reverseCharge:
            "Autoliquidation : la TVA est due par le preneur, articles 44 et 196 de la "
                + "directive 2006/112/CE."
        case .outsideUnion:
            "Hors champ de la TVA de l’UE : le lieu de prestation est le pays du "
                + "preneur, article 44 de la directive 2006/112/CE."
        case .export: "Exportation de services : aucune taxe n’est facturée."
        case .exempt: "Exonéré de taxe."
        }
    }

    var arabic: String {
        switch self {
        case .noReason: ""
        case .notCharged:
            "خارج نطاق الضريبة: لا يحتسب المورّد ضريبة القيمة المضافة."
        case .zeroRated: "نسبة صفرية."
        case .reverseCharge:
            "الاحتساب العكسي (reverse charge): يسدد المستلم الضريبة، المادتان 44 و196 "
                + "من توجيه المجلس 2006/112/EC."
        case .outsideUnion:
            "خارج نطاق ضريبة الاتحاد الأوروبي: مكان التوريد هو بلد المستلم، المادة 44 "
                + "من توجيه المجلس 2006/112/EC."
        case .export: "تصدير خدمات: لا تُحتسب ضريبة."
        case .exempt: "معفى من الضريبة."
        }
    }
}

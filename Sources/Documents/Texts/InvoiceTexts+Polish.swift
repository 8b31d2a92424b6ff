// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

extension InvoiceTexts {
    static let polish = InvoiceTexts(
        invoice: "Faktura",
        proforma: "Faktura pro forma",
        proformaNotice: "To jest wezwanie do zapłaty, nie faktura VAT.",
        draft: "Projekt",
        seller: "Sprzedawca",
        buyer: "Nabywca",
        registrationNumber: "Nr rej.",
        taxID: "NIP / VAT",
        account: "Konto",
        issueDate: "Data wystawienia",
        dueDate: "Termin płatności",
        period: "Okres",
        byCountry: "Podsumowanie według krajów",
        byNetwork: "Opłaty według sieci",
        charges: "Opłaty",
        table: TableTexts(
            country: "Kraj",
            network: "MCC MNC",
            operatorName: "Operator",
            basis: "Naliczane za",
            messages: "Wiadomości",
            segments: "Segmenty",
            price: "Cena",
            amount: "Kwota",
            description: "Opis",
            sent: "Wysłanie",
            delivered: "Doręczenie"
        ),
        tax: TaxTexts(
            tax: "VAT",
            category: "Kategoria podatku",
            rate: "Stawka",
            taxable: "Podstawa",
            standard: "Stawka podstawowa (S)",
            zero: "Stawka zerowa (Z)",
            exempt: "Zwolnione (E)",
            reverseCharge: "Odwrotne obciążenie (AE)",
            export: "Eksport (G)",
            outsideScope: "Nie podlega opodatkowaniu (O)"
        ),
        net: "Wartość netto",
        total: "Razem",
        alreadyPaid: "Już zapłacono",
        amountDue: "Do zapłaty",
        bankDetails: "Dane bankowe",
        paymentReference: "Tytuł płatności",
        note: "Uwagi",
        carriedForward: "Do przeniesienia",
        broughtForward: "Z przeniesienia",
        page: { "Strona \($0) z \($1)" }
    )
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

extension InvoiceTexts {
    static let german = InvoiceTexts(
        invoice: "Rechnung",
        proforma: "Proformarechnung",
        proformaNotice:
            "Dies ist eine Zahlungsaufforderung, keine Rechnung im Sinne des Steuerrechts.",
        draft: "Entwurf",
        seller: "Rechnungssteller",
        buyer: "Rechnungsempfänger",
        registrationNumber: "Reg.-Nr.",
        taxID: "USt-IdNr.",
        account: "Konto",
        issueDate: "Rechnungsdatum",
        dueDate: "Fällig am",
        period: "Leistungszeitraum",
        byCountry: "Übersicht nach Ländern",
        byNetwork: "Entgelte nach Netzen",
        charges: "Entgelte",
        table: TableTexts(
            country: "Land",
            network: "MCC MNC",
            operatorName: "Betreiber",
            basis: "Berechnet nach",
            messages: "Nachrichten",
            segments: "Segmente",
            price: "Preis",
            amount: "Betrag",
            description: "Bezeichnung",
            sent: "Versand",
            delivered: "Zustellung"
        ),
        tax: TaxTexts(
            tax: "USt.",
            category: "Steuerkategorie",
            rate: "Satz",
            taxable: "Bemessung",
            standard: "Regelsteuersatz (S)",
            zero: "Nullsatz (Z)",
            exempt: "Steuerbefreit (E)",
            reverseCharge: "Reverse-Charge (AE)",
            export: "Ausfuhr (G)",
            outsideScope: "Nicht steuerbar (O)"
        ),
        net: "Nettobetrag",
        total: "Gesamtbetrag",
        alreadyPaid: "Bereits bezahlt",
        amountDue: "Zu zahlen",
        bankDetails: "Bankverbindung",
        paymentReference: "Verwendungszweck",
        note: "Hinweis",
        carriedForward: "Übertrag",
        broughtForward: "Übertrag von der Vorseite",
        page: { "Seite \($0) von \($1)" }
    )
}

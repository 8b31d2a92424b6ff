// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// The columns of DATEV's Buchungsstapel, format version 13, in their order.
///
/// - Source: DATEV developer documentation, format Buchungsstapel (plain facts).
enum DatevColumns {
    /// Their names in the second line of a file.
    static let names: [String] =
        first + pairs("Beleginfo - Art", "Beleginfo - Inhalt", 8) + middle
        + pairs("Zusatzinformation - Art", "Zusatzinformation- Inhalt", 20) + last

    /// A row with nothing in it: texts are written in quotation marks by whoever fills them.
    static let blank = [String](repeating: "", count: names.count)

    private static let first = [
        "Umsatz (ohne Soll/Haben-Kz)", "Soll/Haben-Kennzeichen", "WKZ Umsatz", "Kurs",
        "Basis-Umsatz", "WKZ Basis-Umsatz", "Konto", "Gegenkonto (ohne BU-Schlüssel)",
        "BU-Schlüssel", "Belegdatum", "Belegfeld 1", "Belegfeld 2", "Skonto", "Buchungstext",
        "Postensperre", "Diverse Adressnummer", "Geschäftspartnerbank", "Sachverhalt",
        "Zinssperre", "Beleglink",
    ]

    private static let middle = [
        "KOST1 - Kostenstelle", "KOST2 - Kostenstelle", "Kost-Menge",
        "EU-Land u. UStID (Bestimmung)", "EU-Steuersatz (Bestimmung)",
        "Abw. Versteuerungsart", "Sachverhalt L+L", "Funktionsergänzung L+L",
        "BU 49 Hauptfunktionstyp", "BU 49 Hauptfunktionsnummer", "BU 49 Funktionsergänzung",
    ]

    private static let last = [
        "Stück", "Gewicht", "Zahlweise", "Forderungsart", "Veranlagungsjahr",
        "Zugeordnete Fälligkeit", "Skontotyp", "Auftragsnummer", "Buchungstyp",
        "USt-Schlüssel (Anzahlungen)", "EU-Land (Anzahlungen)",
        "Sachverhalt L+L (Anzahlungen)", "EU-Steuersatz (Anzahlungen)",
        "Erlöskonto (Anzahlungen)", "Herkunft-Kz", "Buchungs GUID", "KOST-Datum",
        "SEPA-Mandatsreferenz", "Skontosperre", "Gesellschaftername", "Beteiligtennummer",
        "Identifikationsnummer", "Zeichnernummer", "Postensperre bis",
        "Bezeichnung SoBil-Sachverhalt", "Kennzeichen SoBil-Buchung", "Festschreibung",
        "Leistungsdatum", "Datum Zuord. Steuerperiode", "Fälligkeit", "Generalumkehr (GU)",
        "Steuersatz", "Land", "Abrechnungsreferenz", "BVV-Position",
        "EU-Land u. UStID (Ursprung)", "EU-Steuersatz (Ursprung)", "Abw. Skontokonto",
    ]

    private static func pairs(_ kind: String, _ content: String, _ count: Int) -> [String] {
        (1...count).flatMap { ["\(kind) \($0)", "\(content) \($0)"] }
    }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

extension InvoiceTexts {
    static let french = InvoiceTexts(
        invoice: "Facture",
        proforma: "Facture pro forma",
        proformaNotice: "Ceci est une demande de paiement et non une facture fiscale.",
        draft: "Brouillon",
        seller: "Émetteur",
        buyer: "Facturé à",
        registrationNumber: "N° d’immatriculation",
        taxID: "N° TVA",
        account: "Compte",
        issueDate: "Date d’émission",
        dueDate: "Échéance",
        period: "Période",
        byCountry: "Récapitulatif par pays",
        byNetwork: "Frais par réseau",
        charges: "Frais",
        table: TableTexts(
            country: "Pays",
            network: "MCC MNC",
            operatorName: "Opérateur",
            basis: "Facturé à",
            messages: "Messages",
            segments: "Segments",
            price: "Prix",
            amount: "Montant",
            description: "Désignation",
            sent: "L’envoi",
            delivered: "La remise"
        ),
        tax: TaxTexts(
            tax: "TVA",
            category: "Catégorie de taxe",
            rate: "Taux",
            taxable: "Base",
            standard: "Taux normal (S)",
            zero: "Taux zéro (Z)",
            exempt: "Exonéré (E)",
            reverseCharge: "Autoliquidation (AE)",
            export: "Exportation (G)",
            outsideScope: "Hors champ (O)"
        ),
        net: "Total HT",
        total: "Total TTC",
        alreadyPaid: "Déjà réglé",
        amountDue: "Net à payer",
        bankDetails: "Coordonnées bancaires",
        paymentReference: "Référence de paiement",
        note: "Remarque",
        carriedForward: "À reporter",
        broughtForward: "Report",
        page: { "Page \($0) sur \($1)" }
    )
}

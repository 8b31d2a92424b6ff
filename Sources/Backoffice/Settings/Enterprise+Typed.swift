// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import Messaging
import Primitives

extension Enterprise {
    /// Reads an enterprise's form into the enterprise that is to be saved.
    init(id: EnterpriseID, reading reader: inout FieldReader) {
        let brandID: BrandID? = reader.identifier("brand_id", "Brand")
        if brandID == nil, reader.typed[field: "brand_id"].isEmpty {
            reader.refuse("brand_id", "Brand is required: it gives the logo and the contacts.")
        }
        self.init(
            id: id,
            brandID: brandID ?? BrandID(0),
            name: reader.required("name", "Name"),
            country: reader.country("country", isRequired: true) ?? .placeholder
        )
        legalAddress = reader.required("legal_address", "Legal address", limit: 1_000)
        registrationNumber = reader.text("registration_number", "Registration number")
        taxID = reader.text("tax_id", "Tax id", limit: 60)
        bankAccounts = reader.text("bank_accounts", "Bank accounts", limit: 3_000)
        invoiceNote = reader.text("invoice_note", "Invoice note", limit: 2_000)
        readNumbering(&reader)
        readTax(&reader)
        paymentTermsDays = reader.number("payment_terms_days", "Payment terms", in: 0...365) ?? 14
        documentLanguage =
            reader.choice("document_language", "Document language", of: DocumentLanguage.self)
            ?? .english
    }

    private mutating func readNumbering(_ reader: inout FieldReader) {
        let standard = NumberPatterns()
        numbering = NumberPatterns(
            invoice: pattern("invoice_pattern", standard.invoice, &reader),
            proforma: pattern("proforma_pattern", standard.proforma, &reader),
            creditNote: pattern("credit_note_pattern", standard.creditNote, &reader)
        )
        if numbering.invoice == numbering.proforma {
            reader.refuse(
                "proforma_pattern",
                "Proformas need a series of their own, unlike invoices'."
            )
        }
    }

    private mutating func readTax(_ reader: inout FieldReader) {
        taxScheme = reader.choice("tax_scheme", "Tax rules", of: TaxScheme.self) ?? .none
        taxRate = reader.rate("tax_rate", "Tax rate") ?? .zero
        if ![.none, .exempt].contains(taxScheme), taxRate == .zero {
            reader.refuse("tax_rate", "These tax rules need the standard rate, such as 21.")
        }
        if taxScheme == .europeanVAT, taxID.isEmpty {
            reader.refuse("tax_id", "European VAT needs the enterprise's VAT number.")
        }
        if !taxID.isEmpty, let sentence = TaxNumbers.refusal(taxID, country: country) {
            reader.refuse("tax_id", sentence)
        }
        taxName = reader.text("tax_name", "Tax name", limit: 30)
        taxExemption = reader.text("tax_exemption", "Exemption", limit: 500)
        if taxScheme == .exempt, taxExemption.isEmpty {
            reader.refuse("tax_exemption", "Say by which law the enterprise is exempt.")
        }
        taxCurrency =
            reader.typed[field: "tax_currency"].isEmpty
            ? nil : reader.currency("tax_currency")
    }
}

extension FieldReader {
    /// A percentage such as `21` or `7.7`; nil when nothing was typed.
    mutating func rate(_ field: String, _ name: Phrase) -> BasisPoints? {
        guard let micros = micros(field, name) else { return nil }
        if micros > 100_000_000 { refuse(field, "\(name) is at most 100 percent.") }
        if micros % 10_000 != 0 {
            refuse(field, "\(name) has at most two decimals, such as 21 or 7.7.")
        }
        return BasisPoints(Int(min(micros, 100_000_000) / 10_000))
    }
}

/// Reads a number pattern, which needs one group of zeros for the counter.
private func pattern(
    _ field: String,
    _ standard: String,
    _ reader: inout FieldReader
) -> String {
    let text = reader.text(field, "Number pattern", limit: 60)
    if text.isEmpty { return standard }
    do {
        _ = try NumberPattern(text)
    } catch {
        reader.refuse(field, error.sentence)
    }
    return text
}

extension CountryCode {
    /// Stands in for a country that was refused; never saved.
    static let placeholder: CountryCode = {
        guard let country = CountryCode("DE") else { preconditionFailure("DE is a country") }
        return country
    }()
}

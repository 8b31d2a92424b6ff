// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Backoffice
import Billing

/// The fields of an enterprise, and a stored enterprise as typed text.
enum EnterpriseForm {
    static func groups(brands: [Brand]) -> [FieldGroup] {
        [
            FieldGroup("Enterprise", identity(brands)),
            FieldGroup("Tax", tax),
            FieldGroup("Documents", documents),
        ]
    }

    private static func identity(_ brands: [Brand]) -> [FieldSpec] {
        let choices = brands.map { Choices.Choice(value: "\($0.id)", label: $0.name) }
        return [
            FieldSpec("name", "Name", isRequired: true, hint: "The legal entity's full name."),
            FieldSpec(
                "brand_id",
                "Brand",
                .select(Choices.withNone("– choose –", choices)),
                isRequired: true,
                hint: "Its logo, contacts and mail texts are used."
            ),
            FieldSpec("legal_address", "Legal address", .area(rows: 3), isRequired: true),
            FieldSpec("country", "Country", .select(Choices.countries), isRequired: true),
            FieldSpec("registration_number", "Registration number"),
            FieldSpec(
                "bank_accounts",
                "Bank accounts",
                .area(rows: 4),
                hint: "As printed; an empty line between two accounts."
            ),
        ]
    }

    private static var tax: [FieldSpec] {
        [
            FieldSpec("tax_id", "Tax id (VAT number)"),
            FieldSpec("tax_scheme", "Tax rules", .select(Choices.taxSchemes)),
            FieldSpec("tax_rate", "Standard rate, %", .decimal, hint: "Such as 21."),
            FieldSpec(
                "tax_name",
                "Name of the tax",
                hint: "Such as GST or Sales tax; empty for the usual word of the language."
            ),
            FieldSpec(
                "tax_currency",
                "Tax currency",
                .suggested(Choices.currencies),
                hint: """
                    The national currency that tax is also told in, where a client pays in \
                    another, by the day's exchange rate. Empty: not told.
                    """
            ),
            FieldSpec(
                "tax_exemption",
                "Exemption",
                .area(rows: 2),
                hint: "For exempt enterprises: the law, as printed below the totals."
            ),
        ]
    }

    private static var documents: [FieldSpec] {
        [
            FieldSpec(
                "invoice_pattern",
                "Invoice numbers",
                hint: "{YYYY}, {YY}, {MM}, and zeros in braces for the counter."
            ),
            FieldSpec("proforma_pattern", "Proforma numbers"),
            FieldSpec("credit_note_pattern", "Credit note numbers"),
            FieldSpec("payment_terms_days", "Payment terms, days", .number),
            FieldSpec("document_language", "Document language", .select(Choices.languages)),
            FieldSpec("invoice_note", "Note on every invoice", .area(rows: 2)),
        ]
    }

    static func values(_ enterprise: Enterprise) -> TypedFields {
        [
            "name": enterprise.name, "brand_id": "\(enterprise.brandID)",
            "legal_address": enterprise.legalAddress, "country": enterprise.country.code,
            "registration_number": enterprise.registrationNumber,
            "tax_id": enterprise.taxID, "bank_accounts": enterprise.bankAccounts,
            "invoice_pattern": enterprise.numbering.invoice,
            "proforma_pattern": enterprise.numbering.proforma,
            "credit_note_pattern": enterprise.numbering.creditNote,
            "payment_terms_days": "\(enterprise.paymentTermsDays)",
            "tax_scheme": enterprise.taxScheme.rawValue,
            "tax_rate": DecimalText.string(
                micros: Int64(enterprise.taxRate.value) * 10_000,
                minimumDecimals: 0
            ),
            "tax_name": enterprise.taxName, "tax_exemption": enterprise.taxExemption,
            "tax_currency": enterprise.taxCurrency?.code ?? "",
            "document_language": enterprise.documentLanguage.rawValue,
            "invoice_note": enterprise.invoiceNote,
        ]
    }

    static func new(brands: [Brand]) -> TypedFields {
        let brand = brands.first(where: \.isDefault) ?? (brands.count == 1 ? brands[0] : nil)
        let patterns = NumberPatterns()
        return [
            "brand_id": brand.map { "\($0.id)" } ?? "", "payment_terms_days": "14",
            "tax_scheme": "none", "document_language": "en", "tax_rate": "0",
            "invoice_pattern": patterns.invoice, "proforma_pattern": patterns.proforma,
            "credit_note_pattern": patterns.creditNote,
        ]
    }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import SQLInterface

/// Reads and writes enterprises.
package enum EnterpriseRepository {
    /// Every enterprise, by name.
    package static func list(in transaction: any SQLTransaction) throws -> [Enterprise] {
        try transaction.models("SELECT * FROM enterprises ORDER BY name")
    }

    /// Finds an enterprise.
    package static func find(
        _ id: EnterpriseID,
        in transaction: any SQLTransaction
    ) throws -> Enterprise? {
        try transaction.model("SELECT * FROM enterprises WHERE id = \(id)")
    }

    /// Adds an enterprise.
    package static func insert(
        _ enterprise: Enterprise,
        in transaction: any SQLTransaction
    ) throws {
        try transaction.execute(.insert(into: "enterprises", columns(enterprise)))
    }

    /// Saves an enterprise.
    ///
    /// - Throws: `StorageError.notFound`.
    package static func update(
        _ enterprise: Enterprise,
        in transaction: any SQLTransaction
    ) throws {
        try transaction.change(
            "enterprises",
            id: enterprise.id,
            .update("enterprises", set: columns(enterprise))
                .then("WHERE id = \(enterprise.id)")
        )
    }

    private static func columns(_ enterprise: Enterprise) -> SQL.Columns {
        [
            "id": enterprise.id, "brand_id": enterprise.brandID, "name": enterprise.name,
            "legal_address": enterprise.legalAddress, "country": enterprise.country,
            "registration_number": enterprise.registrationNumber,
            "tax_id": enterprise.taxID, "bank_accounts": enterprise.bankAccounts,
            "invoice_pattern": enterprise.numbering.invoice,
            "proforma_pattern": enterprise.numbering.proforma,
            "credit_note_pattern": enterprise.numbering.creditNote,
            "payment_terms_days": enterprise.paymentTermsDays,
            "tax_scheme": enterprise.taxScheme, "tax_rate_basis_points": enterprise.taxRate,
            "tax_name": enterprise.taxName, "tax_exemption": enterprise.taxExemption,
            "tax_currency": enterprise.taxCurrency,
            "document_language": enterprise.documentLanguage,
            "invoice_note": enterprise.invoiceNote,
        ]
    }
}

extension Enterprise: RowReadable {
    static let table = "enterprises"

    init(_ row: StoredRow) throws {
        self.init(
            id: try row.get("id"),
            brandID: try row.get("brand_id"),
            name: try row.get("name"),
            country: try row.get("country")
        )
        legalAddress = try row.get("legal_address")
        registrationNumber = try row.get("registration_number")
        taxID = try row.get("tax_id")
        bankAccounts = try row.get("bank_accounts")
        numbering = NumberPatterns(
            invoice: try row.get("invoice_pattern"),
            proforma: try row.get("proforma_pattern"),
            creditNote: try row.get("credit_note_pattern")
        )
        paymentTermsDays = try row.get("payment_terms_days")
        taxScheme = try row.get("tax_scheme")
        taxRate = try row.get("tax_rate_basis_points")
        taxName = try row.get("tax_name")
        taxExemption = try row.get("tax_exemption")
        taxCurrency = try row.get("tax_currency")
        documentLanguage = try row.get("document_language")
        invoiceNote = try row.get("invoice_note")
    }
}

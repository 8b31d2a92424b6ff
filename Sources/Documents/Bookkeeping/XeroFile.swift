// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing

/// The invoices and credit notes of a journal as Xero's import of sales invoices; payments come to
/// Xero from the bank.
///
/// A credit note is an invoice with a negative sum there.
///
/// - Source: Xero, sales invoice import template (plain facts).
struct XeroFile {
    private let journal: Journal

    private static let columns = [
        "*ContactName", "EmailAddress", "*InvoiceNumber", "Reference", "*InvoiceDate",
        "*DueDate", "*Description", "*Quantity", "*UnitAmount", "*AccountCode", "*TaxType",
        "TaxAmount", "Currency",
    ]

    init(_ journal: Journal) {
        self.journal = journal
    }

    /// The file; dates are ISO 8601.
    var bytes: [UInt8] {
        var writer = CSVWriter()
        writer.writeRow(Self.columns)
        for entry in journal.entries {
            guard let tax = entry.tax else { continue }
            let isCredit = entry.kind == .creditNote
            writer.writeRow([
                entry.company, entry.email.split(separator: ",").first.map(String.init) ?? "",
                entry.document, entry.corrects.isEmpty ? entry.client : entry.corrects,
                entry.on.description, (entry.dueOn ?? entry.on).description, entry.text, "1",
                (isCredit ? -tax.net : tax.net).decimalText,
                journal.accounts[.categoryRevenue(tax.category)],
                journal.accounts[.taxType(tax.category)],
                (isCredit ? -tax.tax : tax.tax).decimalText, entry.currency.code,
            ])
        }
        return writer.takeBytes()
    }
}

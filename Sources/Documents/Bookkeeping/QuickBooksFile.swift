// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing

/// A journal as QuickBooks Online's import of journal entries: invoices, credit notes and
/// payments alike, by the names of accounts.
///
/// - Source: Intuit, import of journal entries (plain facts).
struct QuickBooksFile {
    private let journal: Journal

    private static let columns = [
        "JournalNo", "JournalDate", "AccountName", "Debits", "Credits", "Description", "Name",
        "Currency",
    ]

    init(_ journal: Journal) {
        self.journal = journal
    }

    /// The file; dates are ISO 8601.
    var bytes: [UInt8] {
        var writer = CSVWriter()
        writer.writeRow(Self.columns)
        for entry in journal.entries {
            for line in entry.lines {
                writer.writeRow([
                    entry.document, entry.on.description, line.account,
                    line.debit.isZero ? "" : line.debit.decimalText,
                    line.credit.isZero ? "" : line.credit.decimalText, entry.text,
                    entry.company, entry.currency.code,
                ])
            }
        }
        return writer.takeBytes()
    }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Primitives

/// The files that a journal is handed over in.
package enum JournalFormat: String, Hashable, Sendable, CaseIterable {
    /// A row per line of a double entry.
    case csv
    case xlsx
    /// DATEV's Buchungsstapel.
    case datev
    /// Xero's sales invoices and credit notes.
    case xero
    /// QuickBooks Online's journal entries.
    case quickBooks = "quickbooks"

    /// Writes a journal; same data, same bytes.
    ///
    /// - Throws: `JournalProblem` when the program could not read it; `DocumentError`.
    package func render(_ journal: Journal) throws -> [UInt8] {
        switch self {
        case .csv: JournalTable(journal).csv
        case .xlsx: try JournalTable(journal).xlsx()
        case .datev: try DatevFile(journal).bytes()
        case .xero: XeroFile(journal).bytes
        case .quickBooks: QuickBooksFile(journal).bytes
        }
    }

    /// The name of the file.
    package func fileName(_ journal: Journal) -> String {
        let days = "\(journal.firstOn)-\(journal.lastOn)"
        return switch self {
        case .csv: "journal-\(days).csv"
        case .xlsx: "journal-\(days).xlsx"
        // DATEV finds its files by how their names begin.
        case .datev: "EXTF_Buchungsstapel_\(days).csv"
        case .xero: "xero-\(days).csv"
        case .quickBooks: "quickbooks-\(days).csv"
        }
    }

    /// What kind of file it is.
    package var mediaType: String {
        switch self {
        case .csv, .xero, .quickBooks: "text/csv; charset=utf-8"
        case .datev: "text/csv; charset=windows-1252"
        case .xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        }
    }
}

/// Why a journal cannot be handed over in a format; each can be mended by a person.
package enum JournalProblem: Error, Hashable, Sendable {
    /// DATEV's files lie within one fiscal year.
    case severalFiscalYears
    /// A number of DATEV's is missing or is none.
    case notANumber(field: String, code: String)
    /// There is no exchange rate for a document of another currency.
    case rateMissing(document: String, currency: String)

    /// A plain sentence that says what to do.
    package var sentence: Phrase {
        switch self {
        case .severalFiscalYears:
            "A DATEV file lies within one fiscal year: choose days of one, or set its first month."
        case .notANumber(let field, let code):
            "\(field) is \"\(code)\" and must be digits: set it under Accounts."
        case .rateMissing(let document, let currency):
            "\(document) is in \(currency), and there is no exchange rate of its day."
        }
    }
}

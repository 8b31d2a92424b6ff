// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import SQLInterface

/// Hands out the numbers of documents: gapless and rising.
///
/// A number is taken in the transaction that issues the document. When that fails, the number
/// was never taken; while it runs, nobody else gets one.
package enum NumberSeriesRepository {
    /// Takes the next number of a series.
    package static func takeNext(
        _ series: NumberSeries,
        in transaction: any SQLTransaction
    ) throws -> Int64 {
        try transaction.scalar(
            """
            INSERT INTO number_series (enterprise_id, kind, scope, last_number)
            VALUES (\(series.enterpriseID), \(series.kind), \(series.scope), 1)
            ON CONFLICT (enterprise_id, kind, scope)
            DO UPDATE SET last_number = number_series.last_number + 1
            RETURNING last_number
            """
        )
    }

    /// The last number that was taken; 0 when there was none.
    package static func last(
        of series: NumberSeries,
        in transaction: any SQLTransaction
    ) throws -> Int64 {
        try transaction.first(
            """
            SELECT last_number FROM number_series
            WHERE enterprise_id = \(series.enterpriseID) AND kind = \(series.kind)
                AND scope = \(series.scope)
            """
        )?.get(0) ?? 0
    }
}

/// One run of numbers of an enterprise.
package struct NumberSeries: Hashable, Sendable {
    package var enterpriseID: EnterpriseID
    package var kind: NumberSeriesKind
    /// The year or month the numbers start anew in; empty when they never do.
    package var scope: String

    package init(enterpriseID: EnterpriseID, kind: NumberSeriesKind, scope: String) {
        self.enterpriseID = enterpriseID
        self.kind = kind
        self.scope = scope
    }
}

/// The kinds of documents with numbers of their own.
package enum NumberSeriesKind: String, Hashable, Sendable, CaseIterable, SQLValueConvertible {
    /// Usage and amount invoices together.
    case invoice
    case proforma
    case creditNote = "credit_note"

    /// The series of a kind of invoice.
    package init(_ kind: InvoiceKind) {
        self =
            switch kind {
            case .usage, .amount: .invoice
            case .proforma: .proforma
            case .creditNote: .creditNote
            }
    }
}

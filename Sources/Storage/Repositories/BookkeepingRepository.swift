// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Primitives
import SQLInterface

/// Reads what is handed to the bookkeeping, and the names it has there.
package enum BookkeepingRepository {
    /// The codes that an enterprise has set.
    package static func accounts(
        of enterprise: EnterpriseID,
        in transaction: any SQLTransaction
    ) throws -> BookkeepingAccounts {
        var codes: [String: String] = [:]
        try transaction.forEach(
            "SELECT role, code FROM bookkeeping_accounts WHERE enterprise_id = \(enterprise)"
        ) { row in codes[try row.get(0)] = try row.get(1, as: String.self) }
        return BookkeepingAccounts(codes)
    }

    /// Replaces the codes of an enterprise; empty ones are left out.
    package static func save(
        _ accounts: BookkeepingAccounts,
        of enterprise: EnterpriseID,
        in transaction: any SQLTransaction
    ) throws {
        try transaction.execute(
            "DELETE FROM bookkeeping_accounts WHERE enterprise_id = \(enterprise)"
        )
        for (role, code) in accounts.codes.sorted(by: { $0.key < $1.key }) where !code.isEmpty {
            try transaction.execute(
                .insert(
                    into: "bookkeeping_accounts",
                    ["enterprise_id": enterprise, "role": role, "code": code]
                )
            )
        }
    }

    /// The frozen documents that an enterprise issued on some days, but proformas.
    package static func documents(
        of enterprise: EnterpriseID,
        from first: CalendarDate,
        through last: CalendarDate,
        in transaction: any SQLTransaction
    ) throws -> [InvoiceDocument] {
        var documents: [InvoiceDocument] = []
        for table in ["invoices", "credit_notes"] {
            let kept: SQL = table == "invoices" ? "kind <> 'proforma'" : "1 = 1"
            try transaction.forEach(
                """
                SELECT document, document_hash FROM \(raw: SQL(trusted: table))
                WHERE enterprise_id = \(enterprise) AND issue_on >= \(first)
                    AND issue_on <= \(last) AND \(raw: kept)
                ORDER BY issue_on, id
                """
            ) { row in
                documents.append(
                    try FrozenText<InvoiceDocument>.thaw(
                        StoredRow(row, of: table),
                        text: "document",
                        hash: "document_hash"
                    )
                )
            }
        }
        return documents
    }

    /// The payments of some days of the clients that an enterprise bills.
    package static func payments(
        of enterprise: EnterpriseID,
        from first: CalendarDate,
        through last: CalendarDate,
        in transaction: any SQLTransaction
    ) throws -> [Payment] {
        try transaction.models(
            """
            SELECT p.* FROM payments p JOIN clients c ON c.id = p.client_id
            WHERE c.enterprise_id = \(enterprise) AND p.paid_on >= \(first) AND p.paid_on <= \(last)
            ORDER BY p.paid_on, p.id
            """
        )
    }
}

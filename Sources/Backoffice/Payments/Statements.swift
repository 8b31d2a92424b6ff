// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import Primitives
import SQLInterface
import Storage

/// Statements of account, made from the ledger.
package struct Statements: Sendable {
    private let database: any SQLDatabase

    package init(_ database: any SQLDatabase) {
        self.database = database
    }

    /// A client's statement of whole days in its zone.
    ///
    /// - Throws: `InvoicingRefusal` when the client or the period is none.
    package func statement(
        of client: ClientID,
        from first: CalendarDate,
        through last: CalendarDate
    ) async throws -> StatementOfAccount {
        try await database.read { transaction in
            try Statements.statement(of: client, from: first, through: last, in: transaction)
        }
    }

    /// A client's statement, inside a transaction.
    package static func statement(
        of client: ClientID,
        from first: CalendarDate,
        through last: CalendarDate,
        in transaction: any SQLTransaction
    ) throws -> StatementOfAccount {
        let billed = try BilledClient(client, in: transaction)
        guard let period = billed.calendar.period(from: first, through: last) else {
            throw InvoicingRefusal.periodIsEmpty
        }
        return try billed.statement(period)
    }
}

extension BilledClient {
    /// The statement of a period: a day's charges are one movement.
    func statement(_ period: BillingPeriod) throws -> StatementOfAccount {
        let account = LedgerAccountKey(
            kind: .client,
            ownerID: client.id.rawValue,
            currency: client.currency
        )
        let opening = try LedgerRepository.balanceMicros(
            of: account,
            before: period.start,
            in: transaction
        )
        let entries = try LedgerRepository.entries(
            of: account,
            from: period.start,
            before: period.end,
            in: transaction
        )
        return StatementOfAccount(
            client: client,
            period: period,
            openingMicros: opening,
            movements: try movements(entries)
        )
    }

    private func movements(_ entries: [LedgerEntry]) throws -> [AccountMovement] {
        var movements: [AccountMovement] = []
        for entry in entries {
            let day = calendar.localDate(of: entry.occurredAt)
            if entry.code == .charge,
                let last = movements.lastIndex(where: { $0.code == .charge }),
                movements[last].on == day
            {
                movements[last] = movement(entry, day, movements[last].micros + entry.micros, "")
            } else {
                movements.append(movement(entry, day, entry.micros, try reference(entry)))
            }
        }
        return movements
    }

    private func movement(
        _ entry: LedgerEntry,
        _ day: CalendarDate,
        _ micros: Int64,
        _ reference: String
    ) -> AccountMovement {
        AccountMovement(
            occurredAt: entry.occurredAt,
            on: day,
            code: entry.code,
            micros: micros,
            reference: reference
        )
    }

    /// The number of an invoice, or the method of a payment: its comment is for the operator's
    /// people, and statements go to clients.
    private func reference(_ entry: LedgerEntry) throws -> String {
        switch entry.code {
        case .tax, .rounding, .fee, .credit:
            let id = InvoiceID(entry.referenceID)
            if let number = try InvoiceRepository.find(id, in: transaction)?.number {
                return number
            }
            let note = CreditNoteID(entry.referenceID)
            return try CreditNoteRepository.find(note, in: transaction)?.number ?? ""
        case .payment:
            let id = PaymentID(entry.referenceID)
            return try PaymentRepository.find(id, in: transaction)?.method ?? ""
        case .adjustment:
            // A top-up and a price correction are both adjustments; ids are unique over all kinds.
            if let topUp = try TopUpRepository.find(
                TopUpID(entry.referenceID),
                in: transaction
            ) {
                return topUp.reference
            }
            let id = ReratingID(entry.referenceID)
            return try ReratingRepository.find(id, in: transaction)?.reason ?? ""
        case .charge, .cost: return ""
        }
    }
}

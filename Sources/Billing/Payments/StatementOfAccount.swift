// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Primitives

/// A client's account over a period: opening balance, each movement, closing balance.
///
/// - Invariant: opening plus movements is closing; the next statement opens with it.
/// - Source: billing rules, section 6.
package struct StatementOfAccount: Hashable, Sendable, Codable {
    package let clientReference: String
    package let clientName: String
    package let currency: Currency
    package let period: BillingPeriod
    package let openingMicros: Int64
    package let entries: [Entry]

    /// A movement with the balance after it.
    package struct Entry: Hashable, Sendable, Codable {
        package let movement: AccountMovement
        package let balanceMicros: Int64
    }

    /// Creates a statement; movements are put in order of time.
    package init(
        client: Client,
        period: BillingPeriod,
        openingMicros: Int64,
        movements: [AccountMovement]
    ) {
        clientReference = client.login
        clientName = client.company.name
        currency = client.currency
        self.period = period
        self.openingMicros = openingMicros
        var balance = openingMicros
        entries = movements.sorted { $0.occurredAt < $1.occurredAt }.map { movement in
            balance += movement.micros
            return Entry(movement: movement, balanceMicros: balance)
        }
    }

    package var closingMicros: Int64 { entries.last?.balanceMicros ?? openingMicros }

    /// The sum of what the client's account gained.
    package var creditsMicros: Int64 {
        entries.reduce(0) { $0 + max(0, $1.movement.micros) }
    }

    /// The sum of what the client's account lost, as a positive number.
    package var debitsMicros: Int64 {
        entries.reduce(0) { $0 - min(0, $1.movement.micros) }
    }
}

/// One movement of a client's account.
package struct AccountMovement: Hashable, Sendable, Codable {
    package let occurredAt: Instant
    /// Local day in the client's zone.
    package let on: CalendarDate
    package let code: TransferCode
    /// Positive for the client, negative against it.
    package let micros: Int64
    /// The invoice's number, the payment's method or another name of what moved it.
    package let reference: String

    package init(
        occurredAt: Instant,
        on: CalendarDate,
        code: TransferCode,
        micros: Int64,
        reference: String
    ) {
        self.occurredAt = occurredAt
        self.on = on
        self.code = code
        self.micros = micros
        self.reference = reference
    }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import Primitives
import SQLInterface
import Storage
import WebSupport

/// The money that a client can send with, and what its present period has cost.
struct AccountState: Sendable {
    var currency: Currency
    var balanceMicros: Int64
    var heldMicros: Int64
    /// What the account may owe now.
    var creditMicros: Int64
    /// Whether the balance is the main client's.
    var isOfMainClient: Bool

    /// Balance and credit, less what is held.
    var availableMicros: Int64 { balanceMicros + creditMicros - heldMicros }
}

/// The client's present billing period.
struct PresentPeriod: Sendable {
    /// Its first day in the client's zone.
    var firstOn: CalendarDate
    var chargedMicros: Int64
    /// Nil when invoices are made by hand.
    var nextInvoiceOn: CalendarDate?
}

extension ClientScope {
    /// The account that the client spends; its main client's when it is related.
    func accountState(
        at now: Instant,
        in transaction: any SQLTransaction
    ) throws -> AccountState {
        guard let client = try client(in: transaction) else { throw NotFound() }
        let main = try client.mainClientID.flatMap {
            try ClientRepository.find($0, in: transaction)
        }
        let balance = try balance(in: transaction)
        return AccountState(
            currency: client.currency,
            balanceMicros: balance.micros,
            heldMicros: balance.heldMicros,
            creditMicros: (main ?? client).terms.limitMicros(at: now),
            isOfMainClient: main != nil
        )
    }

    /// What was charged since the last cut, and when the next invoice comes.
    func presentPeriod(
        at now: Instant,
        in transaction: any SQLTransaction
    ) throws -> PresentPeriod {
        guard let client = try client(in: transaction) else { throw NotFound() }
        let calendar = try BillingCalendar(zone: client.zone)
        let cut = try InvoiceCutRepository.last(of: clientID, in: transaction)
        let start = cut?.end ?? calendar.midnight(of: client.firstDay)
        let query = TrafficQuery(spans: start < now ? [start..<now.adding(seconds: 1)] : [])
        let charged = try traffic(query, in: transaction)
            .reduce(Int64(0)) { $0 + $1.charged.micros }
        // Stored dates were checked when they were saved; a bad one means none here.
        let dates = try? InvoiceDates(client.invoicing.dates)
        return PresentPeriod(
            firstOn: calendar.localDate(of: start),
            chargedMicros: charged,
            nextInvoiceOn: dates?.next(after: calendar.localDate(of: now), count: 1).first
        )
    }
}

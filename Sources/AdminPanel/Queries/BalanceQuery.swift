// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import Primitives
import SQLInterface
import Storage

/// A client's money as the ledger has it.
struct ClientMoney: Sendable, Equatable {
    var balance: Money
    var held: Money
    /// What it may owe now: credit and overdraft.
    var limit: Money

    /// What it may still spend.
    var available: Money { balance + limit - held }

    init(client: Client, _ ledger: LedgerBalance, now: Instant) {
        balance = Money(micros: ledger.micros, client.currency)
        held = Money(micros: ledger.heldMicros, client.currency)
        limit = Money(micros: client.terms.limitMicros(at: now), client.currency)
    }

    /// Whether a low-balance notice is due, or nothing is left at all.
    func isLow(_ terms: ClientTerms) -> Bool {
        available.micros < (terms.lowBalanceMicros ?? 0) || available.micros <= 0
    }

    /// Reads the money that a client spends: its main client's when it is related.
    static func read(
        _ asked: Client,
        now: Instant,
        in transaction: any SQLTransaction
    ) throws -> ClientMoney {
        let main = try asked.mainClientID.flatMap {
            try ClientRepository.find($0, in: transaction)
        }
        let client = main ?? asked
        let ledger = try LedgerRepository.balance(
            of: client.id,
            client.currency,
            in: transaction
        )
        return ClientMoney(client: client, ledger, now: now)
    }
}

/// A client's present billing period and its next dates for invoices.
struct ClientPeriod: Sendable {
    var start: Instant
    var charged: Money
    var nextDates: [CalendarDate]
    var upcoming: (on: CalendarDate, period: BillingPeriod)?

    /// Reads where the period began and what was charged since.
    static func read(
        _ client: Client,
        now: Instant,
        in transaction: any SQLTransaction
    ) throws -> ClientPeriod {
        let cuts = try dueCuts(of: client, in: transaction)
        let clients = try ClientRepository.billedTogether(with: client.id, in: transaction)
        let micros = try RollupRepository.chargedMicros(
            of: clients,
            from: cuts.nextStart,
            before: .distantFuture,
            in: transaction
        )
        return ClientPeriod(
            start: cuts.nextStart,
            charged: Money(micros: micros, client.currency),
            nextDates: cuts.dates.next(after: cuts.calendar.localDate(of: now), count: 5),
            upcoming: cuts.upcoming(now: now)
        )
    }

    private static func dueCuts(
        of client: Client,
        in transaction: any SQLTransaction
    ) throws -> DueCuts {
        DueCuts(
            dates: try InvoiceDates(client.invoicing.dates),
            calendar: try BillingCalendar(zone: client.zone),
            firstDay: client.firstDay,
            lastCut: try InvoiceCutRepository.last(of: client.id, in: transaction)?.end,
            datesSince: client.invoicing.datesSince
        )
    }
}

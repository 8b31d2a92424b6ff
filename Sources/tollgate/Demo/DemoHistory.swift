// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Backoffice
import Billing
import Gateway
import Messaging
import NIOConcurrencyHelpers
import Primitives
import Simulation
import Storage

/// Weeks of past traffic for the demo, made by the real core and journal with a clock that is
/// moved by hand: every message is priced, held, charged or released as it would have been.
struct DemoHistory {
    private struct Traveller: Sendable {
        var client: Client
        var access: Access
        var demo: DemoClient
    }

    private let office: Office
    private let clock: NIOLockedValueBox<Instant>
    private let settings: CoreSettings
    private var core: Core
    private let journal: StoredJournal
    private var random = SeededGenerator(seed: 2_026)
    private var nextSupplierID: UInt64 = 70_000_000

    /// Prepares a history; the office's clock must read `clock`.
    init(office: Office, clock: NIOLockedValueBox<Instant>) throws {
        self.office = office
        self.clock = clock
        settings = try SettingsLoader.load(from: office.database, builtIn: .builtIn)
        core = Core(settings: settings, ids: IdentifierGenerator(node: 1))
        journal = StoredJournal(database: office.database, clock: office.clock, node: 1)
    }

    /// Plays whole UTC days, with a payment of every prepaid client on the first of each month.
    mutating func play(from first: CalendarDate, before end: CalendarDate) async throws {
        let travellers = settings.accesses.values.sorted { $0.id < $1.id }.compactMap {
            access -> Traveller? in
            guard let client = settings.clients[access.clientID]?.client,
                let demo = DemoClient.all.first(where: { $0.login == client.login })
            else { return nil }
            return Traveller(client: client, access: access, demo: demo)
        }
        var outcome = Outcome()
        for supplier in settings.suppliers.keys.sorted() {
            let bound = Command.supplierBound(supplier, window: 1_000_000)
            core.handle(bound, now: office.now, into: &outcome)
        }
        var day = first
        while day < end {
            if day == first || day.day == 1 { try await topUp(travellers, on: day) }
            try playDay(day, travellers)
            day = day.adding(days: 1)
        }
    }

    private mutating func topUp(_ travellers: [Traveller], on day: CalendarDate) async throws {
        move(to: Instant(utcMidnightOf: day))
        let payments = Payments(office: office)
        for traveller in travellers where traveller.demo.monthlyTopUp != "0" {
            let amount = try Money(
                decimal: traveller.demo.monthlyTopUp,
                traveller.client.currency
            )
            _ = try await payments.record(
                PaymentEntry(
                    clientID: traveller.client.id,
                    amount: amount,
                    editable: PaymentFields(paidOn: day, method: "Bank transfer")
                ),
                by: .system
            )
            let balance = try journal.balances(of: [traveller.client.id])
            var outcome = Outcome()
            for (client, micros) in balance {
                core.handle(
                    .balanceChanged(client, micros: micros),
                    now: office.now,
                    into: &outcome
                )
            }
        }
    }

    /// A day's messages in the order of their times, three fates each; one commit per hour.
    private mutating func playDay(_ day: CalendarDate, _ travellers: [Traveller]) throws {
        let midnight = Instant(utcMidnightOf: day)
        for hour in 0..<24 {
            var outcome = Outcome()
            let busy = Self.busyness[hour]
            var seconds: [(Int, Traveller)] = []
            for traveller in travellers {
                let count = traveller.demo.messagesPerDay * busy / 240
                for _ in 0..<random.number(in: 0...(2 * count)) {
                    seconds.append((random.number(in: 0...3_500), traveller))
                }
            }
            for (second, traveller) in seconds.sorted(by: { $0.0 < $1.0 }) {
                let at = midnight.adding(seconds: Int64(hour * 3_600 + second))
                play(traveller, at: max(at, office.now.adding(milliseconds: 1)), &outcome)
            }
            if !outcome.journal.isEmpty { try journal.commit(outcome.journal) }
        }
    }

    /// Tenths of the mean load by UTC hour.
    private static let busyness = [
        2, 1, 1, 1, 2, 4, 8, 12, 15, 16, 15, 14, 13, 14, 15, 15, 14, 13, 12, 11, 9, 7, 5, 3,
    ]

    private mutating func play(
        _ traveller: Traveller,
        at instant: Instant,
        _ outcome: inout Outcome
    ) {
        move(to: instant)
        let submission = traveller.demo.pattern.submission(
            client: traveller.client.id,
            access: traveller.access.id,
            &random
        )
        let ticket = ReplyTicket(session: 0, sequence: 0, kind: .submit)
        core.handle(.submit(submission, ticket), now: instant, into: &outcome)
        settle(&outcome)
    }

    /// Answers for the suppliers: about one message in a hundred is refused, one in sixteen
    /// of the others fails.
    private mutating func settle(_ outcome: inout Outcome) {
        while true {
            let dispatches = outcome.effects.compactMap { effect -> (SupplierID, MessageID)? in
                guard case .dispatch(let supplier, let dispatch) = effect else { return nil }
                return (supplier, dispatch.messageID)
            }
            outcome.effects = []
            if dispatches.isEmpty { return }
            for (supplier, id) in dispatches { answer(supplier, id, &outcome) }
        }
    }

    private mutating func answer(
        _ supplier: SupplierID,
        _ id: MessageID,
        _ outcome: inout Outcome
    ) {
        let now = office.now
        guard !random.chance(percent: 1) else {
            let refused = SupplierAnswer.refused(status: 0x45)
            return core.handle(
                .supplierAnswered(id, by: supplier, refused),
                now: now,
                into: &outcome
            )
        }
        nextSupplierID += 1
        let name = String(nextSupplierID)
        core.handle(
            .supplierAnswered(id, by: supplier, .accepted(supplierMessageID: name)),
            now: now,
            into: &outcome
        )
        let later = now.adding(milliseconds: Int64(random.number(in: 900...6_000)))
        move(to: later)
        let receipt = SupplierReceipt(
            references: [SupplierReference(supplierID: supplier, messageID: name)],
            state: random.chance(percent: 94) ? .delivered : .undeliverable,
            error: "",
            doneAt: later
        )
        core.handle(
            .receiptArrived(receipt, ReplyTicket(session: 0, sequence: 0, kind: .receipt)),
            now: later,
            into: &outcome
        )
    }

    private func move(to instant: Instant) {
        clock.withLockedValue { $0 = max($0, instant) }
    }
}

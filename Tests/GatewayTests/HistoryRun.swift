// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Backoffice
import Billing
import Messaging
import Primitives
import SQLInterface
import Storage
import Synchronization

@testable import Gateway

/// A clock that stands still until it is moved.
final class StageClock: Sendable {
    private let instant: Mutex<Instant>

    init(_ now: Instant) { instant = Mutex(now) }

    var now: Instant { instant.withLock { $0 } }

    func move(seconds: Int64) { instant.withLock { $0 = $0.adding(seconds: seconds) } }
}

/// One random life of a core on a database: clients, suppliers, time, failing commits, crashes.
///
/// The same seed leads to the same life, to the last message.
struct HistoryRun {
    private let world: HistoryWorld
    private let database: FaultyDatabase
    private let journal: StoredJournal
    private let clock: StageClock
    private let payments: Payments
    private let limits: CoreLimits
    private var draw: SeededGenerator
    private var core: Core
    private var outside: OutsideWorld
    private var model = NaiveModel()
    /// What was seen that must never be.
    private(set) var wrong: [String] = []

    init(seed: UInt64) async throws {
        let clock = StageClock(CoreStage.start)
        let wall = WallClock { clock.now }
        world = try HistoryWorld(clock.now)
        database = FaultyDatabase(world.database)
        journal = StoredJournal(database: database, clock: wall, node: 1)
        self.clock = clock
        let office = Office(database: world.database, clock: wall, ids: IdentifierSource(node: 2))
        payments = Payments(office: office)
        var limits = CoreLimits()
        // The model does not know when a receipt without a message is given up.
        limits.parkedReceiptSeconds = 365 * 86_400
        self.limits = limits
        draw = SeededGenerator(seed: seed)
        outside = OutsideWorld()
        core = Core(settings: world.settings, limits: limits, ids: IdentifierGenerator(node: 1))
        try await pay(HistoryWorld.main, 200_000)
        try await pay(HistoryWorld.prepaid, 150_000)
        try rebuild(surviving: nil)
    }

    // MARK: - Living

    mutating func step() async throws {
        clock.move(seconds: pause())
        var commands = outside.takeTold()
        if draw.chance(percent: 3) {
            let client = draw.pick([HistoryWorld.main, HistoryWorld.prepaid])
            try await pay(client, Int64(draw.number(in: 1_000...100_000)))
            let balance = try journal.balances(of: [client])[client] ?? 0
            commands.insert(.balanceChanged(client, micros: balance), at: 0)
        }
        for _ in 0..<draw.number(in: 1...8) {
            commands += outside.commands(&draw, settings: core.settings, now: clock.now)
        }
        try live(commands)
        check()
    }

    private mutating func live(_ commands: [Command]) throws {
        var outcome = Outcome()
        let now = clock.now
        for command in commands { core.handle(command, now: now, into: &outcome) }
        core.tick(now: now, into: &outcome)
        let fate = draw.chance(percent: 12) ? draw.pick(FaultyDatabase.Fate.allCases) : .stored
        database.next = fate
        let failure = Result { try journal.commit(outcome.journal) }
        database.next = .stored
        if fate == .stored || fate == .storedUnseen { model.stored(commands) }
        if draw.chance(percent: 4) { return try crash() }
        switch failure {
        case .success: letOut(outcome.effects)
        case .failure:
            let surviving = SurvivingEdges(
                of: core,
                commands: commands,
                outcome: outcome
            )
            outside.tellAgain(commands)
            try rebuild(surviving: surviving)
        }
    }

    private mutating func crash() throws {
        outside.crash()
        model.crashed()
        try rebuild(surviving: nil)
    }

    private mutating func rebuild(surviving: SurvivingEdges?) throws {
        var rebuilt = Core(settings: core.settings, limits: limits, ids: core.ids)
        var outcome = Outcome()
        let state = try journal.recover(settings: core.settings, now: clock.now)
        rebuilt.recover(state, surviving: surviving, now: clock.now, into: &outcome)
        if !outcome.journal.isEmpty { try journal.commit(outcome.journal) }
        core = rebuilt
        letOut(outcome.effects)
    }

    private mutating func letOut(_ effects: [Effect]) {
        for id in outside.takeEnded() { model.ended(id) }
        wrong += model.letOut(effects)
        outside.take(effects)
    }

    private mutating func pay(_ client: ClientID, _ micros: Int64) async throws {
        let entry = PaymentEntry(
            clientID: client,
            amount: Money(micros: micros * 10_000, CoreStage.euro),
            editable: PaymentFields(paidOn: clock.now.utcDate)
        )
        _ = try await payments.record(entry, by: .system)
        model.deposit(micros * 10_000, of: client)
    }

    private mutating func pause() -> Int64 {
        if draw.chance(percent: 1) { return Int64(draw.number(in: 3_600...90_000)) }
        return Int64(draw.chance(percent: 10) ? draw.number(in: 60...900) : draw.number(in: 0...5))
    }

    // MARK: - Checking

    private mutating func check() {
        for client in [HistoryWorld.main, HistoryWorld.prepaid] {
            let available = core.availableMicros(client, now: clock.now) ?? 0
            if available < 0 { wrong.append("client \(client) has \(available) available") }
        }
        if outside.told.isEmpty, draw.chance(percent: 20) { compareWithDatabase() }
    }

    /// The state rebuilt from the database is the state there is.
    private mutating func compareWithDatabase() {
        var surviving = SurvivingEdges(of: core, commands: [], outcome: Outcome())
        // Without windows nothing leaves while the copy is made.
        surviving.supplierWindows = [:]
        surviving.receiverWindows = [:]
        var copy = Core(settings: core.settings, limits: limits, ids: core.ids)
        var outcome = Outcome()
        do {
            let state = try journal.recover(settings: core.settings, now: clock.now)
            copy.recover(state, surviving: surviving, now: clock.now, into: &outcome)
        } catch {
            wrong.append("not rebuilt: \(error)")
        }
        let image = CoreImage(core, now: clock.now)
        wrong += image.differences(from: CoreImage(copy, now: clock.now))
    }

    /// What the database holds against the model and the rules of billing.
    mutating func finish() throws -> [String] {
        compareWithDatabase()
        let model = model
        let findings = try database.readBlocking { transaction in
            var messages: [StoredMessage] = []
            for client in HistoryWorld.owners {
                var filter = MessageFilter()
                filter.clientID = client
                messages += try MessageRepository.page(filter, limit: 100_000, in: transaction)
            }
            let funds = try JournalReader.clientFunds(in: transaction)
            let audit = try Audit.check(in: transaction)
            return model.findings(messages, funds: funds) + (audit.isClean ? [] : ["\(audit)"])
        }
        return wrong + findings
    }

    /// How much happened, so that a history in which nothing does is noticed.
    var size: (open: Int, known: Int, taken: Int) {
        (core.openMessageCount, outside.known.count, model.taken.count)
    }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Backoffice
import Billing
import Gateway
import Messaging
import Primitives
import SQLInterface
import Storage

/// One random life of the real core and journal on a real database.
///
/// Clients, suppliers and phones that are late, early, double and contradictory; lost sessions;
/// a clock that jumps and is set right; commits that fail in every way; crashes after any octet
/// that was written. The same seed leads to the same life, to the last message.
package struct HistoryRun {
    private let plan: HistoryPlan
    private let settings: CoreSettings
    private var disk: any HistoryDisk
    private let database: FaultyDatabase
    private var journal: StoredJournal
    private let clock: HistoryClock
    private let payments: Payments
    private let lowBalances: LowBalanceRun
    private var notices = NaiveNotices()
    private var draw: SeededGenerator
    private var core: Core
    private var outside = OutsideWorld()
    private var model = NaiveModel()
    /// The time of the last batch; it never runs backwards, as in the loop.
    private var last: Instant
    private var steps = 0
    private var hasLost = false
    /// What was seen that must never be.
    package private(set) var wrong: [String] = []
    /// A line for each batch, crash and rebuilding.
    package private(set) var lines: [String] = []

    /// Begins a life: an empty platform with a little money.
    package init(_ plan: HistoryPlan) async throws {
        self.plan = plan
        let clock = HistoryClock(HistoryWorld.start)
        disk = try plan.place.disk()
        settings = try HistoryWorld(in: disk.database, at: clock.now).settings
        database = FaultyDatabase(disk.database)
        journal = StoredJournal(database: database, clock: clock.wall, node: 1)
        self.clock = clock
        last = clock.now
        let office = Office(
            database: database,
            clock: clock.wall,
            ids: IdentifierSource(node: 2)
        )
        payments = Payments(office: office)
        lowBalances = LowBalanceRun(office)
        draw = SeededGenerator(seed: plan.seed)
        core = Core(
            settings: settings,
            limits: plan.limits(&draw),
            ids: IdentifierGenerator(node: 1)
        )
        for (client, micros) in HistoryWorld.deposits.sorted(by: { $0.key < $1.key }) {
            try await pay(client, micros / 10_000)
        }
        try rebuild(surviving: nil)
    }

    // MARK: - Living

    /// One batch of commands, and whatever happens to it.
    package mutating func step() async throws {
        steps += 1
        clock.move(seconds: pause())
        if draw.chance(percent: 5) { try settle() }
        var commands = outside.takeTold()
        if draw.chance(percent: 3) {
            let client = draw.pick([HistoryWorld.main, HistoryWorld.prepaid])
            try await pay(client, Int64(draw.number(in: 1_000...100_000)))
            let balance = try journal.balances(of: [client])[client] ?? 0
            commands.insert(.balanceChanged(client, micros: balance), at: 0)
        }
        for _ in 0..<draw.number(in: 1...8) {
            commands += outside.commands(&draw, settings: core.settings, now: last)
        }
        try live(commands)
        if draw.chance(percent: 40) { try await lookAtBalances() }
        try check()
    }

    private mutating func lookAtBalances() async throws {
        try await lowBalances.run()
        notices.look(core, at: clock.now)
    }

    private mutating func live(_ posted: [Command]) throws {
        let commands = core.takeDeferred() + posted
        var outcome = Outcome()
        last = max(last, clock.now)
        let rows = try journal.fetch(core.takeWanted())
        for command in [.fetched(rows)] + commands {
            core.handle(command, now: last, into: &outcome)
        }
        core.tick(now: last, into: &outcome)
        let fate = draw.chance(percent: 12) ? draw.pick(FaultyDatabase.Fate.possible) : .stored
        let before = disk.writtenOctets
        let loses = loses(outcome.journal)
        database.next = loses ? .lost : fate
        let failure = Result { try journal.commit(outcome.journal) }
        database.next = .stored
        note(commands, fetched: rows.count, fate)
        let isStored = (try? failure.get()) != nil || fate == .storedUnseen
        if !loses, draw.chance(percent: 4) {
            let after = disk.writtenOctets
            let cut = draw.number(in: min(before, after)...max(before, after))
            // What was not written to its end has never happened.
            if isStored, after <= before || cut == after { model.stored(commands) }
            return try crash(keeping: after > before ? cut : after)
        }
        if isStored { model.stored(commands) }
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

    /// Whether this batch is the one to lose, which must be one that somebody would miss.
    private mutating func loses(_ batch: JournalBatch) -> Bool {
        guard !hasLost, let step = plan.losesBatch, steps >= step, !batch.admitted.isEmpty
        else { return false }
        hasLost = true
        return true
    }

    private mutating func crash(keeping octets: Int) throws {
        lines.append("  crash, \(octets) of \(disk.writtenOctets) octets of the log are left")
        try disk.crash(keeping: octets)
        try startAgain()
    }

    /// Pages move to their place, which a crash may interrupt anywhere.
    private mutating func settle() throws {
        let share = draw.chance(percent: 30) ? draw.number(in: 0...999) : nil
        lines.append("  pages settle\(share.map { ", crash at \($0)/1000" } ?? "")")
        try disk.settle(crashingAt: share)
        if share != nil { try startAgain() }
    }

    private mutating func startAgain() throws {
        database.replace(with: disk.database)
        journal = StoredJournal(database: database, clock: clock.wall, node: 1)
        outside.crash()
        model.crashed()
        try rebuild(surviving: nil)
    }

    private mutating func rebuild(surviving: SurvivingEdges?) throws {
        var rebuilt = core.emptied
        var outcome = Outcome()
        let state = try journal.recover(settings: core.settings, now: last)
        rebuilt.recover(state, surviving: surviving, now: last, into: &outcome)
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
            amount: Money(micros: micros * 10_000, HistoryWorld.euro),
            editable: PaymentFields(paidOn: clock.now.utcDate)
        )
        _ = try await payments.record(entry, by: .system)
        model.deposit(micros * 10_000, of: client)
        lines.append("  \(micros * 10_000) micros for client \(client)")
    }

    private mutating func pause() -> Int64 {
        if draw.chance(percent: 1) { return Int64(draw.number(in: 3_600...90_000)) }
        if draw.chance(percent: 1) { return -Int64(draw.number(in: 1...120)) }
        return Int64(draw.chance(percent: 10) ? draw.number(in: 60...900) : draw.number(in: 0...5))
    }

    private mutating func note(
        _ commands: [Command],
        fetched: Int,
        _ fate: FaultyDatabase.Fate
    ) {
        let texts = commands.map(\.briefly).joined(separator: ", ")
        let rows = fetched == 0 ? "" : "\(fetched) rows, "
        lines.append("step \(steps) at \(last.utcText): \(rows)\(texts) – \(fate.rawValue)")
    }

    // MARK: - Checking

    private mutating func check() throws {
        for client in [HistoryWorld.main, HistoryWorld.prepaid] {
            let available = core.availableMicros(client, now: last) ?? 0
            if available < 0 { wrong.append("client \(client) has \(available) available") }
        }
        // With rows still to fetch the core has something to do that a new one does at once.
        if outside.told.isEmpty, !core.wantsFetching, draw.chance(percent: 20) {
            try compareWithDatabase()
        }
        if steps % plan.stepsBetweenChecks == 0 { wrong += try findings() }
    }

    /// The state rebuilt from the database is the state there is.
    private mutating func compareWithDatabase() throws {
        var surviving = SurvivingEdges(of: core, commands: [], outcome: Outcome())
        // Without windows nothing leaves while the copy is made.
        surviving.supplierWindows = [:]
        surviving.receiverWindows = [:]
        var copy = core.emptied
        var outcome = Outcome()
        let state = try journal.recover(settings: core.settings, now: last)
        copy.recover(state, surviving: surviving, now: last, into: &outcome)
        let image = CoreImage(core, now: last)
        wrong += image.differences(from: CoreImage(copy, now: last))
    }

    /// What the database holds against the model and the rules of billing.
    private func findings() throws -> [String] {
        try database.readBlocking { transaction in
            let audit = try Audit.check(in: transaction)
            return try model.findings(in: transaction) + notices.findings(in: transaction)
                + (audit.isClean ? [] : ["\(audit)"])
        }
    }

    /// Looks once more at everything.
    package mutating func finish() throws {
        while core.wantsFetching || core.hasDeferred { try live([]) }
        if wrong.isEmpty { try compareWithDatabase() }
        wrong += try findings()
    }

    /// How much happened, so that a history in which nothing does is noticed.
    package var size: HistoryReport.Size {
        HistoryReport.Size(
            accepted: outside.known.count,
            taken: model.taken.count,
            joined: model.joinedCount,
            letters: notices.count
        )
    }
}

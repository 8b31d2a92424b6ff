// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Foundation
import Logging
import NIOConcurrencyHelpers
import Primitives
import Storage

/// Drives the core on a thread of its own: gather, handle, commit, let out.
///
/// While one batch commits, the inbox gathers the next: durability is paid per commit, not per
/// message, and the busier it is the larger the batches become by themselves.
package final class CoreLoop: Sendable {
    private let inbox = Inbox()
    private let journal: any CoreJournal
    private let edges: any CoreEdges
    private let clock: WallClock
    private let logger: Logger
    private let statistics = NIOLockedValueBox(LoopStatistics())

    /// Longest wait without commands, so that timers are seen in time.
    private static let tickMilliseconds = 50
    /// Pause between attempts to reach a failing database.
    private static let recoveryPauseSeconds = 0.25
    /// A clock that much behind the newest invoice is worth a word.
    private static let clockToleranceSeconds: Int64 = 5

    package init(
        journal: any CoreJournal,
        edges: any CoreEdges,
        clock: WallClock,
        logger: Logger
    ) {
        self.journal = journal
        self.edges = edges
        self.clock = clock
        self.logger = logger
    }

    /// What the loop has done since it started.
    package var snapshot: LoopStatistics { statistics.withLockedValue { $0 } }

    /// Gives the core commands; never blocks for long.
    package func post(_ commands: [Command]) {
        inbox.change { $0.commands.append(contentsOf: commands) }
    }

    /// Gives the core one command; never blocks for long.
    package func post(_ command: Command) {
        inbox.change { $0.commands.append(command) }
    }

    /// Returns when everything posted before, and every instant before this one, is durable.
    ///
    /// What comes later is dated at that instant or after it, whatever the clock says.
    package func flush(through instant: Instant) async {
        let isDurable = await withCheckedContinuation { continuation in
            inbox.change {
                $0.notBefore = max($0.notBefore, instant)
                $0.flushes.append { continuation.resume(returning: $0) }
            }
        }
        if !isDurable { await flush(through: instant) }
    }

    /// Recovers the core and starts its thread.
    ///
    /// - Throws: when the database cannot be read or the recovery cannot be stored.
    package func start(_ core: Core) throws {
        var recovered = core
        let first = try firstInstant()
        let outcome = try recover(&recovered, surviving: nil, now: first)
        edges.perform(outcome.effects)
        let ready = recovered
        let thread = Thread { [self] in run(ready, from: first) }
        thread.name = "tollgate-core"
        thread.start()
    }

    /// Stops after the commands posted so far; returns when they are durable.
    package func stop() async {
        await withCheckedContinuation { continuation in
            inbox.change {
                $0.flushes.append { _ in continuation.resume() }
                $0.isStopping = true
            }
        }
    }

    /// The clock's instant, but never one that lies in a period that was invoiced.
    private func firstInstant() throws -> Instant {
        let now = clock.now
        guard let cut = try journal.newestCut(), cut > now else { return now }
        if cut > now.adding(seconds: Self.clockToleranceSeconds) {
            logger.warning(
                "clock is behind the newest invoice; charges are dated at its end until then",
                metadata: ["clock.now": "\(now.utcText)", "invoice.end": "\(cut.utcText)"]
            )
        }
        return cut
    }

    private func run(_ recovered: Core, from first: Instant) {
        var core = recovered
        var last = first
        while true {
            let pause = core.wantsFetching ? 0 : Self.tickMilliseconds
            let work = inbox.take(waitingMilliseconds: pause)
            last = max(clock.now, last, work.notBefore)
            var isDurable = step(&core, work.commands, last)
            // Whoever waits for a message on the disk still gets an answer.
            while work.isStopping, core.hasDeferred { isDurable = step(&core, [], last) }
            for flush in work.flushes { flush(isDurable) }
            if work.isStopping { return }
        }
    }

    /// Does one batch; false when it could not be stored and the core is a new one.
    private func step(_ core: inout Core, _ posted: [Command], _ now: Instant) -> Bool {
        var outcome = Outcome()
        var wereHandled = false
        let commands = core.takeDeferred() + posted
        do {
            let news = try movedMoney(commands) + fetched(for: &core)
            wereHandled = true
            for command in news + commands {
                core.handle(command, now: now, into: &outcome)
            }
            core.tick(now: now, into: &outcome)
            if !outcome.journal.isEmpty { try journal.commit(outcome.journal) }
        } catch {
            logger.error(
                "batch not stored",
                metadata: ["journal.error": "\(error)"]
            )
            let surviving = SurvivingEdges(
                of: core,
                commands: commands,
                outcome: outcome
            )
            // Windows and settings that the failed core had taken survive with it; what it had
            // not seen yet, it is told again.
            let told = refuse(commands).filter { !wereHandled || $0.isOutcome }
            survive(&core, surviving, told, now)
            return false
        }
        edges.perform(outcome.effects)
        let open = core.openMessageCount
        statistics.withLockedValue { $0.count(posted.count, outcome, open: open) }
        return true
    }

    /// The balances that changed outside of the core.
    ///
    /// Read before the batch begins, when all that the core knows is stored, so that nothing
    /// is counted twice.
    private func movedMoney(_ commands: [Command]) throws -> [Command] {
        var clients: Set<ClientID> = []
        for case .moneyMoved(let client) in commands { clients.insert(client) }
        if clients.isEmpty { return [] }
        return try journal.balances(of: clients).map { .balanceChanged($0, micros: $1) }
    }

    /// The rows of waiting messages that the core wants back from the disk.
    private func fetched(for core: inout Core) throws -> [Command] {
        guard core.wantsFetching else { return [] }
        return [.fetched(try journal.fetch(core.takeWanted()))]
    }

    /// After a batch that was not stored: refuses for the moment, and rebuilds the core.
    private func survive(
        _ core: inout Core,
        _ surviving: SurvivingEdges,
        _ outcomes: [Command],
        _ failed: Instant
    ) {
        var told = outcomes
        var last = failed
        while true {
            Thread.sleep(forTimeInterval: Self.recoveryPauseSeconds)
            let work = inbox.take(waitingMilliseconds: 0)
            told += refuse(work.commands)
            for flush in work.flushes { flush(false) }
            last = max(clock.now, last)
            if work.isStopping { inbox.change { $0.isStopping = true } }
            var rebuilt = core.emptied
            do {
                let outcome = try recover(&rebuilt, surviving: surviving, now: last)
                logger.notice("core rebuilt after a failed batch")
                core = rebuilt
                edges.perform(outcome.effects)
                post(told)
                return
            } catch {
                logger.error(
                    "core not rebuilt yet",
                    metadata: ["journal.error": "\(error)"]
                )
            }
        }
    }

    private func recover(
        _ core: inout Core,
        surviving: SurvivingEdges?,
        now: Instant
    ) throws -> Outcome {
        var outcome = Outcome()
        let state = try journal.recover(settings: core.settings, now: now)
        core.recover(state, surviving: surviving, now: now, into: &outcome)
        if !outcome.journal.isEmpty { try journal.commit(outcome.journal) }
        return outcome
    }

    /// Answers waiting requests with a temporary error; returns the other commands.
    private func refuse(_ commands: [Command]) -> [Command] {
        var replies: [Effect] = []
        var told: [Command] = []
        for command in commands {
            switch command {
            case .submit(_, let ticket), .cancel(_, let ticket), .cancelWaiting(_, let ticket),
                .replace(_, let ticket):
                replies.append(.reply(ticket, .failing))
            default: told.append(command)
            }
        }
        edges.perform(replies)
        return told
    }
}

/// Counters of the core's loop.
package struct LoopStatistics: Sendable {
    package private(set) var batches = 0
    package private(set) var commands = 0
    package private(set) var admitted = 0
    package private(set) var openMessages = 0

    mutating func count(_ commands: Int, _ outcome: Outcome, open: Int) {
        if !outcome.journal.isEmpty { batches += 1 }
        self.commands += commands
        admitted += outcome.journal.admitted.count
        openMessages = open
    }
}

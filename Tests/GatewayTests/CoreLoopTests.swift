// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Foundation
import Histories
import Messaging
import Primitives
import SQLInterface
import SQLiteDriver
import Storage
import Testing

@testable import Gateway

@Suite("When the database fails")
struct CoreLoopTests {
    /// Ways in which a database fails, and heals.
    enum Failure: CaseIterable, Sendable {
        case refused
        case rolledBack
        case storedUnseen
        case diskFull
    }

    private func set(_ failure: Failure?, _ stage: LoopStage) throws {
        stage.faulty.next =
            switch failure {
            case .refused: .refused
            case .rolledBack: .rolledBack
            case .storedUnseen: .storedUnseen
            case .diskFull, nil: .stored
            }
        // SQLite itself says that the disk is full when the file may have no further page.
        let pages = failure == .diskFull ? 1 : 1_000_000
        try stage.world.database.writeBlocking { transaction in
            try transaction.forEach("PRAGMA max_page_count = \(raw: SQL(trusted: "\(pages)"))") {
                _ in
            }
        }
    }

    @Test(
        "Waiting requests get a temporary error, nothing of them is applied, and work goes on",
        arguments: Failure.allCases
    )
    func survives(_ failure: Failure) async throws {
        let stage = try await LoopStage()
        stage.loop.post(.supplierBound(CoreStage.first, window: 10))
        stage.submit(1)
        try await stage.wait(for: "the first dispatch") { stage.edges.dispatched.count == 1 }
        let first = try #require(stage.edges.dispatched.first)

        try set(failure, stage)
        // A full disk shows with the first page that is missing; a batch this large needs many.
        for sequence in 2...400 as ClosedRange<UInt32> { stage.submit(sequence) }
        stage.loop.post(
            .supplierAnswered(first, by: CoreStage.first, .accepted(supplierMessageID: "A1"))
        )
        try await stage.wait(for: "a refusal") { stage.edges.hasFailing }
        let whileFailing = stage.edges.dispatched.count
        try set(nil, stage)

        // Like a good client: again and again, until it is no temporary error any more.
        var sequence: UInt32 = 1_000
        var asked: UInt32 = 0
        try await stage.wait(for: "an acceptance") {
            if case .accepted = stage.edges.reply(to: sequence) { return true }
            if stage.edges.reply(to: sequence) == .failing { sequence += 1 }
            if sequence > asked {
                asked = sequence
                stage.submit(sequence)
            }
            return false
        }
        await stage.loop.flush(through: CoreStage.start)
        if failure != .diskFull {
            #expect(whileFailing == 1, "nothing was let out while it failed")
        }
        #expect(try stage.message(first)?.progress.phase == .enroute)
        if failure != .storedUnseen {
            // Only the batches that were refused as a whole are missing.
            let accepted = (1...sequence).count { sequence in
                if case .accepted = stage.edges.reply(to: sequence) { true } else { false }
            }
            let total = try stage.world.database.readBlocking {
                try MessageRepository.count(MessageFilter(), in: $0)
            }
            #expect(total == accepted)
        }
        try stage.expectCleanAudit()
        await stage.loop.stop()
    }

    @Test("A binding and a new setting in a batch that was never begun are not forgotten")
    func unseenCommands() async throws {
        let stage = try await LoopStage()
        stage.faulty.failsReads = true
        var settings = stage.world.settings
        settings.clients[CoreStage.client]?.client.status = .closed
        stage.loop.post([
            .moneyMoved(CoreStage.client), .supplierBound(CoreStage.second, window: 10),
            .settingsChanged(settings),
        ])
        try await Task.sleep(for: .milliseconds(300))
        stage.faulty.failsReads = false
        await stage.loop.flush(through: CoreStage.start)
        stage.submit(1)
        try await stage.wait(for: "a refusal") {
            stage.edges.reply(to: 1) == .blocked(.clientBlocked)
        }
        stage.loop.post(.settingsChanged(stage.world.settings))
        stage.submit(2)
        try await stage.wait(for: "a dispatch") { stage.edges.dispatched.count == 1 }
        await stage.loop.stop()
    }

    @Test("No charge is dated before an instant that was flushed, in this life or the next")
    func neverBeforeTheCut() async throws {
        let stage = try await LoopStage()
        let end = CoreStage.start.adding(seconds: 7_200)
        await stage.loop.flush(through: end)
        stage.submit(1)
        try await stage.wait(for: "an answer") { stage.edges.reply(to: 1) != nil }
        await stage.loop.stop()
        let cut = InvoiceCut(
            clientID: CoreStage.client,
            start: CoreStage.start.adding(seconds: -7_200),
            end: end.adding(seconds: 900),
            invoiceID: nil,
            recordedAt: CoreStage.start
        )
        try stage.world.database.writeBlocking { try InvoiceCutRepository.insert(cut, in: $0) }
        let next = try stage.nextLoop()
        stage.submit(2, to: next)
        try await stage.wait(for: "an answer") { stage.edges.reply(to: 2) != nil }
        await next.stop()
        let received = try [UInt32(1), 2].map { sequence -> Instant? in
            guard case .accepted(let id) = stage.edges.reply(to: sequence) else { return nil }
            return try stage.message(id)?.facts.receivedAt
        }
        #expect(received == [end, cut.end])
    }

    @Test("A lock that another process holds too long refuses, and does not lose the core")
    func locked() async throws {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("tollgate-locked-\(ProcessInfo.processInfo.processIdentifier)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appendingPathComponent("one.sqlite").path
        var options = SQLiteOptions()
        options.isDurable = false
        options.busySeconds = 0
        let ours = try SQLiteDatabase(path: path, options: options)
        let theirs = try SQLiteDatabase(path: path, options: options)
        try Migrator().migrate(ours, at: CoreStage.start)
        let clock = HistoryClock(CoreStage.start)
        let journal = StoredJournal(database: ours, clock: WallClock { clock.now }, node: 1)
        var stage = try CoreStage()
        stage.submit()
        try theirs.writeBlocking { transaction in
            try transaction.execute("UPDATE change_counters SET version = version")
            #expect(throws: SQLError.self) { try journal.commit(stage.outcome.journal) }
        }
        try journal.commit(stage.outcome.journal)
        let state = try journal.recover(settings: stage.core.settings, now: stage.now)
        #expect(state.messages.count == 1)
    }
}

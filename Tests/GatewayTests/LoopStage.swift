// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Backoffice
import Billing
import EngineTesting
import Histories
import Logging
import Messaging
import Primitives
import SQLInterface
import Storage
import Synchronization
import Testing

@testable import Gateway

/// Edges that only remember what they were told.
final class RecordingEdges: CoreEdges {
    private let effects = Mutex<[Effect]>([])

    func perform(_ effects: [Effect]) {
        self.effects.withLock { $0 += effects }
    }

    var all: [Effect] { effects.withLock { $0 } }

    func reply(to sequence: UInt32) -> SubmitReply? {
        for case .reply(let ticket, let reply) in all where ticket.sequence == sequence {
            return reply
        }
        return nil
    }

    /// Whether anybody was told that storing fails.
    var hasFailing: Bool {
        all.contains { effect in
            if case .reply(_, .failing) = effect { true } else { false }
        }
    }

    var dispatched: [MessageID] {
        all.compactMap { effect in
            guard case .dispatch(_, let dispatch) = effect else { return nil }
            return dispatch.messageID
        }
    }
}

/// The real loop on a real database that can be made to fail.
struct LoopStage {
    let world: HistoryWorld
    let faulty: FaultyDatabase
    let edges = RecordingEdges()
    let loop: CoreLoop
    private let clock = HistoryClock(CoreStage.start)

    init() async throws {
        world = try HistoryWorld(in: Engine.temporaryDatabase(), at: clock.now)
        faulty = FaultyDatabase(world.database)
        let clock = clock
        let wall = WallClock { clock.now }
        let office = Office(database: world.database, clock: wall, ids: IdentifierSource(node: 2))
        let entry = PaymentEntry(
            clientID: CoreStage.client,
            amount: Money(micros: 1_000_000_000, CoreStage.euro),
            editable: PaymentFields(paidOn: clock.now.utcDate)
        )
        _ = try await Payments(office: office).record(entry, by: .system)
        loop = CoreLoop(
            journal: StoredJournal(database: faulty, clock: wall, node: 1),
            edges: edges,
            clock: wall,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        )
        try loop.start(Core(settings: world.settings, ids: IdentifierGenerator(node: 1)))
    }

    /// A loop of a next life on the same database.
    func nextLoop() throws -> CoreLoop {
        let clock = clock
        let wall = WallClock { clock.now }
        let next = CoreLoop(
            journal: StoredJournal(database: faulty, clock: wall, node: 1),
            edges: edges,
            clock: wall,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        )
        try next.start(Core(settings: world.settings, ids: IdentifierGenerator(node: 1)))
        return next
    }

    func submit(_ sequence: UInt32, to other: CoreLoop? = nil) {
        let submission = Submission(
            clientID: CoreStage.client,
            accessID: CoreStage.access,
            originator: SubmittedAddress(text: "Acme", typeOfNumber: 5, numberingPlan: 0),
            recipient: "380671234567",
            content: SubmittedContent(
                dataCoding: 0,
                esmClass: 0,
                protocolID: 0,
                body: [0x68],
                text: "h",
                segments: 1
            ),
            registeredDelivery: 1
        )
        let ticket = ReplyTicket(session: 1, sequence: sequence, kind: .submit)
        (other ?? loop).post(.submit(submission, ticket))
    }

    /// Waits until something is so; the loop works on a thread of its own.
    func wait(for what: String, _ condition: () throws -> Bool) async throws {
        for _ in 0..<1_000 {
            if try condition() { return }
            try await Task.sleep(for: .milliseconds(10))
        }
        Issue.record("waited in vain for \(what)")
    }

    func message(_ id: MessageID) throws -> StoredMessage? {
        let key = MessageKey(clientID: CoreStage.client, id: id)
        return try world.database.readBlocking { try MessageRepository.find(key, in: $0) }
    }

    func expectCleanAudit() throws {
        let report = try world.database.readBlocking { try Audit.check(in: $0) }
        #expect(report.isClean, "\(report)")
    }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Backoffice
import Billing
import EngineTesting
import Histories
import Messaging
import Primitives
import SQLInterface
import Storage
import Testing

@testable import Gateway

@Suite("Restart", .bothEngines)
struct CoreRecoveryTests {
    /// A core in the middle of everything, whose facts are on a real database.
    private struct Life {
        let journal: StoredJournal
        var core: Core
        var now = HistoryWorld.start
        var sequence: UInt32 = 0
        var effects: [Effect] = []

        init() async throws {
            let database = try Engine.temporaryDatabase()
            let world = try HistoryWorld(in: database, at: now)
            let clock = HistoryClock(now)
            let office = Office(
                database: database,
                clock: clock.wall,
                ids: IdentifierSource(node: 2)
            )
            for client in [HistoryWorld.main, HistoryWorld.prepaid] {
                let entry = PaymentEntry(
                    clientID: client,
                    amount: Money(micros: 10_000_000, HistoryWorld.euro),
                    editable: PaymentFields(paidOn: clock.now.utcDate)
                )
                _ = try await Payments(office: office).record(entry, by: .system)
            }
            journal = StoredJournal(database: database, clock: clock.wall, node: 1)
            var limits = CoreLimits()
            limits.residentPerLine = 5
            var settings = world.settings
            // One line, so that the order in it can be seen.
            settings.routes = RouteTable([
                Route(id: RouteID(42), priority: 1, supplierID: HistoryWorld.second)
            ])
            core = Core(
                settings: settings,
                limits: limits,
                ids: IdentifierGenerator(node: 1)
            )
            core = try rebuilt()
        }

        func rebuilt() throws -> Core {
            var copy = core.emptied
            var outcome = Outcome()
            let state = try journal.recover(settings: core.settings, now: now)
            copy.recover(state, surviving: nil, now: now, into: &outcome)
            if !outcome.journal.isEmpty { try journal.commit(outcome.journal) }
            return copy
        }

        /// One batch; what it let out.
        @discardableResult
        mutating func batch(_ commands: Command...) throws -> [Effect] {
            var outcome = Outcome()
            let rows = try journal.fetch(core.takeWanted())
            for command in [.fetched(rows)] + core.takeDeferred() + commands {
                core.handle(command, now: now, into: &outcome)
            }
            core.tick(now: now, into: &outcome)
            if !outcome.journal.isEmpty { try journal.commit(outcome.journal) }
            return outcome.effects
        }

        mutating func submit(change: (inout Submission) -> Void = { _ in }) -> Command {
            sequence += 1
            var submission = Submission(
                clientID: HistoryWorld.main,
                accessID: HistoryWorld.accesses[0],
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
            change(&submission)
            return .submit(submission, ReplyTicket(session: 1, sequence: sequence, kind: .submit))
        }

        func receipt(_ id: String, _ state: MessageState) -> Command {
            let supplier = HistoryWorld.second
            var receipt = SupplierReceipt(
                references: [SupplierReference(supplierID: supplier, messageID: id)],
                state: state,
                error: "000",
                doneAt: now
            )
            receipt.text = "id:\(id) err:000"
            return .receiptArrived(
                receipt,
                ReplyTicket(session: 9, sequence: 1, kind: .receipt)
            )
        }
    }

    private static func dispatches(_ effects: [Effect]) -> [MessageID] {
        effects.compactMap { effect in
            guard case .dispatch(_, let dispatch) = effect else { return nil }
            return dispatch.messageID
        }
    }

    /// One of each: under way, resting, ended with a receipt due, early receipt, scheduled,
    /// blocked client, phone's message, and a backlog larger than memory may hold.
    private static func busyLife() async throws -> Life {
        var life = try await Life()
        let second = HistoryWorld.second
        try life.batch(.supplierBound(second, window: 4))
        let commands = (0..<4).map { _ in life.submit() }
        var sent: [MessageID] = []
        for command in commands { sent += dispatches(try life.batch(command)) }
        #expect(sent.count == 4)
        for (index, id) in sent.prefix(3).enumerated() {
            let answer = SupplierAnswer.accepted(supplierMessageID: "A\(index)")
            try life.batch(.supplierAnswered(id, by: second, answer))
        }
        try life.batch(.supplierAnswered(sent[3], by: second, .refused(status: 0x58)))
        try life.batch(life.receipt("A0", .delivered), life.receipt("A9", .undeliverable))
        try life.batch(.supplierUnbound(second, window: 4))
        let at = life.now.adding(seconds: 7_200)
        try life.batch(life.submit { $0.scheduledAt = at })
        let phone = PhoneMessage(
            supplierID: second,
            originator: SubmittedAddress(text: "380501", typeOfNumber: 1, numberingPlan: 1),
            recipient: SubmittedAddress(
                text: "100\(HistoryWorld.accesses[0])",
                typeOfNumber: 3,
                numberingPlan: 0
            ),
            content: SubmittedContent(
                dataCoding: 0,
                esmClass: 0,
                protocolID: 0,
                body: [0x68],
                text: "h",
                segments: 1
            )
        )
        try life.batch(
            .phoneMessageArrived(phone, ReplyTicket(session: 9, sequence: 2, kind: .receipt))
        )
        for _ in 0..<30 { try life.batch(life.submit()) }
        var settings = life.core.settings
        settings.clients[HistoryWorld.prepaid]?.client.status = .blocked
        try life.batch(.settingsChanged(settings))
        try life.batch(
            life.submit {
                $0.clientID = HistoryWorld.prepaid
                $0.accessID = HistoryWorld.accesses[2]
            }
        )
        return life
    }

    @Test("The state after recovery is the state before the crash, backlog and receipts included")
    func equalState() async throws {
        let life = try await Self.busyLife()
        #expect(life.core.openMessageCount == 4 + 1 + 1 + 30 + 1)
        #expect(life.core.shelf.count >= 25, "the backlog and the scheduled one are on the disk")
        #expect(life.core.parked.count == 1)
        #expect(life.core.inbound.count == 1)
        #expect(life.core.awaited.count == 2)
        #expect(life.core.messages.values.contains { $0.progress.phase == .receipt })
        #expect(life.core.heldBack[HistoryWorld.prepaid]?.count == 1)
        let copy = try life.rebuilt()
        let image = CoreImage(life.core, now: life.now)
        #expect(image.differences(from: CoreImage(copy, now: life.now)) == [])
        #expect(copy.shelf.count == life.core.shelf.count)
    }

    @Test("After a restart the backlog leaves in its order, and receipts reach their clients")
    func goesOn() async throws {
        var life = try await Self.busyLife()
        let waiting = Set(life.core.shelf.entries.keys)
        life.core = try life.rebuilt()
        var effects = try life.batch(
            .supplierBound(HistoryWorld.second, window: 3),
            .receiverBound(HistoryWorld.accesses[0], window: 10)
        )
        #expect(effects.contains { if case .deliverReceipt = $0 { true } else { false } })
        #expect(effects.contains { if case .deliverMessage = $0 { true } else { false } })
        var order: [MessageID] = []
        for _ in 0..<200 {
            let sent = Self.dispatches(effects)
            order += sent
            effects = []
            for id in sent {
                let answer = SupplierAnswer.accepted(supplierMessageID: "B\(id)")
                effects += try life.batch(
                    .supplierAnswered(id, by: HistoryWorld.second, answer)
                )
            }
            effects += try life.batch()
        }
        #expect(order == order.sorted())
        #expect(order.count == 30)
        #expect(waiting.subtracting(order).count == 1, "only the scheduled one waits still")
        let early = life.receipt("B\(order[0])", .delivered)
        try life.batch(early)
        #expect(life.core.messages[order[0]]?.progress.money == .charged)
    }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Messaging
import Primitives
import Storage
import Testing

@testable import Gateway

/// Parts of long messages, on their way to a supplier that wants them whole.
@Suite("Long messages, joined")
struct CoreJoiningTests {
    private func stage(_ change: (inout CoreSettings) -> Void = { _ in }) throws -> CoreStage {
        try CoreStage { settings in
            settings.suppliers[CoreStage.first]?.connector.dialect.takesWhole = true
            change(&settings)
        }
    }

    /// A part as a client submits it: GSM 03.38 behind a header of concatenation.
    private func part(
        _ part: UInt8,
        of total: UInt8 = 3,
        reference: UInt8 = 7
    ) -> (inout Submission) -> Void {
        { submission in
            let text = "part \(part) "
            submission.content.esmClass = 0x40
            submission.content.body = [5, 0, 3, reference, total, part] + Array(text.utf8)
            submission.content.text = text
        }
    }

    private func dispatched(_ stage: inout CoreStage) -> [Dispatch] {
        stage.drain().compactMap { effect in
            guard case .dispatch(_, let dispatch) = effect else { return nil }
            return dispatch
        }
    }

    @Test("Parts in any order leave as one, are answered as one, and each is charged and reported")
    func whole() throws {
        var stage = try stage()
        stage.bind(CoreStage.first, window: 1)
        let third = try stage.admitted(change: part(3))
        let first = try stage.admitted(change: part(1))
        #expect(dispatched(&stage).isEmpty)
        let second = try stage.admitted(change: part(2))
        let sent = try #require(dispatched(&stage).first)
        #expect(sent.messageID == first)
        #expect(String(decoding: sent.content.body, as: UTF8.self) == "part 1 part 2 part 3 ")
        #expect(sent.content.esmClass == 0)
        #expect(sent.content.segments == 3)
        #expect(stage.core.supplierLanes[CoreStage.first]?.outstanding == 1)

        stage.answer(first, .accepted(supplierMessageID: "A1"))
        #expect(stage.core.supplierLanes[CoreStage.first]?.outstanding == 0)
        stage.handle(stage.receipt("A1", .delivered))
        for id in [first, second, third] {
            #expect(stage.progress(of: id)?.state == .delivered)
            #expect(stage.progress(of: id)?.money == .charged)
            #expect(stage.progress(of: id)?.supplierMessageID == "A1")
        }
        let receipts = stage.core.receiverLanes[CoreStage.access]?.line.ids.count
        #expect(receipts == 3)
        #expect(stage.held == 0)
        #expect(stage.core.joined.isEmpty && stage.core.awaited.isEmpty)
    }

    /// Histories showed it: a crash would have let the last part go without its money.
    @Test("Each part is stored with its hold, also the last one, before anything leaves")
    func heldParts() throws {
        for order: [UInt8] in [[1, 2, 3], [3, 1, 2], [2, 3, 1]] {
            var stage = try stage()
            let ids = try order.map { try stage.admitted(change: part($0)) }
            #expect(dispatched(&stage).isEmpty, "nobody is bound")
            #expect(ids.map { stage.progress(of: $0)?.money } == [.held, .held, .held], "\(order)")
            #expect(stage.held == 3 * 4_200)
        }
    }

    @Test("SAR parameters say the same as a header")
    func sar() throws {
        var stage = try stage()
        stage.bind(CoreStage.first)
        for number: UInt8 in [1, 2] {
            _ = try stage.admitted { submission in
                submission.content.body = Array("part \(number) ".utf8)
                submission.content.parameters = [
                    0x02, 0x0C, 0, 2, 0, 9, 0x02, 0x0E, 0, 1, 2, 0x02, 0x0F, 0, 1, number,
                    0x02, 0x04, 0, 2, 0, 1,
                ]
            }
        }
        let sent = try #require(dispatched(&stage).first)
        #expect(String(decoding: sent.content.body, as: UTF8.self) == "part 1 part 2 ")
        #expect(sent.content.parameters == [0x02, 0x04, 0, 2, 0, 1])
    }

    @Test("Parts that miss one leave singly when the time is over")
    func timeOut() throws {
        var stage = try stage()
        stage.bind(CoreStage.first)
        let first = try stage.admitted(change: part(1))
        let third = try stage.admitted(change: part(3))
        stage.pass(seconds: CoreLimits.partSeconds - 1)
        #expect(dispatched(&stage).isEmpty)
        stage.pass(seconds: 1)
        let sent = dispatched(&stage)
        #expect(sent.map(\.messageID) == [first, third])
        #expect(sent.allSatisfy { $0.content.esmClass == 0x40 && $0.content.body[0] == 5 })
    }

    @Test("A supplier that takes parts gets them at once")
    func otherSupplier() throws {
        var stage = try stage { $0.suppliers[CoreStage.first]?.isActive = false }
        stage.bind(CoreStage.second)
        let id = try stage.admitted(change: part(1))
        #expect(dispatched(&stage).map(\.messageID) == [id])
    }

    @Test("A refused whole goes on to the next supplier in its parts, each once")
    func refused() throws {
        var stage = try stage()
        stage.bind(CoreStage.first, CoreStage.second)
        let ids = try (1...3).map { try stage.admitted(change: part($0)) }
        #expect(dispatched(&stage).count == 1)
        stage.answer(ids[0], .refused(status: 0x45))
        let sent = dispatched(&stage)
        #expect(sent.map(\.messageID) == ids)
        #expect(stage.core.supplierLanes[CoreStage.second]?.outstanding == 3)
        #expect(stage.core.joined.isEmpty)
    }

    @Test("A whole that was not sent is tried again as one")
    func again() throws {
        var stage = try stage()
        stage.bind(CoreStage.first)
        let ids = try (1...3).map { try stage.admitted(change: part($0)) }
        _ = dispatched(&stage)
        stage.answer(ids[0], .unsent)
        stage.pass(seconds: 10)
        let sent = dispatched(&stage)
        #expect(sent.map(\.messageID) == [ids[0]])
        #expect(sent.first?.content.segments == 3)
    }

    @Test("When one part of a waiting whole is taken back, the others leave without it")
    func cancelled() throws {
        var stage = try stage()
        let ids = try (1...3).map { try stage.admitted(change: part($0)) }
        stage.handle(
            .cancel(
                MessageKey(clientID: CoreStage.client, id: ids[1]),
                ReplyTicket(session: 1, sequence: 99, kind: .cancel)
            )
        )
        stage.bind(CoreStage.first)
        stage.pass(seconds: CoreLimits.partSeconds)
        #expect(dispatched(&stage).map(\.messageID) == [ids[0], ids[2]])
        #expect(stage.progress(of: ids[1])?.money == .released)
    }

    @Test("Equal references of two recipients are two messages, and a repeated part goes singly")
    func apart() throws {
        var stage = try stage()
        stage.bind(CoreStage.first)
        _ = try stage.admitted(change: part(1, of: 2))
        _ = try stage.admitted {
            part(2, of: 2)(&$0)
            $0.recipient = "380671234500"
        }
        #expect(dispatched(&stage).isEmpty)
        let repeated = try stage.admitted(change: part(1, of: 2))
        #expect(dispatched(&stage).map(\.messageID) == [repeated])
    }

    @Test("Parts that a supplier took as one are one again after a restart")
    func restart() throws {
        var stage = try stage()
        stage.bind(CoreStage.first)
        let ids = try (1...3).map { try stage.admitted(change: part($0)) }
        stage.answer(ids[0], .accepted(supplierMessageID: "A1"))
        let recovered = ids.compactMap { id -> RecoveredMessage? in
            guard let facts = stage.outcome.journal.admitted.first(where: { $0.id == id }),
                let progress = stage.progress(of: id)
            else { return nil }
            return RecoveredMessage(facts: facts, progress: progress, nextEvent: 9)
        }
        #expect(recovered.count == 3)
        try stage.recover(recovered)
        stage.handle(stage.receipt("A1", .delivered))
        for id in ids { #expect(stage.progress(of: id)?.state == .delivered) }
    }

    @Test("After a failed batch a whole that is with its supplier has one answer coming")
    func failedBatch() throws {
        var stage = try stage()
        stage.bind(CoreStage.first)
        let ids = try (1...3).map { try stage.admitted(change: part($0)) }
        let recovered = ids.compactMap { id in
            stage.core.messages[id].map {
                RecoveredMessage(facts: $0.facts, progress: $0.progress, nextEvent: 9)
            }
        }
        let surviving = SurvivingEdges(of: stage.core, commands: [], outcome: Outcome())
        try stage.recover(recovered, surviving: surviving)
        #expect(stage.core.supplierLanes[CoreStage.first]?.outstanding == 1)
        stage.answer(ids[0], .accepted(supplierMessageID: "A1"))
        for id in ids { #expect(stage.progress(of: id)?.phase == .enroute) }
        #expect(stage.core.supplierLanes[CoreStage.first]?.outstanding == 0)
    }
}

extension CoreStage {
    /// Builds the core anew from messages as the database has them.
    mutating func recover(
        _ messages: [RecoveredMessage],
        settled: [(reference: SupplierReference, id: MessageID)] = [],
        surviving: SurvivingEdges? = nil
    ) throws {
        var state = RecoveredState(
            messages: messages,
            parked: [],
            inbound: [],
            funds: core.funds,
            admittedToday: [:],
            lastMessageID: messages.map(\.facts.id.rawValue).max() ?? 0
        )
        state.settled = settled
        core = Core(settings: core.settings, ids: IdentifierGenerator(node: 1))
        core.recover(state, surviving: surviving, now: now, into: &outcome)
    }
}

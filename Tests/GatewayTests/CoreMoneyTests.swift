// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Messaging
import Primitives
import Storage
import Testing

@testable import Gateway

/// How a message can end.
enum Ending: CaseIterable, Sendable {
    case delivered
    case undeliverable
    case refusedByAll
    case unanswered
    case noReceipt
    case validityOver
    case cancelled
}

@Suite("Money follows the ending")
struct CoreMoneyTests {
    @Test(
        "A hold is charged or released exactly once, by basis and ending",
        arguments: BillingBasis.allCases,
        Ending.allCases
    )
    func settles(basis: BillingBasis, ending: Ending) throws {
        var stage = try CoreStage(basis: basis, balance: 100_000)
        let id = try end(&stage, ending)
        let accepted: Set<Ending> = [.delivered, .undeliverable, .noReceipt]
        let isCharged = basis == .sent ? accepted.contains(ending) : ending == .delivered
        #expect(stage.progress(of: id)?.money == (isCharged ? .charged : .released))
        #expect(stage.held == 0)
        #expect(stage.balance == (isCharged ? 95_800 : 100_000))
        let settlements = stage.events(of: id).filter { $0 == .charged || $0 == .released }
        #expect(settlements.count == 1)
        let charged = stage.outcome.journal.rollups.values.reduce(0) { $0 + $1.chargedMicros }
        #expect(charged == (isCharged ? 4_200 : 0))
        #expect(stage.outcome.journal.heldMicros.values.reduce(0, +) == 0)
    }

    private func end(_ stage: inout CoreStage, _ ending: Ending) throws -> MessageID {
        if ending != .validityOver, ending != .cancelled {
            stage.bind(CoreStage.first, CoreStage.second)
        }
        guard case .accepted(let id) = stage.submit(expiresAfter: 3_600) else {
            throw StageError.notAdmitted
        }
        switch ending {
        case .delivered, .undeliverable:
            stage.answer(id, .accepted(supplierMessageID: "A1"))
            let state: MessageState = ending == .delivered ? .delivered : .undeliverable
            stage.handle(stage.receipt("A1", state))
            // A second receipt, and one that says otherwise, change nothing.
            stage.handle(stage.receipt("A1", .delivered))
            stage.handle(stage.receipt("A1", .undeliverable))
        case .refusedByAll:
            stage.answer(id, .refused(status: 0x45))
            stage.answer(id, .refused(status: 0x45))
        case .unanswered:
            stage.answer(id, .unanswered)
        case .noReceipt:
            stage.answer(id, .accepted(supplierMessageID: "A1"))
            stage.pass(seconds: 73 * 3_600)
        case .validityOver:
            stage.pass(seconds: 3_601)
        case .cancelled:
            let key = MessageKey(clientID: CoreStage.client, id: id)
            stage.handle(.cancel(key, ReplyTicket(session: 1, sequence: 9, kind: .cancel)))
        }
        return id
    }

    @Test("The supplier's cost follows the supplier's own basis")
    func cost() throws {
        var stage = try CoreStage(basis: .delivered)
        stage.bind(CoreStage.first)
        guard case .accepted(let id) = stage.submit(segments: 2) else {
            throw StageError.notAdmitted
        }
        stage.answer(id, .accepted(supplierMessageID: "A1"))
        #expect(stage.outcome.journal.costs.values.map(\.micros) == [6_000])
        #expect(stage.progress(of: id)?.cost?.costedAt == stage.now)
        stage.handle(stage.receipt("A1", .undeliverable))
        #expect(stage.outcome.journal.costs.values.map(\.micros) == [6_000])
    }
}

enum StageError: Error {
    case notAdmitted
}

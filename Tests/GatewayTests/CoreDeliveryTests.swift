// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Messaging
import Primitives
import Storage
import Testing

@testable import Gateway

@Suite("Waiting messages, deliveries to clients, and phones' messages")
struct CoreDeliveryTests {
    static let other = AccessID(22)

    private func withOtherAccess(_ settings: inout CoreSettings) {
        settings.accesses[Self.other] = Access(
            id: Self.other,
            clientID: CoreStage.client,
            systemID: "acme2",
            passwordHash: ""
        )
    }

    /// Ends a message as delivered, so that its receipt is due.
    private func due(_ stage: inout CoreStage) throws -> MessageID {
        stage.bind(CoreStage.first)
        let id = try stage.admitted()
        stage.answer(id, .accepted(supplierMessageID: "A\(id)"))
        _ = stage.drain()
        stage.handle(stage.receipt("A\(id)", .delivered))
        return id
    }

    private func deliveries(_ stage: inout CoreStage) -> [AccessID] {
        stage.drain().compactMap { effect in
            switch effect {
            case .deliverReceipt(let access, _), .deliverMessage(let access, _): access
            default: nil
            }
        }
    }

    // MARK: - Waiting

    @Test("A supplier's id used twice: a late duplicate receipt settles no new message")
    func reusedReference() throws {
        var stage = try CoreStage()
        stage.bind(CoreStage.first)
        let first = try stage.admitted()
        stage.answer(first, .accepted(supplierMessageID: "A1"))
        stage.handle(stage.receipt("A1", .delivered))
        stage.handle(stage.receipt("A1", .delivered))
        let second = try stage.admitted()
        stage.answer(second, .accepted(supplierMessageID: "A1"))
        #expect(stage.progress(of: second)?.phase == .enroute)
        #expect(stage.progress(of: second)?.money == .held)
        let third = try stage.admitted()
        stage.answer(third, .accepted(supplierMessageID: "A1"))
        stage.pass(seconds: 73 * 3_600)
        #expect(stage.core.awaited.isEmpty)
    }

    @Test("The end of one message leaves another's mapping of the same supplier id")
    func sharedReference() throws {
        var stage = try CoreStage()
        stage.bind(CoreStage.first)
        let first = try stage.admitted()
        stage.answer(first, .accepted(supplierMessageID: "A1"))
        stage.pass(seconds: 3_600)
        let second = try stage.admitted()
        stage.answer(second, .accepted(supplierMessageID: "A1"))
        stage.pass(seconds: 71 * 3_600 + 60)
        #expect(stage.progress(of: first)?.state == .expired)
        stage.handle(stage.receipt("A1", .delivered))
        #expect(stage.progress(of: second)?.state == .delivered)
    }

    @Test("A scheduled message holds its money at once and leaves at its time, not before")
    func scheduled() throws {
        var stage = try CoreStage()
        stage.bind(CoreStage.first)
        let at = stage.now.adding(seconds: 3_600)
        let id = try stage.admitted { $0.scheduledAt = at }
        #expect(stage.held == 4_200)
        stage.pass(seconds: 3_599)
        #expect(stage.dispatches().isEmpty)
        stage.pass(seconds: 1)
        #expect(stage.dispatches().map(\.id) == [id])
        #expect(stage.details(of: id, .scheduled).count == 1)
    }

    @Test("A replaced message keeps its price, and its hold follows the segments")
    func replaced() throws {
        var stage = try CoreStage(balance: 10_000)
        let id = try stage.admitted()
        let key = MessageKey(clientID: CoreStage.client, id: id)
        let ticket = ReplyTicket(session: 1, sequence: 7, kind: .replace)
        func replacement(_ text: String, _ originator: String = "Acme") -> Command {
            .replace(
                Replacement(
                    key: key,
                    originator: originator,
                    body: Array(text.utf8),
                    registeredDelivery: 0
                ),
                ticket
            )
        }
        _ = stage.drain()
        stage.handle(replacement(String(repeating: "a", count: 161)))
        #expect(stage.drain() == [.replyToReplace(ticket, wasReplaced: true)])
        #expect(stage.held == 8_400)
        #expect(stage.core.messages[id]?.facts.content.segments == 2)
        stage.handle(replacement(String(repeating: "a", count: 400)))
        #expect(stage.drain() == [.replyToReplace(ticket, wasReplaced: false)], "no money")
        stage.handle(replacement("short", "Other"))
        #expect(stage.drain() == [.replyToReplace(ticket, wasReplaced: false)], "not its sender")
        stage.handle(replacement("short"))
        #expect(stage.held == 4_200)
        _ = stage.drain()
        stage.bind(CoreStage.first)
        #expect(stage.dispatches().count == 1)
        stage.handle(replacement("too late"))
        #expect(stage.drain() == [.replyToReplace(ticket, wasReplaced: false)])
    }

    @Test("Nobody replaces or cancels another client's message")
    func foreign() throws {
        var stage = try CoreStage()
        let id = try stage.admitted()
        let key = MessageKey(clientID: ClientID(99), id: id)
        let ticket = ReplyTicket(session: 1, sequence: 7, kind: .cancel)
        _ = stage.drain()
        stage.handle(.cancel(key, ticket))
        let replacement = Replacement(key: key, originator: "", body: [], registeredDelivery: 0)
        stage.handle(.replace(replacement, ticket))
        #expect(
            stage.drain() == [
                .replyToCancel(ticket, wasCancelled: false),
                .replyToReplace(ticket, wasReplaced: false),
            ]
        )
    }

    @Test("A message that failed over and waits for an unbound supplier still expires")
    func expiresAfterFailover() throws {
        var stage = try CoreStage()
        stage.bind(CoreStage.first)
        guard case .accepted(let id) = stage.submit(expiresAfter: 60) else {
            throw StageError.notAdmitted
        }
        stage.pass(seconds: 61)
        stage.answer(id, .refused(status: 0x45))
        stage.pass(seconds: 1)
        #expect(stage.progress(of: id)?.state == .expired)
        #expect(stage.held == 0)
    }

    @Test("After a refusal by the only bound supplier the unbound one still has its turn")
    func unboundHasItsTurn() throws {
        var stage = try CoreStage()
        stage.bind(CoreStage.second)
        let id = try stage.admitted()
        stage.answer(id, .refused(status: 0x45))
        _ = stage.drain()
        stage.bind(CoreStage.first)
        #expect(stage.dispatches().map(\.supplier) == [CoreStage.first])
    }

    // MARK: - Receipts to clients

    @Test("A receipt goes over another access of the client while its own has no receiver")
    func anyReceiver() throws {
        var stage = try CoreStage(change: withOtherAccess)
        stage.handle(.receiverBound(Self.other, window: 1))
        let id = try due(&stage)
        #expect(deliveries(&stage) == [Self.other])
        stage.handle(.receiptAnswered(id, via: Self.other, .confirmed))
        #expect(stage.progress(of: id)?.receipt == .confirmed)
        stage.handle(.receiverBound(CoreStage.access, window: 1))
        _ = try due(&stage)
        #expect(deliveries(&stage) == [CoreStage.access])
    }

    @Test("A receipt that is not confirmed is tried again with growing pauses")
    func backsOff() throws {
        var stage = try CoreStage()
        stage.handle(.receiverBound(CoreStage.access, window: 1))
        let id = try due(&stage)
        #expect(deliveries(&stage).count == 1)
        for pause in [10, 20, 40] as [Int64] {
            stage.handle(
                .receiptAnswered(id, via: CoreStage.access, .refused(status: 0x64))
            )
            stage.pass(seconds: pause - 1)
            #expect(deliveries(&stage).isEmpty)
            stage.pass(seconds: 1)
            #expect(deliveries(&stage).count == 1)
        }
        stage.handle(.receiptAnswered(id, via: CoreStage.access, .unanswered))
        #expect(deliveries(&stage).isEmpty, "a session that does not answer is not hammered")
    }

    @Test("A final receipt decides; what comes later changes nothing and is not kept")
    func contradictory() throws {
        var stage = try CoreStage()
        let id = try due(&stage)
        stage.handle(stage.receipt("A\(id)", .undeliverable))
        #expect(stage.progress(of: id)?.state == .delivered)
        #expect(stage.progress(of: id)?.money == .charged)
        #expect(stage.core.parked.isEmpty)
        let last = stage.details(of: id, .supplierReceipt).last
        #expect(last == "too late, changes nothing: undeliverable")
    }

    @Test("A supplier's clock that is wrong by years does not keep a receipt for ever")
    func wrongClock() throws {
        var stage = try CoreStage()
        stage.bind(CoreStage.first)
        let id = try stage.admitted()
        stage.answer(id, .accepted(supplierMessageID: "A1"))
        let reference = SupplierReference(supplierID: CoreStage.first, messageID: "A1")
        stage.handle(
            .receiptArrived(
                SupplierReceipt(
                    references: [reference],
                    state: .delivered,
                    error: "",
                    doneAt: stage.now.adding(seconds: 500_000_000)
                ),
                ReplyTicket(session: 9, sequence: 1, kind: .receipt)
            )
        )
        #expect(stage.progress(of: id)?.doneAt == stage.now)
        stage.pass(seconds: 72 * 3_600 + 1)
        #expect(stage.progress(of: id)?.receipt == .dropped)
    }

    @Test("A client that asked for it is told of states before the final one, once")
    func intermediate() throws {
        var stage = try CoreStage()
        stage.bind(CoreStage.first)
        stage.handle(.receiverBound(CoreStage.access, window: 1))
        let id = try stage.admitted { $0.registeredDelivery = 0x11 }
        stage.answer(id, .accepted(supplierMessageID: "A1"))
        _ = stage.drain()
        stage.handle(stage.receipt("A1", .enroute))
        guard case .deliverReceipt(let via, let told) = stage.drain().last else {
            Issue.record("the client was not told")
            return
        }
        #expect(via == CoreStage.access)
        #expect(told.isIntermediate && told.state == .enroute)
        stage.handle(stage.receipt("A1", .delivered))
        guard case .deliverReceipt(_, let last) = stage.drain().last else {
            Issue.record("the final receipt was not delivered")
            return
        }
        #expect(!last.isIntermediate && last.state == .delivered)
    }

    // MARK: - Phones

    private func phone(_ number: String, _ text: String) -> Command {
        .phoneMessageArrived(
            PhoneMessage(
                supplierID: CoreStage.first,
                originator: SubmittedAddress(
                    text: "380501234567",
                    typeOfNumber: 1,
                    numberingPlan: 1
                ),
                recipient: SubmittedAddress(text: number, typeOfNumber: 3, numberingPlan: 0),
                content: SubmittedContent(
                    dataCoding: 0,
                    esmClass: 0,
                    protocolID: 0,
                    body: Array(text.utf8),
                    text: text,
                    segments: 1
                )
            ),
            ReplyTicket(session: 5, sequence: 6, kind: .receipt)
        )
    }

    @Test(
        "A phone's message goes to whoever has the number, a keyword first",
        arguments: [
            ("1234", "Win a car", AccessID?(CoreDeliveryTests.other)),
            ("1234", "winter", CoreStage.access), ("1234", "", CoreStage.access),
            ("+447700900123", "hi", CoreDeliveryTests.other), ("00447700900123", "hi", other),
            ("999", "win", nil),
        ]
    )
    func owner(number: String, text: String, access: AccessID?) throws {
        var stage = try CoreStage { settings in
            withOtherAccess(&settings)
            settings.accesses[CoreStage.access]?.inboundNumbers = "1234"
            settings.accesses[Self.other]?.inboundNumbers = "1234 WIN, 447700900123"
        }
        stage.handle(.receiverBound(CoreStage.access, window: 5))
        stage.handle(.receiverBound(Self.other, window: 5))
        stage.handle(phone(number, text))
        let ticket = ReplyTicket(session: 5, sequence: 6, kind: .receipt)
        let effects = stage.drain()
        #expect(
            effects.first
                == (access == nil ? .refusePhoneMessage(ticket) : .acknowledgeReceipt(ticket))
        )
        guard case .deliverMessage(let via, let message) = effects.last else {
            #expect(access == nil)
            return
        }
        #expect(via == access)
        #expect(message.content.text == text)
    }

    @Test("A phone's message waits for a receiver, is tried again, and is closed when confirmed")
    func phoneLife() throws {
        var stage = try CoreStage { $0.accesses[CoreStage.access]?.inboundNumbers = "1234" }
        stage.handle(phone("1234", "hi"))
        #expect(deliveries(&stage).isEmpty)
        #expect(stage.outcome.journal.inbound.values.map(\.state) == [.due])
        stage.handle(.receiverBound(CoreStage.access, window: 1))
        #expect(deliveries(&stage) == [CoreStage.access])
        let id = try #require(stage.core.inbound.keys.first)
        stage.handle(.receiptAnswered(id, via: CoreStage.access, .refused(status: 0x64)))
        stage.pass(seconds: 10)
        #expect(deliveries(&stage) == [CoreStage.access])
        stage.handle(.receiptAnswered(id, via: CoreStage.access, .confirmed))
        #expect(stage.outcome.journal.inbound.values.map(\.state) == [.confirmed])
        #expect(stage.core.openMessageCount == 0)
    }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Gateway
import Messaging
import Primitives
import Storage

/// The peers of a random history: clients that submit, suppliers that answer, phones.
///
/// Like real edges it ends every dispatch and every delivery exactly once.
struct OutsideWorld {
    private var boundSuppliers: Set<SupplierID> = []
    private var boundAccesses: Set<AccessID> = []
    /// Dispatches without an answer, with the id that the supplier will give.
    private var outstanding: [(id: MessageID, supplier: SupplierID, given: String)] = []
    private var deliveries: [(id: MessageID, access: AccessID)] = []
    private var references: [SupplierReference] = []
    private var ended: [MessageID] = []
    private var sequence: UInt32 = 0
    /// Accepted messages whose acceptance was let out.
    private(set) var known: [MessageKey] = []
    /// Outcomes of a batch that was not stored.
    private(set) var told: [Command] = []

    private var long = LongMessages()

    private static let window = 6

    // MARK: - What comes from the core

    mutating func take(_ effects: [Effect]) {
        for effect in effects {
            switch effect {
            case .reply(let ticket, .accepted(let id)):
                let client = ClientID(Int64(ticket.session))
                known.append(MessageKey(clientID: client, id: id))
            case .dispatch(let supplier, let dispatch):
                sequence += 1
                outstanding.append((dispatch.messageID, supplier, "S\(sequence)"))
            case .deliverReceipt(_, let delivery) where delivery.isIntermediate: continue
            case .deliverReceipt(let access, let delivery):
                deliveries.append((delivery.messageID, access))
            case .deliverMessage(let access, let message):
                deliveries.append((message.id, access))
            default: continue
            }
        }
    }

    mutating func takeTold() -> [Command] {
        defer { told = [] }
        return told
    }

    mutating func tellAgain(_ commands: [Command]) { told = commands.filter(\.isOutcome) }

    mutating func takeEnded() -> [MessageID] {
        defer { ended = [] }
        return ended
    }

    mutating func crash() {
        boundSuppliers = []
        boundAccesses = []
        outstanding = []
        deliveries = []
        ended = []
        told = []
    }

    // MARK: - What comes from outside

    mutating func commands(
        _ draw: inout SeededGenerator,
        settings: CoreSettings,
        now: Instant
    ) -> [Command] {
        switch draw.number(in: 0...99) {
        case 0..<26: [submit(&draw, now)]
        case 26..<29: long.next(&draw).map { submit($0) }
        case 29..<31: long.nextLate(&draw).map { [submit($0)] } ?? []
        case 31..<34: burst(&draw, now)
        case 34..<56: answer(&draw)
        case 56..<74: receipt(&draw, now)
        case 74..<82: answerDelivery(&draw)
        case 82..<87: toggleSupplier(&draw)
        case 87..<92: toggleReceiver(&draw)
        case 92..<96: change(&draw)
        case 96..<98: [phone(&draw)]
        default: [block(&draw, settings)]
        }
    }

    /// Many messages at once: more than windows and memory take.
    private mutating func burst(_ draw: inout SeededGenerator, _ now: Instant) -> [Command] {
        (0..<draw.number(in: 10...40)).map { _ in submit(&draw, now) }
    }

    private mutating func ticket(_ session: Int64, _ kind: RequestKind) -> ReplyTicket {
        sequence += 1
        return ReplyTicket(session: UInt64(session), sequence: sequence, kind: kind)
    }

    private mutating func submit(_ part: Submission) -> Command {
        .submit(part, ticket(part.clientID.rawValue, .submit))
    }

    private mutating func submit(_ draw: inout SeededGenerator, _ now: Instant) -> Command {
        let index = draw.number(in: 0...2)
        let client = HistoryWorld.owners[index]
        let segments = draw.number(in: 1...3)
        let number = draw.number(in: 1_000_000...9_999_999)
        let recipient = draw.chance(percent: 4) ? "12" : "38067\(number)"
        var submission = Submission(
            clientID: client,
            accessID: HistoryWorld.accesses[index],
            originator: SubmittedAddress(text: "Acme", typeOfNumber: 5, numberingPlan: 0),
            recipient: recipient,
            content: SubmittedContent(
                dataCoding: 0,
                esmClass: 0,
                protocolID: 0,
                body: Array("hello".utf8),
                text: "hello",
                segments: segments
            ),
            registeredDelivery: UInt8(draw.number(in: 0...3))
                + (draw.chance(percent: 30) ? 0x10 : 0)
        )
        if draw.chance(percent: 20) {
            submission.expiresAt = now.adding(seconds: Int64(draw.number(in: 1...1_200)))
        }
        if draw.chance(percent: 10) {
            submission.scheduledAt = now.adding(seconds: Int64(draw.number(in: 1...600)))
            submission.expiresAt = nil
        }
        return .submit(submission, ticket(client.rawValue, .submit))
    }

    private mutating func answer(_ draw: inout SeededGenerator) -> [Command] {
        guard !outstanding.isEmpty else { return [] }
        let index = draw.number(in: 0...(outstanding.count - 1))
        let (id, supplier, given) = outstanding.remove(at: index)
        ended.append(id)
        let answer: SupplierAnswer
        switch draw.number(in: 0...99) {
        case 0..<72:
            references.append(SupplierReference(supplierID: supplier, messageID: given))
            answer = .accepted(supplierMessageID: given)
        case 72..<88: answer = .refused(status: draw.pick([0x45, 0x58, 0x14, 0x0B]))
        case 88..<94: answer = .unanswered
        default: answer = .unsent
        }
        return [.supplierAnswered(id, by: supplier, answer)]
    }

    /// Also receipts that are early, double, contradictory or nobody's.
    private mutating func receipt(
        _ draw: inout SeededGenerator,
        _ now: Instant
    ) -> [Command] {
        var reference = SupplierReference(supplierID: HistoryWorld.first, messageID: "nobody's")
        if draw.chance(percent: 15), !outstanding.isEmpty {
            let early = draw.pick(outstanding)
            reference = SupplierReference(supplierID: early.supplier, messageID: early.given)
        } else if !references.isEmpty {
            let oldest = max(0, references.count - 30)
            reference = references[draw.number(in: oldest...(references.count - 1))]
        }
        let state = draw.pick([
            MessageState.delivered, .delivered, .delivered, .undeliverable, .expired, .enroute,
        ])
        var references = [reference]
        if draw.chance(percent: 10) {
            // The same id in another form, which nothing was sent under.
            let form = "0x\(reference.messageID)"
            references.append(
                SupplierReference(supplierID: reference.supplierID, messageID: form)
            )
        }
        let receipt = SupplierReceipt(
            references: references,
            state: state,
            error: "",
            doneAt: draw.chance(percent: 10) ? nil : now.adding(seconds: -5)
        )
        return [.receiptArrived(receipt, ticket(9, .receipt))]
    }

    private mutating func answerDelivery(_ draw: inout SeededGenerator) -> [Command] {
        guard !deliveries.isEmpty else { return [] }
        let index = draw.number(in: 0...(deliveries.count - 1))
        let (id, access) = deliveries.remove(at: index)
        let answer = draw.pick([
            ReceiptAnswer.confirmed, .confirmed, .confirmed, .refused(status: 0x64), .unanswered,
        ])
        return [.receiptAnswered(id, via: access, answer)]
    }

    private mutating func toggleSupplier(_ draw: inout SeededGenerator) -> [Command] {
        let supplier = draw.pick([HistoryWorld.first, HistoryWorld.second])
        guard boundSuppliers.remove(supplier) != nil else {
            boundSuppliers.insert(supplier)
            return [.supplierBound(supplier, window: Self.window)]
        }
        let lost = outstanding.filter { $0.supplier == supplier }
        outstanding.removeAll { $0.supplier == supplier }
        ended += lost.map(\.id)
        return lost.map { .supplierAnswered($0.id, by: supplier, .unanswered) }
            + [.supplierUnbound(supplier, window: Self.window)]
    }

    private mutating func toggleReceiver(_ draw: inout SeededGenerator) -> [Command] {
        let access = draw.pick(HistoryWorld.accesses)
        guard boundAccesses.remove(access) != nil else {
            boundAccesses.insert(access)
            return [.receiverBound(access, window: Self.window)]
        }
        let lost = deliveries.filter { $0.access == access }
        deliveries.removeAll { $0.access == access }
        return lost.map { .receiptAnswered($0.id, via: access, .unanswered) }
            + [.receiverUnbound(access, window: Self.window)]
    }

    private mutating func change(_ draw: inout SeededGenerator) -> [Command] {
        guard !known.isEmpty else { return [] }
        let oldest = max(0, known.count - 20)
        let key = known[draw.number(in: oldest...(known.count - 1))]
        if draw.chance(percent: 40) {
            return [.cancel(key, ticket(key.clientID.rawValue, .cancel))]
        }
        let length = draw.number(in: 1...500)
        let replacement = Replacement(
            key: key,
            originator: "",
            body: Array(repeating: 0x61, count: length),
            registeredDelivery: 1
        )
        return [.replace(replacement, ticket(key.clientID.rawValue, .replace))]
    }

    private mutating func phone(_ draw: inout SeededGenerator) -> Command {
        let access = draw.pick(HistoryWorld.accesses)
        let message = PhoneMessage(
            supplierID: HistoryWorld.first,
            originator: SubmittedAddress(
                text: "380501234567",
                typeOfNumber: 1,
                numberingPlan: 1
            ),
            recipient: SubmittedAddress(text: "100\(access)", typeOfNumber: 3, numberingPlan: 0),
            content: SubmittedContent(
                dataCoding: 0,
                esmClass: 0,
                protocolID: 0,
                body: [0x68, 0x69],
                text: "hi",
                segments: 1
            )
        )
        return .phoneMessageArrived(message, ticket(9, .receipt))
    }

    private func block(_ draw: inout SeededGenerator, _ settings: CoreSettings) -> Command {
        var settings = settings
        let client = draw.pick(HistoryWorld.owners)
        let isActive = settings.clients[client]?.client.status == .active
        settings.clients[client]?.client.status = isActive ? .blocked : .active
        return .settingsChanged(settings)
    }
}

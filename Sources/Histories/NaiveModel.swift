// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Gateway
import Messaging
import SQLInterface
import Storage

/// What the outside world knows to be durable, and the little arithmetic that follows from it.
///
/// Knows nothing of queues, routes and retries: it only looks at who said what, in which order.
struct NaiveModel {
    /// The supplier's id under which each message was taken, first answer only.
    private(set) var taken: [MessageID: SupplierReference] = [:]
    /// The supplier's id of each long message that was taken whole, by its number.
    private var takenWhole: [String: SupplierReference] = [:]
    /// The numbers of long messages that left whole, by the part that stood for all.
    private var wholes: [MessageID: String] = [:]
    /// The first final receipt for each id.
    private(set) var finals: [SupplierReference: MessageState] = [:]
    private var replies: [MessageID] = []
    private var deposits: [ClientID: Int64] = [:]
    private var dispatched: Set<MessageID> = []

    /// Takes the commands of a batch that is in the database.
    mutating func stored(_ commands: [Command]) {
        for command in commands {
            switch command {
            case .supplierAnswered(let id, let supplier, .accepted(let text)):
                let reference = SupplierReference(supplierID: supplier, messageID: text)
                if taken[id] == nil { taken[id] = reference }
                if let number = wholes[id], takenWhole[number] == nil {
                    takenWhole[number] = reference
                }
            case .receiptArrived(let receipt, _) where receipt.state.isFinal:
                for reference in receipt.references where finals[reference] == nil {
                    finals[reference] = receipt.state
                }
            default: continue
            }
        }
    }

    mutating func deposit(_ micros: Int64, of client: ClientID) {
        deposits[client, default: 0] += micros
    }

    /// Takes what was let out; returns what must never be.
    mutating func letOut(_ effects: [Effect]) -> [String] {
        var wrong: [String] = []
        for effect in effects {
            switch effect {
            case .reply(_, .accepted(let id)): replies.append(id)
            case .dispatch(_, let dispatch):
                if taken[dispatch.messageID] != nil {
                    wrong.append("\(dispatch.messageID) leaves again after a supplier took it")
                }
                if !dispatched.insert(dispatch.messageID).inserted {
                    wrong.append("\(dispatch.messageID) leaves while a supplier has it")
                }
                wrong += letOut(long: dispatch)
            default: continue
            }
        }
        return wrong
    }

    /// The same for a long message, or a part of one.
    private mutating func letOut(long dispatch: Dispatch) -> [String] {
        guard dispatch.recipient.hasPrefix(LongMessages.prefix) else { return [] }
        let text = String(decoding: dispatch.content.body, as: UTF8.self)
        // A part begins with the octets of its header.
        let isWhole = text.hasPrefix("part ")
        wholes[dispatch.messageID] = isWhole ? dispatch.recipient : nil
        if takenWhole[dispatch.recipient] != nil {
            return ["\(dispatch.messageID) leaves after its whole was taken"]
        }
        let parts = (1...4).map { "part \($0) " }
        let isInOrder = (2...4).contains { text == parts.prefix($0).joined() }
        return isWhole && !isInOrder ? ["\(dispatch.messageID) leaves as “\(text)”"] : []
    }

    /// Long messages that were taken whole.
    var joinedCount: Int { takenWhole.count }

    /// A dispatch that was let out has ended.
    mutating func ended(_ id: MessageID) { dispatched.remove(id) }

    mutating func crashed() { dispatched = [] }

    /// What the database holds against all this.
    func findings(in transaction: any SQLTransaction) throws -> [String] {
        var wrong: [String] = []
        var expected = deposits
        var held: [ClientID: Int64] = [:]
        var isBlocked: [MessageID: Bool] = [:]
        try StoredFate.forEach(in: transaction) { message in
            let money = money(of: message)
            if money != message.money {
                wrong.append("\(message.id) is \(message), its money should be \(money)")
            }
            isBlocked[message.id] = message.phase == .blocked
            if money == .charged { expected[message.payer, default: 0] -= message.amount }
            if money == .held { held[message.payer, default: 0] += message.amount }
        }
        for id in replies where isBlocked[id] ?? true {
            wrong.append("\(id) was accepted, and is not there")
        }
        let funds = try JournalReader.clientFunds(in: transaction)
        for client in Set(funds.keys).union(expected.keys).sorted() {
            let (balance, holding) = funds[client] ?? (0, 0)
            if balance != expected[client] ?? 0 || holding != held[client] ?? 0 {
                wrong.append(
                    "client \(client): balance \(balance), held \(holding); should be "
                        + "\(expected[client] ?? 0), \(held[client] ?? 0)"
                )
            }
        }
        return wrong
    }

    private func money(of message: StoredFate) -> MoneyState {
        if message.phase == .blocked { return .none }
        let reference = taken[message.id] ?? takenWhole[message.recipient]
        let isOver = message.phase == .closed || message.phase == .receipt
        switch message.basis {
        case .sent where reference != nil: return .charged
        case .sent: return isOver ? .released : .held
        case .delivered:
            guard isOver else { return .held }
            // A receipt after the wait was over comes too late.
            let isExpired = message.state == .expired
            let wasDelivered = reference.flatMap { finals[$0] } == .delivered
            return wasDelivered && !isExpired ? .charged : .released
        }
    }
}

/// What a row says of a message's end and its money; read here on its own.
private struct StoredFate {
    var id: MessageID
    var payer: ClientID
    var basis: BillingBasis
    var amount: Int64
    var phase: MessagePhase
    var state: MessageState
    var money: MoneyState
    var recipient: String

    static func forEach(
        in transaction: any SQLTransaction,
        _ body: (StoredFate) throws -> Void
    ) throws {
        try transaction.forEach(
            """
            SELECT id, billing_client_id, basis, price_micros * segments, phase, state, money,
                recipient
            FROM messages
            """
        ) { row in
            try body(
                StoredFate(
                    id: row.get(0),
                    payer: row.get(1),
                    basis: row.get(2),
                    amount: row.get(3),
                    phase: row.get(4),
                    state: row.get(5),
                    money: row.get(6),
                    recipient: row.get(7)
                )
            )
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Messaging
import Storage

@testable import Gateway

/// What the outside world knows to be durable, and the little arithmetic that follows from it.
///
/// Knows nothing of queues, routes and retries: it only looks at who said what, in which order.
struct NaiveModel {
    /// The supplier's id under which each message was taken, first answer only.
    private(set) var taken: [MessageID: SupplierReference] = [:]
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
            default: continue
            }
        }
        return wrong
    }

    /// A dispatch that was let out has ended.
    mutating func ended(_ id: MessageID) { dispatched.remove(id) }

    mutating func crashed() { dispatched = [] }

    /// What the database holds against all this.
    func findings(
        _ messages: [StoredMessage],
        funds: [ClientID: (balance: Int64, held: Int64)]
    ) -> [String] {
        var wrong: [String] = []
        var expected = deposits
        var held: [ClientID: Int64] = [:]
        let byID = Dictionary(uniqueKeysWithValues: messages.map { ($0.facts.id, $0) })
        for id in replies where byID[id].map({ $0.progress.phase == .blocked }) ?? true {
            wrong.append("\(id) was accepted, and is not there")
        }
        for message in messages {
            let money = money(of: message)
            if money != message.progress.money {
                wrong.append("\(message.facts.id): \(message.progress), money should be \(money)")
            }
            let payer = message.facts.charging.billingClientID
            if money == .charged { expected[payer, default: 0] -= message.facts.amountMicros }
            if money == .held { held[payer, default: 0] += message.facts.amountMicros }
        }
        for client in Set(funds.keys).union(expected.keys) {
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

    private func money(of message: StoredMessage) -> MoneyState {
        if message.progress.phase == .blocked { return .none }
        let reference = taken[message.facts.id]
        let isOver = message.progress.phase == .closed || message.progress.phase == .receipt
        switch message.facts.charging.basis {
        case .sent where reference != nil: return .charged
        case .sent: return isOver ? .released : .held
        case .delivered:
            guard isOver else { return .held }
            // A receipt after the wait was over comes too late.
            let isExpired = message.progress.state == .expired
            let wasDelivered = reference.flatMap { finals[$0] } == .delivered
            return wasDelivered && !isExpired ? .charged : .released
        }
    }
}

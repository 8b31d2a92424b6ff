// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Gateway

extension Command {
    /// What happened, in a few words, for the record of a history.
    var briefly: String {
        switch self {
        case .submit(let submission, let ticket):
            "submit \(ticket.sequence) of \(submission.clientID)"
        case .cancel(let key, _): "cancel \(key.id)"
        case .cancelWaiting(let addresses, _): "cancel what waits for \(addresses.recipient)"
        case .replace(let replacement, _): "replace \(replacement.key.id)"
        case .supplierBound(let supplier, _): "supplier \(supplier) binds"
        case .supplierUnbound(let supplier, _): "supplier \(supplier) unbinds"
        case .supplierAnswered(let id, let supplier, let answer):
            "\(supplier) on \(id): \(answer)"
        case .receiptArrived(let receipt, _):
            "receipt \(receipt.references.map(\.messageID)) \(receipt.state.rawValue)"
        case .phoneMessageArrived: "a phone's message"
        case .receiverBound(let access, _): "receiver \(access) binds"
        case .receiverUnbound(let access, _): "receiver \(access) unbinds"
        case .receiptAnswered(let id, _, let answer): "client on \(id): \(answer)"
        case .fetched(let rows): "\(rows.count) rows"
        case .settingsChanged: "settings"
        case .moneyMoved(let client): "money of \(client)"
        case .balanceChanged(let client, let micros): "balance of \(client) is \(micros)"
        }
    }
}

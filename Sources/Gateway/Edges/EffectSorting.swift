// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import SMPP
import Storage

/// The effects of a batch, sorted by who does them, so that each session is woken once.
struct EffectSorting {
    var replies: [Effect] = []
    var direct: [(ReplyTicket, SubmitReply)] = []
    var acknowledgements: [ReplyTicket] = []
    var dispatches: [SupplierID: [Dispatch]] = [:]
    var refusals: [ReplyTicket] = []
    var deliveries: [AccessID: [ClientDelivery]] = [:]

    init(_ effects: [Effect]) {
        for effect in effects {
            switch effect {
            case .reply(let ticket, let reply) where ticket.kind == .direct:
                direct.append((ticket, reply))
            case .reply, .replyToCancel, .replyToReplace: replies.append(effect)
            case .acknowledgeReceipt(let ticket): acknowledgements.append(ticket)
            case .dispatch(let supplier, let dispatch):
                dispatches[supplier, default: []].append(dispatch)
            case .deliverReceipt(let access, let delivery):
                deliveries[access, default: []].append(.receipt(delivery))
            case .deliverMessage(let access, let message):
                deliveries[access, default: []].append(.message(message))
            case .refusePhoneMessage(let ticket): refusals.append(ticket)
            }
        }
    }
}

/// Something on its way to a client.
enum ClientDelivery: Sendable {
    case receipt(ReceiptDelivery)
    case message(InboundMessage)

    var id: MessageID {
        switch self {
        // Nobody waits for the answer to an intermediate notification; no message has this id.
        case .receipt(let delivery) where delivery.isIntermediate: MessageID(0)
        case .receipt(let delivery): delivery.messageID
        case .message(let message): message.id
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import SMPP

/// The effects of a batch, sorted by who does them, so that each session is woken once.
struct EffectSorting {
    var replies: [Effect] = []
    var acknowledgements: [ReplyTicket] = []
    var dispatches: [SupplierID: [Dispatch]] = [:]
    var receipts: [AccessID: [ReceiptDelivery]] = [:]

    init(_ effects: [Effect]) {
        for effect in effects {
            switch effect {
            case .reply, .replyToCancel: replies.append(effect)
            case .acknowledgeReceipt(let ticket): acknowledgements.append(ticket)
            case .dispatch(let supplier, let dispatch):
                dispatches[supplier, default: []].append(dispatch)
            case .deliverReceipt(let access, let delivery):
                receipts[access, default: []].append(delivery)
            }
        }
    }
}

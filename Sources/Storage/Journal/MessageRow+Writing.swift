// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Messaging
import Primitives
import SQLInterface

/// Rows on their way to the engine, value by value.
extension MessageRow {
    /// The arguments of `replaceText`.
    static func writeContent(_ facts: MessageFacts, to row: any SQLRowWriter) {
        let content = facts.content
        row.integer(Int64(content.dataCoding))
        row.integer(content.storedESMClass)
        row.integer(Int64(content.protocolID))
        row.blob(content.body)
        row.blob(content.parameters)
        row.text(content.text)
        row.integer(Int64(content.segments))
        row.integer(Int64(facts.registeredDelivery))
        row.integer(facts.expiresAt.microseconds)
        row.integer(facts.clientID.rawValue)
        row.integer(facts.id.rawValue)
    }

    /// A new row, in the order of `columns`.
    static func write(
        _ facts: MessageFacts,
        _ progress: MessageProgress,
        to row: any SQLRowWriter
    ) {
        write(facts, to: row)
        write(progress, to: row)
    }

    /// The arguments of `updateText`.
    static func writeUpdate(
        _ key: MessageKey,
        _ progress: MessageProgress,
        to row: any SQLRowWriter
    ) {
        write(progress, to: row)
        row.integer(key.clientID.rawValue)
        row.integer(key.id.rawValue)
    }

    private static func write(_ facts: MessageFacts, to row: any SQLRowWriter) {
        row.integer(facts.clientID.rawValue)
        row.integer(facts.id.rawValue)
        row.integer(facts.accessID.rawValue)
        row.integer(facts.receivedAt.microseconds)
        row.text(facts.originator.text)
        row.integer(Int64(facts.originator.typeOfNumber))
        row.integer(Int64(facts.originator.numberingPlan))
        row.text(facts.recipient)
        row.text(facts.destination.countryText)
        row.text(facts.destination.networkText)
        row.integer(Int64(facts.content.dataCoding))
        row.integer(facts.content.storedESMClass)
        row.integer(Int64(facts.content.protocolID))
        row.blob(facts.content.body)
        row.blob(facts.content.parameters)
        row.text(facts.content.text)
        row.integer(Int64(facts.content.segments))
        row.integer(Int64(facts.registeredDelivery))
        row.integer(facts.expiresAt.microseconds)
        row.integer(facts.charging.billingClientID.rawValue)
        row.integer(facts.charging.priceID?.rawValue ?? 0)
        row.integer(facts.charging.priceMicros)
        row.text(facts.charging.basis.rawValue)
    }

    private static func write(_ progress: MessageProgress, to row: any SQLRowWriter) {
        row.text(progress.phase.rawValue)
        row.text(progress.state.rawValue)
        row.text(progress.reason)
        row.text(progress.money.rawValue)
        row.integer(progress.moneyAt?.microseconds)
        row.integer(Int64(progress.attempts))
        row.integer(progress.supplierID?.rawValue)
        row.text(progress.supplierMessageID)
        row.integer(progress.dispatchedAt?.microseconds)
        row.integer(progress.cost?.priceMicros ?? 0)
        row.text(progress.cost?.basis.rawValue ?? "")
        row.integer(progress.cost?.costedAt?.microseconds)
        row.integer(progress.doneAt?.microseconds)
        row.text(progress.receiptError)
        row.text(progress.receipt.rawValue)
        row.integer(progress.nextTryAt?.microseconds)
        row.text(
            progress.refusedBy.isEmpty
                ? "" : progress.refusedBy.map(\.description).joined(separator: ",")
        )
    }
}

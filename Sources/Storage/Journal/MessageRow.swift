// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Messaging
import Primitives
import SQLInterface

/// How a message stands in the `messages` table.
enum MessageRow {
    private static let factColumns = [
        "client_id", "id", "access_id", "received_at", "originator", "originator_ton",
        "originator_npi", "recipient", "country", "network", "data_coding", "esm_class",
        "protocol_id", "body", "parameters", "text", "segments", "registered_delivery",
        "expires_at", "billing_client_id", "price_id", "price_micros", "basis",
    ]

    private static let progressColumns = [
        "phase", "state", "reason", "money", "money_at", "attempts", "supplier_id",
        "supplier_message_id", "dispatched_at", "cost_price_micros", "cost_basis", "cost_at",
        "done_at", "receipt_error", "receipt", "next_try_at", "refused_by",
    ]

    /// What a client may replace while the message waits.
    private static let contentColumns = [
        "data_coding", "esm_class", "protocol_id", "body", "parameters", "text", "segments",
        "registered_delivery", "expires_at",
    ]

    /// All columns, facts first; the order in which `init(row:)` of the parts reads them.
    static let columns = factColumns + progressColumns

    static let table = BulkTable("messages", columns)

    static let updateText: String = {
        let changes = progressColumns.enumerated().map { "\($1) = $\($0 + 1)" }
        let count = progressColumns.count
        return """
            UPDATE messages SET \(changes.joined(separator: ", "))
            WHERE client_id = $\(count + 1) AND id = $\(count + 2)
            """
    }()

    static let replaceText: String = {
        let changes = contentColumns.enumerated().map { "\($1) = $\($0 + 1)" }
        let count = contentColumns.count
        return """
            UPDATE messages SET \(changes.joined(separator: ", "))
            WHERE client_id = $\(count + 1) AND id = $\(count + 2)
            """
    }()

    static func facts(_ row: SQLRow) throws -> MessageFacts {
        var submission = Submission(
            clientID: try row.get("client_id"),
            accessID: try row.get("access_id"),
            originator: SubmittedAddress(
                text: try row.get("originator"),
                typeOfNumber: try row.get("originator_ton"),
                numberingPlan: try row.get("originator_npi")
            ),
            recipient: try row.get("recipient"),
            content: try content(row),
            registeredDelivery: try row.get("registered_delivery")
        )
        submission.expiresAt = try row.get("expires_at", as: Instant.self)
        let price = try row.get("price_id", as: Int64.self)
        let charging = MessageCharging(
            billingClientID: try row.get("billing_client_id"),
            priceID: price == 0 ? nil : PriceRowID(price),
            priceMicros: try row.get("price_micros"),
            basis: try row.get("basis")
        )
        return MessageFacts(
            id: try row.get("id"),
            submission: submission,
            receivedAt: try row.get("received_at"),
            destination: try destination(row),
            charging: charging
        )
    }

    static func content(_ row: SQLRow) throws -> SubmittedContent {
        var content = SubmittedContent(
            dataCoding: try row.get("data_coding"),
            esmClass: 0,
            protocolID: try row.get("protocol_id"),
            body: try row.get("body"),
            text: try row.get("text"),
            segments: try row.get("segments")
        )
        content.storedESMClass = try row.get("esm_class")
        content.parameters = try row.get("parameters")
        return content
    }

    static func progress(_ row: SQLRow) throws -> MessageProgress {
        var progress = MessageProgress(phase: try row.get("phase"), state: try row.get("state"))
        progress.reason = try row.get("reason")
        progress.money = try row.get("money")
        progress.moneyAt = try row.get("money_at")
        progress.attempts = try row.get("attempts")
        progress.supplierID = try row.get("supplier_id")
        progress.supplierMessageID = try row.get("supplier_message_id")
        progress.dispatchedAt = try row.get("dispatched_at")
        progress.doneAt = try row.get("done_at")
        progress.receiptError = try row.get("receipt_error")
        progress.receipt = try row.get("receipt")
        progress.nextTryAt = try row.get("next_try_at")
        let refusedBy = try row.get("refused_by", as: String.self)
        progress.refusedBy = refusedBy.split(separator: ",").compactMap { SupplierID($0) }
        if let basis = BillingBasis(rawValue: try row.get("cost_basis")) {
            progress.cost = MessageCost(
                priceMicros: try row.get("cost_price_micros"),
                basis: basis
            )
            progress.cost?.costedAt = try row.get("cost_at")
        }
        return progress
    }

    private static func destination(_ row: SQLRow) throws -> Destination? {
        guard let country = CountryCode(try row.get("country", as: String.self)) else {
            return nil
        }
        return Destination(
            country: country,
            network: Network(try row.get("network", as: String.self))
        )
    }
}

extension MessageState: SQLValueConvertible {}
extension MessagePhase: SQLValueConvertible {}
extension MoneyState: SQLValueConvertible {}
extension ReceiptState: SQLValueConvertible {}
extension BillingBasis: SQLValueConvertible {}

extension Destination? {
    /// The country as keys hold it; empty when nothing is known.
    var countryText: String { self?.country.code ?? "" }

    /// The network as keys hold it; empty for a whole country.
    var networkText: String { self?.network?.text ?? "" }
}

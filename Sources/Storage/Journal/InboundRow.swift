// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Primitives
import SQLInterface

/// How a message from a phone stands in the `inbound_messages` table.
enum InboundRow {
    private static let factColumns = [
        "client_id", "id", "access_id", "supplier_id", "received_at", "originator",
        "originator_ton", "originator_npi", "recipient", "recipient_ton", "recipient_npi",
        "data_coding", "esm_class", "protocol_id", "body", "parameters", "text", "segments",
    ]
    private static let stateColumns = ["state", "attempts", "next_try_at", "done_at"]

    static let columns = factColumns + stateColumns

    static let upsertText: String = {
        let places = columns.indices.map { "$\($0 + 1)" }.joined(separator: ", ")
        let changes = stateColumns.map { "\($0) = excluded.\($0)" }.joined(separator: ", ")
        return """
            INSERT INTO inbound_messages (\(columns.joined(separator: ", ")))
            VALUES (\(places)) ON CONFLICT (client_id, id) DO UPDATE SET \(changes)
            """
    }()

    static func values(_ message: InboundMessage) -> [SQLValue] {
        let content = message.content
        return [
            message.clientID.sqlValue, message.id.sqlValue, message.accessID.sqlValue,
            message.supplierID.sqlValue, message.receivedAt.sqlValue,
            .text(message.originator.text), message.originator.typeOfNumber.sqlValue,
            message.originator.numberingPlan.sqlValue, .text(message.recipient.text),
            message.recipient.typeOfNumber.sqlValue, message.recipient.numberingPlan.sqlValue,
            content.dataCoding.sqlValue, content.esmClass.sqlValue, content.protocolID.sqlValue,
            .blob(content.body), .blob(content.parameters), .text(content.text),
            content.segments.sqlValue, .text(message.state.rawValue),
            message.attempts.sqlValue, message.nextTryAt.sqlValue, message.doneAt.sqlValue,
        ]
    }

    static func message(_ row: SQLRow) throws -> InboundMessage {
        let owner = Access(
            id: try row.get("access_id"),
            clientID: try row.get("client_id"),
            systemID: "",
            passwordHash: ""
        )
        var message = InboundMessage(
            id: try row.get("id"),
            owner: owner,
            supplierID: try row.get("supplier_id"),
            receivedAt: try row.get("received_at"),
            addresses: (try address("originator", row), try address("recipient", row)),
            content: try MessageRow.content(row)
        )
        message.state = try row.get("state")
        message.attempts = try row.get("attempts")
        message.nextTryAt = try row.get("next_try_at")
        message.doneAt = try row.get("done_at")
        return message
    }

    private static func address(_ column: String, _ row: SQLRow) throws -> SubmittedAddress {
        SubmittedAddress(
            text: try row.get(column),
            typeOfNumber: try row.get("\(column)_ton"),
            numberingPlan: try row.get("\(column)_npi")
        )
    }
}

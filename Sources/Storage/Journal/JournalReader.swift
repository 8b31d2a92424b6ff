// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Messaging
import Primitives
import SQLInterface

/// Reads back what a restarted core needs.
package enum JournalReader {
    /// Hands over every message that something is still to be done for, with the number of
    /// steps in its trace.
    package static func forEachOpenMessage(
        in transaction: any SQLTransaction,
        _ body: (MessageFacts, MessageProgress, _ nextEvent: Int) throws -> Void
    ) throws {
        let columns = MessageRow.columns.map { "m.\($0)" }.joined(separator: ", ")
        let statement = try transaction.prepare(
            """
            SELECT \(columns), (SELECT COALESCE(MAX(e.sequence) + 1, 0)
                FROM message_events e
                WHERE e.client_id = m.client_id AND e.message_id = m.id) AS next_event
            FROM messages m WHERE m.phase <> 'closed' AND m.phase <> 'blocked'
            """
        )
        var destinations = LatestDestination()
        try statement.scan([]) { cells in
            var reader = SQLCellReader(cells)
            let (facts, progress) = try MessageRow.read(&reader, &destinations)
            try body(facts, progress, try reader.number())
        }
    }

    /// Messages from phones that their clients have not confirmed, oldest first.
    package static func dueInboundMessages(
        in transaction: any SQLTransaction
    ) throws -> [InboundMessage] {
        let columns = InboundRow.columns.joined(separator: ", ")
        return try transaction.prepare(
            "SELECT \(columns) FROM inbound_messages WHERE state = 'due' ORDER BY id"
        ).query([]).map(InboundRow.message)
    }

    /// Receipts that still wait for their submit response, oldest first.
    package static func parkedReceipts(
        in transaction: any SQLTransaction
    ) throws -> [ParkedReceipt] {
        try transaction.query(
            """
            SELECT supplier_id, supplier_message_id, received_at, state, error, done_at, text
            FROM parked_receipts ORDER BY received_at
            """
        ).map { row in
            var receipt = ParkedReceipt(
                reference: SupplierReference(
                    supplierID: try row.get(0),
                    messageID: try row.get(1)
                ),
                receivedAt: try row.get(2),
                state: try row.get(3),
                error: try row.get(4),
                doneAt: try row.get(5)
            )
            receipt.text = try row.get(6)
            return receipt
        }
    }

    /// Balance and held money of every client that has an account, in micros.
    package static func clientFunds(
        in transaction: any SQLTransaction
    ) throws -> [ClientID: (balance: Int64, held: Int64)] {
        var funds: [ClientID: (balance: Int64, held: Int64)] = [:]
        try transaction.forEach(
            """
            SELECT a.owner_id, b.credits_micros - b.debits_micros, b.held_micros
            FROM ledger_accounts a JOIN balances b ON b.account_id = a.id
            WHERE a.kind = 'client'
            """
        ) { row in
            funds[try row.get(0)] = (try row.get(1), try row.get(2))
        }
        return funds
    }

    /// Messages a client has had admitted since an instant.
    package static func admittedCount(
        of client: ClientID,
        since start: Instant,
        in transaction: any SQLTransaction
    ) throws -> Int {
        let row = try transaction.first(
            """
            SELECT COALESCE(SUM(submitted), 0) FROM rollups
            WHERE client_id = \(client) AND quarter_at >= \(start)
            """
        )
        return try row?.get(0) ?? 0
    }

    /// The largest message id ever given, 0 when there is none.
    package static func lastMessageID(
        of clients: some Sequence<ClientID>,
        in transaction: any SQLTransaction
    ) throws -> Int64 {
        try clients.reduce(0) { largest, client in
            let row = try transaction.first(
                """
                SELECT
                    (SELECT COALESCE(MAX(id), 0) FROM messages WHERE client_id = \(client)),
                    (SELECT COALESCE(MAX(id), 0) FROM inbound_messages
                        WHERE client_id = \(client))
                """
            )
            return max(largest, try row?.get(0) ?? 0, try row?.get(1) ?? 0)
        }
    }

    /// Suppliers' ids of messages that have ended, the oldest first: of those received since an
    /// instant, the latest.
    package static func settledReferences(
        of clients: some Sequence<ClientID>,
        since start: Instant,
        limit: Int,
        in transaction: any SQLTransaction
    ) throws -> [(reference: SupplierReference, id: MessageID)] {
        let first = IdentifierGenerator.floor(at: start)
        let statement = try transaction.prepare(
            """
            SELECT supplier_id, supplier_message_id, id FROM messages
            WHERE client_id = $1 AND id >= $2 AND phase IN ('closed', 'receipt')
                AND supplier_message_id <> ''
            ORDER BY id DESC LIMIT $3
            """
        )
        var found: [(reference: SupplierReference, id: MessageID)] = []
        for client in clients {
            try statement.forEach([client.sqlValue, first.sqlValue, limit.sqlValue]) { row in
                let reference = SupplierReference(
                    supplierID: try row.get(0),
                    messageID: try row.get(1)
                )
                found.append((reference, try row.get(2)))
            }
        }
        return found.sorted { $0.id < $1.id }.suffix(limit)
    }

    /// One of a client's own messages.
    package static func message(
        _ key: MessageKey,
        in transaction: any SQLTransaction
    ) throws -> MessageProgress? {
        let columns = MessageRow.columns.joined(separator: ", ")
        return try transaction.prepare(
            "SELECT \(columns) FROM messages WHERE client_id = $1 AND id = $2"
        ).query([key.clientID.sqlValue, key.id.sqlValue]).first.map(MessageRow.progress)
    }
}

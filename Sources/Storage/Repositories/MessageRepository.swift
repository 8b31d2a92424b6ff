// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Messaging
import Primitives
import SQLInterface

/// Reads messages with their traces, for panels; the journal writes them.
package enum MessageRepository {
    /// The newest messages that pass a filter.
    ///
    /// `position` is where the page before ended; nil for the first one.
    package static func page(
        _ filter: MessageFilter,
        before position: MessageID? = nil,
        limit: Int,
        in transaction: any SQLTransaction
    ) throws -> [StoredMessage] {
        if let client = filter.clientID {
            let conditions = filter.conditions + ["client_id = \(client)"]
            return try transaction.query(
                """
                SELECT * FROM messages \(raw: .filter(conditions))
                    AND id < \(position ?? MessageID(Int64.max))
                ORDER BY id DESC LIMIT \(limit)
                """
            ).map(StoredMessage.init(row:))
        }
        let keys = try newestKeys(filter, before: position, limit: limit, in: transaction)
        return try keys.map { key in
            guard let message = try find(key, in: transaction) else {
                throw StorageError.notFound(table: "messages", id: key.id.description)
            }
            return message
        }
    }

    /// How many messages pass a filter, counted no further than a limit.
    package static func count(
        _ filter: MessageFilter,
        limit: Int = 10_000,
        in transaction: any SQLTransaction
    ) throws -> Int {
        var left = limit
        for client in try clients(filter, in: transaction) where left > 0 {
            let conditions = filter.conditions + ["client_id = \(client)"]
            left -= try transaction.scalar(
                """
                SELECT COUNT(*) FROM (
                    SELECT 1 FROM messages \(raw: .filter(conditions)) LIMIT \(left)
                ) AS first_ones
                """
            )
        }
        return limit - left
    }

    /// Finds one message of a client.
    package static func find(
        _ key: MessageKey,
        in transaction: any SQLTransaction
    ) throws -> StoredMessage? {
        try transaction.first(
            """
            SELECT * FROM messages WHERE client_id = \(key.clientID) AND id = \(key.id)
            """
        ).map(StoredMessage.init(row:))
    }

    /// Finds one message, whoever's it is.
    package static func find(
        _ id: MessageID,
        in transaction: any SQLTransaction
    ) throws -> StoredMessage? {
        try transaction.first(
            """
            SELECT * FROM messages
            WHERE client_id IN (SELECT id FROM clients) AND id = \(id)
            """
        ).map(StoredMessage.init(row:))
    }

    /// A message's trace, oldest step first.
    package static func events(
        of key: MessageKey,
        in transaction: any SQLTransaction
    ) throws -> [MessageEvent] {
        try transaction.models(
            """
            SELECT * FROM message_events
            WHERE client_id = \(key.clientID) AND message_id = \(key.id) ORDER BY sequence
            """
        )
    }

    /// How many messages of clients, received before an instant, still hold money: they are
    /// not on an invoice that is made now.
    ///
    /// The plus keeps SQLite from reading all of the clients' messages: the index of open
    /// ones is far shorter.
    package static func heldCount(
        of clients: [ClientID],
        before end: Instant,
        in transaction: any SQLTransaction
    ) throws -> Int64 {
        try transaction.scalar(
            """
            SELECT COUNT(*) FROM messages
            WHERE +client_id IN (\(raw: .list(clients)))
                AND phase <> 'closed' AND phase <> 'blocked'
                AND money = \(MoneyState.held) AND received_at < \(end)
            """
        )
    }

    /// How many messages have no final state yet, whenever they came; counted no further than
    /// a limit.
    package static func pendingCount(
        limit: Int,
        in transaction: any SQLTransaction
    ) throws -> Int {
        try transaction.scalar(
            """
            SELECT COUNT(*) FROM (
                SELECT 1 FROM messages
                WHERE phase <> 'closed' AND phase <> 'blocked' AND phase <> 'receipt'
                LIMIT \(limit)
            ) AS first_ones
            """
        )
    }

    /// Asks client by client, since messages are stored in that order, and merges.
    private static func newestKeys(
        _ filter: MessageFilter,
        before position: MessageID?,
        limit: Int,
        in transaction: any SQLTransaction
    ) throws -> [MessageKey] {
        var newest: [MessageKey] = []
        var oldest = position ?? MessageID(Int64.max)
        for client in try clients(filter, in: transaction) {
            let conditions = filter.conditions + ["client_id = \(client)"]
            // Whatever is older than a full page so far cannot be on it.
            let floor: SQL = newest.count == limit ? "AND id > \(oldest)" : ""
            let rows = try transaction.query(
                """
                SELECT id FROM messages \(raw: .filter(conditions))
                    AND id < \(position ?? MessageID(Int64.max)) \(raw: floor)
                ORDER BY id DESC LIMIT \(limit)
                """
            )
            newest += try rows.map { MessageKey(clientID: client, id: try $0.get(0)) }
            newest.sort { $0.id > $1.id }
            newest = Array(newest.prefix(limit))
            oldest = newest.last?.id ?? oldest
        }
        return newest
    }

    private static func clients(
        _ filter: MessageFilter,
        in transaction: any SQLTransaction
    ) throws -> [ClientID] {
        if let client = filter.clientID { return [client] }
        return try transaction.query("SELECT id FROM clients ORDER BY id")
            .map { try $0.get(0) }
    }
}

/// Which messages a list shows.
package struct MessageFilter: Hashable, Sendable {
    package var id: MessageID?
    package var clientID: ClientID?
    package var recipient: String?
    package var originator: String?
    package var state: MessageState?
    package var phase: MessagePhase?
    package var money: MoneyState?
    package var supplierID: SupplierID?
    /// The supplier's own id of the message.
    package var supplierMessageID: String?
    package var country: CountryCode?
    package var network: Network?
    /// Only messages refused for this reason.
    package var blockReason: BlockReason?
    package var receivedFrom: Instant?
    package var receivedBefore: Instant?
    /// Only messages charged in these instants, whenever they were received.
    package var chargedIn: Range<Instant>?
    /// Only messages that this client pays for.
    package var payerID: ClientID?

    /// A message is charged at most so many days after it was received: it may be scheduled 30
    /// days ahead, be valid for 7, and its receipt may be late.
    private static let chargedWithinDays: Int64 = 60

    /// Creates a filter that all messages pass.
    package init() {}

    var conditions: [SQL] {
        var conditions: [SQL] = []
        if let id { conditions.append("id = \(id)") }
        if let recipient { conditions.append("recipient = \(recipient)") }
        if let originator { conditions.append("originator = \(originator)") }
        if let state { conditions.append("state = \(state)") }
        if let phase { conditions.append("phase = \(phase)") }
        if let money { conditions.append("money = \(money)") }
        if let supplierID { conditions.append("supplier_id = \(supplierID)") }
        if let supplierMessageID {
            conditions.append("supplier_message_id = \(supplierMessageID)")
        }
        if let country { conditions.append("country = \(country)") }
        if let network { conditions.append("network = \(network)") }
        if let blockReason {
            conditions.append(
                "phase = \(MessagePhase.blocked) AND reason = \(blockReason)"
            )
        }
        if let payerID { conditions.append("billing_client_id = \(payerID)") }
        return conditions + timeConditions + chargeConditions
    }

    /// Ids are made when messages are received, so they bound the rows to read; the exact
    /// instants decide.
    private var timeConditions: [SQL] {
        var conditions: [SQL] = []
        if let receivedFrom {
            conditions.append("received_at >= \(receivedFrom)")
            let floor = IdentifierGenerator.floor(at: receivedFrom.adding(seconds: -slack))
            conditions.append("id >= \(floor)")
        }
        if let receivedBefore {
            conditions.append("received_at < \(receivedBefore)")
            let floor = IdentifierGenerator.floor(at: receivedBefore.adding(seconds: slack))
            conditions.append("id < \(floor)")
        }
        return conditions
    }

    private var chargeConditions: [SQL] {
        guard let chargedIn else { return [] }
        let earliest = chargedIn.lowerBound.adding(seconds: -Self.chargedWithinDays * 86_400)
        let latest = chargedIn.upperBound.adding(seconds: slack)
        return [
            "money = \(MoneyState.charged)", "money_at >= \(chargedIn.lowerBound)",
            "money_at < \(chargedIn.upperBound)",
            "id >= \(IdentifierGenerator.floor(at: earliest))",
            "id < \(IdentifierGenerator.floor(at: latest))",
        ]
    }

    /// A generator may run ahead of a clock that was set back.
    private var slack: Int64 { 3_600 }
}

/// A message as it stands.
package struct StoredMessage: Sendable, Equatable {
    package let facts: MessageFacts
    package let progress: MessageProgress

    /// The key of the message's row.
    package var key: MessageKey { MessageKey(clientID: facts.clientID, id: facts.id) }

    init(row: SQLRow) throws {
        do {
            facts = try MessageRow.facts(row)
            progress = try MessageRow.progress(row)
        } catch let error as SQLRowError {
            throw StorageError.corruptedRow(table: "messages", reason: error.description)
        }
    }
}

extension MessageEvent: RowReadable {
    static let table = "message_events"

    init(_ row: StoredRow) throws {
        self.init(
            key: MessageKey(
                clientID: try row.get("client_id"),
                id: try row.get("message_id")
            ),
            sequence: try row.get("sequence"),
            at: try row.get("at"),
            kind: try row.get("kind"),
            detail: try row.get("detail")
        )
    }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Primitives
import SQLInterface

/// The messages of a month, with their traces, in tables of their own.
///
/// PostgreSQL has them, see the migration "Partitions"; SQLite has none.
struct MessagePartition: Hashable, Sendable {
    var firstID: Int64
    /// The id behind the last one.
    var endID: Int64
    /// Ends the names of its tables.
    var name: String
    /// Whether its sums are being gathered.
    var isDropping = false
    /// Up to and with this message they are.
    var summed = MessageKey(clientID: ClientID(0), id: MessageID(0))
    var summedMessages: Int64 = 0

    var messages: SQL { SQL(trusted: "messages_\(name)") }
    var events: SQL { SQL(trusted: "message_events_\(name)") }

    /// All of them, oldest first.
    static func list(in transaction: any SQLTransaction) throws -> [MessagePartition] {
        try transaction.query(
            """
            SELECT first_id, end_id, name, is_dropping, summed_client_id, summed_id,
                summed_messages
            FROM message_partitions ORDER BY first_id
            """
        ).map { row in
            MessagePartition(
                firstID: try row.get(0),
                endID: try row.get(1),
                name: try row.get(2),
                isDropping: try row.get(3, as: Int64.self) != 0,
                summed: MessageKey(clientID: try row.get(4), id: try row.get(5)),
                summedMessages: try row.get(6)
            )
        }
    }

    /// The end of the part that is being dropped: nobody else counts what is before it.
    static func droppingEnd(in transaction: any SQLTransaction) throws -> Int64 {
        try transaction.scalar(
            "SELECT COALESCE(MAX(end_id), 0) FROM message_partitions WHERE is_dropping = 1"
        )
    }

    /// Writes down how far it is.
    func save(in transaction: any SQLTransaction) throws {
        try transaction.execute(
            """
            UPDATE message_partitions SET is_dropping = \(isDropping ? 1 : 0),
                summed_client_id = \(summed.clientID), summed_id = \(summed.id),
                summed_messages = \(summedMessages)
            WHERE first_id = \(firstID)
            """
        )
    }
}

/// Prepares the parts of months to come.
package enum MessageMonths {
    /// Months prepared beside the present one: a platform may stand still for some weeks.
    private static let monthsAhead = 2

    /// Makes the part of this month and of the next ones, when they are not there.
    ///
    /// Months whose messages came before their part are left where they are. Readers that keep
    /// the tables for long are not waited for: the next time will do.
    ///
    /// - Throws: `SQLError` of kind `busy` when a reader has the tables; nothing was changed.
    package static func prepare(
        at now: Instant,
        in transaction: any SQLTransaction
    ) throws {
        guard transaction.dialect == .postgreSQL else { return }
        var known = try MessagePartition.list(in: transaction)
        var first = now.utcDate.firstOfMonth
        for _ in 0...monthsAhead {
            let next = first.firstOfNextMonth
            let part = MessagePartition(
                firstID: IdentifierGenerator.floor(at: Instant(utcMidnightOf: first)),
                endID: IdentifierGenerator.floor(at: Instant(utcMidnightOf: next)),
                name: String(first.description.prefix(7)).replacing("-", with: "_")
            )
            first = next
            let overlaps = known.contains { $0.firstID < part.endID && part.firstID < $0.endID }
            if try overlaps || part.isStarted(in: transaction) { continue }
            try part.create(in: transaction)
            known.append(part)
        }
    }
}

extension MessagePartition {
    /// What a change of the tables waits for readers, while everybody waits for it.
    static let patience: SQL = "SET LOCAL lock_timeout = 300"

    /// Whether messages of it are among those without a part.
    fileprivate func isStarted(in transaction: any SQLTransaction) throws -> Bool {
        let found: Int64 = try transaction.scalar(
            """
            SELECT (SELECT COUNT(*) FROM messages_other
                    WHERE id >= \(firstID) AND id < \(endID))
                + (SELECT COUNT(*) FROM message_events_other
                    WHERE message_id >= \(firstID) AND message_id < \(endID))
            """
        )
        return found > 0
    }

    fileprivate func create(in transaction: any SQLTransaction) throws {
        try transaction.execute(Self.patience)
        for table in ["messages", "message_events"] {
            let text = """
                CREATE TABLE \(table)_\(name) PARTITION OF \(table)
                FOR VALUES FROM (\(firstID)) TO (\(endID))
                """
            try transaction.execute(SQL(trusted: text))
        }
        try transaction.execute(
            """
            INSERT INTO message_partitions VALUES (\(firstID), \(endID), \(name), 0, 0, 0, 0)
            """
        )
    }
}

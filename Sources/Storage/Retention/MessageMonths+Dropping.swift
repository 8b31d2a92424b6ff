// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Primitives
import SQLInterface

/// What a step towards dropping a month did.
package enum MonthStep: Hashable, Sendable {
    /// No month is due, or a message of the oldest one is still open.
    case nothingDue
    /// Some sums were gathered; there is more to do.
    case gathered
    /// A month is gone, with so many messages.
    case dropped(messages: Int)
}

/// Dropping whole months: the sums are gathered in small steps, the tables go at once.
///
/// ```
/// oldest part   ▓▓▓▓▓▓▓▓░░░░░░░░   ▓ gathered in dropping_messages, by client and id
///                       │          ░ to come
///               all ▓ ──▶ sums to dropped_messages, tables dropped, in one transaction
/// ```
///
/// Until that transaction the messages are there and the audit reads them; after it, the sums.
extension MessageMonths {
    /// Messages summed in one step: a fraction of a second of a writer's time.
    package static let stepMessages: Int64 = 10_000

    /// Does the next step for the oldest month, when all of it is due.
    ///
    /// - Parameters:
    ///   - due: messages with smaller ids may go, whoever's they are.
    ///   - transaction: where it is done.
    /// - Returns: What the step did, and whether another one is due.
    /// - Throws: `SQLError` of kind `busy` when a reader has the tables; nothing was changed.
    package static func dropOldest(
        before due: Int64,
        in transaction: any SQLTransaction
    ) throws -> MonthStep {
        guard var part = try MessagePartition.list(in: transaction).first else {
            return .nothingDue
        }
        guard part.endID <= due else {
            // A rule has become longer meanwhile.
            if part.isDropping { try part.giveUp(in: transaction) }
            return .nothingDue
        }
        if !part.isDropping {
            if try part.hasOpenMessages(in: transaction) { return .nothingDue }
            part.isDropping = true
        }
        if try part.gather(in: transaction) { return .gathered }
        try part.drop(in: transaction)
        return .dropped(messages: Int(part.summedMessages))
    }
}

extension MessagePartition {
    fileprivate func hasOpenMessages(in transaction: any SQLTransaction) throws -> Bool {
        let open: Int64 = try transaction.scalar(
            """
            SELECT COUNT(*) FROM (
                SELECT 1 FROM \(raw: messages)
                WHERE phase <> 'closed' AND phase <> 'blocked' LIMIT 1
            ) AS first_one
            """
        )
        return open > 0
    }

    /// Adds the next messages to the sums; false when there are none left.
    fileprivate mutating func gather(in transaction: any SQLTransaction) throws -> Bool {
        let after = summed
        let last = try transaction.first(
            """
            SELECT client_id, id, number FROM (
                SELECT client_id, id, ROW_NUMBER() OVER (ORDER BY client_id, id) AS number
                FROM \(raw: messages)
                WHERE (client_id, id) > (\(after.clientID), \(after.id))
                ORDER BY client_id, id LIMIT \(MessageMonths.stepMessages)
            ) AS next_ones ORDER BY number DESC LIMIT 1
            """
        )
        guard let last else { return false }
        summed = MessageKey(clientID: try last.get(0), id: try last.get(1))
        summedMessages += try last.get(2, as: Int64.self)
        let rows: SQL = """
            \(raw: messages) WHERE (client_id, id) > (\(after.clientID), \(after.id))
                AND (client_id, id) <= (\(summed.clientID), \(summed.id))
            """
        try transaction.execute(DroppedSums.added(to: "dropping_messages", from: rows))
        try save(in: transaction)
        return true
    }

    fileprivate func drop(in transaction: any SQLTransaction) throws {
        try transaction.execute(DroppedSums.gathered)
        try transaction.execute("DELETE FROM dropping_messages")
        try transaction.execute(Self.patience)
        try transaction.execute("DROP TABLE \(raw: messages), \(raw: events)")
        try transaction.execute(
            "DELETE FROM message_partitions WHERE first_id = \(firstID)"
        )
    }

    /// Forgets the sums: the messages stay.
    fileprivate mutating func giveUp(in transaction: any SQLTransaction) throws {
        try transaction.execute("DELETE FROM dropping_messages")
        isDropping = false
        summed = MessageKey(clientID: ClientID(0), id: MessageID(0))
        summedMessages = 0
        try save(in: transaction)
    }
}

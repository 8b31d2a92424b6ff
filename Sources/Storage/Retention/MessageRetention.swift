// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Primitives
import SQLInterface

/// Drops old messages of one client in small steps, each a transaction of its own.
///
/// Only finished messages go; one that is still open stops the steps until it has ended. What
/// the audit needs of a dropped message is added to `dropped_messages` in the same transaction.
/// Where messages are kept in parts of a month, `MessageMonths` drops whole parts.
package enum MessageRetention {
    /// Messages of one step: a fraction of a second of a writer's time.
    package static let stepMessages = 1_000

    /// Empties the bodies of the next messages before an instant.
    ///
    /// - Returns: How many messages were looked at; fewer than a step when it is done.
    package static func dropBodies(
        of client: ClientID,
        before instant: Instant,
        in transaction: any SQLTransaction
    ) throws -> Int {
        let step = try Step(client, .bodies, before: instant, in: transaction)
        guard let range = step.range else { return 0 }
        try transaction.execute(
            """
            UPDATE messages SET body = \([] as [UInt8]), parameters = \([] as [UInt8]), text = ''
            WHERE client_id = \(client) AND id >= \(range.lowerBound)
                AND id <= \(range.upperBound)
            """
        )
        try step.remember(in: transaction)
        return step.count
    }

    /// Drops the next messages before an instant, with their traces.
    ///
    /// - Returns: How many messages were dropped; fewer than a step when it is done.
    package static func dropRows(
        of client: ClientID,
        before instant: Instant,
        in transaction: any SQLTransaction
    ) throws -> Int {
        let step = try Step(client, .rows, before: instant, in: transaction)
        guard let range = step.range else { return 0 }
        try keepSums(of: client, range, in: transaction)
        for table in ["message_events", "messages"] as [SQL] {
            let key: SQL = table == "messages" ? "id" : "message_id"
            try transaction.execute(
                """
                DELETE FROM \(raw: table) WHERE client_id = \(client)
                    AND \(raw: key) >= \(range.lowerBound)
                    AND \(raw: key) <= \(range.upperBound)
                """
            )
        }
        try step.remember(in: transaction)
        return step.count
    }

    private static func keepSums(
        of client: ClientID,
        _ range: ClosedRange<Int64>,
        in transaction: any SQLTransaction
    ) throws {
        let rows: SQL = """
            messages WHERE client_id = \(client) AND id >= \(range.lowerBound)
                AND id <= \(range.upperBound)
            """
        try transaction.execute(DroppedSums.added(to: "dropped_messages", from: rows))
    }
}

/// The next messages of a client that are old enough and finished, in the order of their ids.
private struct Step {
    enum Kind {
        case bodies
        case rows
    }

    let client: ClientID
    let kind: Kind
    private(set) var range: ClosedRange<Int64>?
    private(set) var count = 0

    init(
        _ client: ClientID,
        _ kind: Kind,
        before instant: Instant,
        in transaction: any SQLTransaction
    ) throws {
        self.client = client
        self.kind = kind
        let done = try transaction.first(
            """
            SELECT bodies_before, rows_before FROM retention_progress
            WHERE client_id = \(client)
            """
        )
        var from: Int64 = try done?.get(kind == .bodies ? 0 : 1) ?? 0
        if kind == .rows {
            from = max(from, try MessagePartition.droppingEnd(in: transaction))
        }
        let rows = try transaction.query(
            """
            SELECT id, phase FROM messages
            WHERE client_id = \(client) AND id >= \(from)
                AND id < \(IdentifierGenerator.floor(at: instant))
            ORDER BY id LIMIT \(MessageRetention.stepMessages)
            """
        )
        let finished: Set<String> = [
            MessagePhase.closed.rawValue, MessagePhase.blocked.rawValue,
        ]
        let ids = try rows.prefix { try finished.contains($0.get(1)) }
            .map { try $0.get(0, as: Int64.self) }
        guard let first = ids.first, let last = ids.last else { return }
        range = first...last
        count = ids.count
    }

    /// Where the next step begins.
    func remember(in transaction: any SQLTransaction) throws {
        guard let range else { return }
        let next = range.upperBound + 1
        let column: SQL = kind == .bodies ? "bodies_before" : "rows_before"
        try transaction.execute(
            """
            INSERT INTO retention_progress (client_id, bodies_before, rows_before)
            VALUES (\(client), \(kind == .bodies ? next : 0), \(kind == .rows ? next : 0))
            ON CONFLICT (client_id)
            DO UPDATE SET \(raw: column) = excluded.\(raw: column)
            """
        )
    }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Messaging
import Primitives
import SQLInterface

/// Reads back messages that a running core keeps on the disk.
extension JournalReader {
    /// Rows asked for by one statement; fewer repeat the last one, so that there is one text.
    private static let rowsAtOnce = 50

    private static let queuedText: String = {
        let columns = MessageRow.columns.map { "m.\($0)" }.joined(separator: ", ")
        let places = (2...rowsAtOnce + 1).map { "$\($0)" }.joined(separator: ", ")
        return """
            SELECT \(columns), (SELECT COALESCE(MAX(e.sequence) + 1, 0)
                FROM message_events e
                WHERE e.client_id = m.client_id AND e.message_id = m.id) AS next_event
            FROM messages m
            WHERE m.client_id = $1 AND m.id IN (\(places))
                AND m.phase IN ('queued', 'receipt')
            """
    }()

    /// Hands over those of the messages that wait, or whose receipt is due, with the number of
    /// steps in each one's trace; in no particular order.
    package static func forEachWaiting(
        _ keys: [MessageKey],
        in transaction: any SQLTransaction,
        _ body: (MessageFacts, MessageProgress, _ nextEvent: Int) throws -> Void
    ) throws {
        let statement = try transaction.prepare(queuedText)
        var destinations = LatestDestination()
        for (client, keys) in Dictionary(grouping: keys, by: \.clientID) {
            for start in stride(from: 0, to: keys.count, by: rowsAtOnce) {
                let some = keys[start..<min(start + rowsAtOnce, keys.count)].map(\.id.sqlValue)
                let padding = Array(repeating: some[some.count - 1], count: rowsAtOnce - some.count)
                try statement.scan([client.sqlValue] + some + padding) { cells in
                    var reader = SQLCellReader(cells)
                    let (facts, progress) = try MessageRow.read(&reader, &destinations)
                    try body(facts, progress, try reader.number())
                }
            }
        }
    }
}

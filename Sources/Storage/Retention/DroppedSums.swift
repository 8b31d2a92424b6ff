// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import SQLInterface

/// What is kept of messages that are dropped: sums by what the audit compares.
enum DroppedSums {
    private static let keys: SQL = """
        client_id, received_quarter_at, money_quarter_at, billing_client_id, country, network,
            basis, price_micros, money
        """

    /// Adds the sums of messages to a table of sums.
    ///
    /// The table is `dropped_messages` or `dropping_messages`; rows are the messages, written
    /// from the table's name to the last condition.
    static func added(to table: SQL, from rows: SQL) -> SQL {
        """
        INSERT INTO \(raw: table) (\(raw: keys), messages, segments, amount_micros)
        SELECT client_id, received_at - received_at % 900000000,
            money_at - money_at % 900000000, billing_client_id, country, network, basis,
            price_micros, money, COUNT(*), SUM(segments), SUM(price_micros * segments)
        FROM \(raw: rows) AND money IN ('charged', 'released')
        GROUP BY client_id, received_at - received_at % 900000000,
            money_at - money_at % 900000000, billing_client_id, country, network, basis,
            price_micros, money
        \(raw: addition(to: table))
        """
    }

    /// Adds the sums that have gathered while a part was being dropped to those of all others.
    static let gathered: SQL = """
        INSERT INTO dropped_messages (\(raw: keys), messages, segments, amount_micros)
        SELECT \(raw: keys), messages, segments, amount_micros FROM dropping_messages WHERE true
        \(raw: addition(to: "dropped_messages"))
        """

    private static func addition(to table: SQL) -> SQL {
        """
        ON CONFLICT (\(raw: keys))
        DO UPDATE SET messages = \(raw: table).messages + excluded.messages,
            segments = \(raw: table).segments + excluded.segments,
            amount_micros = \(raw: table).amount_micros + excluded.amount_micros
        """
    }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Primitives
import SQLInterface
import Storage

/// Proves that no accepted message took a client's available money below its limit.
///
/// ```
/// available(t) = ledger without charges(t) - holds begun(t) + holds released(t) + limit(t)
/// ```
/// A charge moves nothing: it is the end of a hold that was counted when it began. Sums per
/// quarter-hour show that most quarters cannot have gone wrong; the others are played again
/// message by message.
struct LimitAudit {
    private let transaction: any SQLTransaction
    private let limits: ClientLimits
    /// What moved a client's money without being a message, by its quarter-hour.
    private var movements: [ClientID: [Movement]] = [:]
    private let sums: MessageSums

    private struct Movement {
        var at: Int64
        var micros: Int64
    }

    /// A payment out or an invoice reaches the gateway's memory only moments later.
    private static let graceMicroseconds: Int64 = 60_000_000
    private static let quarter: Int64 = 900_000_000

    /// Checks every client that pays for itself.
    static func check(
        _ transaction: any SQLTransaction,
        _ sums: MessageSums,
        _ report: inout AuditReport
    ) throws {
        var audit = try LimitAudit(transaction, sums)
        try audit.readMovements()
        for (payer, quarters) in sums.received.sorted(by: { $0.key < $1.key }) {
            try audit.walk(payer, quarters, &report)
        }
    }

    private init(_ transaction: any SQLTransaction, _ sums: MessageSums) throws {
        self.transaction = transaction
        self.sums = sums
        limits = try ClientLimits(in: transaction)
    }

    private mutating func readMovements() throws {
        try transaction.forEach(
            """
            SELECT d.kind, d.owner_id, c.kind, c.owner_id, t.amount_micros, t.recorded_at
            FROM ledger_transfers t
            JOIN ledger_accounts d ON d.id = t.debit_account_id
            JOIN ledger_accounts c ON c.id = t.credit_account_id
            WHERE t.code NOT IN ('charge', 'cost')
            """
        ) { row in
            let amount: Int64 = try row.get(4)
            let at: Int64 = try row.get(5)
            if try row.get(0, as: String.self) == "client" {
                let late = Movement(at: at + Self.graceMicroseconds, micros: -amount)
                movements[try row.get(1), default: []].append(late)
            }
            if try row.get(2, as: String.self) == "client" {
                let now = Movement(at: at, micros: amount)
                movements[try row.get(3), default: []].append(now)
            }
        }
    }

    /// Goes through a client's quarter-hours with messages, in order.
    private func walk(
        _ payer: ClientID,
        _ quarters: [Int64: MessageSums.Received],
        _ report: inout AuditReport
    ) throws {
        var ahead = ahead(payer)
        var moved: Int64 = 0
        for (start, received) in quarters.sorted(by: { $0.key < $1.key }) {
            let held = received.micros
            while let next = ahead.last, next.at < start {
                moved += next.micros
                ahead.removeLast()
            }
            let within = ahead.reversed().prefix { $0.at < start + Self.quarter }
            let lost = within.reduce(0) { $0 + min(0, $1.micros) }
            let limit = min(
                limits.micros(of: payer, at: start),
                limits.micros(of: payer, at: start + Self.quarter)
            )
            // Of a quarter with dropped messages only the sums are known, not the order.
            if held > 0, !received.isPartlyDropped, moved - held + lost + limit < 0 {
                try replay(payer, start, moved, &report)
            }
            moved -= held
        }
    }

    /// Movements and released holds, the latest first.
    private func ahead(_ payer: ClientID) -> [Movement] {
        let ends = (sums.released[payer] ?? [:]).map { quarter, micros in
            // Counted at the end of its quarter; the replay knows the instant.
            Movement(at: quarter + Self.quarter - 1, micros: micros)
        }
        return ((movements[payer] ?? []) + ends).sorted { $0.at > $1.at }
    }

    /// Plays one quarter-hour again: at each message that may not oversell, money must be there.
    private func replay(
        _ payer: ClientID,
        _ start: Int64,
        _ moved: Int64,
        _ report: inout AuditReport
    ) throws {
        let quarter = start..<(start + Self.quarter)
        var steps = try released(payer, start)
        steps += (movements[payer] ?? []).filter { quarter.contains($0.at) }
        steps.sort { $0.at < $1.at }
        var next = steps.startIndex
        var sum = moved
        let messages = try transaction.query(
            """
            SELECT m.client_id, m.id, m.received_at, m.price_micros * m.segments AS micros,
                COALESCE(p.sells_to_negative, 0) AS oversells
            FROM messages m LEFT JOIN prices p ON p.id = m.price_id
            WHERE m.billing_client_id = \(payer) AND m.money <> 'none'
                AND m.received_at >= \(start) AND m.received_at < \(start + Self.quarter)
            ORDER BY m.received_at, m.id
            """
        )
        for message in messages {
            let at: Int64 = try message.get("received_at")
            while next < steps.endIndex, steps[next].at <= at {
                sum += steps[next].micros
                next += 1
            }
            let micros: Int64 = try message.get("micros")
            sum -= micros
            let limit = limits.micros(of: payer, at: at)
            let mayOversell: Bool = try message.get("oversells")
            guard micros > 0, !mayOversell, sum + limit < 0 else { continue }
            let id: Int64 = try message.get("id")
            let client: Int64 = try message.get("client_id")
            report.add(
                "message was accepted below the limit: client_id \(client), id \(id), "
                    + "available \(sum + limit)"
            )
        }
    }

    private func released(_ payer: ClientID, _ start: Int64) throws -> [Movement] {
        try transaction.query(
            """
            SELECT money_at, price_micros * segments AS micros FROM messages
            WHERE billing_client_id = \(payer) AND money = 'released'
                AND money_at >= \(start) AND money_at < \(start + Self.quarter)
            """
        ).map { Movement(at: try $0.get(0), micros: try $0.get(1)) }
    }
}

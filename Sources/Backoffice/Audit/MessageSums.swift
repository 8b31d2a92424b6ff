// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Primitives
import SQLInterface

/// What all messages hold, cost and got back, summed up in one pass for several rules.
///
/// ```
/// of each client: messages + dropped messages ──▶ sums ──▶ compared with its rollups
///                                                  └─────▶ sums of each payer, kept
/// ```
/// Messages are read in the order in which SQLite keeps them, and compared with their client's
/// rollups as soon as they are read. So memory grows with the quarter-hours in which somebody
/// paid, and not with the messages.
struct MessageSums {
    /// A payer and a quarter-hour; the quarter is nil where a message lacks its instant.
    struct PayerQuarter: Hashable, Comparable {
        let payer: ClientID
        let quarter: Int64?

        static func < (left: PayerQuarter, right: PayerQuarter) -> Bool {
            (left.payer, left.quarter ?? .min) < (right.payer, right.quarter ?? .min)
        }
    }

    /// Messages of one payer that were accepted in one quarter-hour.
    struct Received {
        var micros: Int64 = 0
        /// Whether retention has dropped some: of those only sums are known, not the order.
        var isPartlyDropped = false
    }

    /// Sums of messages less rollups that are not 0.
    private(set) var unequalRollups = AuditFindings()
    /// Messages whose money does not fit their phase.
    private(set) var misfits = 0
    /// Charges by payer and quarter-hour.
    private(set) var charged: [PayerQuarter: Int64] = [:]
    private(set) var held: [ClientID: Int64] = [:]
    /// Holds that were given back, by the quarter-hour in which they were.
    private(set) var released: [ClientID: [Int64: Int64]] = [:]
    /// Holds that began, by the quarter-hour in which they did.
    private(set) var received: [ClientID: [Int64: Received]] = [:]

    private var reading = MessageReading()

    /// Reads everything.
    init(_ transaction: any SQLTransaction) throws {
        var client = Int64.min
        while let next = try Self.nextClient(after: client, in: transaction) {
            try read(next, in: transaction)
            client = next
        }
    }

    /// The next client that has messages or rollups, found by a step in each index.
    private static func nextClient(
        after client: Int64,
        in transaction: any SQLTransaction
    ) throws -> Int64? {
        let row = try transaction.first(
            """
            SELECT (SELECT MIN(client_id) FROM messages WHERE client_id > \(client)),
                (SELECT MIN(client_id) FROM dropped_messages WHERE client_id > \(client)),
                (SELECT MIN(client_id) FROM rollups WHERE client_id > \(client))
            """
        )
        return try row.map { row in
            try (0..<3).compactMap { try row.get($0, as: Int64?.self) }.min()
        } ?? nil
    }

    private mutating func read(_ client: Int64, in transaction: any SQLTransaction) throws {
        reading.sums.removeAll(keepingCapacity: true)
        if transaction.dialect.sumsWhileReading {
            try transaction.scan(MessageReading.summedMessages(of: client)) { cells in
                try reading.take(cells, isDropped: false)
            }
        } else {
            try transaction.scan(MessageReading.messages(of: client)) { cells in
                try reading.takeMessage(cells)
            }
        }
        try transaction.scan(MessageReading.dropped(of: client)) { cells in
            try reading.take(cells, isDropped: true)
        }
        try reading.finish()
        misfits += reading.misfitsCount()
        var charges: [MessageReading.ChargeKey: MessageReading.Sums] = [:]
        for (key, sums) in reading.sums { try fold(key, sums, into: &charges) }
        try compare(charges, client, in: transaction)
    }

    private mutating func fold(
        _ key: MessageReading.Key,
        _ sums: MessageReading.Sums,
        into charges: inout [MessageReading.ChargeKey: MessageReading.Sums]
    ) throws {
        let payer = ClientID(key.payer)
        guard key.money != MessageReading.none else { return }
        try receive(sums.micros, of: payer, key)
        switch key.money {
        case MessageReading.held: try Self.add(sums.micros, to: &held[payer, default: 0])
        case MessageReading.charged:
            let quarter = PayerQuarter(payer: payer, quarter: key.moneyQuarter)
            try Self.add(sums.micros, to: &charged[quarter, default: 0])
            try charges[key.charge, default: MessageReading.Sums()].add(sums)
        case MessageReading.released:
            guard let quarter = key.moneyQuarter else { return }
            try Self.add(sums.micros, to: &released[payer, default: [:]][quarter, default: 0])
        default: break
        }
    }

    private mutating func receive(
        _ micros: Int64,
        of payer: ClientID,
        _ key: MessageReading.Key
    ) throws {
        var quarters = received.removeValue(forKey: payer) ?? [:]
        try Self.add(micros, to: &quarters[key.receivedQuarter, default: Received()].micros)
        if key.isDropped { quarters[key.receivedQuarter]?.isPartlyDropped = true }
        received[payer] = quarters
    }

    /// Takes the client's rollups off the charges; what is left is not as it must be.
    private mutating func compare(
        _ charges: [MessageReading.ChargeKey: MessageReading.Sums],
        _ client: Int64,
        in transaction: any SQLTransaction
    ) throws {
        var rest = charges
        try transaction.scan(
            """
            SELECT quarter_at, country, network, basis, price_micros, -charged_messages,
                -charged_segments, -charged_micros
            FROM rollups
            WHERE client_id = \(client) AND (charged_messages <> 0 OR charged_micros <> 0)
            """
        ) { cells in
            let (key, sums) = try reading.charge(cells)
            try rest[key, default: MessageReading.Sums()].add(sums)
        }
        let left = rest.filter { $0.value != MessageReading.Sums() }
        if left.isEmpty { return }
        for key in left.keys.sorted(by: reading.isBefore) {
            let fields = reading.fields(key, left[key] ?? MessageReading.Sums())
            unequalRollups.add(
                "messages less rollups",
                [("client_id", .integer(client))] + fields
            )
        }
    }

    private static func add(_ micros: Int64, to sum: inout Int64) throws {
        let (new, isOver) = sum.addingReportingOverflow(micros)
        guard !isOver else { throw MessageReading.overflow }
        sum = new
    }
}

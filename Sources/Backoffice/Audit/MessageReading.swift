// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import SQLInterface

/// Sums of one client's messages, gathered without an object per message.
///
/// Texts become small numbers, since neighbours mostly have the same; equal rows become one
/// sum by what the audit compares.
struct MessageReading {
    /// What the audit tells messages apart by.
    struct Key: Hashable {
        var payer: Int64
        var receivedQuarter: Int64
        /// Nil where a message lacks the instant.
        var moneyQuarter: Int64?
        var country: Int
        var network: Int
        var basis: Int
        var priceMicros: Int64
        var phase: Int
        var money: Int
        var isDropped: Bool

        /// What the rollups tell charges apart by, but for the sender.
        var charge: ChargeKey {
            ChargeKey(
                quarter: moneyQuarter,
                country: country,
                network: network,
                basis: basis,
                priceMicros: priceMicros
            )
        }
    }

    /// Charges of one client by what its invoices tell apart.
    struct ChargeKey: Hashable {
        var quarter: Int64?
        var country: Int
        var network: Int
        var basis: Int
        var priceMicros: Int64
    }

    /// Messages, their segments and their money.
    struct Sums: Equatable {
        var messages: Int64 = 0
        var segments: Int64 = 0
        var micros: Int64 = 0

        mutating func add(_ other: Sums) throws {
            let first = messages.addingReportingOverflow(other.messages)
            let second = segments.addingReportingOverflow(other.segments)
            let third = micros.addingReportingOverflow(other.micros)
            guard !first.overflow, !second.overflow, !third.overflow else {
                throw MessageReading.overflow
            }
            (messages, segments, micros) =
                (first.partialValue, second.partialValue, third.partialValue)
        }
    }

    /// The numbers of the texts that mean something here.
    static let (none, held, charged, released) = (0, 1, 2, 3)
    private static let (blocked, closed) = (0, 1)
    /// A quarter-hour in microseconds.
    private static let quarter: Int64 = 900_000_000
    static let overflow = SQLError(.other, message: "a sum of messages is beyond 64 bits")

    var sums: [Key: Sums] = [:]
    /// The latest row's key with its sums, which are not among the others yet.
    private var latest: (key: Key, sums: Sums)?
    private var countries = TextNumbers()
    private var networks = TextNumbers()
    private var bases = TextNumbers()
    private var phases = TextNumbers(["blocked", "closed"])
    private var moneys = TextNumbers(["none", "held", "charged", "released"])

    init() {}

    /// A client's messages, summed up for `take`.
    static func summedMessages(of client: Int64) -> SQL {
        """
        SELECT billing_client_id, received_at - received_at % \(quarter),
            money_at - money_at % \(quarter), country, network, basis, price_micros, phase,
            money, COUNT(*), SUM(segments), SUM(price_micros * segments)
        FROM messages WHERE client_id = \(client) GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9
        """
    }

    /// A client's messages for `takeMessage`, as they are: what is computed of each one is
    /// computed here, where it takes less time than in the engine.
    static func messages(of client: Int64) -> SQL {
        """
        SELECT billing_client_id, received_at, money_at, country, network, basis, price_micros,
            phase, money, segments
        FROM messages WHERE client_id = \(client)
        """
    }

    /// The sums that retention has kept of dropped messages.
    static func dropped(of client: Int64) -> SQL {
        """
        SELECT billing_client_id, received_quarter_at, money_quarter_at, country, network,
            basis, price_micros, 'closed', money, messages, segments, amount_micros
        FROM dropped_messages WHERE client_id = \(client)
        """
    }

    /// Adds a row of sums.
    mutating func take(_ cells: any SQLCells, isDropped: Bool) throws {
        var key = try key(cells)
        key.isDropped = isDropped
        let row = Sums(
            messages: try cells.integer(9),
            segments: try cells.integer(10),
            micros: try cells.integer(11)
        )
        try add(row, key)
    }

    /// Adds a message.
    mutating func takeMessage(_ cells: any SQLCells) throws {
        var key = try key(cells)
        key.receivedQuarter -= key.receivedQuarter % Self.quarter
        key.moneyQuarter = key.moneyQuarter.map { $0 - $0 % Self.quarter }
        let segments = try cells.integer(9)
        let (micros, isOver) = key.priceMicros.multipliedReportingOverflow(by: segments)
        guard !isOver else { throw Self.overflow }
        try add(Sums(messages: 1, segments: segments, micros: micros), key)
    }

    private mutating func key(_ cells: any SQLCells) throws -> Key {
        Key(
            payer: try cells.integer(0),
            receivedQuarter: try cells.integer(1),
            moneyQuarter: try cells.integerIfAny(2),
            country: try countries.number(cells, 3),
            network: try networks.number(cells, 4),
            basis: try bases.number(cells, 5),
            priceMicros: try cells.integer(6),
            phase: try phases.number(cells, 7),
            money: try moneys.number(cells, 8),
            isDropped: false
        )
    }

    private mutating func add(_ row: Sums, _ key: Key) throws {
        if latest?.key == key {
            try latest?.sums.add(row)
        } else {
            try keepLatest()
            latest = (key, row)
        }
    }

    /// Ends a client's rows.
    mutating func finish() throws {
        try keepLatest()
        latest = nil
    }

    private mutating func keepLatest() throws {
        guard let latest else { return }
        try sums[latest.key, default: Sums()].add(latest.sums)
    }

    /// Whether what became of the money is what the phase says.
    private static func fits(_ key: Key) -> Bool {
        if (key.phase == blocked) != (key.money == none) { return false }
        if key.phase == closed, key.money == held { return false }
        return key.money == none || key.moneyQuarter != nil
    }

    /// How many of the client's messages have money that does not fit their phase.
    func misfitsCount() -> Int {
        sums.reduce(0) { $0 + (Self.fits($1.key) ? 0 : Int($1.value.messages)) }
    }

    // MARK: - Rollups

    /// A row of rollups, to be compared with sums of messages.
    mutating func charge(_ cells: any SQLCells) throws -> (ChargeKey, Sums) {
        let key = ChargeKey(
            quarter: try cells.integer(0),
            country: try countries.number(cells, 1),
            network: try networks.number(cells, 2),
            basis: try bases.number(cells, 3),
            priceMicros: try cells.integer(4)
        )
        let sums = Sums(
            messages: try cells.integer(5),
            segments: try cells.integer(6),
            micros: try cells.integer(7)
        )
        return (key, sums)
    }

    /// The order in which the report shows sums.
    func isBefore(_ left: ChargeKey, _ right: ChargeKey) -> Bool {
        func order(_ key: ChargeKey) -> (Int64, String, String, String, Int64) {
            (
                key.quarter ?? .min, countries.text(key.country), networks.text(key.network),
                bases.text(key.basis), key.priceMicros
            )
        }
        return order(left) < order(right)
    }

    /// A sum as the report shows it.
    func fields(_ key: ChargeKey, _ sums: Sums) -> [(String, SQLValue)] {
        [
            ("quarter_at", key.quarter.sqlValue), ("country", .text(countries.text(key.country))),
            ("network", .text(networks.text(key.network))),
            ("basis", .text(bases.text(key.basis))), ("price_micros", .integer(key.priceMicros)),
            ("messages", .integer(sums.messages)), ("segments", .integer(sums.segments)),
            ("micros", .integer(sums.micros)),
        ]
    }
}

/// Numbers for the texts of a column.
private struct TextNumbers {
    private var texts: [String] = []
    private var numbers: [String: Int] = [:]
    private var last: (octets: [UInt8], number: Int)?

    init(_ known: [String] = []) {
        for text in known { _ = number(of: text) }
    }

    func text(_ number: Int) -> String { texts[number] }

    /// The number of a column's text; mostly that of the row before.
    mutating func number(_ cells: any SQLCells, _ column: Int) throws -> Int {
        let octets = try cells.octets(column)
        if let last, last.octets.count == octets.count, last.octets.elementsEqual(octets) {
            return last.number
        }
        let number = number(of: try cells.text(column))
        last = ([UInt8](octets), number)
        return number
    }

    private mutating func number(of text: String) -> Int {
        if let known = numbers[text] { return known }
        numbers[text] = texts.count
        texts.append(text)
        return texts.count - 1
    }
}

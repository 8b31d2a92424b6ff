// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Messaging
import Primitives

/// All prices, indexed so that finding one costs a few look-ups: the core asks per message.
///
/// Which wins: client network, client country, product network, product country. A destination
/// whose newest row is closed has no price of that owner there, and the next level is asked.
///
/// - Source: billing rules, section 4.
package struct PriceBook: Sendable {
    fileprivate struct Key: Hashable, Sendable {
        var owner: PriceOwner
        var destination: Destination
        var messageType: MessageType

        /// As numbers: an enumeration with text for its raw values would hash that text.
        func hash(into hasher: inout Hasher) {
            let (kind, owner) = owner.numbers
            let type: UInt64 =
                switch messageType {
                case .sms: 0
                case .hlr: 1
                case .mnp: 2
                }
            hasher.combine(owner)
            hasher.combine(destination.packed << 8 | kind << 4 | type)
        }
    }

    /// Rows by key, oldest effective instant first.
    fileprivate var rows: [Key: [PriceRow]] = [:]

    /// Creates a book of rows in any order.
    package init(_ rows: some Sequence<PriceRow> = []) {
        for row in rows { self.rows[Key(row), default: []].append(row) }
        for key in self.rows.keys { self.rows[key]?.sort(by: Self.isOlder) }
    }

    /// Adds a row.
    package mutating func insert(_ row: PriceRow) {
        rows[Key(row), default: []].append(row)
        rows[Key(row)]?.sort(by: Self.isOlder)
    }

    /// The sell price in force at an instant, or nil when there is none.
    package func sellPrice(
        client: ClientID,
        product: ProductID?,
        destination: Destination,
        messageType: MessageType,
        at instant: Instant
    ) -> PriceRow? {
        let own = price(of: .client(client), destination, messageType, instant)
        if own != nil { return own }
        guard let product else { return nil }
        return price(of: .product(product), destination, messageType, instant)
    }

    /// The source price in force at an instant, or nil when there is none.
    package func sourcePrice(
        supplier: SupplierID,
        destination: Destination,
        messageType: MessageType,
        at instant: Instant
    ) -> PriceRow? {
        price(of: .supplier(supplier), destination, messageType, instant)
    }

    private func price(
        of owner: PriceOwner,
        _ destination: Destination,
        _ type: MessageType,
        _ instant: Instant
    ) -> PriceRow? {
        if destination.network != nil,
            let row = open(Key(owner: owner, destination: destination, messageType: type), instant)
        {
            return row
        }
        let country = Destination(country: destination.country, network: nil)
        return open(Key(owner: owner, destination: country, messageType: type), instant)
    }

    private func open(_ key: Key, _ instant: Instant) -> PriceRow? {
        guard let row = newest(key, instant), !row.isClosed else { return nil }
        return row
    }

    private func newest(_ key: Key, _ instant: Instant) -> PriceRow? {
        guard let rows = rows[key] else { return nil }
        // Almost always the last one; dated-ahead rows are few.
        return rows.last { $0.effectiveFrom <= instant }
    }

    /// Of two rows from the same instant on, the one with the larger id is newer.
    private static func isOlder(_ left: PriceRow, _ right: PriceRow) -> Bool {
        (left.effectiveFrom, left.id) < (right.effectiveFrom, right.id)
    }
}

extension PriceOwner {
    /// Its kind and its id, for hashing.
    fileprivate var numbers: (kind: UInt64, id: Int64) {
        switch self {
        case .client(let id): (0, id.rawValue)
        case .product(let id): (1, id.rawValue)
        case .supplier(let id): (2, id.rawValue)
        }
    }
}

extension PriceBook.Key {
    fileprivate init(_ row: PriceRow) {
        owner = row.owner
        destination = row.destination
        messageType = row.messageType
    }
}

// MARK: - Explanation

extension PriceBook {
    /// The sell price of a destination, level by level, for "why this price?".
    package func explain(
        client: ClientID,
        product: ProductID?,
        destination: Destination,
        messageType: MessageType,
        at instant: Instant
    ) -> PriceExplanation {
        var owners: [PriceOwner] = [.client(client)]
        if let product { owners.append(.product(product)) }
        var steps: [PriceExplanation.Step] = []
        for owner in owners {
            for target in Self.levels(of: destination) {
                let key = Key(owner: owner, destination: target, messageType: messageType)
                let row = newest(key, instant)
                let next = rows[key]?.first { $0.effectiveFrom > instant }
                steps.append(.init(owner: owner, destination: target, row: row, next: next))
            }
        }
        return PriceExplanation(steps: steps)
    }

    private static func levels(of destination: Destination) -> [Destination] {
        let country = Destination(country: destination.country, network: nil)
        return destination.network == nil ? [country] : [destination, country]
    }
}

/// How a price was found.
package struct PriceExplanation: Hashable, Sendable {
    /// In the order in which they were asked; the first open row wins.
    package let steps: [Step]

    /// One level that was asked.
    package struct Step: Hashable, Sendable {
        package let owner: PriceOwner
        package let destination: Destination
        /// The newest row in force; nil when there was never one, closed when withdrawn.
        package let row: PriceRow?
        /// The first row that is dated ahead.
        package let next: PriceRow?

        /// Whether this level has a price.
        package var isOpen: Bool { row?.isClosed == false }
    }

    /// The price that wins.
    package var price: PriceRow? { steps.first(where: \.isOpen)?.row }
}

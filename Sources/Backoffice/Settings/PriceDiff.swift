// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Accounting
import Billing
import Messaging
import Primitives
import SQLInterface
import Storage

/// What a rate deck would change, before anything is changed.
package struct PriceDiff: Sendable {
    /// What becomes of one destination.
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        case new, up, down, unchanged, removed
    }

    /// One destination with its price before and afterwards.
    package struct Line: Sendable {
        package let destination: Destination
        /// The price in force when the new one starts; nil for none.
        package let before: Price?
        /// Nil where the destination is closed.
        package let after: Price?
        /// When it starts.
        package let from: Instant
        package let kind: Kind
        /// The cheapest supplier asks more than this price; clients' and products' prices only.
        package let isBelowCost: Bool
    }

    /// Whether the deck is all that will be for sale.
    package enum Mode: String, Hashable, Sendable, CaseIterable {
        /// Destinations that the deck does not have stay as they are.
        case change
        /// Destinations that the deck does not have are closed.
        case replace
    }

    package let lines: [Line]
    /// How many destinations there are of each kind.
    package let counts: [Kind: Int]
    package let belowCost: Int

    /// Compares a deck's rows with the prices in force.
    ///
    /// `current` has the owner's prices in force now, closed ones included; `costs` the cheapest
    /// source price of each destination in the owner's currency.
    init(
        _ rows: [PriceRow],
        current: [PriceRow],
        mode: Mode,
        costs: [Destination: Int64],
        now: Instant
    ) {
        var open: [Destination: PriceRow] = [:]
        for row in current where !row.isClosed { open[row.destination] = row }
        var lines = rows.map { Self.line($0, open[$0.destination], costs) }
        if mode == .replace {
            let kept = Set(rows.map(\.destination))
            lines += current.filter { !$0.isClosed && !kept.contains($0.destination) }.map {
                Line(
                    destination: $0.destination,
                    before: $0.price,
                    after: nil,
                    from: now,
                    kind: .removed,
                    isBelowCost: false
                )
            }
        }
        self.lines = lines
        counts = Dictionary(lines.map { ($0.kind, 1) }, uniquingKeysWith: +)
        belowCost = lines.count { $0.isBelowCost }
    }

    private static func line(
        _ row: PriceRow,
        _ before: PriceRow?,
        _ costs: [Destination: Int64]
    ) -> Line {
        let kind: Kind =
            switch before {
            case .none: .new
            case .some(let old) where old.price.micros < row.price.micros: .up
            case .some(let old) where old.price.micros > row.price.micros: .down
            case .some: .unchanged
            }
        let country = Destination(country: row.destination.country)
        let cost = costs[row.destination] ?? costs[country]
        return Line(
            destination: row.destination,
            before: before?.price,
            after: row.price,
            from: row.effectiveFrom,
            kind: kind,
            isBelowCost: cost.map { row.price.micros < $0 } ?? false
        )
    }
}

extension Settings {
    /// Reads a rate deck and says what it would change; changes nothing.
    ///
    /// - Throws: `ImportErrors` with each line that is wrong; `FieldErrors`.
    package func previewPrices(
        of owner: PriceOwner,
        deck: String,
        basis: BillingBasis,
        mode: PriceDiff.Mode,
        columns: RateColumns = RateColumns()
    ) async throws -> PriceDiff {
        let now = office.now
        return try await office.database.read { transaction in
            let context = try context(of: owner, now: now, in: transaction)
            let rows = try RateDeck(deck, columns: columns, basis: basis, in: context) {
                PriceRowID(0)
            }.rows
            return PriceDiff(
                rows,
                current: try PriceRepository.current(of: owner, at: now, in: transaction),
                mode: mode,
                costs: try costs(for: owner, context.currency, now: now, in: transaction),
                now: now
            )
        }
    }

    /// The cheapest source price of each destination, for owners that sell.
    private func costs(
        for owner: PriceOwner,
        _ currency: Currency,
        now: Instant,
        in transaction: any SQLTransaction
    ) throws -> [Destination: Int64] {
        if case .supplier = owner { return [:] }
        var cheapest: [Destination: Int64] = [:]
        for supplier in try SupplierRepository.list(in: transaction)
        where supplier.isActive && supplier.currency == currency {
            let rows = try PriceRepository.current(
                of: .supplier(supplier.id),
                at: now,
                in: transaction
            )
            for row in rows where !row.isClosed {
                let known = cheapest[row.destination] ?? .max
                cheapest[row.destination] = min(known, row.price.micros)
            }
        }
        return cheapest
    }
}

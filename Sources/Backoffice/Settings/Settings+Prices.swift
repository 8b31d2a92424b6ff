// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Messaging
import Primitives
import SQLInterface
import Storage

extension Settings {
    /// Sets one price, now or from a later instant on.
    ///
    /// - Throws: `FieldErrors`.
    package func setPrice(
        of owner: PriceOwner,
        _ typed: TypedFields,
        _ request: SettingsRequest
    ) async throws -> PriceRowID {
        let content = "price\n\(owner)\n" + typed.canonicalText
        let id: PriceRowID = office.newID()
        return try await change(request, topic: .prices, content: content) { change in
            let context = try context(of: owner, change)
            var reader = FieldReader(typed)
            let row = PriceRow(id: id, reading: &reader, in: context)
            try reader.errors.check()
            try PriceRepository.append([row], in: change.transaction)
            try log("set price", [row], of: owner, change)
            return id
        }
    }

    /// Closes a price from now on: the destination has none then at this level.
    ///
    /// - Throws: `FieldErrors`.
    package func closePrice(
        of owner: PriceOwner,
        _ typed: TypedFields,
        _ request: SettingsRequest
    ) async throws {
        let id: PriceRowID = office.newID()
        _ = try await change(request, topic: .prices, content: "") { change in
            let context = try context(of: owner, change)
            var reader = FieldReader(typed)
            let destination = reader.destination(in: catalogue, isRequired: true)
            let from = reader.effectiveFrom(in: context)
            let current = try PriceRepository.current(
                of: owner,
                at: from,
                in: change.transaction
            )
            let open = current.first { $0.destination == destination && !$0.isClosed }
            if open == nil, reader.errors.isEmpty {
                reader.refuse("country", "There is no open price of this destination.")
            }
            try reader.errors.check()
            guard var row = open else { return id }
            row.id = id
            row.isClosed = true
            row.effectiveFrom = from
            row.recordedAt = change.now
            try PriceRepository.append([row], in: change.transaction)
            try log("close price", [row], of: owner, change)
            return id
        }
    }

    /// Adds the prices of a rate deck: all of them, or none when a line is wrong.
    ///
    /// - Returns: How many prices were set.
    /// - Throws: `ImportErrors` with each line that is wrong; `FieldErrors`.
    package func importPrices(
        of owner: PriceOwner,
        deck: String,
        basis: BillingBasis,
        mode: PriceDiff.Mode = .change,
        columns: RateColumns = RateColumns(),
        _ request: SettingsRequest
    ) async throws -> Int {
        let counter = try await change(
            request,
            topic: .prices,
            content: "deck\n\(owner)\n\(basis.rawValue)\n\(mode.rawValue)\n"
                + "\(columns.text)\n" + deck
        ) { change -> Identifier<RateDeck> in
            let context = try context(of: owner, change)
            var rows = try RateDeck(deck, columns: columns, basis: basis, in: context) {
                office.newID()
            }.rows
            try columns.save(for: owner, in: change.transaction)
            if mode == .replace { rows += try closures(of: owner, butFor: rows, change) }
            try PriceRepository.append(rows, in: change.transaction)
            try log("import prices", rows, of: owner, change)
            return Identifier(Int64(rows.count))
        }
        return Int(counter.rawValue)
    }

    /// Rows that close every price in force but those of the given rows, from now on.
    private func closures(
        of owner: PriceOwner,
        butFor rows: [PriceRow],
        _ change: SettingsChange
    ) throws -> [PriceRow] {
        let kept = Set(rows.map(\.destination))
        let now = change.now
        return try PriceRepository.current(of: owner, at: now, in: change.transaction)
            .filter { !$0.isClosed && !kept.contains($0.destination) }
            .map { row in
                var closed = row
                closed.id = office.newID()
                closed.isClosed = true
                closed.effectiveFrom = now
                closed.recordedAt = now
                return closed
            }
    }

    private func context(
        of owner: PriceOwner,
        _ change: SettingsChange
    ) throws -> PriceContext {
        try context(of: owner, now: change.now, in: change.transaction)
    }

    /// What the prices of an owner are read with.
    func context(
        of owner: PriceOwner,
        now: Instant,
        in transaction: any SQLTransaction
    ) throws -> PriceContext {
        switch owner {
        case .client(let id):
            guard let client = try ClientRepository.find(id, in: transaction) else {
                throw notThere("client")
            }
            return PriceContext(
                owner: owner,
                currency: client.currency,
                calendar: try BillingCalendar(zone: client.zone),
                catalogue: catalogue,
                now: now
            )
        case .supplier(let id):
            guard let supplier = try SupplierRepository.find(id, in: transaction) else {
                throw notThere("supplier")
            }
            return PriceContext(
                owner: owner,
                currency: supplier.currency,
                calendar: try BillingCalendar(zone: "UTC"),
                catalogue: catalogue,
                now: now
            )
        case .product(let id):
            guard let product = try ProductRepository.find(id, in: transaction) else {
                throw notThere("product")
            }
            return PriceContext(
                owner: owner,
                currency: product.currency,
                calendar: try BillingCalendar(zone: "UTC"),
                catalogue: catalogue,
                now: now
            )
        }
    }

    /// Notes a change of prices in the audit log.
    func log(
        _ action: String,
        _ rows: [PriceRow],
        of owner: PriceOwner,
        _ change: SettingsChange
    ) throws {
        let (kind, id) =
            switch owner {
            case .client(let id): ("client", "\(id)")
            case .supplier(let id): ("supplier", "\(id)")
            case .product(let id): ("product", "\(id)")
            }
        // A deck has too many rows for one entry; its rows are in the price table for ever.
        let after: Any = rows.count == 1 ? rows[0] : rows.count
        try change.log(action, kind, id: id, after: after)
    }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Messaging
import Primitives

/// What a client pays for a destination before and from an instant on.
package struct PriceChange: Hashable, Sendable {
    /// What is priced.
    package var destination: Destination
    /// The row that counted until then; nil when there was no price.
    package var old: PriceRow?
    /// The row that counts from then on; nil when there is none any more.
    package var new: PriceRow?
    /// The first instant of the new price.
    package var from: Instant
}

extension PriceBook {
    /// What rows recorded lately change for a client.
    ///
    /// Of a destination's rows that count already there is one change: from what counted before
    /// them to what counts now. Each row that is dated ahead is a change of its own. A row that
    /// changes nothing for the client, such as a product's where it has an own price, is none.
    ///
    /// `rows`: the client's and its product's, of its currency.
    /// `after`: rows up to this one are known to the client; nil for none.
    /// `now`: what divides the rows that count from those dated ahead.
    /// - Returns: by destination, then by time.
    package static func changes(
        of client: ClientID,
        product: ProductID?,
        by rows: [PriceRow],
        after known: PriceRowID?,
        now: Instant
    ) -> [PriceChange] {
        let rows = rows.filter { $0.messageType == .sms }
        let book = PriceBook(rows)
        func price(_ destination: Destination, _ instant: Instant) -> PriceRow? {
            book.sellPrice(
                client: client,
                product: product,
                destination: destination,
                messageType: .sms,
                at: instant
            )
        }
        let fresh = rows.filter { row in known.map { row.id > $0 } ?? true }
        var changes: [PriceChange] = []
        for (destination, rows) in Dictionary(grouping: fresh, by: \.destination) {
            let instants = Set(rows.map(\.effectiveFrom)).sorted()
            // What began already is one step, up to what counts now.
            let begun = instants.filter { $0 <= now }
            var steps = instants.filter { $0 > now }.map { (before: $0, at: $0) }
            if let first = begun.first, let last = begun.last {
                steps.insert((before: first, at: last), at: 0)
            }
            for step in steps {
                let change = PriceChange(
                    destination: destination,
                    old: price(destination, step.before.adding(milliseconds: -1)),
                    new: price(destination, step.at),
                    from: step.at
                )
                if change.isReal { changes.append(change) }
            }
        }
        return changes.sorted { ($0.destination, $0.from) < ($1.destination, $1.from) }
    }
}

extension PriceChange {
    /// Whether the client pays otherwise: another price, or another basis of it.
    fileprivate var isReal: Bool {
        old?.price != new?.price || old?.basis != new?.basis
    }
}

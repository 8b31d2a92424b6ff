// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Messaging
import Primitives
import SQLInterface
import Storage
import WebSupport

/// What the client pays now, and what was announced.
struct AgreedPrices: Sendable {
    var current: [PriceRow]
    /// Soonest first; a closed one ends a price.
    var announced: [PriceRow]
}

extension ClientScope {
    /// The prices that count for the client: its own, and its product's where it has none.
    func agreedPrices(
        at now: Instant,
        in transaction: any SQLTransaction
    ) throws -> AgreedPrices {
        guard let client = try client(in: transaction) else { throw NotFound() }
        var current = try prices(at: now, in: transaction).filter { !$0.isClosed }
        var announced = try futurePrices(after: now, in: transaction)
        if let product = client.productID {
            let own = Set(current.map(PricePlace.init))
            // An own price of the whole country comes before the product's of a network.
            func counts(_ row: PriceRow) -> Bool {
                let place = PricePlace(row)
                return !own.contains(place) && !own.contains(place.ofCountry)
            }
            let owner = PriceOwner.product(product)
            current += try PriceRepository.current(of: owner, at: now, in: transaction)
                .filter { !$0.isClosed && counts($0) }
            announced += try PriceRepository.future(of: owner, after: now, in: transaction)
                .filter(counts)
        }
        return AgreedPrices(
            current: current.sorted { PricePlace($0).sortText < PricePlace($1).sortText },
            announced: announced.sorted { $0.effectiveFrom < $1.effectiveFrom }
        )
    }
}

/// What a price is for.
private struct PricePlace: Hashable {
    var destination: Destination
    var messageType: MessageType

    init(_ row: PriceRow) {
        destination = row.destination
        messageType = row.messageType
    }

    var ofCountry: PricePlace {
        var place = self
        place.destination = Destination(country: destination.country, network: nil)
        return place
    }

    var sortText: String {
        let country = destination.country.name(in: .english)
        return "\(country) \(destination.network?.text ?? "") \(messageType.rawValue)"
    }
}

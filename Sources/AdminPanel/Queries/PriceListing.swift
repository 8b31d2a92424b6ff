// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Billing
import Messaging
import Primitives
import SQLInterface
import Storage
import WebSupport

/// An owner's prices as their page shows them: a page of those in force, the nearest ahead, the
/// latest superseded, and how many there are of each.
struct PriceListing: Sendable {
    /// Rows of a page of the prices in force.
    static let size = 100
    /// Rows that are shown of those ahead and of the history.
    static let shortSize = 50

    /// The prices in force that the filter leaves, by destination.
    var open: [PriceRow] = []
    /// All that are in force, whatever the filter.
    var openCount = 0
    var ahead: [PriceRow] = []
    var aheadCount = 0
    /// When the rows ahead were recorded.
    var recordings: [(recordedAt: Instant, count: Int)] = []
    var superseded: [PriceRow] = []
    var supersededCount = 0
    /// Without the position.
    var filter = QueryValues()
    var isFirst = true
    var hasMore = false

    /// Whether nothing is in force, with any filter.
    var isEmpty: Bool { openCount == 0 }

    /// What the next page's address has besides the filter.
    var next: [String: String]? {
        guard hasMore, let last = open.last?.destination else { return nil }
        return [
            "after_country": last.country.code, "after_network": last.network?.text ?? "",
        ]
    }

    /// Nothing at all.
    init() {}

    /// Reads the listing that a page's address asks for.
    init(
        of owner: PriceOwner,
        _ query: QueryValues,
        now: Instant,
        in transaction: any SQLTransaction
    ) throws {
        let country = CountryCode(query["country"])
        let position = CountryCode(query["after_country"]).map {
            Destination(country: $0, network: Network(query["after_network"]))
        }
        filter["country"] = country?.code ?? ""
        isFirst = position == nil
        let found = try PriceRepository.open(
            of: owner,
            at: now,
            country: country,
            after: position,
            limit: Self.size + 1,
            in: transaction
        )
        open = Array(found.prefix(Self.size))
        hasMore = found.count > Self.size
        openCount = try PriceRepository.openCount(of: owner, at: now, in: transaction)
        let counts = try PriceRepository.counts(of: owner, at: now, in: transaction)
        supersededCount = counts.begun - openCount
        aheadCount = counts.ahead
        if supersededCount > 0 {
            superseded = try PriceRepository.superseded(
                of: owner,
                at: now,
                limit: Self.shortSize,
                in: transaction
            )
        }
        if aheadCount > 0 { try readAhead(of: owner, now, transaction) }
    }

    private mutating func readAhead(
        of owner: PriceOwner,
        _ now: Instant,
        _ transaction: any SQLTransaction
    ) throws {
        ahead = try PriceRepository.future(
            of: owner,
            after: now,
            limit: Self.shortSize,
            in: transaction
        )
        recordings = try PriceRepository.aheadByRecording(
            of: owner,
            after: now,
            limit: 10,
            in: transaction
        )
    }

    /// The rows that "price on a date" is answered from: every one of a destination and of its
    /// country.
    static func history(
        of owners: [PriceOwner],
        _ destination: Destination,
        in transaction: any SQLTransaction
    ) throws -> [PriceRow] {
        let country = Destination(country: destination.country)
        let wanted = destination.network == nil ? [country] : [destination, country]
        return try owners.flatMap { owner in
            try wanted.flatMap {
                try PriceRepository.history(of: owner, $0, in: transaction)
            }
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// Where a message goes, as prices and routes see it: a country and, when known, a network.
package struct Destination: Hashable, Sendable, Codable {
    /// The country.
    package var country: CountryCode
    /// Nil when only the country is known, or when a price is for the whole country.
    package var network: Network?

    /// Creates a destination.
    package init(country: CountryCode, network: Network? = nil) {
        self.country = country
        self.network = network
    }
}

extension Destination: Comparable {
    /// By country, its network-less destination first.
    package static func < (left: Destination, right: Destination) -> Bool {
        (left.country.rawValue, left.network?.rawValue ?? 0)
            < (right.country.rawValue, right.network?.rawValue ?? 0)
    }
}

extension Destination: CustomStringConvertible {
    /// Such as `UA` or `UA 25501`.
    package var description: String {
        network.map { "\(country) \($0)" } ?? country.code
    }
}

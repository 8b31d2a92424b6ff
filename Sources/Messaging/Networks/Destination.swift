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

    /// Country and network in one number of 48 bits; different ones for different destinations.
    package var packed: UInt64 {
        // No network has country code 000 and network code 00.
        UInt64(country.rawValue) << 32 | UInt64(network?.rawValue ?? 0)
    }

    /// Hashes the one number, since prices and sums are looked up by it for each message.
    package func hash(into hasher: inout Hasher) {
        hasher.combine(packed)
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

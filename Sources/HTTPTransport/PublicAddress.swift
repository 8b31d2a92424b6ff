// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// Tells addresses of the open Internet from those that only lead back to us or to neighbours.
///
/// - Source: RFC 6890 and the IANA registries of special-purpose addresses.
package enum PublicAddress {
    /// Whether an address may be somebody's server on the Internet.
    ///
    /// An IPv4 address inside an IPv6 one is judged as what it is; what is of neither length is
    /// refused.
    package static func contains(_ octets: [UInt8]) -> Bool {
        switch octets.count {
        case 4: !reserved4.contains { $0.contains(octets) }
        case 16: contains6(octets)
        default: false
        }
    }

    private static func contains6(_ octets: [UInt8]) -> Bool {
        if let inner = embedded(octets) { return contains(inner) }
        // 2000::/3 is all that was ever given to networks.
        guard octets[0] & 0xE0 == 0x20 else { return false }
        return !reserved6.contains { $0.contains(octets) }
    }

    /// The IPv4 address that a mapped, translated or 6to4 address stands for.
    private static func embedded(_ octets: [UInt8]) -> [UInt8]? {
        let mapped: [UInt8] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF]
        let translated: [UInt8] = [0, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0]
        if octets.starts(with: mapped) || octets.starts(with: translated) {
            return Array(octets[12...])
        }
        return octets.starts(with: [0x20, 0x02]) ? Array(octets[2..<6]) : nil
    }

    private struct Block {
        let prefix: [UInt8]
        let bits: Int

        init(_ prefix: [UInt8], _ bits: Int) {
            self.prefix = prefix
            self.bits = bits
        }

        func contains(_ octets: [UInt8]) -> Bool {
            let whole = bits / 8
            guard octets.prefix(whole).elementsEqual(prefix.prefix(whole)) else { return false }
            guard bits % 8 > 0 else { return true }
            let mask = UInt8(truncatingIfNeeded: 0xFF00 >> (bits % 8))
            return octets[whole] & mask == prefix[whole] & mask
        }
    }

    private static let reserved4 = [
        // This network, private, shared, loopback, link-local.
        Block([0], 8), Block([10], 8), Block([100, 64], 10), Block([127], 8),
        Block([169, 254], 16), Block([172, 16], 12), Block([192, 168], 16),
        // Protocol assignments, documentation, benchmarks, old relays.
        Block([192, 0, 0], 24), Block([192, 0, 2], 24), Block([192, 88, 99], 24),
        Block([198, 18], 15), Block([198, 51, 100], 24), Block([203, 0, 113], 24),
        // Multicast, reserved and broadcast.
        Block([224], 4), Block([240], 4),
    ]

    private static let reserved6 = [
        // Protocol assignments with Teredo, documentation.
        Block([0x20, 0x01, 0x00], 23), Block([0x20, 0x01, 0x0D, 0xB8], 32),
        Block([0x3F, 0xFF, 0x00], 20),
    ]
}

// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// Internet addresses and networks that an access may bind from.
///
/// Written as addresses or prefixes separated by commas: `203.0.113.7, 198.51.100.0/24,
/// 2001:db8::/32`. An empty list allows every address.
package struct AddressList: Sendable, Equatable {
    private struct Prefix: Sendable, Equatable {
        var bytes: [UInt8]
        var bits: Int
    }

    private let prefixes: [Prefix]
    private let allowsNobody: Bool

    /// A list that allows no address.
    package static let nobody = AddressList()

    private init() {
        prefixes = []
        allowsNobody = true
    }

    /// Parses a list.
    ///
    /// - Throws: `AddressListError` naming the entry that is no address.
    package init(_ text: String) throws(AddressListError) {
        var prefixes: [Prefix] = []
        for entry in text.split(whereSeparator: { $0 == "," || $0.isWhitespace }) {
            prefixes.append(try Self.prefix(entry))
        }
        self.prefixes = prefixes
        allowsNobody = false
    }

    /// Whether a peer with this numeric address is allowed.
    package func allows(_ address: String) -> Bool {
        if prefixes.isEmpty { return !allowsNobody }
        guard let bytes = Self.bytes(address) else { return false }
        return prefixes.contains { Self.matches($0, bytes) }
    }

    private static func prefix(_ entry: Substring) throws(AddressListError) -> Prefix {
        let parts = entry.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count <= 2, let bytes = bytes(String(parts[0])) else {
            throw AddressListError(entry: String(entry))
        }
        guard parts.count == 2 else { return Prefix(bytes: bytes, bits: bytes.count * 8) }
        guard let bits = Int(parts[1]), (0...bytes.count * 8).contains(bits) else {
            throw AddressListError(entry: String(entry))
        }
        return Prefix(bytes: bytes, bits: bits)
    }

    private static func matches(_ prefix: Prefix, _ bytes: [UInt8]) -> Bool {
        guard bytes.count == prefix.bytes.count else { return false }
        let whole = prefix.bits / 8
        guard bytes.prefix(whole).elementsEqual(prefix.bytes.prefix(whole)) else { return false }
        let rest = prefix.bits % 8
        if rest == 0 { return true }
        let mask = UInt8(truncatingIfNeeded: 0xFF << (8 - rest))
        return bytes[whole] & mask == prefix.bytes[whole] & mask
    }

    /// The octets of a numeric address; an IPv4 address inside IPv6 counts as IPv4.
    private static func bytes(_ text: String) -> [UInt8]? {
        NumericAddress(text)?.octets
    }
}

/// An entry of an address list that could not be read.
package struct AddressListError: Error, Equatable, Sendable {
    package let entry: String
}

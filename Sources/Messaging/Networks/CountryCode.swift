// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// A country or territory, by its two-letter code.
///
/// - Source: ISO 3166-1 alpha-2, with the user-assigned XK for Kosovo and the reserved AC and
///   TA, as numbering plans use them.
/// - Invariant: two letters A to Z.
package struct CountryCode: Hashable, Sendable {
    /// The two ASCII letters, the first in the high octet.
    package let rawValue: UInt16

    /// Reads a code, in capitals or not; nil when it is not two Latin letters.
    ///
    /// Whether a country has that code is for `CountryCode.all` to say.
    package init?(_ text: some StringProtocol) {
        var packed: UInt16 = 0
        var count = 0
        for octet in text.utf8 {
            let capital = octet & 0xDF
            guard (0x41...0x5A).contains(capital), octet >= 0x41, count < 2 else { return nil }
            packed = packed << 8 | UInt16(capital)
            count += 1
        }
        guard count == 2 else { return nil }
        rawValue = packed
    }

    /// The two capital letters.
    package var code: String {
        // So short a text lies in the string itself: nothing is allocated.
        String(unsafeUninitializedCapacity: 2) { octets in
            octets[0] = UInt8(rawValue >> 8)
            octets[1] = UInt8(rawValue & 0xFF)
            return 2
        }
    }
}

extension CountryCode: Comparable {
    /// Compares by the letters.
    package static func < (left: CountryCode, right: CountryCode) -> Bool {
        left.rawValue < right.rawValue
    }
}

extension CountryCode: CustomStringConvertible {
    /// The two capital letters.
    package var description: String { code }
}

// MARK: - Coding

extension CountryCode: Codable {
    /// Reads the two letters.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let country = CountryCode(text) else {
            throw DecodingError.dataCorruptedError(
                in: container,
                debugDescription: "\(text) is not a two-letter country code"
            )
        }
        self = country
    }

    /// Writes the two letters.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(code)
    }
}

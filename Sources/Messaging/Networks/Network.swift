// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

import Primitives

/// A mobile country code: the first three digits of a network's number.
///
/// - Source: ITU-T E.212.
/// - Invariant: three digits.
package struct MCC: Hashable, Sendable {
    /// The three digits as a number.
    package let rawValue: UInt16

    /// Reads exactly three digits.
    package init?(_ text: some StringProtocol) {
        guard let value = digitsValue(text, count: 3...3) else { return nil }
        rawValue = value
    }

    fileprivate init(unchecked rawValue: UInt16) {
        self.rawValue = rawValue
    }

    /// The three digits.
    package var text: String { padded(Int(rawValue), to: 3) }
}

/// A mobile network code: two or three digits, where `01` and `001` are two codes.
///
/// - Source: ITU-T E.212.
package struct MNC: Hashable, Sendable {
    /// The number, plus 1000 when it is written with three digits.
    package let rawValue: UInt16

    /// Reads two or three digits.
    package init?(_ text: some StringProtocol) {
        guard let value = digitsValue(text, count: 2...3) else { return nil }
        rawValue = text.utf8.count == 3 ? value + 1000 : value
    }

    fileprivate init(unchecked rawValue: UInt16) {
        self.rawValue = rawValue
    }

    /// The two or three digits.
    package var text: String {
        rawValue >= 1000 ? padded(Int(rawValue) - 1000, to: 3) : padded(Int(rawValue), to: 2)
    }
}

/// A mobile network, by country code and network code.
///
/// ```
/// "25501", "255-01", "310410", "310-410"
/// ```
///
/// - Source: ITU-T E.212.
package struct Network: Sendable {
    /// Country code in the high half, network code in the low half.
    package let rawValue: UInt32

    /// Joins a country code and a network code.
    package init(mcc: MCC, mnc: MNC) {
        rawValue = UInt32(mcc.rawValue) << 16 | UInt32(mnc.rawValue)
    }

    /// Reads five or six digits, or three and two or three with a separator between.
    package init?(_ text: some StringProtocol) {
        let mccEnd = text.utf8.index(
            text.startIndex,
            offsetBy: 3,
            limitedBy: text.endIndex
        )
        guard let mccEnd, let mcc = MCC(text[..<mccEnd]) else { return nil }
        var rest = text[mccEnd...]
        if let first = rest.utf8.first, [0x2D, 0x20, 0x2F, 0x3A, 0x5F, 0x2E].contains(first) {
            rest = rest.dropFirst()
        }
        guard let mnc = MNC(rest) else { return nil }
        self.init(mcc: mcc, mnc: mnc)
    }

    /// The country code.
    package var mcc: MCC { MCC(unchecked: UInt16(rawValue >> 16)) }

    /// The network code.
    package var mnc: MNC { MNC(unchecked: UInt16(rawValue & 0xFFFF)) }

    /// The five or six digits.
    package var text: String {
        let country = rawValue >> 16
        let code = rawValue & 0xFFFF
        let digits = code >= 1000 ? country * 1000 + code - 1000 : country * 100 + code
        let count = code >= 1000 ? 6 : 5
        // So short a text lies in the string itself: nothing is allocated.
        return String(unsafeUninitializedCapacity: 6) { octets in
            var rest = digits
            for place in (0..<count).reversed() {
                octets[place] = UInt8(0x30 + rest % 10)
                rest /= 10
            }
            return count
        }
    }
}

extension Network: Hashable, Comparable {
    /// Compares by country code, then by network code.
    package static func < (left: Network, right: Network) -> Bool {
        left.rawValue < right.rawValue
    }
}

extension MCC: CustomStringConvertible, Comparable {
    /// The digits.
    package var description: String { text }

    /// Compares the numbers.
    package static func < (left: MCC, right: MCC) -> Bool { left.rawValue < right.rawValue }
}

extension MNC: CustomStringConvertible {
    /// The digits.
    package var description: String { text }
}

extension Network: CustomStringConvertible {
    /// The five or six digits.
    package var description: String { text }
}

// MARK: - Coding

extension Network: Codable {
    /// Reads the digits.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let network = Network(text) else {
            throw DecodingError.dataCorruptedError(
                in: container,
                debugDescription: "\(text) is not a network like 25501"
            )
        }
        self = network
    }

    /// Writes the digits.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}

// MARK: - Digits

private func digitsValue(_ text: some StringProtocol, count: ClosedRange<Int>) -> UInt16? {
    var value: UInt16 = 0
    var digits = 0
    for octet in text.utf8 {
        guard (0x30...0x39).contains(octet), digits < count.upperBound else { return nil }
        value = value * 10 + UInt16(octet - 0x30)
        digits += 1
    }
    return count.contains(digits) ? value : nil
}

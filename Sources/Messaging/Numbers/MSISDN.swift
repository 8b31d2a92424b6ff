// SPDX-License-Identifier: Apache-2.0
// Copyright the Tollgate authors

/// A telephone number in international form, without the plus sign.
///
/// ```
/// "+380 67 123-45-67", "00380671234567", "380671234567"   all become 380671234567
/// ```
///
/// - Source: ITU-T E.164.
/// - Invariant: 7 to 15 digits, the first of them not zero.
package struct MSISDN: Hashable, Sendable {
    /// The digits read as one decimal number; no calling code begins with zero.
    package let number: UInt64

    /// E.164 allows no more.
    package static let digitCountMax = 15
    /// The shortest numbers of the world, calling code included, have seven digits.
    package static let digitCountMin = 7

    /// Reads a number in international form, with or without `+` or `00`.
    ///
    /// - Throws: what is wrong with the text, for the person who typed it.
    package init(_ text: String) throws(MSISDNError) {
        if let plain = Self.plain(text) {
            self.init(number: plain)
            return
        }
        let scanned = try DialledDigits(text)
        try self.init(digits: scanned.digits[...])
    }

    /// The number when the text is nothing but its digits, as almost all that arrive; nil else.
    private static func plain(_ text: String) -> UInt64? {
        var number: UInt64 = 0
        var count = 0
        for octet in text.utf8 {
            let digit = octet &- 0x30
            guard digit <= 9, count < digitCountMax, count > 0 || digit > 0 else { return nil }
            number = number * 10 + UInt64(digit)
            count += 1
        }
        return count >= digitCountMin ? number : nil
    }

    /// Reads a number in international form, or in the national form of a default country.
    ///
    /// Only what marks the national form beyond doubt is taken as such: the trunk prefix `0`;
    /// with calling code 7 the trunk prefix `8` before ten digits; with calling code 1 ten
    /// digits. Italy keeps its leading zero.
    ///
    /// - Throws: what is wrong with the text, for the person who typed it.
    package init(_ text: String, defaultCallingCode code: UInt16) throws(MSISDNError) {
        let scanned = try DialledDigits(text)
        var digits = scanned.digits[...]
        var isNational = false
        switch code {
        case _ where scanned.isInternational:
            break
        case 39:
            isNational = digits.first == 0
        case 1 where digits.count == 10:
            isNational = true
        case 7 where digits.count == 11 && digits.first == 8, _ where digits.first == 0:
            isNational = true
            digits = digits.dropFirst()
        default:
            break
        }
        let callingCode = isNational ? String(code).utf8.map { $0 - 0x30 } : []
        try self.init(digits: (callingCode + digits)[...])
    }

    private init(number: UInt64) {
        self.number = number
    }

    private init(digits: ArraySlice<UInt8>) throws(MSISDNError) {
        guard let first = digits.first else { throw .empty }
        guard first != 0 else { throw .startsWithZero }
        guard digits.count >= Self.digitCountMin else { throw .tooShort(digits.count) }
        guard digits.count <= Self.digitCountMax else { throw .tooLong(digits.count) }
        number = digits.reduce(0) { $0 * 10 + UInt64($1) }
    }

    /// The digits as text.
    package var digits: String { String(number) }

    /// The digits as text with the plus sign, for people.
    package var international: String { "+\(number)" }
}

/// Why a text is not a telephone number.
package enum MSISDNError: Error, Hashable, Sendable {
    /// No digit in it.
    case empty
    /// A character that no number has.
    case invalidCharacter(Character)
    /// A leading zero where a calling code should be: a national form without a country.
    case startsWithZero
    /// Fewer digits than any number has.
    case tooShort(Int)
    /// More digits than E.164 allows.
    case tooLong(Int)
}

/// The digits of a dialled text, with what stood before them.
private struct DialledDigits {
    var digits: [UInt8] = []
    var isInternational = false

    /// Drops separators and the international prefix.
    init(_ text: String) throws(MSISDNError) {
        digits.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars {
            switch scalar {
            case "0"..."9":
                digits.append(UInt8(scalar.value - 0x30))
            case "+" where digits.isEmpty && !isInternational:
                isInternational = true
            case " ", "-", ".", "(", ")", "/", "\u{A0}", "\u{2009}", "\u{202F}", "\u{2010}",
                "\u{2011}", "\u{2013}", "\t":
                continue
            default:
                throw .invalidCharacter(Character(scalar))
            }
        }
        if !isInternational, digits.starts(with: [0, 0]) {
            digits.removeFirst(2)
            isInternational = true
        }
    }
}

// MARK: - Text

extension MSISDN: CustomStringConvertible {
    /// The digits as text.
    package var description: String { digits }
}

extension MSISDN: Comparable {
    /// Compares digit by digit, so that a prefix comes before what it begins.
    package static func < (left: MSISDN, right: MSISDN) -> Bool {
        left.digits < right.digits
    }
}

extension MSISDNError: CustomStringConvertible {
    /// A sentence for the person who typed the number.
    package var description: String {
        switch self {
        case .empty: "The number has no digits."
        case .invalidCharacter(let character): "“\(character)” cannot stand in a number."
        case .startsWithZero: "The number must start with a country calling code, not zero."
        case .tooShort(let count): "The number has \(count) digits; at least 7 are needed."
        case .tooLong(let count): "The number has \(count) digits; at most 15 are allowed."
        }
    }
}

// MARK: - Coding

extension MSISDN: Codable {
    /// Reads the digits.
    package init(from decoder: any Decoder) throws {
        self = try MSISDN(try decoder.singleValueContainer().decode(String.self))
    }

    /// Writes the digits.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(digits)
    }
}
